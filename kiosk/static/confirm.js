// The last look before the ticket: what was chosen, what may be said besides, and what may go wrong.

import { timeIn } from './hours.js';
import { serviceRow, setSign } from './lists.js';
import { cloneItem, fill, inLanguage } from './views.js';

/**
 * Show the basket in `view`. Gives {update(hall)}, for every change of the basket and of the hall.
 * `context()` gives {language, now}; `signs` are {priority: pictogram}.
 */
export function showBasket(view, basket, signs, context) {
  let key;
  let rows;

  function build(hall, services) {
    rows = services.map((service) => {
      const row = cloneItem(view, 'chosen');
      row.querySelector('button').dataset.id = service.id;
      return row;
    });
    view.querySelector('[data-chosen]').replaceChildren(...rows);
    showChoices(view, 'priority', hall.priorities, signs, context().language);
    showChoices(view, 'purpose', hall.purposes, null, context().language);
  }

  return {
    update(hall) {
      const { language, now } = context();
      const services = basket.services.map((id) => serviceOf(hall, id));
      fill(view, viewValues(hall, basket, services));
      const nextKey = JSON.stringify([basket.services, hall.priorities, hall.purposes]);
      if (key !== nextKey) build(hall, services);
      key = nextKey;
      const isOneOfMany = services.length > 1;
      services.forEach((service, n) => {
        const { kind, values } = serviceRow(service, { zone: hall.zone, language, now });
        const isLate = isOneOfMany && isClosingSoon(service);
        fill(rows[n], { ...values, isShut: kind === 'closed', isOneOfMany, isLate });
      });
      for (const button of view.querySelectorAll('[data-choices] button')) {
        button.setAttribute('aria-pressed', String(basket[button.dataset.do] === button.dataset.id));
      }
      // A kiosk without paper does not have it.
      const large = view.querySelector('[data-do="large-print"]');
      large?.setAttribute('aria-pressed', String(basket.isLargePrint));
    },
  };
}

const isClosingSoon = ({ warning }) => warning === 'closing_soon';

function viewValues(hall, basket, services) {
  const [first] = services.filter(isClosingSoon).map((service) => service.closes_at).sort();
  return {
    closes: first ? timeIn(hall.zone, new Date(first)) : '',
    asksPurpose: hall.purposes.length > 0,
    quantity: String(basket.quantity),
    isFull: basket.isFull,
  };
}

function showChoices(view, what, choices, signs, language) {
  const items = choices.map(({ id, name }) => {
    const item = fill(cloneItem(view, what), { name: inLanguage(name, language) });
    item.querySelector('button').dataset.id = id;
    if (signs) setSign(item, id, signs);
    return item;
  });
  view.querySelector(`[data-choices="${what}"]`).replaceChildren(...items);
  view.querySelector(`[data-group="${what}"]`).hidden = !items.length;
}

/** The service of that id, or a closed one without a name when the hall has it no more. */
export function serviceOf(hall, id) {
  const services = hall.departments.flatMap((department) => department.services);
  return services.find((service) => service.id === id) ?? { id, name: {}, open: false };
}
