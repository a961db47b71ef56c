// Notices to everybody: each snapshot into the list of what stands, and what a manager posts.

import { post } from '/static/js/api.js';
import { openLine, showLost } from '/static/js/live.js';
import {
  closeQuestion, isTooSoon, listenToEnds, listenToQuestions, listenToRaise, once, openQuestion, raised,
  showEmergency,
} from '/static/js/notices.js';
import { write } from './marks.js';
import { momentsIn } from './moments.js';
import { tell } from './moves.js';

const root = document.getElementById('notices');
const words = root.dataset;
const languages = JSON.parse(words.languages); // [{id, name}], the hall's first one first
const list = document.getElementById('standing');
const shape = document.getElementById('standing-item').content.firstElementChild;
const closing = document.getElementById('closing');
const own = document.getElementById('own');
const kind = document.getElementById('own-kind');
const ownButton = own.querySelector('[type="submit"]');
const ownQuestion = document.getElementById('own-question');

const line = openLine();
const moment = momentsIn(words.zone, line.now);

function paint({ notices }) {
  const stands = notices.some((notice) => notice.kind === 'emergency');
  raised(stands);
  showEmergency(stands);
  const former = new Map(Array.from(list.children, (item) => [item.dataset.notice, item]));
  notices.forEach((notice, place) => {
    const item = former.get(notice.id) ?? begin(notice);
    former.delete(notice.id);
    // One that stays is kept as an element: it may have the focus, or an open question.
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
  });
  const hadFocus = [...former.values()].some((gone) => gone.contains(document.activeElement));
  for (const gone of former.values()) gone.remove();
  if (hadFocus) document.getElementById('standing-title').focus({ preventScroll: true });
  document.getElementById('standing-none').hidden = notices.length > 0;
}

function begin(notice) {
  const item = shape.cloneNode(true);
  const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
  const { id, text, posted_at: at, posted_by: by, ends_at: ends } = notice;
  Object.assign(item.dataset, { notice: id, kind: notice.kind });
  for (const badge of item.querySelectorAll('[data-when]')) badge.hidden = badge.dataset.when !== notice.kind;
  const name = by === 'system' ? words.bySystem : by;
  write(slot('posted'), fill(words.posted, { time: moment(at), name }));
  write(slot('until'), ends ? fill(words.until, { time: moment(ends) }) : untilWhen(notice.kind));
  slot('silent').hidden = notice.spoken;
  const lines = Object.entries(text).map(([lang, textContent]) =>
    Object.assign(document.createElement('li'), { lang, textContent }),
  );
  slot('texts').replaceChildren(...lines);
  const missing = languages.filter((language) => !(language.id in text)).map((language) => language.name);
  slot('missing').hidden = !missing.length;
  write(slot('missing'), fill(words.notWritten, { languages: missing.join(', ') }));
  nameQuestion(item, id, notice.kind === 'emergency');
  return item;
}

/** Nobody has to take down that the hall closes: it goes with the day. */
const untilWhen = (what) => (what === 'closing' ? words.untilDay : words.untilDown);

/** The buttons of a new item, and the question before an emergency ends. */
function nameQuestion(item, id, isAsked) {
  const question = item.querySelector('.question');
  const asks = item.querySelector('[data-asks]');
  question.id = `down-${id}`;
  question.firstElementChild.id = `down-words-${id}`;
  question.setAttribute('aria-labelledby', `down-words-${id}`);
  asks.dataset.asks = question.id;
  asks.setAttribute('aria-controls', question.id);
  for (const button of item.querySelectorAll('[data-end]')) button.dataset.end = id;
  for (const button of [asks, item.querySelector('[data-end]')]) button.disabled = false;
  asks.hidden = !isAsked;
  item.querySelector('[data-end]').hidden = isAsked;
}

/** The sentence with its values; a function, because a text may hold a `$`. */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (open, name) => values[name] ?? open);
}

function send(button, part, body, done = () => {}) {
  once(button, part, async (key) => {
    await post('/notices', body, { key });
    done();
    tell(words.postedNow);
  });
}

/** What the form says, as the hall wants it; a language that was left empty is left out. */
function ownNotice() {
  const texts = Array.from(own.querySelectorAll('[data-text]'), (field) => [field.dataset.text, field.value]);
  const text = Object.fromEntries(texts.filter(([, value]) => value.trim()));
  if (kind.value === 'emergency') return { kind: kind.value, text };
  const minutes = Number(document.getElementById('own-minutes').value) || null;
  return { kind: kind.value, text, minutes, spoken: document.getElementById('own-spoken').checked };
}

function showChoices() {
  const isEmergency = kind.value === 'emergency';
  for (const part of own.querySelectorAll('[data-of-others]')) part.hidden = isEmergency;
  own.querySelector('[data-of-emergency]').hidden = !isEmergency;
  closeQuestion(ownQuestion); // it was asked of something else
}

closing.querySelector('[data-closing]').addEventListener('submit', (event) => {
  event.preventDefault();
  const minutes = Number(document.getElementById('closing-in').value);
  send(event.submitter, closing, { kind: 'closing', minutes });
});
closing.querySelector('[data-closing-now]').addEventListener('click', (event) => {
  if (isTooSoon()) return;
  const question = event.currentTarget.closest('.question');
  send(event.currentTarget, closing, { kind: 'closing' }, () => closeQuestion(question));
});

/** The first language is needed; said here in the words of the page. */
function isWritten() {
  const field = own.querySelector('[required]');
  const isThere = Boolean(field.value.trim());
  own.querySelector('[data-missing]').textContent = isThere ? '' : own.dataset.needed;
  field.setAttribute('aria-invalid', String(!isThere));
  if (!isThere) field.focus();
  return isThere;
}

function sendOwn(button) {
  send(button, own, ownNotice(), () => {
    own.reset();
    closeQuestion(ownQuestion);
    showChoices();
  });
}

own.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!isWritten()) return;
  if (kind.value === 'emergency') openQuestion(ownButton);
  else sendOwn(ownButton);
});
own.querySelector('[data-own-raise]').addEventListener('click', (event) => {
  if (!isTooSoon() && isWritten()) sendOwn(event.currentTarget);
});
own.addEventListener('input', () => { own.querySelector('[data-missing]').textContent = ''; });
kind.addEventListener('change', showChoices);

listenToRaise(() => tell(words.postedNow));
listenToEnds(() => tell(words.takenDown));
listenToQuestions();
line.watch('hall', '', paint);
showLost(line);
showChoices();
