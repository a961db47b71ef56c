// The visitor's phone asks how things stand, and says so when it gets no answer. It asks every 5 seconds,
// and oftener when its visitor is nearly next or called. It has no socket: those are for staff and devices.

import { get } from './api.js';
import { ageText } from './live.js';
import { letAct } from './visit.js';

const ASK_MS = 5000;
const ASK_SOON_MS = 2000;
const NEARLY_NEXT = 2; // this many before the visitor, or fewer
const LOST_MS = 12000;
const OVER = ['finished', 'cancelled', 'no_show', 'unserved'];
const STANDS = {
  finished: 'done',
  called: 'now',
  serving: 'now',
  waiting: 'waiting',
  missed: 'waiting',
  held: 'waiting',
};
const UNDO_MS = 120000; // an operator may take the end of a visit back

const root = document.getElementById('status');
const lost = document.getElementById('lost');
let heardAt = performance.now();
let changedAt = heardAt;
let isSoon = false;
let asked = 0; // an answer that comes after a newer one is old

const isOver = () => OVER.includes(root.dataset.state);

async function ask() {
  const turn = (asked += 1);
  const ticket = await get(`/status/${root.dataset.token}`).catch(() => null);
  if (ticket && turn === asked) show(ticket);
}

function show(ticket) {
  asked += 1;
  heardAt = performance.now();
  paint(ticket);
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
  isSoon = state === 'called' || (ticket.ahead !== null && ticket.ahead <= NEARLY_NEXT);
  paintVisit(ticket.services);
  acts.paint(ticket, isOver());
  if (changed) changedAt = performance.now();
  if (changed && state === 'called') navigator.vibrate?.([300, 150, 300]);
}

function paintVisit(services) {
  const section = document.getElementById('visit');
  section.hidden = services.length < 2 || isOver();
  const parts = services.map(({ name, state, counter }) => {
    const part = section.querySelector('template').content.firstElementChild.cloneNode(true);
    const stands = STANDS[state] ?? 'later';
    const where = part.querySelector('.status-part-where');
    where.textContent = words(counter?.name);
    where.hidden = !where.textContent;
    part.querySelector('.status-part-name').textContent = words(name);
    part.dataset.stands = stands;
    for (const word of part.querySelectorAll('[data-stand]')) word.hidden = word.dataset.stand !== stands;
    return part;
  });
  section.querySelector('ol').replaceChildren(...parts);
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
  const isEnough = isOver() && performance.now() - changedAt >= UNDO_MS;
  if (!isEnough) setTimeout(keepAsking, isSoon ? ASK_SOON_MS : ASK_MS);
}

const acts = letAct(root, { show, ask });
keepAsking();
setInterval(showAge, 1000);
