// Choosing a counter: open it and go there; keep the cards true while the page stands open.

import { post, Problem } from '/static/js/api.js';
import { openLine } from '/static/js/live.js';

const RENEW_MS = 10000;

const cards = document.getElementById('cards');
const problem = document.getElementById('problem');
let busy = false;

async function open(button) {
  if (busy) return;
  busy = true;
  button.setAttribute('aria-disabled', 'true');
  problem.hidden = true;
  try {
    await post(`/counters/${button.dataset.open}/open`, {}, { version: button.dataset.version });
    location.assign(button.dataset.go);
  } catch (error) {
    button.removeAttribute('aria-disabled');
    problem.textContent = error instanceof Problem ? error.message : cards.dataset.noAnswer;
    problem.hidden = false;
    await renew();
  } finally {
    busy = false;
  }
}

/** Put the newest cards in place of those that changed; the others keep the focus they may have. */
async function renew() {
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) return;
  const newest = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const card of cards.children) {
    const fresh = newest.getElementById(card.id);
    if (fresh && fresh.outerHTML !== card.outerHTML) card.replaceWith(document.adoptNode(fresh));
  }
}

cards?.addEventListener('click', (event) => {
  const button = event.target.closest('[data-open]');
  if (button) open(button);
});

if (cards) {
  setInterval(() => document.visibilityState === 'visible' && !busy && renew(), RENEW_MS);
}

// Whoever looks at the other counters has not left the own one: its line stays open meanwhile.
if (cards?.dataset.mine) openLine().watch('counter', cards.dataset.mine, () => {});
