// The large place: the newest call, and with it those that have not had their time yet.

import { arrange, sizeOfCap } from './arrange.js';
import { languageOf, LargeCall } from './large_call.js';
import { Standing } from './standing.js';
import { hide, putInAll } from './words.js';

const LEAST_LINE = 0.058; // of the screen's height: smaller labels take over the middle of the screen
const LEAST_NAME = 0.25; // of the label's size, where the label has to be large
const LEAST_SIZE = 0.03; // of the screen's height: smaller labels are not read at all
const MORE = 'more'; // stands for the id of those who are only counted
const ZONES = ['top', 'main', 'side', 'foot'];
const OF_NOW = ['called', 'serving'];

const more = (count) => ({ call: { call_id: MORE, label: `+${count}`, state: 'called' } });

export class Large {
  #panel = document.querySelector('[data-newest]');
  #empty = document.querySelector('[data-empty]');
  #said = document.querySelector('[data-said]');
  #middle = document.querySelector('[data-screen]');
  #nodes = new Map(); // call_id -> LargeCall
  #standing = new Standing();
  #tools;
  #board = null;
  #box = null;
  #usual = null; // the panel's size when it does not take over the middle
  #isWide = false;
  #timer;

  #onWide;

  /** `tools`: {ruler, words, turns, unit, wayOf}. `onWide(isWide)`: it takes over the middle, or not. */
  constructor(tools, onWide) {
    this.#tools = tools;
    this.#onWide = onWide;
    new ResizeObserver(() => this.#resized()).observe(this.#panel);
    addEventListener('resize', () => this.moved());
  }

  paint(board) {
    const isFirst = this.#board === null;
    this.#board = board;
    const before = this.#panel.dataset.callId;
    this.#standing.update(board, board.layout.large_s, performance.now());
    this.repaint(isFirst);
    const newest = this.#panel.dataset.callId;
    if (!isFirst && newest && newest !== before) this.#tell();
  }

  /** As `paint`, when time has gone on and not the board. */
  repaint(isFirst = false) {
    const now = performance.now();
    const standing = this.#standing.rows(now).filter((row) => this.#isShown(row));
    const { rows, placed } = this.#arrange(standing);
    const free = this.#freed(rows);
    let before = null;
    for (const row of rows.toReversed()) {
      before = this.#row(row, before, { free, isFirst, isNewest: row === rows[0] });
    }
    free.forEach(({ element }) => element.remove());
    this.#panel.dataset.callId = rows[0]?.call.call_id ?? '';
    this.#paintEmpty(rows.length === 0);
    rows.forEach(({ call }, index) => this.#nodes.get(call.call_id).place(placed[index], this.#tools));
    clearTimeout(this.#timer);
    const next = this.#standing.nextChange(now);
    if (next !== null) this.#timer = setTimeout(() => this.repaint(), next + 20);
  }

  /** Calls that are on the screen now; their time in the large place begins. */
  get ids() {
    return [...this.#nodes.keys()].filter((id) => id !== MORE);
  }

  /** The panel stands elsewhere, or is larger or smaller than before. */
  moved() {
    this.#setWide(false);
    this.#box = null;
  }

  painted(ids) {
    this.#standing.painted(ids, performance.now());
  }

  /** Is it that high, in px, where it stands? */
  holds(height) {
    return this.#panel.clientHeight >= height;
  }

  /** Does it take over the middle of the screen? */
  get isWide() {
    return this.#isWide;
  }

  /** Has everybody had the time? Then the page may be loaded anew. */
  get isQuiet() {
    return this.#standing.nextChange(performance.now()) === null;
  }

  /** A counter's own screen shows whom it has called or serves, and not who was there before. */
  #isShown({ call, isFresh }) {
    return !this.#board.own || isFresh || OF_NOW.includes(call.state);
  }

  /** The elements of calls that have gone: the next ones take them over, which costs less than new ones. */
  #freed(rows) {
    const ids = new Set(rows.map(({ call }) => call.call_id));
    const gone = [...this.#nodes].filter(([id]) => !ids.has(id));
    gone.forEach(([id]) => this.#nodes.delete(id));
    return gone.map(([, node]) => node);
  }

  #row(row, before, { free, isFirst, isNewest }) {
    const { call } = row;
    let node = this.#nodes.get(call.call_id);
    if (!node) {
      node = free.pop() ?? new LargeCall();
      node.take(call);
      this.#nodes.set(call.call_id, node);
      if (!isFirst) node.arrive();
    }
    const { element } = node;
    if (element.parentNode !== this.#panel || (before && element.nextElementSibling !== before)) {
      this.#panel.insertBefore(element, before);
    }
    node.paint(row, { isNewest, isOwn: Boolean(this.#board.own), ...this.#tools });
    return node.element;
  }

  #paintEmpty(isEmpty) {
    hide(this.#empty, !isEmpty);
    if (!isEmpty) return;
    const { own } = this.#board;
    const { words, turns, ruler } = this.#tools;
    const word = own ? own.state : 'empty';
    words.putWord(this.#empty, word, turns.languages);
    const box = this.#measured();
    const height = (box.height * 0.8) / turns.languages.length;
    const most = (own ? 0.3 : 0.12) * box.height;
    const sizes = turns.languages.map((each) =>
      ruler.fit(words.say(word, each), { width: box.width * 0.9, height, most, lines: 2 }));
    this.#empty.style.setProperty('--size', `${Math.min(...sizes).toFixed(1)}px`);
  }

  /**
   * Who stands where: `{rows, placed}`. In the usual place who was called a moment ago; without a list of
   * calls, or when the place takes over the middle and covers it, everybody who is called still.
   */
  #arrange(standing) {
    if (!standing.length) {
      this.#setWide(false);
      return { rows: [], placed: [] };
    }
    const share = this.#board.layout.cap_share;
    const need = share ? sizeOfCap(share * innerHeight) * 1.005 : 0;
    const options = { unit: this.#tools.unit(), need, isOwn: Boolean(this.#board.own) };
    const called = this.#stillCalled(standing);
    const usual = ZONES.some((zone) => this.#board.layout[zone].includes('calls')) ? [] : called;
    if (!this.#isWide || this.#isEnough(this.#placed(standing, usual, this.#usual, options), options)) {
      this.#setWide(false);
      const found = this.#placed(standing, usual, this.#measured(), options);
      if (this.#isEnough(found, options)) return found;
    }
    this.#setWide(true);
    return this.#placed(standing, called, this.#measured(), options);
  }

  /** Who is called still and has had the time in the large place, newest first. */
  #stillCalled(standing) {
    if (this.#board.own) return [];
    const ids = new Set(standing.map(({ call }) => call.call_id));
    return [...this.#board.calls, ...this.#board.recent]
      .filter((call) => call.state === 'called' && !ids.has(call.call_id))
      .map((call) => ({ call, isFresh: false }));
  }

  /** As many of those who are called still as can be read; the others are counted: "+5". */
  #placed(standing, called, box, options) {
    for (let count = called.length; ; count -= 1) {
      const rows = [...standing, ...called.slice(0, count)];
      if (count < called.length) rows.push(more(called.length - count));
      const calls = rows.map((row, index) => {
        const [name, place] = row.call.call_id === MORE ? ['', '']
          : this.#tools.wayOf(row.call, languageOf(row, this.#tools.turns, index === 0));
        return { label: row.call.label, name, place };
      });
      const found = arrange(this.#tools.ruler, calls, box, options);
      const isRead = rows.length < 2 || found.smallest >= LEAST_SIZE * innerHeight;
      if (isRead || count <= 0) return { rows, ...found };
    }
  }

  #isEnough({ placed: [newest, ...others], smallest }, { need, isOwn }) {
    const isNamed = isOwn || newest.name >= LEAST_NAME * newest.label || need === 0;
    const least = LEAST_LINE * Math.min(innerHeight, 1.2 * innerWidth);
    return isNamed && newest.label >= need - 1 && (!others.length || smallest >= least);
  }

  #measured() {
    this.#box ??= { width: this.#panel.clientWidth, height: this.#panel.clientHeight };
    return this.#box;
  }

  #setWide(isWide) {
    if (isWide === this.#isWide) return;
    if (isWide) this.#usual = this.#measured();
    this.#isWide = isWide;
    this.#middle.classList.toggle('is-wide', isWide);
    this.#onWide(isWide);
    this.#box = null;
  }

  #resized() {
    const { clientWidth: width, clientHeight: height } = this.#panel;
    if (this.#box?.width === width && this.#box.height === height) return;
    this.#box = { width, height };
    if (this.#board) this.repaint();
  }

  /** Once, for those who listen to the page. */
  #tell() {
    const call = this.#board.calls[0];
    const [name, place] = this.#tools.wayOf(call, call.language);
    const text = [call.label, name, place].filter(Boolean).join(', ');
    putInAll(this.#said, { [call.language]: text }, [call.language]);
  }
}
