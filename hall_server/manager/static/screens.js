// The hall's screens and loudspeakers: each snapshot into their cards.

import { openLine, showLost } from '/static/js/live.js';
import { write } from './marks.js';
import { screenProblem } from './walls.js';

const root = document.getElementById('screens');
const { zone, noneYet, neverHere, problemFailed } = root.dataset;
const cardsOf = (kind) => Array.from(root.querySelectorAll(`[data-kind="${kind}"]`));
const cards = { screens: cardsOf('screen'), speakers: cardsOf('speaker') };
const problems = JSON.parse(root.dataset.problems);

const dayFace = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
const hours = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const clockFace = new Intl.DateTimeFormat('en-GB', hours);

/** "14:03" today, "25.11.2026 14:03" of another day; as the server's first paint writes it. */
function moment(time) {
  const then = new Date(time);
  const day = dayFace.format(then);
  const date = day === dayFace.format(line.now()) ? '' : `${day.split('-').reverse().join('.')} `;
  return date + clockFace.format(then);
}

function paintCard(card, problem, moments, badges) {
  for (const [kind, value] of Object.entries(badges)) {
    for (const words of card.querySelectorAll(`span[data-${kind}]`)) {
      words.hidden = words.dataset[kind] !== value;
    }
  }
  for (const [slot, words] of Object.entries(moments)) {
    write(card.querySelector(`[data-slot="${slot}"]`), words);
  }
  const place = card.querySelector('[data-slot="problem"]');
  write(place, problem ?? '');
  place.hidden = !problem;
  card.toggleAttribute('data-failing', Boolean(problem));
}

function paintScreen(card, screen) {
  const { is_connected: isConnected, since, last_shown_at: shown, sound } = screen;
  const problem = screenProblem(screen);
  paintCard(card, problem && problems[`screen-${problem}`], {
    since: since ? moment(since) : neverHere,
    shown: shown ? moment(shown) : noneYet,
  }, { here: isConnected ? 'here' : 'away', sound: sound ?? 'unknown' });
}

function paintSpeaker(card, { condition, problem, last_spoken_at: spoken }) {
  const words = problem && (problems[problem] ?? problemFailed);
  paintCard(card, words, { spoken: spoken ? moment(spoken) : noneYet }, { condition });
}

function paint(snapshot) {
  const ids = (list) => list.map(({ id }) => id).join();
  const shown = ['screens', 'speakers'].every(
    (kind) => ids(snapshot[kind]) === ids(cards[kind].map(({ dataset }) => dataset)),
  );
  // The hall has other ones: they stand here after a new look.
  if (!shown) location.reload();
  else {
    cards.screens.forEach((card, n) => paintScreen(card, snapshot.screens[n]));
    cards.speakers.forEach((card, n) => paintSpeaker(card, snapshot.speakers[n]));
  }
}

const line = openLine();
line.watch('hall', '', paint);
showLost(line);
