// Paints one board after the other: the whole of it each time, and only what differs from what stands there.

import { Large } from './large.js';
import { Headings } from './headings.js';
import { Layout } from './layout.js';
import { Calls, Labels } from './lists.js';
import { Media } from './media.js';
import { Notices, Sentences } from './notices.js';
import { Ruler } from './ruler.js';
import { leastHeight, sizeOfCap } from './arrange.js';
import { Turns } from './turns.js';
import { inLanguage, put, Words } from './words.js';

const HALL = 1.5; // of the unit
const MOST_NAME = 3; // of the unit
const AROUND = 3.5; // units left and right of the newest label
const STRIPS = 12; // units above and below the middle
const BESIDE = 6; // units left and right of the columns and between them
const one = (name) => document.querySelector(`[data-${name}]`);

export class Board {
  #windows;
  #defaults;
  #board;
  #widest = 0; // em of the widest label so far, so that the columns do not move with every call

  /**
   * `first`: the board that came with the page; what a newer one leaves out is taken from it. `now()`: the
   * hall's time in ms.
   */
  constructor({ first, dictionary, windows, now }) {
    this.#defaults = first;
    this.#windows = windows;
    this.words = new Words(dictionary);
    this.ruler = new Ruler(one('ruler'));
    this.turns = new Turns({ now, onTurn: () => this.#turn() });
    const tools = {
      ruler: this.ruler,
      words: this.words,
      turns: this.turns,
      unit: () => this.#unit,
      wayOf: (call, language) => this.wayOf(call, language),
    };
    this.layout = new Layout();
    this.large = new Large(tools, (isWide) => this.layout.takeOver(isWide));
    this.calls = new Calls(tools);
    this.missed = new Labels(one('missed'), tools);
    this.next = new Labels(one('next'), tools);
    this.notices = new Notices(tools);
    this.ticker = new Sentences(one('ticker'), tools);
    this.own = new Sentences(one('own-name'), tools, { most: MOST_NAME });
    this.headings = new Headings(tools);
    this.media = new Media();
    addEventListener('resize', () => this.#board && this.paint(this.#board));
    // Widths of another font are other widths.
    document.fonts.load('700 100px Inter').then(() => {
      this.ruler.forget();
      this.calls.forget();
      this.#learned = '';
      this.#hallName = '';
      this.#widest = 0;
      this.large.moved();
      if (this.#board) this.paint(this.#board);
    });
  }

  /** The unit of all sizes: it follows the screen. */
  get #unit() {
    return innerWidth >= innerHeight ? Math.min(innerWidth / 80, innerHeight / 45)
      : Math.min(innerWidth / 45, innerHeight / 80);
  }

  paint(board) {
    this.#board = { ...this.#defaults, ...board };
    const { layout, languages, names } = this.#board;
    this.#learn(names);
    if (this.layout.follow(layout, this.#neededShare())) this.large.moved();
    this.turns.follow(layout, languages);
    this.media.follow(layout);
    this.#paintParts();
    this.large.paint(this.#board);
  }

  /** The names of the counters are measured before the first call needs them. */
  #learn(names) {
    const known = Object.keys(names).join();
    if (known === this.#learned) return;
    this.#learned = known;
    this.ruler.learn(Object.values(names).flatMap((each) => Object.values(each)));
  }

  #learned = '';

  #turn() {
    this.#paintParts();
    this.large.repaint();
  }

  #paintParts() {
    const { missed, next, waiting, texts, layout, languages, own } = this.#board;
    const spoken = this.turns.languages;
    if (this.#spoken !== spoken.join()) {
      this.#spoken = spoken.join();
      this.words.putAll(spoken);
      this.headings.fit();
    }
    this.notices.paint(this.#board);
    this.missed.paint(missed);
    this.next.paint(next);
    this.ticker.paint(layout.ticker);
    this.own.paint(own ? [own.name] : []);
    put(one('waiting'), String(waiting.reduce((sum, { count }) => sum + count, 0)));
    const language = this.turns.language ?? languages[0];
    const hall = document.querySelector('[data-part="hall"]');
    const name = inLanguage(texts.hall, language);
    put(hall, name);
    this.#fitHall(hall, name);
    if (hall.lang !== language) hall.lang = language;
    this.#yield();
    this.calls.paint(this.#board);
  }

  #spoken = '';

  /** A long name of the hall becomes smaller, in two lines at most. */
  #fitHall(hall, name) {
    const key = [name, this.layout.name, innerWidth, innerHeight].join();
    if (key === this.#hallName) return;
    this.#hallName = key;
    const [width, most] = [hall.clientWidth, HALL * this.#unit];
    const size = this.ruler.fit(name, { width, height: 4.2 * this.#unit, most, lines: 3, leading: 1.2 });
    hall.style.setProperty('--size', width ? `${Math.floor(size)}px` : '');
  }

  #hallName = '';

  /** Per cent of the middle that the newest label needs at the height it has to have: {width, height}. */
  #neededShare() {
    const { layout, calls } = this.#board;
    if (!layout.cap_share || !calls.length) return { width: 0, height: 0 };
    this.#widest = Math.max(this.#widest, this.ruler.label(calls[0].label));
    const size = sizeOfCap(layout.cap_share * innerHeight);
    const share = (px, whole) => Math.ceil((100 * px) / whole);
    return {
      width: share(this.#widest * size + AROUND * this.#unit, innerWidth - BESIDE * this.#unit),
      height: share(leastHeight(size, this.#unit), innerHeight - STRIPS * this.#unit),
    };
  }

  /** Less important parts yield until those who are called have room; measured once for each case. */
  #yield() {
    if (this.large.isWide || !this.calls.isPlaced) return;
    const { layout, calls } = this.#board;
    const called = calls.slice(1).filter(({ state }) => state === 'called').length;
    const key = [this.layout.name, innerWidth, innerHeight, this.notices.isShown, Math.max(2, called)].join();
    if (key === this.#yielded) return;
    this.#yielded = key;
    this.headings.fit(); // those of parts that were put into the layout just now have no size yet
    const least = layout.cap_share ? leastHeight(sizeOfCap(layout.cap_share * innerHeight), this.#unit) : 0;
    for (const way of this.layout.yields) {
      way();
      if (this.calls.holds(Math.max(2, called)) && this.large.holds(least)) break;
    }
    this.large.moved();
  }

  #yielded = '';

  /**
   * Counter and place of a call. The board says "Window 5, ground floor, left": the counter is shown large,
   * the rest small. One that was renamed after the page was loaded is shown as the board says it.
   */
  wayOf(call, language) {
    const way = inLanguage(call.place, language);
    const name = inLanguage(this.#board.names[call.counter] ?? this.#windows[call.counter], language);
    return name && way.startsWith(name) ? [name, way.slice(name.length).replace(/^[,\s]+/, '')] : [way, ''];
  }

  /** The languages of the screen. */
  get languages() {
    return this.#board.languages;
  }

  /** The calls that can be seen at this moment. */
  get ids() {
    if (this.notices.isEmergency) return this.notices.ids;
    return [...new Set([...this.large.ids, ...(this.large.isWide ? [] : this.calls.ids)])];
  }
}
