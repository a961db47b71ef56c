// Goes back to the start when nobody touches the kiosk, after a warning that can be put off for ever.

const MORE_SECONDS = 60; // who asked for more time once is slow, and is not asked again soon
const SAID_AT = new Set([10, 5]); // seconds left that are also read out

/**
 * `idleSeconds` without a touch, then a warning for `warnSeconds`: `onWarn(seconds, aloud)` shows each second
 * and reads some out, `onCalm` takes the warning away, `onOver` is called at the end.
 */
export function makePatience({ idleSeconds, warnSeconds, onWarn, onCalm, onOver }) {
  let idle = idleSeconds;
  let touchedAt = 0;
  let shown = null;
  let timer = null;

  function look() {
    const left = Math.ceil(idle + warnSeconds - (performance.now() - touchedAt) / 1000);
    if (left <= 0) {
      stop();
      onOver();
    } else if (left <= warnSeconds && left !== shown) {
      onWarn(left, shown === null || SAID_AT.has(left));
      shown = left;
    }
  }

  function calm() {
    if (shown !== null) onCalm();
    shown = null;
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    calm();
  }

  return {
    /** Begin to count, or begin again. */
    start() {
      stop();
      touchedAt = performance.now();
      timer = setInterval(look, 200);
    },
    stop,
    /** Somebody is there. */
    touch() {
      touchedAt = performance.now();
      calm();
    },
    /** Somebody needs more time. */
    more() {
      idle = Math.max(idle, MORE_SECONDS);
      this.touch();
    },
    /** The next visitor has the usual time. */
    forget() {
      idle = idleSeconds;
    },
  };
}
