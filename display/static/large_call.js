// One call in the large place: the same element from its first moment to its last, whatever its size is.

import { fresh, put } from './words.js';

const SLOTS = ['please', 'label', 'counter', 'place'];
const SIZES = ['x', 'y', 'width', 'height', 'padding', 'label', 'name', 'place', 'please'];

export class LargeCall {
  element = fresh('row');
  way = ['', '']; // counter and place, as they stand there
  #slots = Object.fromEntries(SLOTS.map((name) => [name, this.element.querySelector(`[data-${name}]`)]));
  #sizes = {};

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
    for (const name of SIZES) {
      const size = sizes[name] ?? 0;
      if (this.#sizes[name] === size) continue;
      this.#sizes[name] = size;
      style.setProperty(`--${name}`, `${size}px`);
    }
  }
}
