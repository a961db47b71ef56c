// Papers that did not come out: the list of them, and a slip once more.

import { newKey, post, Problem } from '/static/js/api.js';
import { write } from './marks.js';
import { tell } from './moves.js';

const { again: printedAgain, noAnswer } = document.getElementById('print-words').dataset;

/** Gives `paint(slips)` for the page's list. A line that stays is kept: it may have the focus. */
export function slipList() {
  const part = document.getElementById('slips');
  const list = document.getElementById('slip-list');
  const shape = document.getElementById('slip-item').content.firstElementChild;
  const problems = JSON.parse(part.dataset.problems);

  function fill(item, { label, paper, ticket, state, printer, problem }) {
    write(item.querySelector('[data-slot="label"]'), label ?? '');
    const sentence = problems[problem] ?? problem ?? '';
    write(item.querySelector('[data-slot="problem"]'), sentence.replace('{printer}', () => printer ?? ''));
    for (const words of item.querySelectorAll('[data-paper]')) words.hidden = words.dataset.paper !== paper;
    for (const words of item.querySelectorAll('[data-state]')) {
      words.hidden = !words.dataset.state.split(' ').includes(state);
    }
    for (const words of item.querySelectorAll('[data-next]')) {
      // A paper without a ticket is not printed again here: what to do is said below.
      words.hidden = words.dataset.next !== state || (state === 'failed' && ticket === null);
    }
    item.querySelector('[data-other]').hidden = ticket !== null || state === 'queued';
  }

  function begin({ job, ticket, label, printer }) {
    const item = shape.cloneNode(true);
    item.dataset.job = job;
    const again = item.querySelector('[data-again]');
    const choice = again.querySelector('[data-printer]');
    Object.assign(again.dataset, { ticket: ticket ?? '', label: label ?? '' });
    again.hidden = !ticket || !('printers' in part.dataset);
    for (const name of again.querySelectorAll('[data-slot="of"]')) name.textContent = label ?? '';
    if (choice && printer) choice.value = printer;
    return item;
  }

  return function paint(slips) {
    const former = new Map(Array.from(list.children, (item) => [item.dataset.job, item]));
    slips.forEach((slip, place) => {
      const item = former.get(slip.job) ?? begin(slip);
      former.delete(slip.job);
      fill(item, slip);
      if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
    });
    const hadFocus = [...former.values()].some((gone) => gone.contains(document.activeElement));
    for (const gone of former.values()) gone.remove();
    if (hadFocus) {
      const next = list.querySelector('[data-again]:not([hidden]) [data-print-again]');
      (next ?? document.getElementById('main')).focus({ preventScroll: true });
    }
    part.hidden = !slips.length;
  };
}

/** Listen to the page's buttons for a slip once more; `done(ticket id)` once the hall has taken it. */
export function listenToPrints({ done = async () => {} } = {}) {
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-print-again]');
    if (!button) return;
    const again = button.closest('[data-again]');
    const { ticket, label } = again.dataset;
    const printer = again.querySelector('[data-printer]')?.value;
    await once(button, again.querySelector('[data-wrong]'), async (key) => {
      await post(`/tickets/${encodeURIComponent(ticket)}/reprint`, printer ? { printer } : {}, { key });
      await done(ticket);
      tell(printedAgain.replace('{label}', () => label));
    });
  });
}

/** Do `work(key)` unless it is being done already, and say in `place` why it could not be done. After a lost
    answer the same press has the same key: pressing again prints nothing twice. */
export async function once(button, place, work) {
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  button.dataset.key ??= newKey();
  place.textContent = '';
  try {
    await work(button.dataset.key);
    delete button.dataset.key;
  } catch (error) {
    if (error instanceof Problem) delete button.dataset.key;
    place.textContent = error instanceof Problem ? error.message : noAnswer;
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
