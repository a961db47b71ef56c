// An emergency takes the whole screen, in all languages of the hall; who is called stands small below it.

import { apart, fresh, hide, inLanguage, put } from './words.js';

const LEADING = 1.15;
const GAP = 0.55; // between two languages, in em
const SIGN = 0.24; // of the screen's longer side, for the exit sign
const MOST = 0.16; // of the screen's height: a short text need not be larger
const LISTED = 8;
const LISTED_SIZE = 1.75;
const AROUND = 4; // units left and right

export class Emergency {
  #part = document.querySelector('[data-emergency]');
  #texts = document.querySelector('[data-emergency-texts]');
  #calls = document.querySelector('[data-emergency-calls]');
  #above = document.querySelector('[data-lost]');
  #below = document.querySelector('[data-sound-strip]');
  #tools;
  #board;
  ids = [];

  constructor(tools) {
    this.#tools = tools;
    const size = new ResizeObserver(() => this.isShown && this.paint(this.#board));
    for (const each of [this.#texts, this.#above, this.#below]) size.observe(each);
  }

  get isShown() {
    return !this.#part.hidden;
  }

  paint(board) {
    this.#board = board;
    const [notice] = board.notices.filter(({ kind }) => kind === 'emergency');
    hide(this.#part, !notice);
    document.body.classList.toggle('has-emergency', Boolean(notice));
    this.ids = [];
    if (!notice) return;
    const { words } = this.#tools;
    const texts = textsOf(notice, board.languages).map(([language, text]) =>
      ({ language, text, word: words.say('emergency', language) }));
    texts.forEach(({ language, text, word }, index) => {
      const element = this.#texts.children[index] ?? this.#texts.appendChild(fresh('emergency'));
      element.lang = language;
      put(element.querySelector('[data-word]'), word);
      put(element.querySelector('[data-text]'), text);
    });
    while (this.#texts.children.length > texts.length) this.#texts.lastElementChild.remove();

    const calls = this.#listed(board);
    this.ids = calls.map(({ call_id: id }) => id);
    calls.forEach((call, index) => {
      const item = this.#calls.children[index] ?? this.#calls.appendChild(document.createElement('li'));
      item.lang = call.language;
      put(item, this.#line(call));
    });
    while (this.#calls.children.length > calls.length) this.#calls.lastElementChild.remove();
    hide(this.#calls, calls.length === 0);
    this.#size(texts);
  }

  #line(call) {
    return `${call.label} → ${this.#tools.wayOf(call, call.language)[0]}`;
  }

  /** As many of those on their way as there is room for below; none on the screen of one counter. */
  #listed({ own, calls }) {
    if (own) return [];
    const unit = this.#tools.unit();
    const left = [0, 0].map(() => innerWidth - AROUND * unit);
    return calls.filter(({ state }) => state === 'called').slice(0, LISTED).filter((call) => {
      const width = this.#tools.ruler.line(this.#line(call)) * LISTED_SIZE * unit;
      const row = left.findIndex((each) => each >= width);
      if (row < 0) return false;
      left.fill(0, 0, row); // a row that one did not fit into stays as it is
      left[row] -= width + 2 * unit;
      return true;
    });
  }

  /** The largest letters at which all texts fit, below one another or in two columns. */
  #size(texts) {
    const unit = this.#tools.unit();
    const sign = SIGN * (innerWidth < innerHeight ? innerHeight * 0.75 : innerWidth);
    const isUpright = innerWidth < innerHeight;
    const width = innerWidth - AROUND * unit - (isUpright ? 0 : sign);
    const left = this.#leaveRoom();
    const height = left - (this.#calls.hidden ? 0 : 6 * unit) - AROUND * unit - (isUpright ? sign : 0);
    const [one, two] = [1, 2].map((columns) => {
      const lines = Math.ceil(texts.length / columns);
      const box = { width: (width - 2 * unit * (columns - 1)) / columns, height: height / lines };
      return { columns: Math.min(columns, texts.length), size: this.#largest(texts, box) };
    });
    const { columns, size } = two.size > 1.05 * one.size ? two : one;
    this.#part.style.setProperty('--sign', `${sign.toFixed(1)}px`);
    this.#texts.style.setProperty('--columns', columns);
    this.#texts.style.setProperty('--size', `${size.toFixed(1)}px`);
  }

  /** A lost line, and the wish for a touch, are said above and below it; gives the height in between. */
  #leaveRoom() {
    const [above, below] = [this.#above.offsetHeight, this.#below.offsetHeight];
    this.#part.style.setProperty('--above', `${above}px`);
    this.#part.style.setProperty('--below', `${below}px`);
    return innerHeight - above - below;
  }

  /** The largest size at which each text, with its heading on lines of its own, fits into that box. */
  #largest(texts, { width, height }) {
    const { ruler } = this.#tools;
    const fits = (size) => texts.every(({ word, text }) => {
      const lines = ruler.lines(word, width / size) + ruler.lines(text, width / size);
      return (lines * LEADING + GAP) * size <= height;
    });
    let [low, high] = [0, MOST * innerHeight];
    while (high - low > 0.5) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** `[language, text]` of each text, the screen's languages first; equal ones once. */
function textsOf({ text }, languages) {
  const rank = (language) => (languages.includes(language) ? languages.indexOf(language) : languages.length);
  const own = Object.keys(text).sort((one, other) => rank(one) - rank(other));
  return apart(text, own).map((language) => [language, inLanguage(text, language)]);
}
