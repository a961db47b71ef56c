// What this screen has said, also before the page was loaded anew, and in another tab of this browser.

const KEPT = 300; // many more than stand at once
const MOST_BEGINNINGS = 2;

/** Remembers of each announcement how often it was begun, and how it ended. */
export function makeMemory(screen) {
  const key = `navbat-spoken-${screen}`;
  let known = {}; // id -> {begun, isHeard}; where the browser stores nothing, it holds as long as the page
  let stored = null;

  function read() {
    try {
      const found = localStorage.getItem(key);
      if (found !== null && found !== stored) [stored, known] = [found, JSON.parse(found)];
    } catch {
      // kept as it was
    }
    return known;
  }

  function write(id, change) {
    const { [id]: former = { begun: 0, isHeard: null }, ...others } = read();
    // The one that was written last is the last to be forgotten.
    const all = [...Object.entries(others), [id, change(former)]];
    known = Object.fromEntries(all.slice(-KEPT));
    try {
      localStorage.setItem(key, JSON.stringify(known));
    } catch {
      // kept in this page
    }
  }

  const isHeard = (id) => read()[id]?.isHeard ?? null;

  return {
    begin: (id) => write(id, (former) => ({ ...former, begun: former.begun + 1 })),
    finish: (id, value) => write(id, (former) => ({ ...former, isHeard: value })),
    /** Was it heard? null as long as it is to be said. */
    isHeard,
    /** Begun so often and never ended: it is the sound itself that stops this page. */
    isGivenUp: (id) => isHeard(id) === null && (read()[id]?.begun ?? 0) >= MOST_BEGINNINGS,
  };
}
