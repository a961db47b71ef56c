// What the hall tells everybody: sentences that take turns, notices, and an emergency over everything.

import { fresh, inLanguage, put, putInAll } from './words.js';

const LEADING = 1.2;
const LEAST = 1.15; // of the unit: below it, languages take turns instead of standing side by side
const MOST = 2.2;
const BETWEEN = '  ·  ';
const LISTED = 8;

/** One place where texts take turns, as large as it holds them. */
export class Sentences {
  #element;
  #tools;
  #texts = [];
  #box = null;

  constructor(element, tools) {
    this.#element = element;
    this.#tools = tools;
    new ResizeObserver(() => {
      this.#box = null;
      this.paint(this.#texts);
    }).observe(element);
  }

  /** Gives the text whose turn it is, with the languages in which it stands. */
  paint(texts) {
    this.#texts = texts;
    this.#box ??= { width: this.#element.clientWidth, height: this.#element.clientHeight };
    const unit = this.#tools.unit();
    const size = (text, languages) => this.#tools.ruler.fit(
      languages.map((each) => inLanguage(text, each)).join(BETWEEN),
      { ...this.#box, most: MOST * unit, lines: 4, leading: LEADING },
    );
    const isLarge = (text, languages) => size(text, languages) >= LEAST * unit;
    const chosen = this.#tools.turns.choose(texts, isLarge);
    putInAll(this.#element, chosen?.text, chosen?.languages ?? []);
    if (chosen) this.#element.style.fontSize = `${size(chosen.text, chosen.languages).toFixed(1)}px`;
    return chosen;
  }
}

export class Notices {
  #part = document.querySelector('[data-part="notices"]');
  #word = document.querySelector('[data-notice-word]');
  #sentences;
  #emergency;
  #tools;

  constructor(tools) {
    this.#tools = tools;
    this.#sentences = new Sentences(document.querySelector('[data-notice]'), tools);
    this.#emergency = new Emergency(tools);
  }

  paint(board) {
    const notices = board.notices.filter(({ kind }) => kind !== 'emergency');
    this.#part.hidden = notices.length === 0;
    const chosen = this.#sentences.paint(notices.map(({ text }) => text));
    if (chosen) {
      const { kind } = notices.find(({ text }) => text === chosen.text);
      this.#part.dataset.kind = kind;
      this.#tools.words.putWord(this.#word, kind === 'closing' ? kind : 'notice', chosen.languages);
    }
    this.#emergency.paint(board);
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
    const { words, wayOf } = this.#tools;
    board.languages.forEach((language, index) => {
      const element = this.#texts.children[index] ?? this.#texts.appendChild(fresh('emergency'));
      element.lang = language;
      put(element.querySelector('[data-word]'), words.say('emergency', language));
      put(element.querySelector('[data-text]'), inLanguage(notice.text, language));
    });
    while (this.#texts.children.length > board.languages.length) this.#texts.lastElementChild.remove();
    this.#size(notice, board.languages);

    const calls = board.calls.slice(0, LISTED);
    this.ids = calls.map(({ call_id: id }) => id);
    calls.forEach((call, index) => {
      const item = this.#calls.children[index] ?? this.#calls.appendChild(document.createElement('li'));
      item.lang = call.language;
      put(item, `${call.label} → ${wayOf(call, call.language)[0]}`);
    });
    while (this.#calls.children.length > calls.length) this.#calls.lastElementChild.remove();
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
    this.#texts.style.fontSize = `${Math.min(...sizes).toFixed(1)}px`;
  }
}
