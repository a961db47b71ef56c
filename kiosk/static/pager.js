// A list that does not fit is cut into pages of equal length: nothing on the kiosk scrolls.

import { fill } from './views.js';

/** Show `items` (elements) in `list`, with the pager only when they do not fit. Gives {page, turn(step)}. */
export function paged(list, items, pager, firstPage = 0) {
  pager.hidden = true;
  list.replaceChildren(...items);
  let length = items.length;
  if (isTooLong(list)) {
    pager.hidden = false;
    while (length > 1 && isTooLong(list)) list.replaceChildren(...items.slice(0, (length -= 1)));
  }
  const count = Math.max(1, Math.ceil(items.length / length));
  const each = Math.ceil(items.length / count);
  const pages = { page: firstPage, turn };

  function turn(step) {
    pages.page = Math.min(count - 1, Math.max(0, pages.page + step));
    list.replaceChildren(...items.slice(pages.page * each, (pages.page + 1) * each));
    fill(pager, { page: pages.page + 1, pages: count });
    pager.querySelector('[data-do="previous-page"]').disabled = pages.page === 0;
    pager.querySelector('[data-do="next-page"]').disabled = pages.page === count - 1;
  }

  turn(0);
  return pages;
}

const isTooLong = (list) => list.scrollHeight > list.clientHeight + 1;
