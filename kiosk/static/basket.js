// What a visitor has chosen so far. It becomes one ticket, or is forgotten.

import { newKey } from '/static/js/api.js';

const MOST_SERVICES = 5;
const MOST_PEOPLE = 20;

/** An empty basket. */
export function makeBasket() {
  let attempt = null; // {wanted, key}: every repetition of one wish has the same key

  const basket = {
    services: [],
    priority: null,
    purpose: null,
    quantity: 1,
    isLargePrint: false,
    get isFull() {
      return basket.services.length >= MOST_SERVICES;
    },
    add(service) {
      if (!basket.isFull && !basket.services.includes(service)) basket.services.push(service);
    },
    remove(service) {
      basket.services = basket.services.filter((each) => each !== service);
    },
    /** Choose a `priority` or `purpose`; choosing it again takes it back. */
    toggle(what, id) {
      basket[what] = basket[what] === id ? null : id;
    },
    /** Ask for the slip in large print, or take that back. */
    toggleLargePrint() {
      basket.isLargePrint = !basket.isLargePrint;
    },
    count(step) {
      basket.quantity = Math.min(MOST_PEOPLE, Math.max(1, basket.quantity + step));
    },
    /** The next visitor begins with nothing. */
    empty() {
      Object.assign(basket, { services: [], priority: null, purpose: null });
      Object.assign(basket, { quantity: 1, isLargePrint: false });
      attempt = null;
    },
    /** What to ask the hall for, {order, key}: with the key of before while nothing was changed. */
    attempt() {
      const order = orderOf(basket);
      const wanted = JSON.stringify(order);
      if (attempt?.wanted !== wanted) attempt = { wanted, key: newKey() };
      return { order, key: attempt.key };
    },
  };
  return basket;
}

function orderOf({ services, priority, purpose, quantity, isLargePrint }) {
  return {
    ...(services.length === 1 ? { service: services[0] } : { services }),
    ...(priority && { priority }),
    ...(purpose && { purpose }),
    ...(quantity > 1 && { quantity }),
    ...(isLargePrint && { large_print: true }),
  };
}
