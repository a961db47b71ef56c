// Headings in all languages of the screen, in two lines at most, however narrow their part is.

const MOST = { strip: 1, column: 1.25 }; // of the unit
const LEADING = 1.2;
const LINES = 1.75; // of the largest size: two lines are smaller than one

export class Headings {
  #tools;
  #headings = [...document.querySelectorAll('[data-part] > h2')];

  constructor(tools) {
    this.#tools = tools;
    const watch = new ResizeObserver(() => this.fit());
    this.#headings.forEach((heading) => watch.observe(heading.parentElement));
  }

  fit() {
    const unit = this.#tools.unit();
    const widths = this.#headings.map((heading) => heading.parentElement.clientWidth);
    this.#headings.forEach((heading, index) => {
      const part = heading.parentElement;
      if (!widths[index]) return;
      const most = unit * (part.closest('.strip') ? MOST.strip : MOST.column);
      const texts = [...heading.querySelectorAll('span[lang]')].map((each) => each.textContent);
      const isFree = part.matches('.strip > .part-waiting');
      const size = isFree ? most : this.#tools.ruler.fit(texts.join(' · '), {
        width: widths[index], height: most * LINES * LEADING, most, lines: 3, leading: LEADING,
      });
      heading.style.setProperty('--size', `${size.toFixed(1)}px`);
    });
  }
}
