// Plays announcements one after the other, never two at once, and none twice.

const STORE = 'navbat-spoken';
const KEPT = 300;
const STALE_MS = 3 * 60 * 1000; // a call that was silent for so long is not said any more: it would mislead
const LONGEST_MS = 60 * 1000;
const SILENCE = '/static/display/silence.wav';

/**
 * `onSpoken(announcement)` is told when one has been heard; `onBlocked(isBlocked)` when the browser wants a
 * touch before it makes any sound. `now` gives the hall's time.
 */
export function makeAnnouncer({ now, onSpoken, onBlocked }) {
  const audio = new Audio();
  const done = new Set(JSON.parse(sessionStorage.getItem(STORE) ?? '[]'));
  let waiting = [];
  let isPlaying = false;
  let isBlocked = false;

  function finish({ call_id: id }) {
    done.add(id);
    sessionStorage.setItem(STORE, JSON.stringify([...done].slice(-KEPT)));
  }

  async function playAll() {
    if (isPlaying || isBlocked) return;
    isPlaying = true;
    for (let next = take(); next && !isBlocked; next = take()) {
      const isHeard = await play(next.url);
      if (isBlocked) break;
      finish(next);
      if (isHeard) onSpoken(next);
    }
    isPlaying = false;
  }

  // Looked up each time: an announcement that was withdrawn meanwhile is not played.
  function take() {
    const isOld = ({ at }) => now() - Date.parse(at) > STALE_MS;
    waiting.filter((each) => isOld(each)).forEach(finish);
    return waiting.find(({ call_id: id }) => !done.has(id));
  }

  async function play(url) {
    audio.src = url;
    const end = new Promise((resolve) => {
      audio.onended = () => resolve(true);
      audio.onerror = () => resolve(false);
      setTimeout(() => resolve(false), LONGEST_MS);
    });
    try {
      await audio.play();
    } catch (error) {
      if (error.name === 'NotAllowedError') setBlocked(true);
      return false;
    }
    return end;
  }

  function setBlocked(value) {
    isBlocked = value;
    onBlocked(value);
  }

  // Find out before the first call whether sound is allowed.
  const ready = play(SILENCE);

  return {
    /** The announcements that stand, oldest first. */
    async announce(announcements) {
      waiting = announcements;
      await ready;
      playAll();
    },
    /** Somebody has touched the screen: from now on the browser lets us play. */
    async unblock() {
      setBlocked(false);
      await play(SILENCE);
      playAll();
    },
  };
}
