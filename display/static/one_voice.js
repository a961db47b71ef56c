// Several tabs of one browser may show the same screen: one of them speaks, and another when that one goes.

const HOLD_MS = 3000; // a tab that was killed loses its turn after so long
const RENEW_MS = 1000;
const SETTLE_MS = 100; // two tabs that take it in the same moment both see by then whose it is

/** `onGained` is told when it becomes this tab's turn. Locks of the browser need https, a hall has http. */
export function makeTurns(name, onGained) {
  const key = `navbat-speaks-${name}`;
  const self = Math.random().toString(36).slice(2);
  let isMine = false;
  let isWanted = false;

  function holder() {
    try {
      const { tab, until } = JSON.parse(localStorage.getItem(key)) ?? {};
      const left = until - Date.now();
      return left > 0 && left <= HOLD_MS ? tab : null;
    } catch {
      return null;
    }
  }

  function write(value) {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch {
      // Without a store nobody can be asked: this tab speaks.
      isMine = true;
    }
  }

  function look() {
    const held = holder();
    if (held !== null && held !== self) isMine = false;
    else if (isWanted) hold(held === self);
  }

  function hold(isConfirmed) {
    write({ tab: self, until: Date.now() + HOLD_MS });
    if (!isConfirmed) setTimeout(look, SETTLE_MS);
    else if (!isMine) {
      isMine = true;
      onGained();
    }
  }

  function release() {
    isWanted = false;
    isMine = false;
    if (holder() === self) write(null);
  }

  setInterval(look, RENEW_MS);
  addEventListener('storage', (event) => event.key === key && look());
  addEventListener('pagehide', () => holder() === self && write(null));

  return {
    /** Is it this tab's turn? From now on it wants it. */
    take() {
      isWanted = true;
      if (!isMine) look();
      return isMine;
    },
    release,
    /** Does another tab speak? */
    isTaken: () => ![null, self].includes(holder()),
  };
}
