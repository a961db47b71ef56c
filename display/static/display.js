// Paints the newest board, confirms what it has painted, and plays the calls when this screen is a speaker.

import { get } from '/static/js/api.js';
import { openLine, showLost } from '/static/js/live.js';
import { makeAnnouncer } from './announce.js';

const page = document.querySelector('[data-screen]');
const { screen, zone } = page.dataset;
const isPaired = 'paired' in page.dataset;
const newest = document.querySelector('[data-newest]');
const calls = document.querySelector('[data-calls]');
const confirmed = new Set();
let counters = JSON.parse(page.dataset.counters);

const template = (pick) => document.querySelector(`template${pick}`);
const part = (name) => template(`[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
const put = (root, slot, text) => (root.querySelector(`[data-${slot}]`).textContent = text);
const text = (texts, language) => texts?.[language] ?? Object.values(texts ?? {})[0] ?? '';
const counterName = (call) => text(counters[call.counter], call.language) || call.counter;

function word(name, language) {
  const words = template(`[data-words="${language}"]`) ?? template('[data-words]');
  return words.content.querySelector(`[data-word="${name}"]`).textContent;
}

function paint(board) {
  paintNewest(board.calls[0]);
  calls.replaceChildren(...board.calls.slice(1).map(paintCall));
  document.querySelector('[data-missed-part]').hidden = board.missed.length === 0;
  document.querySelector('[data-missed]').replaceChildren(...board.missed.map(paintMissed));
  const waiting = board.waiting.reduce((sum, { count }) => sum + count, 0);
  document.querySelector('[data-waiting]').textContent = waiting;
  confirm(board.calls);
  if (board.calls.some(({ counter }) => !(counter in counters))) learnCounters(board);
}

function paintNewest(call) {
  const isSame = newest.dataset.callId === (call?.call_id ?? '');
  newest.classList.toggle('newest-called', call?.state === 'called');
  if (isSame && newest.firstElementChild) return;
  newest.dataset.callId = call?.call_id ?? '';
  newest.replaceChildren(call ? newestCall(call) : part('empty'));
}

function newestCall(call) {
  const element = part('newest');
  element.lang = call.language;
  put(element, 'please', word('please', call.language));
  put(element, 'label', call.label);
  put(element, 'counter', counterName(call));
  put(element, 'place', text(call.place, call.language));
  element.style.setProperty('--letters', call.label.length);
  return element;
}

function paintCall(call) {
  const element = part('call');
  const isCalled = call.state === 'called';
  element.classList.toggle('call-open', isCalled);
  put(element, 'label', call.label);
  put(element, 'counter', counterName(call));
  put(element, 'state-word', word(isCalled ? 'called' : 'served', call.language));
  element.querySelector('[data-counter]').lang = call.language;
  return element;
}

function paintMissed(label) {
  const element = document.createElement('li');
  element.className = 'label-ticket';
  element.textContent = label;
  return element;
}

// A window that was added after this page was loaded.
async function learnCounters(board) {
  const hall = await get('/hall').catch(() => ({ counters: [] }));
  for (const { id, name } of hall.counters) counters = { ...counters, [id]: name };
  if (board.calls.every(({ counter }) => counter in counters)) paint(board);
}

// The second frame begins when the first one has been painted.
function confirm(shown) {
  if (!isPaired) return;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const { call_id } of shown) {
      if (!confirmed.has(call_id) && line.emit('shown', { call_id })) confirmed.add(call_id);
    }
  }));
}

const line = openLine();
showLost(line);
paint(JSON.parse(page.dataset.board));
line.watch('board', screen, paint);

if (isPaired) {
  const button = document.querySelector('[data-sound]');
  const announcer = makeAnnouncer({
    now: line.now,
    onSpoken: ({ call_id }) => line.emit('spoken', { call_id }),
    onBlocked: (isBlocked) => (button.hidden = !isBlocked),
  });
  button.addEventListener('click', announcer.unblock);
  line.watch('jobs', screen, ({ announcements }) => announcer.announce(announcements));
}

const digits = { hour: '2-digit', minute: '2-digit', timeZone: zone || undefined };
const clock = new Intl.DateTimeFormat('en-GB', digits);
const tick = () => (document.querySelector('[data-clock]').textContent = clock.format(line.now()));
setInterval(tick, 1000);
tick();
