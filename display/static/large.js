// The large place: the newest call, and with it those that have not had their time yet.

import { arrange, sizeOfCap } from './arrange.js';
import { Standing } from './standing.js';
import { fresh, put, putInAll } from './words.js';

const LEAST_LINE = 0.058; // of the screen's height: smaller labels take over the middle of the screen
const LEAST_NAME = 0.25; // of the label's size, where the label has to be large
const OF_NOW = ['called', 'serving'];
const SLOT = ['please', 'label', 'counter', 'place'];

export class Large {
  #panel = document.querySelector('[data-newest]');
  #empty = document.querySelector('[data-empty]');
  #said = document.querySelector('[data-said]');
  #middle = document.querySelector('[data-screen]');
  #nodes = new Map(); // call_id -> {element, slots}
  #styles = new WeakMap();
  #standing = new Standing();
  #tools;
  #board = null;
  #box = null;
  #usual = null; // the panel's size when it does not take over the middle
  #isWide = false;
  #timer;

  /** `tools`: {ruler, words, turns, now, wayOf}. */
  constructor(tools) {
    this.#tools = tools;
    new ResizeObserver(() => this.#resized()).observe(this.#panel);
    addEventListener('resize', () => this.moved());
  }

  paint(board) {
    const isFirst = this.#board === null;
    this.#board = board;
    const before = this.#panel.dataset.callId;
    this.#standing.update(board, board.layout.large_s, this.#tools.now());
    this.repaint(isFirst);
    const newest = this.#panel.dataset.callId;
    if (!isFirst && newest && newest !== before) this.#tell();
  }

  /** As `paint`, when time has gone on and not the board. */
  repaint(isFirst = false) {
    const now = this.#tools.now();
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
    this.#standing.painted(ids, this.#tools.now());
  }

  /** Does it take over the middle of the screen? */
  get isWide() {
    return this.#isWide;
  }

  /** Has everybody had the time? Then the page may be loaded anew. */
  get isQuiet() {
    return this.#standing.nextChange(this.#tools.now()) === null;
  }

  /** A counter's own screen shows whom it has called or serves, and not who was there before. */
  #isShown({ call, isFresh }) {
    return !this.#board.own || isFresh || OF_NOW.includes(call.state);
  }

  #row({ call, isFresh }, before, { isFirst, isNewest }) {
    let node = this.#nodes.get(call.call_id);
    if (!node) {
      const element = fresh('row');
      const slots = SLOT.map((name) => [name, element.querySelector(`[data-${name}]`)]);
      node = { element, slots: Object.fromEntries(slots) };
      element.classList.toggle('is-arriving', !isFirst);
      this.#nodes.set(call.call_id, node);
      put(node.slots.label, call.label);
      // An element that is moved would arrive once more: only new ones are put in.
      this.#panel.insertBefore(element, before ?? null);
    }
    const { words, turns, wayOf } = this.#tools;
    const isOpen = call.state === 'called' || isFresh;
    // In turn too, the visitor reads the own language first.
    const language = isFresh ? call.language : turns.language ?? call.language;
    const { element, slots } = node;
    element.classList.toggle('is-newest', isNewest);
    element.classList.toggle('is-called', isOpen);
    if (element.lang !== language) element.lang = language;
    node.way = this.#board.own ? ['', ''] : wayOf(call, language);
    put(slots.please, isNewest ? words.say(isOpen ? 'please-come' : 'newest', language) : '');
    put(slots.counter, node.way[0]);
    put(slots.place, isNewest ? node.way[1] : '');
    return element;
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
    this.#empty.style.fontSize = `${Math.min(...sizes)}px`;
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
    rows.forEach(({ call }, index) => this.#place(this.#nodes.get(call.call_id), found.placed[index]));
  }

  /** Would they be large enough in the panel's usual place? */
  #fits(calls, options) {
    return this.#isEnough(arrange(this.#tools.ruler, calls, this.#usual, options), options);
  }

  #isEnough({ placed: [newest, ...others], smallest }, { need, isOwn }) {
    const isNamed = isOwn || newest.name >= LEAST_NAME * newest.label || need === 0;
    return isNamed && newest.label >= need - 1 && (!others.length || smallest >= LEAST_LINE * innerHeight);
  }

  #place({ element, slots }, { shape, ...sizes }) {
    const style = JSON.stringify(sizes);
    if (element.dataset.shape !== shape) element.dataset.shape = shape;
    if (this.#styles.get(element) === style) return;
    this.#styles.set(element, style);
    const { x, y, width, height, label, name, place, please, padding } = sizes;
    const box = { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
    Object.assign(element.style, box);
    element.style.padding = padding === undefined ? '' : `${padding}px`;
    slots.label.style.fontSize = `${label}px`;
    element.style.setProperty('--label', `${label}px`);
    slots.counter.parentElement.style.fontSize = `${name}px`;
    slots.place.style.fontSize = `${place ?? 0}px`;
    slots.please.style.fontSize = `${please ?? 0}px`;
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
