// The parts that list: the last calls, who was missed, who is next, how many wait.

import { arrangeLine } from './arrange.js';
import { fresh, put } from './words.js';

const MOST_LINES = 9;
const MOST_LISTED = 9;
const LEAST_LINE = 3.1; // of the unit: lower lines are not read from the back
const LEAST_WIDTH = 15;
const LEAST_SIZE = 0.03; // of the screen's height: smaller labels are not read at all
const MORE = 'more'; // stands for the id of those who are only counted
const SLOTS = ['label', 'counter', 'state-word'];

/** The calls before the newest one: lines of one height that never move; as many as there is room for. */
export class Calls {
  #list = document.querySelector('[data-calls]');
  #lines = new Map(); // call_id -> {element, label, counter, word}
  #tools;
  #board;
  #box = null;
  #widest = 0; // em of the widest label since the list was empty: the counters stand where they stood

  constructor(tools) {
    this.#tools = tools;
    new ResizeObserver(() => {
      this.#box = null;
      if (this.#board) this.paint(this.#board);
    }).observe(this.#list);
  }

  /** Measure anew: another font has been loaded, or another day begins. */
  forget() {
    this.#widest = 0;
  }

  get ids() {
    return this.#box?.width ? [...this.#lines.keys()].filter((id) => id !== MORE) : [];
  }

  paint(board) {
    this.#board = board;
    this.#box ??= { width: this.#list.clientWidth, height: this.#list.clientHeight };
    if (!this.#box.width) return;
    const unit = this.#tools.unit();
    const { width, height } = this.#box;
    const isCalled = ({ state }) => state === 'called';
    const others = [...board.calls.slice(1), ...board.recent.filter(isCalled)];
    const called = others.filter(isCalled);
    const { lines, columns } = this.#grid(called.length);
    const calls = chosen(others, called, lines * columns);

    const ids = new Set(calls.map(({ call_id: id }) => id));
    const free = [...this.#lines].filter(([id]) => !ids.has(id)).map(([id, line]) => {
      this.#lines.delete(id);
      line.element.remove();
      return line;
    });
    this.#list.style.setProperty('--lines', lines);
    this.#list.style.setProperty('--columns', columns);
    const cell = { width: width / columns - unit, height: height / lines - 1 };
    const named = calls.map((call) => {
      const language = this.#tools.turns.language ?? call.language;
      return { call, language, label: call.label, name: this.#nameOf(call, language) };
    });
    if (!named.length) {
      this.forget();
      return;
    }
    const sizes = arrangeLine(this.#tools.ruler, named, cell, { most: 2.8 * unit, em: this.#widest });
    this.#widest = sizes.em;
    this.#list.dataset.shape = sizes.shape;
    this.#list.style.setProperty('--label', `${Math.floor(sizes.label)}px`);
    this.#list.style.setProperty('--label-width', `${sizes.em.toFixed(2)}em`);
    let before = null;
    [...named.entries()].reverse().forEach(([index, each]) => {
      before = this.#line(each, sizes.names[index], { before, free });
    });
  }

  #nameOf(call, language) {
    return call.call_id === MORE ? '' : this.#tools.wayOf(call, language)[0];
  }

  /** Stands the list in the layout, and can it be seen? */
  get isPlaced() {
    return !this.#list.closest('[data-stock]');
  }

  /** Is there room for so many who are called, in its place as it is now? */
  holds(count) {
    this.#box = { width: this.#list.clientWidth, height: this.#list.clientHeight };
    const dense = this.#dense;
    return this.#box.height >= dense && Math.floor(this.#box.height / dense) * this.#mostColumns >= count;
  }

  /** Height of the lowest line. */
  get #dense() {
    return 1.02 * LEAST_SIZE * innerHeight;
  }

  get #mostColumns() {
    return Math.max(1, Math.floor(this.#box.width / (LEAST_WIDTH * this.#tools.unit())));
  }

  /** Lines and columns: comfortable ones, closer ones when more are called than these hold. */
  #grid(called) {
    const unit = this.#tools.unit();
    const { width, height } = this.#box;
    const lines = Math.max(1, Math.min(MOST_LINES, Math.floor(height / (LEAST_LINE * unit))));
    const least = (lines < 3 ? 1 : 1.6) * LEAST_WIDTH * unit;
    const columns = lines < 5 ? Math.max(1, Math.floor(width / least)) : 1;
    if (lines * columns >= called) return { lines, columns };
    const most = Math.max(1, Math.floor(height / this.#dense));
    const needed = Math.min(this.#mostColumns, Math.ceil(called / most));
    return { lines: Math.min(most, Math.ceil(called / needed)), columns: needed };
  }

  /** `free`: lines whose call has gone; a new call takes one over. */
  #line({ call, language, label, name }, size, { before, free }) {
    let line = this.#lines.get(call.call_id);
    if (!line) {
      line = free.pop() ?? freshLine();
      line.element.dataset.callId = call.call_id;
      this.#lines.set(call.call_id, line);
    }
    if (line.element.parentNode !== this.#list || line.element.nextElementSibling !== before) {
      this.#list.insertBefore(line.element, before);
    }
    const isCalled = call.state === 'called';
    line.element.classList.toggle('call-open', isCalled);
    line.element.classList.toggle('call-more', call.call_id === MORE);
    put(line.label, label);
    put(line.counter, name);
    if (line.counter.lang !== language) line.counter.lang = language;
    put(line['state-word'], this.#tools.words.say(isCalled ? 'called' : 'served', language));
    if (line['state-word'].lang !== language) line['state-word'].lang = language;
    const px = `${Math.floor(size)}px`;
    if (line.px !== px) line.counter.style.setProperty('--size', (line.px = px));
    return line.element;
  }
}

function freshLine() {
  const element = fresh('call');
  const slots = SLOTS.map((slot) => [slot, element.querySelector(`[data-${slot}]`)]);
  return { element, ...Object.fromEntries(slots) };
}

/** Those that there is room for: whoever is called still before all others, in the board's order. */
function chosen(calls, called, room) {
  if (called.length > room) {
    const shown = called.slice(0, Math.max(0, room - 1));
    const label = `+${called.length - shown.length}`;
    return [...shown, { call_id: MORE, label, place: {}, state: 'called', language: called[0].language }];
  }
  const most = Math.min(room, Math.max(MOST_LISTED, called.length));
  const kept = new Set([...called, ...calls.filter((each) => !called.includes(each))].slice(0, most));
  return calls.filter((each) => kept.has(each));
}

/** Labels in a box; those without room are counted: "A007 A008 +19". */
export class Labels {
  #list;
  #part;
  #tools;
  #labels = [];
  #box = null;
  #style = null;

  constructor(list, tools) {
    this.#list = list;
    this.#part = list.closest('[data-part]');
    this.#tools = tools;
    new ResizeObserver(() => {
      this.#box = null;
      this.paint(this.#labels);
    }).observe(list);
  }

  paint(labels) {
    this.#labels = labels;
    this.#part.classList.toggle('is-empty', labels.length === 0);
    if (!this.#box) {
      const style = getComputedStyle(this.#list);
      this.#box = { width: this.#list.clientWidth, height: this.#list.clientHeight };
      const [size, gap, line] = [style.fontSize, style.columnGap, style.lineHeight].map(parseFloat);
      this.#style = { size, gap, line };
    }
    const texts = this.#fitting(labels);
    texts.forEach((text, index) => {
      put(this.#list.children[index] ?? this.#list.appendChild(this.#item()), text);
    });
    while (this.#list.children.length > texts.length) this.#list.lastElementChild.remove();
  }

  #item() {
    return Object.assign(document.createElement('li'), { className: 'label-ticket' });
  }

  #fitting(labels) {
    for (let count = labels.length; count > 0; count -= 1) {
      const texts = labels.slice(0, count);
      if (count < labels.length) texts.push(`+${labels.length - count}`);
      if (this.#holds(texts)) return texts;
    }
    return labels.length ? [`+${labels.length}`] : [];
  }

  #holds(texts) {
    const { size, gap, line } = this.#style;
    let lines = 1;
    let filled = 0;
    for (const text of texts) {
      const width = this.#tools.ruler.label(text) * size;
      if (filled && filled + gap + width > this.#box.width) {
        lines += 1;
        filled = 0;
      }
      filled += (filled ? gap : 0) + width;
    }
    return lines * line <= this.#box.height + 1;
  }
}
