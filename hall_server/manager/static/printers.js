// The hall's printers: each snapshot into their cards, and the papers that a manager asks for.

import { post } from '/static/js/api.js';
import { openLine, showLost } from '/static/js/live.js';
import { showEmergency } from '/static/js/notices.js';
import { write } from './marks.js';
import { momentsIn } from './moments.js';
import { listenToMoves, tell } from './moves.js';
import { signList } from './signs.js';
import { listenToPrints, once, slipList } from './slips.js';
import { isCounted, isLow, stillThere } from './stations.js';

const root = document.getElementById('printers');
const { zone, language, left: leftWords, leftUnknown, empty, never, rollUnknown } = root.dataset;
const sent = { test: root.dataset.sentTest, list: root.dataset.sentList, day: root.dataset.sentDay };
const paintSlips = slipList();
const paintSigns = signList();
const problems = JSON.parse(document.getElementById('slips').dataset.problems);
const cards = Array.from(root.querySelectorAll('.station'));

const line = openLine();
const moment = momentsIn(zone, line.now);

function paintStation(card, station) {
  const slot = (name) => card.querySelector(`[data-slot="${name}"]`);
  const left = stillThere(station);
  const whole = Math.max(1, station.slips + station.left);
  for (const kind of ['condition', 'paper']) {
    for (const words of card.querySelectorAll(`span[data-${kind}]`)) {
      words.hidden = words.dataset[kind] !== station[kind];
    }
  }
  card.toggleAttribute('data-failing', station.problem !== null);
  const sentence = problems[station.problem] ?? station.problem ?? '';
  write(slot('problem'), sentence.replace('{printer}', () => station.id));
  slot('problem').hidden = !sentence;
  const known = left ? leftWords.replace('{left}', left) : empty;
  write(slot('address'), station.address);
  write(slot('left'), isCounted(station) ? known : leftUnknown);
  card.querySelector('[data-bar]').toggleAttribute('hidden', !isCounted(station));
  card.querySelector('[data-low]').hidden = !isLow(station);
  card.querySelector('[data-bar]').classList.toggle('station-bar-low', isLow(station));
  card.querySelector('.station-bar-left').setAttribute('width', ((100 * left) / whole).toFixed(1));
  write(slot('slips'), station.slips);
  write(slot('roll'), station.roll_since ? moment(station.roll_since) : rollUnknown);
  write(slot('good'), station.last_good_at ? moment(station.last_good_at) : never);
}

function paint({ printers, signs, slips, notices }) {
  showEmergency(notices.some(({ kind }) => kind === 'emergency'));
  const shown = cards.map(({ dataset }) => dataset.id).join();
  const isSame = shown === printers.map(({ id }) => id).join() && paintSigns(signs);
  // The hall has other printers or signs: they stand here after a new look, but no question is torn away.
  if (isSame) cards.forEach((card, n) => paintStation(card, printers[n]));
  else if (!document.querySelector('dialog[open]')) location.reload();
  paintSlips(slips);
}

/** What is asked of a printer, by the button. */
function order({ print: paper, printerId }) {
  const printer = printerId ?? document.getElementById('papers-at').value;
  const day = document.getElementById('papers-day');
  return { printer, body: { paper, language, ...(paper === 'day' ? { day: day.value } : {}) } };
}

root.addEventListener('click', (event) => {
  const button = event.target.closest('[data-print]');
  if (!button) return;
  const day = document.getElementById('papers-day');
  if (button.dataset.print === 'day' && !day.reportValidity()) return;
  const { printer, body } = order(button.dataset);
  const place = button.closest('.station, .papers-kinds > *').querySelector('[data-wrong]');
  once(button, place, async (key) => {
    await post(`/printers/${encodeURIComponent(printer)}/papers`, body, { key });
    tell(sent[body.paper].replace('{printer}', () => printer));
  });
});

line.watch('hall', '', paint);
listenToMoves();
listenToPrints();
showLost(line);
