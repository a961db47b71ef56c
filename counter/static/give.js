// Giving a ticket: what is chosen becomes one POST, and its answer is shown large.

import { newKey, post, Problem } from '/static/js/api.js';
import { openLine, showLost } from '/static/js/live.js';
import { serviceList } from './services.js';
import { slipWords } from './slip.js';

const root = document.getElementById('give');
const form = document.getElementById('order');
const done = document.getElementById('done');
const problem = document.getElementById('problem');
const doneProblem = document.getElementById('done-problem');
const reprint = document.getElementById('reprint');
const slipOf = slipWords(root);
const list = serviceList(root, { changed: limitKiosks });

let key = newKey(); // one ticket a filled form, however often the button is pressed
let given = null;
let kiosk = null; // where its slip comes out
let isOff = false; // it was given by mistake
let line = null;
let busy = false;

/** What is asked for; fields that are left alone are left out. */
function order(fields) {
  const chosen = list.chosen();
  const time = fields.get('appointment').trim();
  return {
    ...(chosen.length === 1 ? { service: chosen[0].id } : { services: chosen.map(({ id }) => id) }),
    language: fields.get('language'),
    quantity: Number(fields.get('quantity')),
    needs: fields.getAll('need'),
    ...some('priority', fields.get('priority')),
    ...some('purpose', fields.get('purpose')),
    ...some('kiosk', fields.get('kiosk')),
    ...some('appointment', time && `${root.dataset.today}T${twoDigits(time)}:00${root.dataset.offset}`),
  };
}

const some = (name, value) => (value ? { [name]: value } : {});

/** "9.05" -> "09:05" */
const twoDigits = (time) => time.replace('.', ':').padStart(5, '0');

/** A kiosk that does not offer what is chosen prints no slip for it. */
function limitKiosks(chosen) {
  const kiosks = document.getElementById('kiosk');
  for (const kiosk of kiosks?.querySelectorAll('[data-services]') ?? []) {
    const offered = kiosk.dataset.services.split(' ').filter(Boolean);
    kiosk.disabled = offered.length > 0 && chosen.some(({ id }) => !offered.includes(id));
    if (kiosk.disabled && kiosk.selected) kiosks.value = '';
  }
}

async function once(button, notice, work) {
  if (busy) return;
  busy = true;
  notice.hidden = true;
  button.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } catch (error) {
    complain(notice, error instanceof Problem ? error.message : root.dataset.noAnswer);
    if (error instanceof Problem) key = newKey(); // the next press asks for something else
  } finally {
    busy = false;
    button.removeAttribute('aria-disabled');
  }
}

function complain(notice, sentence) {
  notice.textContent = sentence;
  notice.hidden = false;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!list.chosen().length) {
    complain(problem, root.dataset.chooseFirst);
    document.getElementById('find').focus();
    return;
  }
  const wrong = form.querySelector('input:invalid, select:invalid');
  if (wrong) {
    complain(problem, root.dataset[wrong.id === 'appointment' ? 'time' : 'quantity']);
    wrong.focus();
  } else once(event.submitter ?? form.querySelector('[type="submit"]'), problem, give);
});

// What was complained of is looked at again with the next press.
for (const kind of ['input', 'change']) form.addEventListener(kind, () => { problem.hidden = true; });

async function give() {
  const asked = order(new FormData(form));
  const chosen = list.chosen();
  given = await post('/tickets', asked, { key });
  const names = given.stages.map(({ service }) => chosen.find(({ id }) => id === service)?.name ?? service);
  write('label', given.label);
  write('services', names.join(' → '));
  write('ahead', given.ahead ?? '–');
  kiosk = asked.kiosk ?? null;
  isOff = false;
  reprint.hidden = true;
  if (kiosk) followSlip();
  else write('slip', root.dataset.notPrinted);
  document.getElementById('mistake').hidden = false;
  head(root.dataset.done, false);
  show(done);
  document.getElementById('again').focus();
}

/** Say how its slip goes, as long as it stands here. */
function followSlip() {
  sayOfSlip(given.print);
  line ??= openLine();
  line.watch('kiosk', kiosk, ({ slips }) => {
    const slip = slips.findLast(({ ticket }) => ticket === given.id);
    if (slip && !isOff) sayOfSlip(slip.print);
  });
}

function sayOfSlip(print) {
  const { sentence, isInTrouble } = slipOf(print, kiosk);
  write('slip', sentence);
  reprint.hidden = !isInTrouble;
}

reprint.addEventListener('click', () => once(reprint, doneProblem, async () => {
  const { print } = await post(`/tickets/${encodeURIComponent(given.id)}/reprint`);
  sayOfSlip(print);
  document.getElementById('again').focus();
}));

document.getElementById('again').addEventListener('click', () => {
  const chosen = form.elements.kiosk?.value;
  form.reset();
  if (chosen !== undefined) form.elements.kiosk.value = chosen; // the next slip comes out where this one did
  list.reset();
  key = newKey();
  problem.hidden = true;
  doneProblem.hidden = true;
  show(form);
  document.getElementById('find').focus();
});

const mistake = document.getElementById('mistake');
mistake.addEventListener('click', () => once(mistake, doneProblem, async () => {
  await post(`/tickets/${encodeURIComponent(given.id)}/cancel`);
  head(root.dataset.off, true);
  isOff = true;
  reprint.hidden = true;
  const slip = kiosk ? ` ${root.dataset.takeAway.replace('{label}', given.label)}` : '';
  write('slip', root.dataset.cancelled.replace('{label}', given.label) + slip);
  mistake.hidden = true;
  document.getElementById('again').focus();
}));

/** What is said of the ticket above its number. */
function head(sentence, isTakenBack) {
  document.getElementById('done-title').textContent = sentence;
  done.toggleAttribute('data-off', isTakenBack);
}

function show(part) {
  form.hidden = part !== form;
  done.hidden = part !== done;
}

function write(slot, value) {
  const place = done.querySelector(`[data-slot="${slot}"]`);
  // What stands there already is not read out again.
  if (place.textContent !== String(value)) place.textContent = value;
}

if (root.dataset.counter) {
  // Whoever gives a ticket has not left the counter: its line stays open meanwhile.
  line = openLine();
  line.watch('counter', root.dataset.counter, () => {});
  showLost(line);
}
