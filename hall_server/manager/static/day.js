// Today in figures: each snapshot of the hall into the tiles, the table and the counters.

import { openLine, showLost } from '/static/js/live.js';
import { showEmergency } from '/static/js/notices.js';
import { counterCards } from './counters.js';
import { since, write } from './marks.js';
import { listenToMoves } from './moves.js';
import { listenToPrints, slipList } from './slips.js';
import { isLow } from './stations.js';
import { wallsInNeed } from './walls.js';

const FEW = 20; // below this a median or a 90th percentile would mislead

const root = document.getElementById('day');
const services = JSON.parse(root.dataset.services);
const counterNames = JSON.parse(root.dataset.counters);
const rowShape = document.getElementById('row').content.firstElementChild;

const leftOverShape = document.getElementById('left-over-item').content.firstElementChild;

const purposePart = document.getElementById('purposes');
const purposeShape = purposePart.querySelector('template').content.firstElementChild;

const needPart = document.getElementById('need');
const needWalls = document.getElementById('need-walls');
const paintSlips = slipList();

const paintCounter = counterCards(document.getElementById('counters'));

const line = openLine();

function paint(snapshot) {
  showEmergency(snapshot.notices.some(({ kind }) => kind === 'emergency'));
  for (const tile of root.querySelectorAll('[data-tile]')) write(tile, snapshot[tile.dataset.tile]);
  paintLongest(snapshot);
  paintLeftOver(snapshot.left_over);
  paintNeed(snapshot);
  paintWalls(snapshot);
  paintSlips(snapshot.slips);
  paintReport(snapshot.report);
  snapshot.counters.forEach(paintCounter);
  tick();
}

/** Which printers and signs need somebody, in one line. */
function paintNeed({ printers, signs }) {
  const need = {
    failing: printers.filter(({ problem }) => problem),
    low: printers.filter((station) => isLow(station) && !station.problem),
    signs: signs.filter(({ problem }) => problem),
  };
  for (const [kind, those] of Object.entries(need)) {
    const names = those.map(({ id }) => id).join(', ');
    const sentence = names && needPart.dataset[kind].replace(/\{(printers|signs)\}/, () => names);
    write(needPart.querySelector(`[data-slot="${kind}"]`), sentence);
  }
  needPart.hidden = Object.values(need).every((those) => !those.length);
}

/** Which screens and loudspeakers need somebody. */
function paintWalls(snapshot) {
  const need = wallsInNeed(snapshot);
  for (const [kind, those] of Object.entries(need)) {
    const names = those.map(({ id }) => id).join(', ');
    const sentence = names && needWalls.dataset[kind].replace('{names}', () => names);
    write(needWalls.querySelector(`[data-slot="${kind}"]`), sentence);
  }
  needWalls.hidden = !need.screens.length && !need.speakers.length;
}

function paintPurposes(rows) {
  const names = JSON.parse(purposePart.dataset.names);
  const shapes = rows.map((row) => {
    const shape = purposeShape.cloneNode(true);
    write(shape.querySelector('th'), names[row.purpose] ?? row.purpose);
    fillFigures(shape, row);
    return shape;
  });
  purposePart.querySelector('tbody').replaceChildren(...shapes);
  purposePart.hidden = !rows.length;
}

function paintReport({ rows, totals, purposes, apart }) {
  const shapes = rows.map((row, place) => tableRow(row, rows[place - 1]?.service === row.service));
  document.getElementById('rows').replaceChildren(...shapes);
  fillFigures(document.getElementById('totals'), totals);
  paintPurposes(purposes);
  for (const row of apart) fillFigures(root.querySelector(`[data-apart="${row.kind}"]`), row);
  document.getElementById('apart').hidden = !apart.some(({ served }) => served);
  document.getElementById('figures').hidden = !rows.length;
  document.getElementById('empty').hidden = rows.length > 0;
  const says = totals.wait_mean_s === null ? root.dataset.saysNone : root.dataset.says;
  write(document.getElementById('says'), says
    .replace('{issued}', totals.issued)
    .replace('{served}', totals.served)
    .replace('{wait}', long(totals.wait_mean_s)));
}

function tableRow(row, again) {
  const shape = rowShape.cloneNode(true);
  const service = shape.querySelector('[data-slot="service"]');
  service.textContent = services[row.service] ?? row.service;
  service.classList.toggle('visually-hidden', again);
  shape.classList.toggle('again', again);
  const counter = row.counter ? counterNames[row.counter] ?? row.counter : root.dataset.noCounter;
  shape.querySelector('[data-slot="counter"]').textContent = counter;
  fillFigures(shape, row);
  return shape;
}

function fillFigures(shape, row) {
  for (const cell of shape.querySelectorAll('[data-count]')) write(cell, row[cell.dataset.count]);
  for (const cell of shape.querySelectorAll('[data-time]')) {
    const name = cell.dataset.time;
    const few = /_p\d+_s$/.test(name) && row.n < FEW;
    if (row[name] === null || few) cell.replaceChildren(...dash(few && row.n > 0));
    else write(cell, short(row[name]));
  }
}

/** A dash for the eye, and for the ear why there is no figure. */
function dash(few) {
  const sign = Object.assign(document.createElement('span'), { textContent: '–', ariaHidden: 'true' });
  if (!few) return [sign];
  const words = { className: 'visually-hidden', textContent: root.dataset.tooFew };
  return [sign, Object.assign(document.createElement('span'), words)];
}

/** The longest wait goes on growing between two snapshots. */
function paintLongest({ at, longest_wait_s: seconds }) {
  const longest = document.getElementById('longest');
  const known = seconds !== null;
  since(longest, known ? new Date(Date.parse(at) - seconds * 1000).toISOString() : null);
  if (!known) write(longest, '–');
}

function paintLeftOver(tickets) {
  const notice = document.getElementById('left-over');
  const list = notice.querySelector('ul');
  const ids = (items) => items.join(' ');
  const standing = Array.from(list.querySelectorAll('[data-ticket]'), (button) => button.dataset.ticket);
  notice.hidden = !tickets.length;
  if (ids(standing) === ids(tickets.map(({ id }) => id))) return; // a button of it may have the focus
  list.replaceChildren(...tickets.map(leftOverItem));
}

function leftOverItem({ id, label, counter }) {
  const item = leftOverShape.cloneNode(true);
  write(item.querySelector('[data-slot="what"]'), `${label} · ${counterNames[counter] ?? counter}`);
  write(item.querySelector('[data-slot="of"]'), label);
  Object.assign(item.querySelector('[data-move]').dataset, { ticket: id, label });
  return item;
}

function tick() {
  for (const element of root.querySelectorAll('[data-since]')) {
    write(element, short(Math.max(0, (line.now() - Date.parse(element.dataset.since)) / 1000)));
  }
}

/** Seconds are kept as they are and rounded here, once: 440.4 -> [7, 20]. */
function minutesAndSeconds(seconds) {
  const whole = Math.floor(seconds + 0.5);
  return [Math.floor(whole / 60), whole % 60];
}

function short(seconds) {
  const [minutes, rest] = minutesAndSeconds(seconds);
  return `${minutes}:${String(rest).padStart(2, '0')}`;
}

function long(seconds) {
  const [minutes, rest] = minutesAndSeconds(seconds ?? 0);
  return root.dataset.duration.replace('{minutes}', minutes).replace('{seconds}', rest);
}

line.watch('hall', '', paint);
listenToMoves();
listenToPrints();
showLost(line);
tick();
setInterval(tick, 1000);
