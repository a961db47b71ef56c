// The kiosk: one question at a time, from the language to the ticket, and back to the start.

import { Unreachable } from '/static/js/api.js';
import { openLine } from '/static/js/live.js';
import { makeBasket } from './basket.js';
import { serviceOf, showBasket } from './confirm.js';
import { emergencyTexts, emergencyView } from './emergency.js';
import * as frame from './frame.js';
import { departmentRows, isAllClosed, serviceRows, setSign, showList } from './lists.js';
import { showNotices } from './notices.js';
import { makePatience } from './patience.js';
import { slipValues } from './slip.js';
import { isSecondTap } from './taps.js';
import { takeTicket } from './ticket.js';
import { cloneItem, cloneOf, fill, inLanguage, minutesOf } from './views.js';

const stage = document.querySelector('[data-kiosk]');
const { kiosk } = stage.dataset;
const signs = JSON.parse(stage.dataset.signs); // {department: pictogram}
const prioritySigns = JSON.parse(stage.dataset.prioritySigns);
const printWaitSeconds = Number(stage.dataset.printWaitSeconds);
const basket = makeBasket();
const startView = stage.firstElementChild;
const startLanguage = document.documentElement.lang;

let hall = JSON.parse(stage.dataset.hall);
const painted = hall.structure; // the version of the hall file that this page was made of
let language = startLanguage;
let view = startView;
let list = null;
let department = null; // id of the one that was chosen
let confirmed = null; // the basket as it is shown
let ticket = null; // the one that is shown
let slipKnownAt = 0; // when the kiosk says of the slip what is known then
let isBusy = false;
let isOutdated = false; // the hall does not know this page any more: it is loaded anew for the next visitor
let lineState = { lost: false, notAllowed: false, ageSeconds: 0 };

const heading = () => view.querySelector('h1');
const name = (thing) => inLanguage(thing.name, language);
const wordOf = (which) => cloneOf(language, `[data-word="${which}"]`).textContent;

// The views

function put(next) {
  view = next;
  document.body.dataset.view = view.dataset.view;
  stage.replaceChildren(view);
  showLine(lineState);
}

function show(which, values = {}) {
  put(fill(cloneOf(language, `[data-view="${which}"]`), values));
  heading().focus();
}

function speak(next) {
  language = next ?? startLanguage;
  document.documentElement.lang = language;
  frame.speak(next);
  frame.showHall(name(hall));
}

function start() {
  if (isOutdated && (lineState.notAllowed || !lineState.lost)) location.reload();
  if (hall.structure !== painted && !lineState.lost) location.reload();
  patience.stop();
  patience.forget();
  basket.empty();
  frame.setContrast(false);
  speak(null);
  put(startView);
  showStart();
  heading().focus();
}

// Nobody is offered a ticket who has to leave; what somebody was about to do is over with it.
function showEmergency() {
  const texts = emergencyTexts(hall);
  if (!texts.length) return view.dataset.view === 'emergency' && start();
  const next = emergencyView(texts);
  if (view.isEqualNode(next)) return true;
  patience.stop();
  basket.empty();
  speak(null);
  put(next);
  heading().focus();
  return true;
}

function showStart() {
  const isReady = hall.ready !== false;
  const notices = {
    lost: lineState.lost,
    'not-ready': !lineState.lost && !isReady,
    closed: !lineState.lost && isReady && isAllClosed(hall),
    paper: !lineState.lost && isReady && !isAllClosed(hall) && Boolean(hall.paper_problem),
  };
  for (const [which, isShown] of Object.entries(notices)) {
    startView.querySelector(`[data-start-notice="${which}"]`).hidden = !isShown;
  }
  // Without numbers there is no question to ask.
  startView.querySelector('[data-languages]').hidden = notices['not-ready'];
  heading().classList.toggle('visually-hidden', notices['not-ready']);
  showNotices(startView, hall);
}

function showDepartments() {
  // A question with one answer is not asked.
  if (hall.departments.length === 1) return showServices(hall.departments[0].id);
  show('departments', { where: null });
  list = showList(view, departmentRows(hall, language), signs);
  return undefined;
}

function showServices(id) {
  department = id;
  show('services', { where: name(chosen()) });
  setSign(view, id, signs);
  list = showList(view, services(), signs);
}

const chosen = () => hall.departments.find(({ id }) => id === department) ?? { name: {}, services: [] };
const services = () =>
  serviceRows(chosen(), { zone: hall.zone, language, now: line.now() }, basket.services);

function showConfirm() {
  show('confirm');
  confirmed = showBasket(view, basket, prioritySigns, () => ({ language, now: line.now() }));
  refreshConfirm();
}

function refreshConfirm() {
  confirmed.update(hall);
  showNotices(view, hall, language);
}

// Back to what was chosen before, or to the start when there is nothing.
function leaveLists() {
  if (basket.services.length) showConfirm();
  else start();
}

// The last choice is taken back: its list is shown again.
function chooseAgain() {
  const last = basket.services.at(-1);
  basket.remove(last);
  const of = hall.departments.find((each) => each.services.some(({ id }) => id === last));
  if (of) showServices(of.id);
  else showDepartments();
}

function refresh() {
  if (view.dataset.view === 'departments') list.update(departmentRows(hall, language));
  else if (view.dataset.view === 'services') list.update(services());
  else if (view.dataset.view === 'confirm') refreshConfirm();
  else if (view.dataset.view === 'ticket') refreshSlip();
}

// The ticket

async function take() {
  setBusy(true);
  try {
    ticket = await takeTicket({ ...basket.attempt(), language, kiosk }, sayTrying);
    showTicket();
    refreshSlip(); // a snapshot may have been faster than the answer
  } catch (error) {
    showRefusal(error);
  } finally {
    setBusy(false);
    showEmergency();
  }
}

function showTicket() {
  slipKnownAt = performance.now() + printWaitSeconds * 1000;
  setTimeout(() => view.dataset.view === 'ticket' && refreshSlip(), printWaitSeconds * 1000);
  show('ticket', ticketValues());
  const stages = ticket.stages.map((stage) =>
    fill(cloneItem(view, 'stage'), { name: name(serviceOf(hall, stage.service)) }),
  );
  view.querySelector('[data-order]').replaceChildren(...stages);
}

function ticketValues() {
  const isLong = ticket.stages.length > 1;
  return {
    label: ticket.label,
    service: isLong ? '' : name(serviceOf(hall, ticket.service)),
    isLong,
    ahead: ticket.ahead,
    isFirst: ticket.ahead === 0,
    minutes: ticket.ahead ? minutesOf(ticket.estimate) : null,
    ...slipValues(ticket.print, {
      paperProblem: hall.paper_problem,
      isWaitedFor: printWaitSeconds > 0,
      isOver: performance.now() >= slipKnownAt,
    }),
  };
}

// The slip is printed while the number is on the screen already: how that goes comes with the snapshots.
function refreshSlip() {
  // The newest one: staff may have printed it again meanwhile.
  const slip = hall.slips?.findLast((each) => each.ticket === ticket.id);
  if (slip) ticket = { ...ticket, print: { ...ticket.print, ...slip.print } };
  fill(view, ticketValues());
}

function sayTrying() {
  view.querySelector('[data-trying]').textContent = wordOf('trying');
}

function showRefusal(error) {
  if (error instanceof Unreachable) return show('unreachable');
  isOutdated = error.status === 401 || error.status === 403;
  // Who signs in at a kiosk is not the visitor.
  const detail = isOutdated ? wordOf('not-ready') : error.message;
  return show('problem', { detail });
}

function setBusy(now) {
  isBusy = now;
  frame.setBusy(now, 'take');
  if (now) patience.stop();
  else patience.start();
}

// Time and connection

const patience = makePatience({
  idleSeconds: Number(stage.dataset.idleSeconds),
  warnSeconds: Number(stage.dataset.warnSeconds),
  onWarn: frame.warn,
  onCalm: () => frame.calm() && heading().focus(),
  onOver: start,
});

function showLine(state) {
  lineState = state;
  // The start view says it in every language itself.
  const isStart = view === startView;
  frame.showLost(state.lost && !isStart ? state.ageSeconds : null);
  if (isStart) showStart();
}

const line = openLine();
line.onState(showLine);
line.watch('kiosk', kiosk, (snapshot) => {
  hall = snapshot;
  if (!isBusy && showEmergency()) return;
  if (view === startView && hall.structure !== painted) location.reload();
  else if (view === startView) showStart();
  else if (!isBusy) refresh();
});

// Touches

function choose(what, id) {
  basket.toggle(what, id);
  refreshConfirm();
}

function count(step) {
  basket.count(step);
  refreshConfirm();
}

const actions = {
  language(id) {
    speak(id);
    patience.start();
    showDepartments();
  },
  department: showServices,
  service(id) {
    basket.add(id);
    showConfirm();
  },
  remove(id) {
    basket.remove(id);
    refreshConfirm();
    heading().focus();
  },
  add: showDepartments,
  priority: (id) => choose('priority', id),
  purpose: (id) => choose('purpose', id),
  fewer: () => count(-1),
  more: () => count(1),
  'large-print': () => {
    basket.toggleLargePrint();
    refreshConfirm();
  },
  take,
  again: take,
  start,
  back() {
    if (view.dataset.view === 'services') {
      if (hall.departments.length > 1) showDepartments();
      else leaveLists();
    } else if (view.dataset.view === 'departments') leaveLists();
    else if (view.dataset.view === 'confirm') chooseAgain();
    else showConfirm();
  },
  contrast: () => frame.setContrast(!frame.isHighContrast()),
  'more-time': () => patience.more(),
  'previous-page': () => list.turn(-1),
  'next-page': () => list.turn(1),
};

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (isSecondTap(event, view)) return;
  if (button && !button.disabled) actions[button.dataset.do](button.dataset.id);
});
// A touch of the warning's own button is for its click: the warning must not be gone before that.
for (const kind of ['pointerdown', 'keydown']) {
  document.addEventListener(kind, (event) => event.target.closest('[data-timeout]') || patience.touch());
}
// Another size has room for others.
addEventListener('resize', () => {
  if (view === startView) showStart();
  else if (view.dataset.view === 'confirm') refreshConfirm();
});
document.addEventListener('contextmenu', (event) => event.preventDefault());

start();
showEmergency();
