// What the hall tells everybody: sentences that take turns, notices, and an emergency over everything.

import { fresh, inLanguage, put, putInAll } from './words.js';

const LEADING = 1.2;
const LEAST = 1.15; // of the unit: below it, languages take turns instead of standing side by side
const MOST = 2.2;
const BETWEEN = '  ·  ';
const LISTED = 8;
const LISTED_SIZE = 1.75;

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
      languages.map((each) => inLanguage(text, each)).join(BETWEEN),
      { ...this.#box, most: this.#most * unit, lines: 4, leading: LEADING },
    );
    const isLarge = (text, languages) => size(text, languages) >= LEAST * unit;
    const chosen = this.#tools.turns.choose(texts, isLarge);
    putInAll(this.#element, chosen?.text, chosen?.languages ?? []);
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

  constructor(tools) {
    this.#tools = tools;
    const onChosen = (chosen) => this.#paintKind(chosen);
    this.#sentences = new Sentences(document.querySelector('[data-notice]'), tools, { onChosen });
    this.#emergency = new Emergency(tools);
  }

  paint(board) {
    this.#notices = board.notices.filter(({ kind }) => kind !== 'emergency');
    this.#part.hidden = this.#notices.length === 0;
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
      width: 0.2 * this.#part.clientWidth - 3.2 * unit,
      height: 4.6 * unit,
      most: 1.5 * unit,
      leading: LEADING,
    });
    this.#word.style.setProperty('--size', `${size.toFixed(1)}px`);
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

/** An emergency takes the whole screen, in all of its languages; who is called stands small below it. */
class Emergency {
  #part = document.querySelector('[data-emergency]');
  #texts = document.querySelector('[data-emergency-texts]');
  #calls = document.querySelector('[data-emergency-calls]');
  #tools;
  #board;
  ids = [];

  constructor(tools) {
    this.#tools = tools;
    new ResizeObserver(() => this.isShown && this.paint(this.#board)).observe(this.#texts);
  }

  get isShown() {
    return !this.#part.hidden;
  }

  paint(board) {
    this.#board = board;
    const [notice] = board.notices.filter(({ kind }) => kind === 'emergency');
    this.#part.hidden = !notice;
    document.body.classList.toggle('has-emergency', Boolean(notice));
    this.ids = [];
    if (!notice) return;
    const { words } = this.#tools;
    board.languages.forEach((language, index) => {
      const element = this.#texts.children[index] ?? this.#texts.appendChild(fresh('emergency'));
      element.lang = language;
      put(element.querySelector('[data-word]'), words.say('emergency', language));
      put(element.querySelector('[data-text]'), inLanguage(notice.text, language));
    });
    while (this.#texts.children.length > board.languages.length) this.#texts.lastElementChild.remove();
    this.#size(notice, board.languages);

    const calls = this.#listed(board.calls);
    this.ids = calls.map(({ call_id: id }) => id);
    calls.forEach((call, index) => {
      const item = this.#calls.children[index] ?? this.#calls.appendChild(document.createElement('li'));
      item.lang = call.language;
      put(item, this.#line(call));
    });
    while (this.#calls.children.length > calls.length) this.#calls.lastElementChild.remove();
  }

  #line(call) {
    return `${call.label} → ${this.#tools.wayOf(call, call.language)[0]}`;
  }

  /** As many as there is room for in the strip below: the newest ones. */
  #listed(calls) {
    const unit = this.#tools.unit();
    const left = [0, 0].map(() => innerWidth - 4 * unit);
    return calls.slice(0, LISTED).filter((call) => {
      const width = this.#tools.ruler.line(this.#line(call)) * LISTED_SIZE * unit;
      const row = left.findIndex((each) => each >= width);
      if (row < 0) return false;
      left.fill(0, 0, row); // a row that one did not fit into stays as it is
      left[row] -= width + 2 * unit;
      return true;
    });
  }

  #size(notice, languages) {
    const { ruler, words } = this.#tools;
    const unit = this.#tools.unit();
    const width = this.#texts.clientWidth - 7 * unit;
    const height = this.#texts.clientHeight / languages.length - 1.5 * unit;
    const sizes = languages.map((each) => ruler.fit(
      `${words.say('emergency', each)} ${inLanguage(notice.text, each)}`,
      { width, height, most: 5 * unit, leading: LEADING, lines: 6, type: 'strong' },
    ));
    this.#texts.style.setProperty('--size', `${Math.min(...sizes).toFixed(1)}px`);
  }
}
