// The page of one ticket: after a step with it, its card is shown anew.

import { listenToMoves } from './moves.js';
import { listenToPrints } from './slips.js';

/** Put the newest card in place of the one that is shown, and the reader at its beginning. */
async function renew(ticket) {
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) return;
  const newest = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = newest.getElementById(`of-${ticket}`);
  const shown = document.getElementById(`of-${ticket}`);
  if (!fresh || !shown) return;
  shown.replaceWith(document.adoptNode(fresh));
  fresh.querySelector('h2').focus();
}

listenToMoves({ done: renew });
listenToPrints({ done: renew });
