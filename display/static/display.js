// Paints the newest board, confirms what it has painted, and plays the calls when this screen is a speaker.

import { openLine, showLost } from '/static/js/live.js';
import { speakFor } from './speaking.js';

const LONG_NAME = 14; // letters that fit beside a number

const page = document.querySelector('[data-screen]');
const { screen, zone } = page.dataset;
const isPaired = 'paired' in page.dataset;
const newest = document.querySelector('[data-newest]');
const calls = document.querySelector('[data-calls]');
const missed = document.querySelector('[data-missed]');
const confirmed = new Set();
const windows = JSON.parse(page.dataset.windows);

const template = (pick) => document.querySelector(`template${pick}`);
const part = (name) => template(`[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
const put = (root, slot, text) => (root.querySelector(`[data-${slot}]`).textContent = text);
const text = (texts, language) => texts?.[language] ?? Object.values(texts ?? {})[0] ?? '';

function word(name, language) {
  const words = template(`[data-words="${language}"]`) ?? template('[data-words]');
  return words.content.querySelector(`[data-word="${name}"]`).textContent;
}

// The board says "Window 5, ground floor, left": the window is shown large, the rest small. A window that was
// renamed after this page was loaded is shown as the board says it.
function wayOf(call) {
  const way = text(call.place, call.language);
  const name = text(windows[call.counter], call.language);
  return name && way.startsWith(name) ? [name, way.slice(name.length).replace(/^[,\s]+/, '')] : [way, ''];
}

function paint(board) {
  paintNewest(board.calls[0]);
  calls.replaceChildren(...board.calls.slice(1).map(paintCall));
  calls.hidden = board.calls.length < 2;
  paintMissed(board.missed);
  const waiting = board.waiting.reduce((sum, { count }) => sum + count, 0);
  document.querySelector('[data-waiting]').textContent = waiting;
  confirm(board.calls);
}

// The element stays as long as the call stands, so that only a new call moves and is read out.
function paintNewest(call) {
  const isCalled = call?.state === 'called';
  const id = call?.call_id ?? '';
  if (newest.dataset.callId !== id) {
    newest.dataset.callId = id;
    newest.replaceChildren(call ? newestCall(call) : part('empty'));
  }
  newest.classList.toggle('newest-called', isCalled);
  if (call) put(newest, 'please', word(isCalled ? 'please' : 'last', call.language));
}

function newestCall(call) {
  const element = part('newest');
  element.lang = call.language;
  put(element, 'label', call.label);
  const [window, where] = wayOf(call);
  put(element, 'counter', window);
  put(element, 'place', where);
  element.style.setProperty('--letters', call.label.length);
  element.style.setProperty('--length', window.length);
  return element;
}

function paintCall(call) {
  const element = part('call');
  const isCalled = call.state === 'called';
  element.classList.toggle('call-open', isCalled);
  put(element, 'label', call.label);
  const [window] = wayOf(call);
  put(element, 'counter', window);
  element.classList.toggle('call-long', window.length > LONG_NAME);
  put(element, 'state-word', word(isCalled ? 'called' : 'served', call.language));
  element.querySelector('[data-counter]').lang = call.language;
  return element;
}

// What does not fit is counted: "A007 A008 +19".
function paintMissed(labels) {
  const className = 'label-ticket';
  document.querySelector('[data-missed-part]').hidden = labels.length === 0;
  const item = (textContent) => Object.assign(document.createElement('li'), { className, textContent });
  for (let count = labels.length; count >= 0; count -= 1) {
    const more = labels.length - count;
    missed.replaceChildren(...labels.slice(0, count).map(item), ...(more ? [item(`+${more}`)] : []));
    if (missed.scrollHeight <= missed.clientHeight + 1) return;
  }
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

if (isPaired) speakFor(screen, line, document.querySelector('[data-sound]'));

const digits = { hour: '2-digit', minute: '2-digit', timeZone: zone || undefined };
const clock = new Intl.DateTimeFormat('en-GB', digits);
const tick = () => (document.querySelector('[data-clock]').textContent = clock.format(line.now()));
setInterval(tick, 1000);
tick();
