// Asks the hall for one ticket, again and again with the same key: however often the line breaks, it is one.

import { Problem, Unreachable, post } from '/static/js/api.js';

const PATIENCE_MS = 45000;
const PAUSE_MS = 1500;
const BUSY = new Set([429, 502, 503, 504]); // "later", not "no"

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Take a ticket for an `order`; `onTrying` is told before it is asked again. Raises Problem, or Unreachable
 * in the end.
 */
export async function takeTicket({ order, language, kiosk, key }, onTrying) {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await post('/tickets', { ...order, language, kiosk }, { key, language });
    } catch (error) {
      const mayHelp = error instanceof Unreachable || (error instanceof Problem && BUSY.has(error.status));
      if (!mayHelp || performance.now() > giveUpAt) throw error;
      onTrying();
      await pause(Math.max(PAUSE_MS, Math.min(10, error.retryAfterSeconds ?? 0) * 1000));
    }
  }
}
