// The sound of a page: one audio context, woken when the browser put it to sleep, replaced when it is stuck.

const WAKE_MS = 1500; // a busy PC is not taken for a browser that wants a touch
const GRACE_MS = 2000; // how much longer than its length a sound may take

/**
 * `onRunning(isRunning)` is told when the browser lets this page be heard, and when it does not: then
 * somebody has to touch the screen. Moments (`now`, `at`) are seconds of the sound's own clock.
 */
export function makeSound({ onRunning }) {
  let context = null;

  function open() {
    context = new AudioContext();
    const own = context;
    own.onstatechange = () => {
      if (own !== context) return;
      if (own.state === 'running') onRunning(true);
      else if (own.state !== 'closed') wake();
    };
  }

  /** Ask the browser for sound; false when it wants a touch first. Throws where there is no sound at all. */
  async function wake() {
    if (!context) open();
    const asked = context;
    if (asked.state !== 'running') {
      // Pending until somebody touches the screen.
      const resumed = asked.resume().catch(() => {});
      await Promise.race([resumed, sleep(WAKE_MS)]);
    }
    const isRunning = asked === context && asked.state === 'running';
    onRunning(isRunning);
    return isRunning;
  }

  /** Begin anew: a sound card that was pulled out may leave a context that runs and plays nothing. */
  function renew() {
    const former = context;
    context = null;
    former?.close().catch(() => {});
  }

  /** Play a decoded sound at a moment, or now where that has passed: when it ended; null: it was cut off. */
  function play(buffer, at) {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    const begins = Math.max(at, context.currentTime);
    const mayTakeMs = (begins - context.currentTime + buffer.duration) * 1000 + GRACE_MS;
    const since = performance.now();
    source.start(begins);
    return new Promise((resolve) => {
      const end = (isHeard) => {
        clearTimeout(guard);
        source.onended = null;
        source.disconnect();
        resolve(isHeard ? begins + buffer.duration : null);
      };
      const guard = setTimeout(() => end(false), mayTakeMs);
      // A computer that slept in the middle of it goes on where it was, when nobody waits for it any more.
      source.onended = () => end(performance.now() - since <= mayTakeMs);
    });
  }

  return {
    wake,
    renew,
    play,
    /** The sound in the bytes of a file; null when there is none. */
    async decode(bytes) {
      if (!context) open();
      return context.decodeAudioData(bytes).catch(() => null);
    },
    now: () => context?.currentTime ?? 0,
  };
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
