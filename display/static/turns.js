// Whose turn it is: languages one after the other, and sentences that take turns in one place.
//
// Turns are counted from the hall's time, not from when the page was opened: all screens of a hall change
// together, and a screen that was asleep goes on where the others are.

export class Turns {
  #now;
  #onTurn;
  #timer;
  #last = -1;
  #seconds = 8;
  #all = [];
  #isInTurn = false;

  /** `onTurn` is called when the next turn has come. */
  constructor({ now, onTurn }) {
    this.#now = now;
    this.#onTurn = onTurn;
  }

  follow({ turn_s, change }, languages) {
    this.#seconds = turn_s;
    this.#all = languages;
    this.#isInTurn = change === 'in_turn' && languages.length > 1;
    this.#last = this.#number;
    this.#wait();
  }

  get #number() {
    return Math.floor(this.#now() / (this.#seconds * 1000));
  }

  #wait() {
    clearTimeout(this.#timer);
    const turn = this.#seconds * 1000;
    this.#timer = setTimeout(() => this.look(), turn - (this.#now() % turn) + 20);
  }

  /** Has the next turn come? Asked by a timer, and by whoever knows that timers slept. */
  look() {
    if (this.#number !== this.#last) {
      this.#last = this.#number;
      this.#onTurn();
    }
    this.#wait();
  }

  /** The language whose turn it is; null when all stand side by side. */
  get language() {
    return this.#isInTurn ? this.#all[this.#number % this.#all.length] : null;
  }

  /** In which languages the fixed words are shown now. */
  get languages() {
    return this.#isInTurn ? [this.language] : this.#all;
  }

  /**
   * Which of these texts is shown now and in which languages: `{text, languages}`, null when there are none.
   * Side by side while `fits(text, languages)`, else in one language after the other.
   */
  choose(texts, fits) {
    if (!texts.length) return null;
    const all = this.#all;
    if (this.#isInTurn) {
      return { text: texts[Math.floor(this.#number / all.length) % texts.length], languages: this.languages };
    }
    const steps = texts.flatMap((text) =>
      fits(text, all) ? [{ text, languages: all }] : all.map((each) => ({ text, languages: [each] })));
    return steps[this.#number % steps.length];
  }
}
