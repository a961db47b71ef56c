// One call in the large place: the same element from its first moment to its last, whatever its size is.

import { fresh, put } from './words.js';

const SLOTS = ['please', 'label', 'counter', 'place'];

export class LargeCall {
  element = fresh('row');
  way = ['', '']; // counter and place, as they stand there
  #slots = Object.fromEntries(SLOTS.map((name) => [name, this.element.querySelector(`[data-${name}]`)]));
  #sizes = '';

  constructor({ call_id: id, label }, { isArriving }) {
    this.element.dataset.callId = id;
    this.element.classList.toggle('is-arriving', isArriving);
    put(this.#slots.label, label);
  }

  paint({ call, isFresh }, { isNewest, isOwn, words, turns, wayOf }) {
    const isOpen = call.state === 'called' || isFresh;
    // In turn too, the visitor reads the own language first.
    const language = isFresh ? call.language : turns.language ?? call.language;
    this.element.classList.toggle('is-newest', isNewest);
    this.element.classList.toggle('is-called', isOpen);
    if (this.element.lang !== language) this.element.lang = language;
    this.way = isOwn ? ['', ''] : wayOf(call, language);
    put(this.#slots.please, isNewest ? words.say(isOpen ? 'please-come' : 'newest', language) : '');
    put(this.#slots.counter, this.way[0]);
    put(this.#slots.place, isNewest ? this.way[1] : '');
  }

  /** Stand there, so large; as `arrange` gives it, in px. */
  place({ shape, ...sizes }) {
    const { style, dataset } = this.element;
    if (dataset.shape !== shape) dataset.shape = shape;
    const key = JSON.stringify(sizes);
    if (this.#sizes === key) return;
    this.#sizes = key;
    const { x, y, width, height, label, name, place, please, padding } = sizes;
    Object.assign(style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    style.padding = padding === undefined ? '' : `${padding}px`;
    style.setProperty('--label', `${label}px`);
    this.#slots.label.style.fontSize = `${label}px`;
    this.#slots.counter.parentElement.style.fontSize = `${name}px`;
    this.#slots.place.style.fontSize = `${place ?? 0}px`;
    this.#slots.please.style.fontSize = `${please ?? 0}px`;
  }
}
