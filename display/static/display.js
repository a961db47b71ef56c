// A wall screen: paints the newest board, confirms what it has painted, and plays the calls if it speaks.

import { openLine } from '/static/js/live.js';
import { Board } from './board.js';
import { takeCare } from './care.js';
import { Receipts } from './receipts.js';
import { speakFor } from './speaking.js';
import { hide } from './words.js';

const page = document.querySelector('[data-screen]');
const { screen, hallZone, version } = page.dataset;
const isPaired = 'paired' in page.dataset;
const read = (name) => JSON.parse(page.dataset[name]);

const line = openLine();
const receipts = isPaired ? new Receipts(line) : null;
const first = read('board');
const now = () => line.now().getTime();
const board = new Board({ first, dictionary: read('words'), windows: read('windows'), now });

function paint(snapshot) {
  board.paint(snapshot);
  // The second frame begins when the first one has been painted; in a tab that nobody sees there is none.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const { ids } = board;
    board.large.painted(ids);
    receipts?.confirm(ids);
  }));
}

paint(first);
line.watch('board', screen, paint);

// -- the clock, and since when the line is lost ----------------------------------------------------

const digits = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: hallZone || undefined };
const clock = new Intl.DateTimeFormat('en-GB', digits);
const clockPart = document.querySelector('[data-part="clock"]');

function tick() {
  const time = clock.format(line.now());
  if (clockPart.textContent !== time) clockPart.textContent = time;
}

setInterval(tick, 1000);
tick();

const banner = document.querySelector('[data-lost]');
let isLost = false;
line.onState(({ lost, heardAt }) => {
  isLost = lost;
  const since = clock.format(heardAt ?? Date.parse(first.at));
  if (lost) board.words.putWord(banner, 'lost', board.languages, since);
  hide(banner, !lost);
});

// A tab that slept finds out at once what it has missed.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  board.turns.look();
  board.large.repaint();
  tick();
});

// -- the sound -------------------------------------------------------------------------------------

const announcer = isPaired ? speakFor(screen, line, document.querySelector('[data-sound]')) : null;

const isQuiet = () => !isLost && board.large.isQuiet && !announcer?.isPlaying();
takeCare({ line, version, isQuiet });
