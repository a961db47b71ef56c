// Which texts of a screen's page are cut off, stick out of the screen, or lie on one another.
(() => {
  const covered = document.querySelector('[data-emergency]').checkVisibility();
  const has = (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim();
  const texts = [...document.querySelectorAll('.display *')].filter((element) =>
    [...element.childNodes].some(has)
    && !element.closest('.visually-hidden, .ruler, template')
    && element.checkVisibility({ visibilityProperty: true })
    && (!covered || element.closest('[data-emergency], .lost-banner')));

  const rangeOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range;
  };
  const scaleOf = (element) =>
    (element.offsetHeight ? element.getBoundingClientRect().height / element.offsetHeight : 1);
  const sizeOf = (element) => parseFloat(getComputedStyle(element).fontSize) * scaleOf(element);
  const named = (element) =>
    `${element.className || element.parentElement.className}: ${element.textContent}`;
  const cuts = (element) => element === document.documentElement || element === document.body
    || getComputedStyle(element).overflow !== 'visible';

  function isCut(element) {
    // Of a line's height only the letters count: a label has neither accents nor descenders.
    const [above, below] = element.matches('.label-ticket') ? [0.23, 0.22] : [0.05, 0.03];
    const size = sizeOf(element);
    const boxes = [...rangeOf(element).getClientRects()];
    for (let panel = element; panel; panel = panel.parentElement) {
      if (!cuts(panel)) continue;
      const place = panel.getBoundingClientRect();
      const [left, right] = [place.left - 1.5, place.right + 1.5];
      const [top, bottom] = [place.top - 1.5 - above * size, place.bottom + 1.5 + below * size];
      if (boxes.some((box) => box.left < left || box.right > right || box.top < top || box.bottom > bottom)) {
        return true;
      }
    }
    return false;
  }

  const boxes = texts.map((element) => {
    const { left, right, top, bottom } = rangeOf(element).getBoundingClientRect();
    const air = 0.2 * sizeOf(element);
    return { element, left: left + 1, right: right - 1, top: top + air, bottom: bottom - air };
  });
  // Languages side by side, and a word before its sentence, flow as one text.
  const flowTogether = ({ element: one }, { element: other }) => one.contains(other) || other.contains(one)
    || (one.parentElement === other.parentElement && one.parentElement.matches('.in-all'));
  const meet = (one, other) => one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  const pairs = boxes.flatMap((one, index) => boxes.slice(index + 1)
    .filter((other) => meet(one, other) && !flowTogether(one, other))
    .map((other) => `${named(one.element)} / ${named(other.element)}`));

  return [...texts.filter(isCut).map(named), ...pairs];
})()
