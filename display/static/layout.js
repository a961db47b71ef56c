// Where the parts stand, and in which colours: taken from the board, so that it changes without a reload.

const ZONES = ['top', 'main', 'side', 'foot'];
const MOST_SHARE = 85;

export class Layout {
  #screen = document.querySelector('[data-screen]');
  #stock = document.querySelector('[data-stock]');
  #zones = new Map(ZONES.map((name) => [name, document.querySelector(`[data-zone="${name}"]`)]));
  #parts = new Map([...document.querySelectorAll('[data-part]')].map((part) => [part.dataset.part, part]));
  #shown = '';

  /**
   * True when anything has moved. `needed`: per cent of the width that the newest label needs to be as high
   * as it must be; 0 when that is not set.
   */
  follow(layout, needed) {
    const key = JSON.stringify([ZONES.map((zone) => layout[zone]), layout.columns, layout.share, layout.theme,
      needed]);
    if (key === this.#shown) return false;
    this.#shown = key;
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
    const share = inSide ? Math.min(layout.share, 100 - Math.min(needed, MOST_SHARE))
      : Math.max(layout.share, Math.min(needed, MOST_SHARE));
    this.#screen.style.setProperty('--main', `${share}fr`);
    this.#screen.style.setProperty('--side', `${100 - share}fr`);
    this.#screen.dataset.columns = layout.side.length && layout.main.length ? layout.columns : 'only';
    return true;
  }
}
