// A list that does not fit is cut into pages of equal length: nothing on the kiosk scrolls.

import { fill } from './views.js';

/** Show `items` (elements) in `list`, with the pager only when they do not fit. Gives {page, turn(step)}. */
export function paged(list, items, pager, firstPage = 0) {
  const put = (page, length) => list.replaceChildren(...items.slice(page * length, (page + 1) * length));
  const count = fewestPages();
  const length = Math.ceil(items.length / count);
  const pages = { page: firstPage, turn };

  function fewestPages() {
    for (let wanted = 1; wanted < items.length; wanted += 1) {
      pager.hidden = wanted === 1;
      if (doAllFit(wanted)) return wanted;
    }
    return Math.max(1, items.length);
  }

  function doAllFit(wanted) {
    for (let page = 0; page < wanted; page += 1) {
      put(page, Math.ceil(items.length / wanted));
      if (list.scrollHeight > list.clientHeight + 1) return false;
    }
    return true;
  }

  function turn(step) {
    pages.page = Math.min(count - 1, Math.max(0, pages.page + step));
    put(pages.page, length);
    fill(pager, { page: pages.page + 1, pages: count });
    pager.querySelector('[data-do="previous-page"]').disabled = pages.page === 0;
    pager.querySelector('[data-do="next-page"]').disabled = pages.page === count - 1;
  }

  turn(0);
  return pages;
}
