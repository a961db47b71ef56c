// Releasing and cancelling a visit, closing a counter, a new roll: asked in the page, done by a POST, and
// said in words.

import { newKey, post, Problem } from '/static/js/api.js';

const READ_MS = 15000; // so long what came of a step stays on the page

let ending = 0;

/** Listen to the buttons of the page; `done(ticket id)` once the hall has done it. */
export function listenToMoves({ done = async () => {} } = {}) {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-move]');
    if (button) ask(button.dataset);
  });
  for (const dialog of document.querySelectorAll('dialog[data-done]')) {
    dialog.querySelector('[data-go]').addEventListener('click', () => go(dialog, done));
  }
}

function ask({ move, ticket = '', counter = '', printer = '', visitor = '', label }) {
  const dialog = document.getElementById(`ask-${move}`);
  // One key for one question: pressing again after a lost answer does nothing twice.
  Object.assign(dialog.dataset, { step: move, ticket, counter, printer, label, key: newKey() });
  const title = dialog.querySelector('[data-title]');
  title.textContent = title.dataset.title.replace('{label}', () => label);
  const lead = dialog.querySelector('[data-lead]');
  const { lead: usual, leadVisitor } = lead.dataset;
  lead.textContent = visitor && leadVisitor ? leadVisitor.replace('{visitor}', () => visitor) : usual;
  dialog.querySelector('[data-problem]').hidden = true;
  dialog.showModal();
}

async function go(dialog, done) {
  const { step, ticket, counter, printer, label, key } = dialog.dataset;
  const button = dialog.querySelector('[data-go]');
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  try {
    if (counter) await post(`/counters/${encodeURIComponent(counter)}/${step}`, { force: true }, { key });
    else if (printer) await post(`/printers/${encodeURIComponent(printer)}/${step}`, {}, { key });
    else await post(`/tickets/${encodeURIComponent(ticket)}/${step}`, {}, { key });
    dialog.close();
    await done(ticket);
    tell(dialog.dataset.done.replace('{label}', () => label));
  } catch (error) {
    const problem = dialog.querySelector('[data-problem]');
    problem.textContent = error instanceof Problem ? error.message : dialog.dataset.noAnswer;
    problem.hidden = false;
  } finally {
    button.removeAttribute('aria-disabled');
  }
}

/** Say in the page what was done; it goes by itself, so that it hides nothing for long. */
export function tell(sentence) {
  const moved = document.getElementById('moved');
  moved.textContent = sentence;
  clearTimeout(ending);
  ending = setTimeout(() => { moved.textContent = ''; }, READ_MS);
}
