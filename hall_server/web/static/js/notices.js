// Notices: raised by one press and another in another place, and taken down. Nothing goes by a time-out.

import { newKey, post, Problem } from '/static/js/api.js';

// A second tap of the same hand comes sooner than this: it answers no question that has just opened.
const SETTLE_MS = 400;

let openedAt = 0;

/** Show or hide the banner that an emergency stands, where the page has one. */
export function showEmergency(stands) {
  const banner = document.getElementById('emergency-banner');
  if (banner && banner.hidden === stands) banner.hidden = !stands;
}

/** Open and close the questions of the page. The button that asks one stays in its place and does no more. */
export function listenToQuestions() {
  // Until this script was there, nothing would have come of a press.
  for (const button of document.querySelectorAll('main button:disabled')) button.disabled = false;
  document.addEventListener('click', (event) => {
    const asks = event.target.closest('[data-asks]');
    const keeps = event.target.closest('[data-keep]');
    // One that asks only sometimes is opened by its page.
    if (asks && !asks.hasAttribute('data-asks-if')) openQuestion(asks);
    else if (keeps) close(keeps.closest('.question'));
  });
}

/** Open the question of a button, which then does nothing more. */
export function openQuestion(button) {
  const question = document.getElementById(button.dataset.asks);
  if (!question.hidden) return;
  question.hidden = false;
  button.setAttribute('aria-expanded', 'true');
  openedAt = performance.now();
  // On the question and not on an answer: the same key pressed twice says nothing.
  question.focus();
}

function close(question) {
  closeQuestion(question);
  document.querySelector(`[data-asks="${question.id}"]`).focus();
}

/** Close a question; the focus stays where it is. */
export function closeQuestion(question) {
  question.hidden = true;
  document.querySelector(`[data-asks="${question.id}"]`).setAttribute('aria-expanded', 'false');
}

/** Is this press the second one of a hand that has just opened a question? */
export const isTooSoon = () => performance.now() - openedAt < SETTLE_MS;

/** Listen to the answer that raises the emergency; `done()` once it stands. */
export function listenToRaise(done) {
  const part = document.getElementById('raise');
  part.addEventListener('click', (event) => {
    const button = event.target.closest('[data-raise]');
    if (!button || isTooSoon()) return;
    once(button, part, async (key) => {
      await post('/notices', { kind: 'emergency' }, { key });
      raised(true);
      part.querySelector('[data-raised]').focus();
      done();
    });
  });
}

/** An emergency stands, or none does any more: the part of the page that raises it says so. */
export function raised(stands) {
  const part = document.getElementById('raise');
  if (part.hasAttribute('data-stands') === stands) return;
  part.toggleAttribute('data-stands', stands);
  closeQuestion(part.querySelector('.question'));
}

/** Listen to the buttons that take a notice down; `done(id)` once it is down. */
export function listenToEnds(done) {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-end]');
    if (!button || (button.closest('.question') && isTooSoon())) return;
    once(button, button.closest('[data-notice]'), async (key) => {
      await post(`/notices/${encodeURIComponent(button.dataset.end)}/end`, {}, { key });
      done(button.dataset.end);
    });
  });
}

/** What was said of a lost answer is over once the hall answers again. */
export function forgetWrong() {
  for (const place of document.querySelectorAll('[data-wrong]')) place.textContent = '';
}

/** Do `work(key)` unless it is being done already, and say within `part` why it could not be done. After a
    lost answer the same press has the same key. */
export async function once(button, part, work) {
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  button.dataset.key ??= newKey();
  const place = part.querySelector('[data-wrong]');
  place.textContent = '';
  try {
    await work(button.dataset.key);
    delete button.dataset.key;
  } catch (error) {
    if (error instanceof Problem) delete button.dataset.key;
    const { noAnswer } = document.getElementById('raise').dataset;
    place.textContent = error instanceof Problem ? error.message : noAnswer;
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
