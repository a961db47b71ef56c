// Plays announcements one after the other, with a pause between, never two at once, and none twice.

import { makeMemory } from './spoken.js';
import { makeSound, sleep } from './sound.js';
import { makeTurns } from './one_voice.js';

// So long before a sound begins it is looked up what is to be said: a busy page is not late then.
const LEAD_S = 0.2;
const AHEAD = 3; // sounds that are fetched before their turn
const FETCH_MS = 10_000;
const TRIES = 3;
const AGAIN_MS = 1000;

/**
 * The voice of the page of `screen`. `now` gives the hall's time. `onSpoken(announcement)` is told when one
 * has been heard, `onFailed(announcement)` when it cannot be; `onSound(state)` at each change: "ready",
 * "blocked" (the browser wants a touch before it makes any sound), "failed", or null for a screen that is no
 * speaker.
 */
export function makeAnnouncer({ screen, now, onSpoken, onFailed = () => {}, onSound }) {
  const memory = makeMemory(screen);
  const sounds = new Map(); // url -> promise of a decoded sound
  let waiting = [];
  let isSpeaker = false;
  let pauseS = 0;
  let dropMs = Infinity;
  let silentSince = -Infinity;
  let isBusy = false;
  let state = null;

  const turns = makeTurns(screen, () => sayAll());
  const sound = makeSound({
    onRunning(isRunning) {
      if (!isRunning) setState('blocked');
      else if (state !== 'failed') setState('ready');
      if (!isRunning) turns.release();
      else if (isSpeaker) {
        turns.take();
        sayAll();
      }
    },
  });

  function setState(value) {
    // Another tab of this screen is heard: what this one may do is nobody's trouble.
    const known = value === 'blocked' && turns.isTaken() ? 'ready' : value;
    if (!isSpeaker || known === state) return;
    state = known;
    onSound(state);
  }

  async function sayAll() {
    if (isBusy || !isSpeaker) return;
    isBusy = true;
    try {
      while (await sayNext());
    } catch (error) {
      console.warn('this page makes no sound', error);
      setState('failed');
    } finally {
      isBusy = false;
    }
  }

  /** Say the first one; false when there is nothing to say, or not by this tab, or not now. */
  async function sayNext() {
    if (!next() || !(await sound.wake()) || !turns.take()) return false;
    const first = next();
    if (first) await load(first.url).catch(() => null);
    const startsAt = silentSince + pauseS;
    await sleep(Math.max(0, startsAt - LEAD_S - sound.now()) * 1000);
    // Looked up again: meanwhile it may have been withdrawn, or something urgent has come.
    const announcement = next();
    if (announcement) await say(announcement, startsAt);
    return true;
  }

  async function say(announcement, startsAt) {
    const { call_id, url } = announcement;
    if (memory.isGivenUp(call_id)) return fail(announcement);
    const buffer = await load(url).catch(() => undefined);
    // No answer: it is asked for again as long as the call stands and is not too old.
    if (buffer === undefined) return sleep(AGAIN_MS);
    if (buffer === null) return fail(announcement);
    memory.begin(call_id);
    const end = await sound.play(buffer, startsAt);
    if (end === null) return cutOff();
    silentSince = end;
    memory.finish(call_id, true);
    setState('ready');
    onSpoken(announcement);
  }

  // It is said again, once: visitors heard only a part of it.
  async function cutOff() {
    sound.renew();
    silentSince = -Infinity;
    await sound.wake();
  }

  function fail(announcement) {
    memory.finish(announcement.call_id, false);
    setState('failed');
    onFailed(announcement);
  }

  const isToBeSaid = ({ call_id }) => memory.isHeard(call_id) === null;
  const isOld = ({ at, urgent }) => !urgent && now() - Date.parse(at) >= dropMs;

  // Looked up each time: an announcement that was withdrawn meanwhile is not in the list any more.
  const next = () => waiting.find((each) => isToBeSaid(each) && !isOld(each));

  function load(url) {
    if (!sounds.has(url)) {
      const loading = fetchSound(url);
      sounds.set(url, loading);
      loading.catch(() => sounds.delete(url));
    }
    return sounds.get(url);
  }

  /** The decoded sound, null when there is none; throws when there is no answer. */
  async function fetchSound(url) {
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
      if (answer.ok) return sound.decode(await answer.arrayBuffer());
      const isForLater = answer.status === 429 || answer.status >= 500;
      if (!isForLater || tries === TRIES) return null;
      await sleep(AGAIN_MS);
    }
  }

  function fetchAhead() {
    const wanted = new Set(waiting.map(({ url }) => url));
    [...sounds.keys()].filter((url) => !wanted.has(url)).forEach((url) => sounds.delete(url));
    const soon = waiting.filter(isToBeSaid).slice(0, AHEAD);
    soon.forEach(({ url }) => load(url).catch(() => null));
  }

  // What was said while the line was down, or its receipt was lost with the line.
  function tellAgain() {
    for (const each of waiting) {
      const isHeard = memory.isHeard(each.call_id);
      if (isHeard !== null) (isHeard ? onSpoken : onFailed)(each);
    }
  }

  return {
    /** What lies ready by the newest `jobs` snapshot, in the order in which it is to be said. */
    announce({ announcements, is_speaker, pause_s, drop_s }) {
      waiting = announcements;
      [pauseS, dropMs] = [pause_s, drop_s * 1000];
      const isNew = is_speaker && !isSpeaker;
      isSpeaker = is_speaker;
      if (!isSpeaker) {
        turns.release();
        if (state !== null) onSound((state = null));
      }
      tellAgain();
      fetchAhead();
      // Found out before the first call, not with it.
      if (isNew) sound.wake().then(sayAll, () => setState('failed'));
      else sayAll();
    },
    /** Somebody has touched the screen: from now on the browser lets us play. */
    unblock: () => sound.wake().then(sayAll, () => setState('failed')),
    /** "ready", "blocked" or "failed"; null before that is known, and of a screen that is no speaker. */
    state: () => (isSpeaker ? state : null),
    /** Is something being said, or about to be? */
    isPlaying: () => isBusy,
  };
}
