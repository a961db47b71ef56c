// Where the texts of a large call stand in its box. Pure arithmetic, in px from the box's corner.

import { ARROW_GAP, EDGE, LABEL_LINE, LEADING, LINE_ARROW, LINE_GAP } from './arrange.js';
import { MOST_LINES } from './ruler.js';

const WORDS_GAP = 0.6; // between label and counter beside it, of the words above
const ROUND = 1.001; // a text that was made to fit is not broken by the last digit of its size

/**
 * A slot for each text, and one for the arrow before the counter: {x, y, size, width}; `size` in px an em,
 * `width` of what may be broken into lines. Who has nothing to stand there has no slot.
 * `call`: {label, name, place}; `placed`: its box and sizes, as `arrange` gives them.
 */
export function slotsOf(ruler, call, placed, unit) {
  const ways = { stacked, sideways, alone, line, below };
  return ways[placed.shape](new Box(ruler, call, placed), unit);
}

class Box {
  #ruler;

  constructor(ruler, call, { label, em, name, place, please, padding = 0, width, height }) {
    this.#ruler = ruler;
    this.call = call;
    this.sizes = { label, name, place, please };
    [this.left, this.top, this.width] = [padding, padding, width - 2 * padding];
    [this.bottom, this.middle] = [height - padding, height / 2];
    this.labelHeight = label * LABEL_LINE;
    this.labelWidth = label * (em ?? ruler.label(call.label));
    this.wordsHeight = (please ?? 0) * LEADING;
  }

  /** How high the lines of a text are, in that width. */
  height(text, size, width) {
    if (!text || !size) return 0;
    return Math.min(MOST_LINES, this.#ruler.lines(text, (width / size) * ROUND)) * size * LEADING;
  }

  /** The words above the number. */
  get words() {
    return { x: this.left, y: this.top, size: this.sizes.please, width: this.width };
  }

  /** The counter with its arrow before it, from `x`, in the middle of that height. */
  counter(x, width, middle) {
    const { name } = this.sizes;
    if (!this.call.name) return {};
    const ahead = (1 + ARROW_GAP) * name;
    const height = this.height(this.call.name, name, width - ahead);
    return {
      arrow: { x, y: middle - name / 2, size: name },
      counter: { x: x + ahead, y: middle - height / 2, size: name, width: width - ahead },
    };
  }
}

/** Words, number, counter, place: one below the other, with the same air between them. */
function stacked(box) {
  const { call, sizes, left, width } = box;
  const nameHeight = box.height(call.name, sizes.name, width - (1 + ARROW_GAP) * sizes.name);
  const placeHeight = box.height(call.place, sizes.place, width);
  const heights = [box.wordsHeight, box.labelHeight, nameHeight, placeHeight].filter((height) => height > 0);
  const free = box.bottom - box.top - heights.reduce((sum, height) => sum + height, 0);
  const air = heights.length > 1 ? free / (heights.length - 1) : 0;
  const labelTop = box.top + box.wordsHeight + air;
  return {
    please: box.words,
    label: { x: left, y: labelTop, size: sizes.label },
    ...box.counter(left, width, labelTop + box.labelHeight + air + nameHeight / 2),
    place: { x: left, y: box.bottom - placeHeight, size: sizes.place, width },
  };
}

/** Number and counter side by side, in a low box. */
function sideways(box) {
  const { call, sizes, left } = box;
  const x = left + box.labelWidth + sizes.please * WORDS_GAP;
  const width = left + box.width - x;
  const placeHeight = box.height(call.place, sizes.place, width);
  const top = box.top + box.wordsHeight;
  return {
    please: box.words,
    label: { x: left, y: (top + box.bottom - box.labelHeight) / 2, size: sizes.label },
    ...box.counter(x, width, (top + box.bottom - placeHeight) / 2),
    place: { x, y: box.bottom - placeHeight, size: sizes.place, width },
  };
}

/** The number alone, on a counter's own screen. */
function alone(box) {
  const top = box.top + box.wordsHeight;
  return {
    please: box.words,
    label: { x: box.left, y: (top + box.bottom - box.labelHeight) / 2, size: box.sizes.label },
  };
}

/** One of several, in a line. */
function line(box, unit) {
  const { call, sizes } = box;
  const x = EDGE * unit;
  const arrow = sizes.label * LINE_ARROW;
  const arrowLeft = x + box.labelWidth + sizes.label * LINE_GAP;
  const nameLeft = arrowLeft + arrow + sizes.label * ARROW_GAP;
  const width = box.width - nameLeft - x;
  const height = box.height(call.name, sizes.name, width);
  return {
    label: { x, y: box.middle - box.labelHeight / 2, size: sizes.label },
    ...(call.name && {
      arrow: { x: arrowLeft, y: box.middle - arrow / 2, size: arrow },
      counter: { x: nameLeft, y: box.middle - height / 2, size: sizes.name, width },
    }),
  };
}

/** One of several, in a narrow place: the counter below the number. */
function below(box, unit) {
  const { call, sizes } = box;
  const x = EDGE * unit;
  const width = box.width - 2 * x;
  const height = box.height(call.name, sizes.name, width);
  const top = box.middle - (box.labelHeight + height) / 2;
  return {
    label: { x, y: top, size: sizes.label },
    ...(call.name && { counter: { x, y: top + box.labelHeight, size: sizes.name, width } }),
  };
}
