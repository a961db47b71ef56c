// What the hall tells everybody: sentences that take turns, notices.

import { Emergency } from './emergency.js';
import { apart, hide, inLanguage, putInAll } from './words.js';

const LEADING = 1.2;
const LEAST = 1.15; // of the unit: below it, languages take turns instead of standing side by side
const MOST = 2.2;
const BETWEEN = '  ·  ';

/** One place where texts take turns, as large as it holds them. */
export class Sentences {
  #element;
  #tools;
  #texts = [];
  #box = null;
  #most;
  #onChosen;

  /** `most`: the largest size, in units. `onChosen`: told what stands there now. */
  constructor(element, tools, { most = MOST, onChosen = () => {} } = {}) {
    this.#onChosen = onChosen;
    this.#element = element;
    this.#tools = tools;
    this.#most = most;
    new ResizeObserver(() => {
      this.#box = null;
      this.paint(this.#texts);
    }).observe(element);
  }

  paint(texts) {
    this.#texts = texts;
    this.#box ??= { width: this.#element.clientWidth, height: this.#element.clientHeight };
    const unit = this.#tools.unit();
    const size = (text, languages) => this.#tools.ruler.fit(
      apart(text, languages).map((each) => inLanguage(text, each)).join(BETWEEN),
      { ...this.#box, most: this.#most * unit, lines: 4, leading: LEADING },
    );
    const isLarge = (text, languages) => size(text, languages) >= LEAST * unit;
    const chosen = this.#tools.turns.choose(texts, isLarge);
    putInAll(this.#element, chosen?.text, chosen ? apart(chosen.text, chosen.languages) : []);
    if (chosen) {
      const px = size(chosen.text, chosen.languages).toFixed(1);
      this.#element.style.setProperty('--size', `${px}px`);
    }
    this.#onChosen(chosen);
  }
}

export class Notices {
  #part = document.querySelector('[data-part="notices"]');
  #word = document.querySelector('[data-notice-word]');
  #sentences;
  #notices = [];
  #emergency;
  #tools;
  #width = null;

  constructor(tools) {
    this.#tools = tools;
    new ResizeObserver(() => {
      this.#width = null;
      this.#sentences.paint(this.#notices.map(({ text }) => text));
    }).observe(this.#part);
    const onChosen = (chosen) => this.#paintKind(chosen);
    this.#sentences = new Sentences(document.querySelector('[data-notice]'), tools, { onChosen });
    this.#emergency = new Emergency(tools);
  }

  paint(board) {
    this.#notices = board.notices.filter(({ kind }) => kind !== 'emergency');
    hide(this.#part, this.#notices.length === 0);
    this.#sentences.paint(this.#notices.map(({ text }) => text));
    this.#emergency.paint(board);
  }

  /** What kind of notice it is, in the languages of its text. */
  #paintKind(chosen) {
    if (!chosen) return;
    const { words, ruler } = this.#tools;
    const unit = this.#tools.unit();
    const { kind } = this.#notices.find(({ text }) => text === chosen.text);
    const word = kind === 'closing' ? kind : 'notice';
    words.putWord(this.#word, word, chosen.languages);
    const size = ruler.fit(chosen.languages.map((each) => words.say(word, each)).join(BETWEEN), {
      width: 0.2 * this.#measured - 3.2 * unit,
      height: 4.6 * unit,
      most: 1.5 * unit,
      leading: LEADING,
    });
    this.#word.style.setProperty('--size', `${size.toFixed(1)}px`);
  }

  get #measured() {
    this.#width ??= this.#part.clientWidth;
    return this.#width;
  }

  get isShown() {
    return this.#notices.length > 0;
  }

  get isEmergency() {
    return this.#emergency.isShown;
  }

  /** The calls that an emergency leaves on the screen. */
  get ids() {
    return this.#emergency.ids;
  }
}
