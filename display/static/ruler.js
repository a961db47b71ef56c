// How wide texts are, and how large they may be: each word is measured once, so that a board is laid out by
// arithmetic and the browser is never asked to lay out the page in between.

const PROBE_PX = 100;
const KEPT = 2000; // words; a hall has a few hundred
const SPARE = 0.985; // widths are rounded to pixels
export const MOST_LINES = 4;

export class Ruler {
  #probe;
  #widths = new Map();
  #lines = new Map();

  /** `probe`: an invisible element, 100 px large. */
  constructor(probe) {
    this.#probe = probe;
  }

  /** Measure anew: another font has been loaded. */
  forget() {
    this.#widths.clear();
    this.#lines.clear();
  }

  /** Width of a piece of text in em, in the type of "name" or "label". */
  #width(piece, type) {
    const key = `${type} ${piece}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#probe.dataset.type = type;
      this.#probe.textContent = piece;
      width = this.#probe.getBoundingClientRect().width / PROBE_PX;
      this.#probe.textContent = '';
      if (this.#widths.size > KEPT) this.forget();
      this.#widths.set(key, width);
    }
    return width;
  }

  /** Measure these texts' words now, not in the midst of a paint. */
  learn(texts) {
    for (const word of new Set(texts.flatMap((text) => text.split(/\s+/)))) this.#width(word, 'name');
  }

  /** Width of a ticket's label in em: its digits are all equally wide, so no label is ever measured. */
  label(label) {
    let width = 0;
    for (const letter of label) width += this.#width(letter >= '0' && letter <= '9' ? '0' : letter, 'label');
    return width / SPARE;
  }

  /** Width in em that a text needs in 1, 2, ... lines. */
  #needs(text, type) {
    const key = `${type} ${text}`;
    let needs = this.#lines.get(key);
    if (!needs) {
      const words = text.split(/\s+/).map((word) => this.#width(word, type));
      const space = this.#width('a a', type) - this.#width('aa', type);
      needs = [];
      for (let lines = 1; lines <= Math.min(MOST_LINES, words.length); lines += 1) {
        needs.push(narrowest(words, space, lines) / SPARE);
      }
      this.#lines.set(key, needs);
    }
    return needs;
  }

  /** The largest size in px, up to `most`, at which a text stands in that box. */
  fit(text, { width, height, most = Infinity, lines = MOST_LINES, leading = 1.12, type = 'name' }) {
    if (!text) return Math.max(0, Math.min(most, height / leading));
    const sizes = this.#needs(text, type)
      .slice(0, lines)
      .map((need, index) => Math.min(most, width / need, height / (leading * (index + 1))));
    return Math.max(0, ...sizes);
  }

  /** How many lines a text needs in a box so many em wide; Infinity when a word is wider. */
  lines(text, width, type = 'name') {
    const words = text.split(/\s+/).map((word) => this.#width(word, type) / SPARE);
    if (Math.max(...words) > width) return Infinity;
    return linesAt(words, (this.#width('a a', type) - this.#width('aa', type)) / SPARE, width);
  }

  /** Width in em of a text in one line. */
  line(text, type = 'name') {
    return this.#needs(text, type)[0];
  }
}

/** The least width at which words fill no more than that many lines. */
function narrowest(words, space, lines) {
  let low = Math.max(...words);
  let high = words.reduce((sum, word) => sum + word + space, -space);
  if (lines === 1) return high;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (linesAt(words, space, middle) <= lines) high = middle;
    else low = middle;
  }
  return high;
}

function linesAt(words, space, width) {
  let lines = 1;
  let filled = 0;
  for (const word of words) {
    if (filled && filled + space + word > width) {
      lines += 1;
      filled = word;
    } else {
      filled += (filled ? space : 0) + word;
    }
  }
  return lines;
}
