// The kiosk: one question at a time, from the language to the ticket, and back to the start.

import { Unreachable, newKey } from '/static/js/api.js';
import { ageText, openLine } from '/static/js/live.js';
import { paged } from './pager.js';
import { makePatience } from './patience.js';
import { takeTicket } from './ticket.js';
import { cloneItem, cloneOf, fill, inLanguage, minutesOf } from './views.js';

const stage = document.querySelector('[data-kiosk]');
const kiosk = stage.dataset.kiosk;
const signs = JSON.parse(stage.dataset.signs);
const announcer = document.querySelector('[data-say]');
const startView = stage.firstElementChild;
const startLanguage = document.documentElement.lang;
const startParts = new Map(); // what the server painted in the parts around the view, for the way back
for (const { dataset, childNodes } of document.querySelectorAll('[data-part]')) {
  startParts.set(dataset.part, [...childNodes].map((node) => node.cloneNode(true)));
}

let hall = JSON.parse(stage.dataset.hall);
let language = startLanguage;
let view = startView;
let department = null;
let attempt = null; // the touch of a service: {service, key}; a retry of it keeps its key
let isBusy = false;
let pages = null;

const part = (which) => document.querySelector(`[data-part="${which}"]`);
const heading = () => view.querySelector('h1');
const name = (thing) => inLanguage(thing.name, language);

// ---- views ----

function put(next, which) {
  view = next;
  document.body.dataset.view = which;
  stage.replaceChildren(view);
}

function show(which, values = {}) {
  const next = cloneOf(language, `[data-view="${which}"]`);
  put(fill(next, values), which);
  heading().focus();
}

function speak(nextLanguage) {
  language = nextLanguage;
  document.documentElement.lang = language;
  for (const which of ['lost', 'timeout', 'foot']) {
    part(which).replaceChildren(...cloneOf(language, `[data-part="${which}"]`).childNodes);
  }
  showHallName();
  showContrast();
  showLine(lineState);
}

function showHallName() {
  document.querySelector('[data-hall-name]').textContent = inLanguage(hall.name, language);
}

function start() {
  attempt = null;
  department = null;
  patience.stop();
  patience.forget();
  setContrast(false);
  language = startLanguage;
  document.documentElement.lang = language;
  for (const [which, nodes] of startParts) {
    part(which).replaceChildren(...nodes.map((node) => node.cloneNode(true)));
  }
  put(startView, 'start');
  showHallName();
  showStart();
  showLine(lineState);
  heading().focus();
}

function showStart() {
  const services = hall.departments.flatMap((each) => each.services);
  const notices = {
    lost: lineState.lost,
    'not-ready': !lineState.lost && hall.ready === false,
    closed: !lineState.lost && hall.ready !== false && services.every((service) => !service.open),
  };
  for (const [which, isShown] of Object.entries(notices)) {
    startView.querySelector(`[data-start-notice="${which}"]`).hidden = !isShown;
  }
  startView.querySelector('[data-languages]').hidden = notices['not-ready'];
}

function showDepartments() {
  department = null;
  if (hall.departments.length === 1) return showServices(hall.departments[0].id);
  show('departments', { where: null });
  return listDepartments();
}

function listDepartments(wanted = 0) {
  const items = hall.departments.map((each) => {
    const item = cloneItem(view);
    setSign(item, each.id);
    fill(item, { name: name(each), closed: each.services.every((service) => !service.open) });
    return identified(item, each);
  });
  list(items, wanted);
}

function showServices(id) {
  department = id;
  const chosen = hall.departments.find((each) => each.id === id);
  show('services', { where: name(chosen) });
  setSign(view.querySelector('.view-where'), id);
  listServices();
}

function listServices(wanted = 0) {
  const chosen = hall.departments.find((each) => each.id === department);
  const items = (chosen?.services ?? []).map((service) => {
    const values = {
      name: name(service),
      waiting: service.waiting,
      minutes: service.waiting ? minutesOf(service.estimate) : null,
      reason: inLanguage(service.reason, language),
    };
    return identified(fill(cloneItem(view, service.open ? 'open' : 'closed'), values), service);
  });
  list(items, wanted);
}

function list(items, wanted) {
  const pager = view.querySelector('[data-pager]');
  pages = paged(view.querySelector('[data-list]'), items, pager, (values) => {
    fill(pager, values);
    pager.querySelector('[data-do="previous-page"]').disabled = values.isFirst;
    pager.querySelector('[data-do="next-page"]').disabled = values.isLast;
  }, wanted);
}

function identified(item, thing) {
  const button = item.querySelector('button');
  if (button) button.dataset.id = thing.id;
  return item;
}

function setSign(root, id) {
  const href = `${stage.dataset.signsFile}#${signs[id] ?? 'document'}`;
  root.querySelector('[data-sign]').setAttribute('href', href);
}

function showTicket(ticket) {
  const services = hall.departments.flatMap((each) => each.services);
  const service = services.find((each) => each.id === ticket.service);
  const { state = 'none', problem = null } = ticket.print ?? {};
  const isComing = ['queued', 'sending', 'sent', 'printed'].includes(state) && !problem;
  show('ticket', {
    label: ticket.label,
    service: service ? name(service) : '',
    ahead: ticket.ahead === null || ticket.ahead === undefined ? null : String(ticket.ahead),
    minutes: ticket.ahead ? minutesOf(ticket.estimate) : null,
    slip: isComing,
    noSlip: state === 'none' && !problem,
    slipProblem: !isComing && !(state === 'none' && !problem),
  });
}

// ---- a ticket ----

async function take() {
  setBusy(true);
  try {
    const ticket = await takeTicket({ ...attempt, language, kiosk }, sayTrying);
    attempt = null;
    showTicket(ticket);
  } catch (error) {
    showRefusal(error);
  } finally {
    setBusy(false);
  }
}

function sayTrying() {
  const place = view.querySelector('[data-trying]');
  if (place) place.textContent = cloneOf(language, '[data-word="trying"]').textContent;
}

function showRefusal(error) {
  if (error instanceof Unreachable) return show('unreachable');
  show('problem');
  view.querySelector('.refusal-detail').textContent = error.message;
  return undefined;
}

function setBusy(now) {
  isBusy = now;
  document.body.toggleAttribute('data-busy', now);
  for (const button of document.querySelectorAll('button')) {
    if (button.dataset.do !== 'contrast') button.disabled = now;
    button.toggleAttribute('data-touched', now && button.dataset.id === attempt?.service);
  }
  if (now) patience.stop();
  else patience.start();
}

// ---- contrast, time, connection ----

function setContrast(isHigh) {
  document.documentElement.dataset.theme = isHigh ? 'contrast' : 'light';
  showContrast();
}

function showContrast() {
  const isHigh = document.documentElement.dataset.theme === 'contrast';
  document.querySelector('[data-do="contrast"]').setAttribute('aria-pressed', String(isHigh));
}

const patience = makePatience({
  idleSeconds: Number(stage.dataset.idleSeconds),
  warnSeconds: Number(stage.dataset.warnSeconds),
  onWarn(seconds, aloud) {
    const bar = document.querySelector('[data-timeout]');
    bar.hidden = false;
    fill(bar, { seconds });
    if (aloud) announcer.textContent = [...bar.querySelectorAll('p')].map((each) => each.textContent).join(' ');
  },
  onCalm() {
    const bar = document.querySelector('[data-timeout]');
    const hadFocus = bar.contains(document.activeElement);
    bar.hidden = true;
    announcer.textContent = '';
    if (hadFocus) heading().focus();
  },
  onOver: start,
});

const line = openLine();
let lineState = { lost: false, ageSeconds: 0 };

function showLine(state) {
  const wasLost = lineState.lost;
  lineState = state;
  // On the start view the notice says it in every language.
  const banner = document.querySelector('[data-lost]');
  banner.hidden = !state.lost || view === startView;
  banner.querySelector('[data-lost-age]').textContent = ageText(state.ageSeconds);
  if (view === startView && wasLost !== state.lost) showStart();
}

line.onState(showLine);
line.watch('kiosk', kiosk, (snapshot) => {
  hall = snapshot;
  if (view === startView) showStart();
  else if (!isBusy) refresh();
});

// A list that changes under a finger keeps its page and its focus.
function refresh() {
  const focused = document.activeElement?.dataset.id;
  if (view.dataset.view === 'departments') listDepartments(pages.page);
  else if (view.dataset.view === 'services') listServices(pages.page);
  if (focused) view.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

// ---- touches ----

const actions = {
  language(id) {
    speak(id);
    patience.start();
    showDepartments();
  },
  department: showServices,
  service(id) {
    attempt = { service: id, key: newKey() };
    take();
  },
  again: take,
  start,
  back() {
    attempt = null;
    if (view.dataset.view === 'problem' || view.dataset.view === 'unreachable') showServices(department);
    else if (view.dataset.view === 'services' && hall.departments.length > 1) showDepartments();
    else start();
  },
  contrast: () => setContrast(document.documentElement.dataset.theme !== 'contrast'),
  'more-time': () => patience.more(),
  'previous-page': () => pages.turn(-1),
  'next-page': () => pages.turn(1),
};

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (button && !button.disabled) actions[button.dataset.do](button.dataset.id);
});
for (const kind of ['pointerdown', 'keydown']) {
  document.addEventListener(kind, () => patience.touch(), { capture: true });
}
document.addEventListener('contextmenu', (event) => event.preventDefault());

start();
