// A page that stands for months looks after itself: it loads itself anew at a quiet moment, when its memory
// has grown or when the server has newer files for it.

const HEAP_LIMIT = 160 * 1024 * 1024; // bytes; the page needs a tenth of it
const LOOK_MS = 60_000;
const QUIET_LOOK_MS = 2000;
const STORE = 'navbat-reloaded';
const PAUSE_MS = 30 * 60 * 1000; // not again and again when it does not help

/** `isQuiet()`: nobody was called a moment ago, nothing is being said, and the server is there. */
export function takeCare({ line, version, isQuiet, now = Date.now, heap = usedHeap }) {
  let reason = null;

  // Apart in either direction: the clock of the PC may have been set back since.
  const mayReload = () => Math.abs(now() - Number(sessionStorage.getItem(STORE) ?? 0)) > PAUSE_MS;

  function reload() {
    if (!reason || !isQuiet() || !mayReload()) return;
    sessionStorage.setItem(STORE, String(now()));
    location.reload();
  }

  setInterval(() => {
    if (heap() > HEAP_LIMIT) reason = 'memory';
  }, LOOK_MS);
  setInterval(reload, QUIET_LOOK_MS);

  let wasLost = false;
  line.onState(({ lost }) => {
    if (wasLost && !lost) askVersion();
    wasLost = lost;
  });

  // The server has gone and come back: perhaps it was brought up to date.
  async function askVersion() {
    try {
      const text = await (await fetch(location.href)).text();
      const found = /data-version="(\w+)"/.exec(text)?.[1];
      if (found && found !== version) reason = 'version';
    } catch {
      // It is asked again after the next outage.
    }
  }
}

const usedHeap = () => performance.memory?.usedJSHeapSize ?? 0;
