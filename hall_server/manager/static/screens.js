// The hall's screens and loudspeakers: each snapshot into their cards.

import { openLine, showLost } from '/static/js/live.js';
import { write } from './marks.js';
import { momentsIn } from './moments.js';
import { screenProblem } from './walls.js';

const root = document.getElementById('screens');
const { zone, noneYet, neverHere, problemFailed } = root.dataset;
const cardsOf = (kind) => Array.from(root.querySelectorAll(`[data-kind="${kind}"]`));
const cards = { screens: cardsOf('screen'), speakers: cardsOf('speaker') };
const problems = JSON.parse(root.dataset.problems);

const line = openLine();
const moment = momentsIn(zone, line.now);

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
  // A screen that is no loudspeaker has nothing to say of its sound.
  card.querySelector('[data-of-sound]').hidden = !sound;
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

line.watch('hall', '', paint);
showLost(line);
