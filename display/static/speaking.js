// The page of a screen that is a loudspeaker: it says the calls, confirms them, and tells if it is not heard.

import { post } from '/static/js/api.js';
import { makeAnnouncer } from './announce.js';
import { deliver } from './receipts.js';

/**
 * Speak for `screen` on its live line; gives the announcer. `button` is shown while the browser wants a
 * touch.
 */
export function speakFor(screen, line, button) {
  let isLost = true;
  let telling = Promise.resolve();

  // One after the other, so that what is true now is what the hall hears last.
  function tell(sound) {
    const path = `/screens/${encodeURIComponent(screen)}/health`;
    // Without an answer it is told again with the next connection.
    telling = telling.then(() => post(path, { sound })).catch(() => {});
  }

  const announcer = makeAnnouncer({
    screen,
    now: line.now,
    onSpoken: ({ call_id }) => deliver(line, 'spoken', { call_id }),
    onFailed: ({ call_id }) => deliver(line, 'spoken', { call_id, failed: true }),
    onSound(state) {
      button.hidden = state !== 'blocked';
      if (state) tell(state);
    },
  });

  // Any touch will do, the button only says so.
  for (const kind of ['click', 'keydown']) {
    addEventListener(kind, () => announcer.state() === 'blocked' && announcer.unblock());
  }
  line.watch('jobs', screen, announcer.announce);
  line.onState(({ lost }) => {
    if (isLost && !lost && announcer.state()) tell(announcer.state());
    isLost = lost;
  });
  return announcer;
}
