// One call in the large place: the same element from its first moment to its last, whatever its size is.

import { fresh, put } from './words.js';

const SLOTS = ['please', 'label', 'counter', 'place'];
const WHOLE = ['name', 'place', 'please'];
const SIZES = ['x', 'y', 'width', 'height', 'padding', 'label', 'name', 'place', 'please'];

/**
 * The language of a row. In turn too, a visitor reads the own one first, and the newest as long as the call
 * waits for its visitor.
 */
export const languageOf = ({ call, isFresh }, turns, isNewest) =>
  (isFresh || (isNewest && call.state === 'called') ? call.language : turns.language ?? call.language);

/** By an attribute: a rule about what is empty would be looked up for all rows at each change of one. */
function hideEmpty({ textContent }, element) {
  const isEmpty = textContent === '';
  if (element.hidden !== isEmpty) element.hidden = isEmpty;
}

export class LargeCall {
  element = fresh('row');
  #slots = Object.fromEntries(SLOTS.map((name) => [name, this.element.querySelector(`[data-${name}]`)]));
  #sizes = {};

  constructor({ call_id: id }, { isArriving }) {
    this.element.dataset.callId = id;
    this.element.classList.toggle('is-arriving', isArriving);
  }

  paint(row, { isNewest, isOwn, words, turns, wayOf }) {
    const { call, isFresh } = row;
    const isOpen = call.state === 'called' || isFresh;
    const language = languageOf(row, turns, isNewest) ?? turns.languages[0];
    put(this.#slots.label, call.label);
    this.element.classList.toggle('is-fresh', Boolean(isFresh));
    this.element.classList.toggle('is-newest', isNewest);
    this.element.classList.toggle('is-called', isOpen);
    if (this.element.lang !== language) this.element.lang = language;
    const [name, place] = isOwn || !call.counter ? ['', ''] : wayOf(call, language);
    put(this.#slots.please, isNewest ? words.say(isOpen ? 'please-come' : 'newest', language) : '');
    put(this.#slots.counter, name);
    put(this.#slots.place, isNewest ? place : '');
    hideEmpty(this.#slots.please, this.#slots.please);
    hideEmpty(this.#slots.place, this.#slots.place);
    hideEmpty(this.#slots.counter, this.#slots.counter.parentElement);
  }

  /** Stand there, so large; as `arrange` gives it, in px. */
  place({ shape, ...sizes }) {
    const { style, dataset } = this.element;
    if (dataset.shape !== shape) dataset.shape = shape;
    for (const name of SIZES) {
      // Each size of letters is a font of its own for the browser: few of them cost less.
      const size = WHOLE.includes(name) ? Math.floor(sizes[name] ?? 0) : sizes[name] ?? 0;
      if (this.#sizes[name] === size) continue;
      this.#sizes[name] = size;
      style.setProperty(`--${name}`, `${size}px`);
    }
  }
}
