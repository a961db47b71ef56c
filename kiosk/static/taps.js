// A hand that shakes taps twice. The second tap of such a pair is not for what has come under the finger.

const PAUSE_MS = 600;
const REACH_PX = 60;

let last = { at: -PAUSE_MS, x: 0, y: 0, view: null };

/** Is this click, on `view`, only the echo of one that the view before it was left by? */
export function isSecondTap({ detail, clientX: x, clientY: y }, view) {
  if (detail === 0) return false; // a key, or a program that helps to see
  const at = performance.now();
  const isNear = Math.hypot(x - last.x, y - last.y) < REACH_PX;
  const isEcho = at - last.at < PAUSE_MS && isNear && view !== last.view;
  last = { at, x, y, view: isEcho ? last.view : view };
  return isEcho;
}
