// One call in the large place: the same element from its first moment to its last, whatever its size is.

import { slotsOf } from './slots.js';
import { fresh, hide, put } from './words.js';

const TYPE_PX = 100; // the size that all texts are set in, before they are scaled
const TEXTS = ['please', 'label', 'counter', 'place'];
const SLOTS = [...TEXTS, 'arrow'];
const ARRIVAL = [{ transform: 'translateX(-3rem)' }, { transform: 'none' }];
const ARRIVAL_TIME = { duration: 180, easing: 'ease-out' }; // ms
const isStill = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * The language of a row. In turn too, a visitor reads the own one first, and the newest as long as the call
 * waits for its visitor.
 */
export const languageOf = ({ call, isFresh }, turns, isNewest) =>
  (isFresh || (isNewest && call.state === 'called') ? call.language : turns.language ?? call.language);

/** Writes custom properties, and only those that differ from what was written before. */
class Properties {
  #style;
  #written = {};

  constructor({ style }) {
    this.#style = style;
  }

  write(values) {
    for (const [name, value] of Object.entries(values)) {
      if (this.#written[name] === value) continue;
      this.#written[name] = value;
      this.#style.setProperty(`--${name}`, value);
    }
  }
}

export class LargeCall {
  element = fresh('row');
  #slots = Object.fromEntries(SLOTS.map((name) => [name, this.element.querySelector(`[data-${name}]`)]));
  #box = new Properties(this.element);
  #properties = Object.fromEntries(SLOTS.map((name) => [name, new Properties(this.#slots[name])]));
  #called = null; // what stands there, for the arithmetic: {label, name, place}

  /** From now on this is that call's element; one whose call has gone may be another one's. */
  take({ call_id: id }) {
    this.element.dataset.callId = id;
  }

  /** It slides in, unless nothing should move: begun with a frame, so that the compositor moves it alone. */
  arrive() {
    if (isStill.matches) return;
    requestAnimationFrame(() => this.element.animate(ARRIVAL, ARRIVAL_TIME));
  }

  paint(row, { isNewest, isOwn, words, turns, wayOf }) {
    const { call, isFresh } = row;
    const isOpen = call.state === 'called' || isFresh;
    const language = languageOf(row, turns, isNewest) ?? turns.languages[0];
    const className = `large-call${isFresh ? ' is-fresh' : ''}${isNewest ? ' is-newest' : ''}`
      + `${isOpen ? ' is-called' : ''}`;
    if (this.element.className !== className) this.element.className = className;
    for (const name of TEXTS) {
      if (this.#slots[name].lang !== language) this.#slots[name].lang = language;
    }
    const [name, place] = isOwn || !call.counter ? ['', ''] : wayOf(call, language);
    this.#called = { label: call.label, name, place: isNewest ? place : '' };
    put(this.#slots.please, isNewest ? words.say(isOpen ? 'please-come' : 'newest', language) : '');
    put(this.#slots.label, call.label);
    put(this.#slots.counter, name);
    put(this.#slots.place, this.#called.place);
  }

  /** Stand there, so large; as `arrange` gives it, in px. */
  place(placed, { ruler, unit }) {
    const { x, y, width, height } = placed;
    this.#box.write({ x: `${x}px`, y: `${y}px`, width: `${width}px`, height: `${height}px` });
    const slots = slotsOf(ruler, this.#called, placed, unit());
    hide(this.#slots.arrow, !slots.arrow);
    for (const name of SLOTS.filter((each) => slots[each])) {
      const { x: left, y: top, size, width: room } = slots[name];
      this.#properties[name].write({
        at: `translate(${left}px, ${top}px) scale(${size / TYPE_PX})`,
        ...(room && size && { room: `${(room * TYPE_PX) / size}px` }),
      });
    }
  }
}
