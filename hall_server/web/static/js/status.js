// The visitor's phone asks how things stand every 5 seconds, and says so when it gets no answer.

import { ageText } from './live.js';

const ASK_MS = 5000;
const LOST_MS = 12000;
const OVER = ['finished', 'cancelled', 'no_show', 'unserved'];

const root = document.getElementById('status');
const lost = document.getElementById('lost');
let heardAt = performance.now();

const isOver = () => OVER.includes(root.dataset.state);

async function ask() {
  const answer = await fetch(root.dataset.url, {
    headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang },
    cache: 'no-store',
    signal: AbortSignal.timeout(ASK_MS),
  }).catch(() => null);
  if (!answer?.ok) return;
  paint(await answer.json());
  heardAt = performance.now();
}

function paint(ticket) {
  const state = stateOf(ticket);
  const changed = state !== root.dataset.state;
  fill('label', ticket.label);
  fill('service', words(ticket.service));
  fill('ahead', ticket.ahead ?? '–');
  fill('counter', words(ticket.counter?.name));
  const place = words(ticket.counter?.place);
  fill('place', place).hidden = !place;
  for (const element of root.querySelectorAll('[data-when]')) {
    element.hidden = !element.dataset.when.split(' ').includes(state);
  }
  root.dataset.state = state;
  if (changed && state === 'called') navigator.vibrate?.([300, 150, 300]);
}

function stateOf({ state, ahead }) {
  if (state === 'planned') return 'waiting';
  return state === 'waiting' && ahead === 0 ? 'next' : state;
}

/** The text in the page's language, else in the hall's first. */
function words(names = {}) {
  return names[document.documentElement.lang] ?? Object.values(names)[0] ?? '';
}

function fill(slot, value) {
  const element = root.querySelector(`[data-slot="${slot}"]`);
  if (element.textContent !== String(value)) element.textContent = value;
  return element;
}

function showAge() {
  const age = performance.now() - heardAt;
  lost.hidden = age < LOST_MS || isOver();
  if (!lost.hidden) lost.textContent = root.dataset.lost.replace('{age}', ageText(Math.floor(age / 1000)));
}

async function keepAsking() {
  await ask();
  if (!isOver()) setTimeout(keepAsking, ASK_MS);
}

keepAsking();
setInterval(showAge, 1000);
