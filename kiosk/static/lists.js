// The two lists, departments and the services of one: their rows, how they are shown and kept up to date.

import { closing } from './hours.js';
import { paged } from './pager.js';
import { cloneItem, cloneOf, fill, inLanguage, minutesOf } from './views.js';

const isClosed = (department) => department.services.every((service) => !service.open);

/** Is no service of the hall open? */
export const isAllClosed = (hall) => hall.departments.every(isClosed);

/** One row a department: {id, kind, values}. */
export function departmentRows(hall, language) {
  return hall.departments.map((department) => ({
    id: department.id,
    kind: 'department',
    values: { name: inLanguage(department.name, language), closed: isClosed(department) },
  }));
}

/** One row a service; those of the basket, `chosen`, are not offered again. */
export function serviceRows(department, calendar, chosen = []) {
  return department.services.map((service) => {
    const row = serviceRow(service, calendar);
    return chosen.includes(service.id) ? { ...row, kind: 'chosen' } : row;
  });
}

/** The row of a service: open ones are touched, closed ones say why and until when. */
export function serviceRow(service, { zone, language, now }) {
  const name = inLanguage(service.name, language);
  if (!service.open) {
    const words = calendarWords(language);
    const values = { name, ...closing(service, { zone, language, now, words }) };
    return { id: service.id, kind: 'closed', values };
  }
  const minutes = service.waiting ? minutesOf(service.estimate) : null;
  return { id: service.id, kind: 'open', values: { name, waiting: service.waiting, minutes } };
}

function calendarWords(language) {
  const names = (which) => cloneOf(language, `[data-word="${which}"]`).textContent.split(', ');
  return { weekdays: names('weekdays'), months: names('months') };
}

/** Show `rows` in the list of `view`. Gives {update(rows), turn(step)}. */
export function showList(view, rows, signs) {
  let key;
  let items;
  let pages;

  function build(next, page) {
    key = keyOf(next);
    items = next.map((row) => makeItem(view, row, signs));
    pages = paged(view.querySelector('[data-list]'), items, view.querySelector('[data-pager]'), page);
  }

  build(rows, 0);
  return {
    turn: (step) => pages.turn(step),
    /** Newer rows. Elements stay where they can: one that goes while it is pressed loses the press. */
    update(next) {
      if (keyOf(next) === key) {
        next.forEach((row, n) => fill(items[n], row.values));
        return;
      }
      const focused = document.activeElement?.dataset.id;
      build(next, pages.page);
      if (focused) view.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}

const keyOf = (rows) => rows.map(({ id, kind }) => `${kind} ${id}`).join('\n');

function makeItem(view, { id, kind, values }, signs) {
  const item = fill(cloneItem(view, kind), values);
  const button = item.querySelector('button');
  if (button) button.dataset.id = id;
  if (kind === 'department') setSign(item, id, signs);
  return item;
}

/** Point the pictogram of `root` at the one of a department or priority; `signs` are {id: pictogram}. */
export function setSign(root, id, signs) {
  root.querySelector('[data-sign]').setAttribute('href', `#sign-${signs[id] ?? 'document'}`);
}
