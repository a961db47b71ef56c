// The operator's console: a press is a POST, what came of it is shown by the next snapshot.

import { get, newKey, post, Problem, Unreachable } from '/static/js/api.js';
import { openLine, showLost } from '/static/js/live.js';
import { listenToKeys } from './keys.js';
import { painter } from './paint.js';
import { panels } from './panels.js';
import { undoable } from './undoable.js';
import { fill, wordsOf } from './words.js';

// Nobody reads a new number faster than this: a press that comes sooner is the second half of a double press.
const SETTLE_MS = 400;
const SLOW_MS = 1000;
// What somebody else has just changed is read first: a press under way was meant for what stood there.
const FOREIGN_MS = 1500;
// Steps that belong to the ticket, each with its route.
const OF_TICKET = { return: 'return', cancel: 'cancel', add_stage: 'stages', reprint: 'reprint' };

const root = document.getElementById('console');
const primary = document.getElementById('primary');
const problem = document.getElementById('problem');
const saidLine = document.getElementById('said');
const words = wordsOf(root);
const { said } = words;
const path = `/counters/${encodeURIComponent(root.dataset.counter)}`;

const line = openLine();
const page = painter(root, words);
const undo = undoable(document.getElementById('undo'), root);
let shown = JSON.parse(root.dataset.first);
const painted = shown.structure; // the version of the hall file whose names are on this page
let snapshots = 0;
let busy = false;
let wasLost = false;
let inertUntil = 0;
let isUnsure = false; // an answer got lost: the next change may be our own

function show(counter) {
  shown = counter;
  page.paint(counter);
  tick();
}

function tick() {
  page.tick(line.now());
  undo.tick();
}

function say(sentence) {
  saidLine.textContent = sentence;
  problem.hidden = true;
}

function complain(sentence) {
  saidLine.textContent = '';
  problem.textContent = sentence;
  problem.hidden = false;
}

/** The session is over: the way back leads through the sign-in to this counter. */
function offerSignIn() {
  const href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  problem.append(Object.assign(document.createElement('a'), { href, textContent: said.sign_in }));
}

function setBusy(now) {
  busy = now;
  for (const button of root.querySelectorAll('[data-step]')) {
    if (now) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Do one step. The version says which state the operator saw: the hall refuses a press meant for another. */
async function act(step, { body = {}, version = shown.version, ticket = null, fromList = false } = {}) {
  if (busy || !step) return;
  const pressed = document.activeElement;
  const before = snapshots;
  const settled = pause(SETTLE_MS);
  const slow = setTimeout(() => say(said.one_moment), SLOW_MS);
  setBusy(true);
  try {
    const answer = await ask(requestOf(step, { body, version, ticket, fromList }));
    say(answer ? words.came(step, answer, body) : said.nobody);
    if (answer && !fromList) undo.done(step, answer);
  } catch (error) {
    isUnsure = !(error instanceof Problem);
    if (isUnsure) complain(said.no_answer);
    else if (error.code === 'stale') say(said.stale);
    else complain(error.message);
    if (error.status === 401) offerSignIn();
    if (error.code === 'nothing_to_undo') undo.forget();
  }
  clearTimeout(slow);
  await settled;
  if (snapshots === before) await refresh();
  setBusy(false);
  tick();
  // The next press of the space bar belongs to the large button, wherever this one was made.
  const hasLostIt = pressed !== document.body && document.activeElement === document.body;
  const isGone = !pressed?.isConnected || hasLostIt;
  if (isGone || document.activeElement?.closest('[data-step], [data-panel]')) primary.focus();
}

/** A step at the counter, or one that belongs to the ticket wherever it is. */
function requestOf(step, { body, version, ticket, fromList }) {
  if (step === 'shift') {
    const { printer = root.dataset.printer } = body;
    const asked = { paper: 'shift', counter: root.dataset.counter, language: root.dataset.language };
    return [`/printers/${encodeURIComponent(printer)}/papers`, asked, {}];
  }
  const ofTicket = OF_TICKET[step] ?? (fromList && step);
  if (ofTicket) return [`/tickets/${encodeURIComponent(ticket)}/${ofTicket}`, body, {}];
  return [`${path}/${step}`, step === 'call' ? { ticket } : body, { version }];
}

/** POST it; when the answer got lost, once more with the same key, which does nothing twice. */
async function ask([to, body, options]) {
  const key = newKey();
  const request = () => post(to, body, { ...options, key });
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return request();
  }
}

/** Read how things stand, unless a snapshot tells it first. */
async function refresh() {
  const before = snapshots;
  try {
    const [counter, queue] = await Promise.all([get(path), get(`${path}/queue`)]);
    if (snapshots === before) show({ ...counter, queue: queue.tickets, away: shown.away });
  } catch {
    // The banner already says that the connection is lost.
  }
}

const askFirst = panels(root, { words, shown: () => shown, act, complain: () => complain(said.no_answer) });

function press(button) {
  if (button.disabled) return;
  const { step, panel } = button.dataset;
  if ((busy || performance.now() < inertUntil) && (step || panel)) return;
  const id = button.closest('[data-ticket]')?.dataset.ticket;
  if (panel) askFirst(panel, id ? ticketOfLists(id) : null);
  else if (step) stepOf(button, step, id);
  else button.click(); // a link that has a key
}

function stepOf(button, step, id) {
  button.closest('dialog')?.close();
  // One press finishes as usual: with the first of the hall's outcomes.
  const outcome = button === primary && step === 'finish' && root.dataset.outcome;
  const fromList = id !== undefined && step !== 'call';
  act(step, { body: outcome ? { outcome } : {}, ticket: id ?? shown.ticket?.id, fromList });
}

const ticketOfLists = (id) => [...(shown.queue ?? []), ...(shown.away ?? [])].find((each) => each.id === id);

root.addEventListener('click', (event) => {
  const button = event.target.closest('[data-step], [data-panel]');
  if (button) press(button);
});

listenToKeys({
  root,
  toggle: document.getElementById('keys'),
  press: (button) => !button.closest('[hidden]') && press(button),
});

/** The counter moved on without this page: say what is not there any more, and take no press for a moment. */
async function tellForeign(before, after) {
  say('');
  const isMine = before.operator === root.dataset.me && before.state !== 'closed';
  const { label, id } = before.ticket ?? {};
  if (!isMine || isUnsure || (after.state === before.state && after.ticket?.id === id)) return;
  inertUntil = performance.now() + FOREIGN_MS;
  primary.setAttribute('aria-disabled', 'true');
  setTimeout(() => busy || primary.removeAttribute('aria-disabled'), FOREIGN_MS);
  const values = { label, operator: after.operator };
  if (after.state === 'closed') complain(fill(label ? said.closed_with : said.closed_elsewhere, values));
  else if (after.operator !== before.operator) complain(fill(said.taken_over, values));
  else if (!label || after.ticket?.id === id) complain(said.changed_elsewhere);
  else complain(fill((await wasReleased(id)) ? said.released : said.gone, values));
}

/** Only a manager returns a visitor from somebody's counter to the queue. */
async function wasReleased(ticket) {
  const { history } = await get(`/tickets/${encodeURIComponent(ticket)}`).catch(() => ({ history: [] }));
  return history.findLast(({ step }) => !['shown', 'spoken'].includes(step))?.step === 'release';
}

line.watch('counter', root.dataset.counter, (snapshot) => {
  snapshots += 1;
  const before = shown;
  show(snapshot);
  if (!busy && snapshot.version !== before.version) {
    tellForeign(before, snapshot);
    isUnsure = false;
  }
  if (snapshot.structure !== painted && !busy && !document.querySelector('dialog[open]')) location.reload();
});
showLost(line);
line.onState(({ lost }) => {
  if (wasLost && !lost && !busy) say(''); // what was said of a lost line is over with it
  wasLost = lost;
});
show(shown);
setInterval(tick, 1000);
