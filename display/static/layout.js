// Where the parts stand, and in which colours: taken from the board, so that it changes without a reload.

const ZONES = ['top', 'main', 'side', 'foot'];
const MOST_SHARE = 85;
const LEAST_SHARE = 25;
const YIELDING = ['media', 'next', 'ticker']; // less important than who is called

export class Layout {
  #screen = document.querySelector('[data-screen]');
  #stock = document.querySelector('[data-stock]');
  #zones = new Map(ZONES.map((name) => [name, document.querySelector(`[data-zone="${name}"]`)]));
  #parts = new Map([...document.querySelectorAll('[data-part]')].map((part) => [part.dataset.part, part]));
  #shown = '';

  #layout;

  /**
   * True when anything has moved. `needed`: per cent of the middle, {width, height}, that the newest label
   * needs to be as high as it must be; 0 when that is not set.
   */
  follow(layout, needed) {
    const isStacked = layout.columns === 1 || innerWidth < innerHeight;
    const least = Math.min(isStacked ? needed.height : needed.width, MOST_SHARE);
    const key = JSON.stringify([ZONES.map((zone) => layout[zone]), layout.columns, layout.share, layout.theme,
      least, isStacked]);
    if (key === this.#shown) return false;
    this.#shown = key;
    this.#layout = layout;
    document.documentElement.dataset.theme = layout.theme;
    const placed = new Set();
    this.#zones.forEach((zone, name) => {
      const parts = layout[name].map((part) => this.#parts.get(part)).filter(Boolean);
      if (parts.some((part, index) => zone.children[index] !== part)) zone.append(...parts);
      parts.forEach((part) => placed.add(part));
      zone.hidden = parts.length === 0;
      zone.classList.toggle('has-newest', layout[name].includes('newest'));
    });
    const notices = this.#parts.get('notices');
    const strip = document.querySelector('[data-notice-strip]');
    strip.hidden = placed.has(notices);
    if (!strip.hidden) strip.append(notices);
    this.#parts.forEach((part) => placed.has(part) || part === notices || this.#stock.append(part));

    const inSide = layout.side.includes('newest');
    const share = inSide ? Math.min(layout.share, 100 - least) : Math.max(layout.share, least);
    this.#share = { share, least, inSide, isStacked };
    this.#setShare(share);
    this.#screen.dataset.columns = layout.side.length && layout.main.length ? layout.columns : 'only';
    return true;
  }

  #share;

  #setShare(share) {
    this.#screen.style.setProperty('--main', `${share}fr`);
    this.#screen.style.setProperty('--side', `${100 - share}fr`);
  }

  /** Which layout stands; another one has another name. */
  get name() {
    return this.#shown;
  }

  /** Ways to give the calls more room, the mildest first; each is a function that takes it. */
  get yields() {
    const { main, side } = this.#layout;
    const columns = [main, side].filter((parts) => parts.includes('newest') || parts.includes('calls'));
    const parts = YIELDING.filter((part) => columns.some((column) => column.includes(part)));
    const ways = [[], ...parts.map((_, index) => parts.slice(0, index + 1))].map((gone) => () => {
      this.#parts.forEach((part, name) => part.classList.toggle('has-yielded', gone.includes(name)));
      this.#setShare(this.#share.share);
    });
    const { share, least, inSide, isStacked } = this.#share;
    if (!isStacked || inSide || !main.length || !side.includes('calls')) return ways;
    for (let less = share - 5; less >= Math.max(least, LEAST_SHARE); less -= 5) {
      ways.push(() => this.#setShare(less));
    }
    return ways;
  }

  /** While the large place takes over the middle, notices of the middle stand in their strip. */
  takeOver(isWide) {
    const zone = ['main', 'side'].find((name) => this.#layout?.[name].includes('notices'));
    if (!zone) return;
    const strip = document.querySelector('[data-notice-strip]');
    strip.hidden = !isWide;
    if (isWide) strip.append(this.#parts.get('notices'));
    else this.#zones.get(zone).append(...this.#layout[zone].map((part) => this.#parts.get(part)));
  }
}
