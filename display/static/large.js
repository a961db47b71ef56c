// The large place: the newest call, and with it those that have not had their time yet.

import { arrange, sizeOfCap } from './arrange.js';
import { LargeCall } from './large_call.js';
import { Standing } from './standing.js';
import { putInAll } from './words.js';

const LEAST_LINE = 0.058; // of the screen's height: smaller labels take over the middle of the screen
const LEAST_NAME = 0.25; // of the label's size, where the label has to be large
const OF_NOW = ['called', 'serving'];

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

  /** `tools`: {ruler, words, turns, unit, wayOf}. */
  constructor(tools) {
    this.#tools = tools;
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
    const rows = this.#standing.rows(now).filter((row) => this.#isShown(row));
    for (const [id, { element }] of this.#nodes) {
      if (!rows.some(({ call }) => call.call_id === id)) {
        element.remove();
        this.#nodes.delete(id);
      }
    }
    let before = null;
    for (const row of rows.toReversed()) {
      before = this.#row(row, before, { isFirst, isNewest: row === rows[0] });
    }
    this.#panel.dataset.callId = rows[0]?.call.call_id ?? '';
    this.#paintEmpty(rows.length === 0);
    this.#arrange(rows);
    clearTimeout(this.#timer);
    const next = this.#standing.nextChange(now);
    if (next !== null) this.#timer = setTimeout(() => this.repaint(), next + 20);
  }

  /** Calls that are on the screen now; their time in the large place begins. */
  get ids() {
    return [...this.#nodes.keys()];
  }

  /** The panel stands elsewhere, or is larger or smaller than before. */
  moved() {
    this.#setWide(false);
    this.#box = null;
  }

  painted(ids) {
    this.#standing.painted(ids, performance.now());
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

  #row(row, before, { isFirst, isNewest }) {
    const { call } = row;
    let node = this.#nodes.get(call.call_id);
    if (!node) {
      node = new LargeCall(call, { isArriving: !isFirst });
      this.#nodes.set(call.call_id, node);
      // An element that is moved would arrive once more: only new ones are put in.
      this.#panel.insertBefore(node.element, before);
    }
    node.paint(row, { isNewest, isOwn: Boolean(this.#board.own), ...this.#tools });
    return node.element;
  }

  #paintEmpty(isEmpty) {
    this.#empty.hidden = !isEmpty;
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

  #arrange(rows) {
    if (!rows.length) return;
    const { ruler } = this.#tools;
    const unit = this.#tools.unit();
    const share = this.#board.layout.cap_share;
    const need = share ? sizeOfCap(share * innerHeight) * 1.005 : 0;
    const calls = rows.map(({ call }) => {
      const [name, place] = this.#nodes.get(call.call_id).way;
      return { label: call.label, name, place };
    });
    const options = { unit, need, isOwn: Boolean(this.#board.own) };
    let found = arrange(ruler, calls, this.#measured(), options);
    if (!this.#isWide && !this.#isEnough(found, options)) {
      this.#setWide(true);
      found = arrange(ruler, calls, this.#measured(), options);
    } else if (this.#isWide && this.#fits(calls, options)) {
      this.#setWide(false);
      found = arrange(ruler, calls, this.#measured(), options);
    }
    rows.forEach(({ call }, index) => this.#nodes.get(call.call_id).place(found.placed[index]));
  }

  /** Would they be large enough in the panel's usual place? */
  #fits(calls, options) {
    return this.#isEnough(arrange(this.#tools.ruler, calls, this.#usual, options), options);
  }

  #isEnough({ placed: [newest, ...others], smallest }, { need, isOwn }) {
    const isNamed = isOwn || newest.name >= LEAST_NAME * newest.label || need === 0;
    return isNamed && newest.label >= need - 1 && (!others.length || smallest >= LEAST_LINE * innerHeight);
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
