// The live line of a page: whole numbered snapshots in, receipts out.
//
//   const line = openLine();
//   line.watch('board', 'main', (board) => paint(board));
//   line.emit('shown', { call_id });
//   line.onState(({ lost, notAllowed, ageSeconds, heardAt }) => ...);  // at changes, each second while lost
//   showLost(line);                                // or: let the page's [data-lost] element say it
//
// A snapshot is the whole truth, so a page never patches what it shows: starting up and coming back are one.

import { io } from '/static/vendor/socket.io.esm.min.js';

const BEAT_MS = 5000;
const MISSED_MS = 2 * BEAT_MS + 500; // two beats, and half a second for a busy network
const FIRST_MS = 3000; // a page that has just opened is not "lost" before this
const RETRY_MS = 2000;
const ANSWER_MS = 5000;
const OF_STAFF = ['counter', 'hall']; // who may not watch these has to sign in again
const NOT_ALLOWED = [401, 403];

/** Open one socket to the hall. `auth` is for devices with a token; pages are known by their cookies. */
export function openLine({ auth } = {}) {
  const watches = new Map(); // what -> {id, onSnapshot, newest}
  const unanswered = new Set(); // what was asked for and has not come; what is shown of it may be old
  let notAllowed = false; // lost because this browser may not watch what it asks for
  const listeners = new Set();
  let heardAt = performance.now(); // when what the page shows was last known to be true
  let heardDate = Date.now(); // the same by the wall clock, which goes on while a computer sleeps
  let heardTime = null; // the same in the hall's time
  let lost = false;
  let clockOffset = 0;

  const socket = io('/live', {
    auth,
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: RETRY_MS,
    timeout: 5000,
  });

  const ageMs = () => Math.max(performance.now() - heardAt, Date.now() - heardDate);
  const ageSeconds = () => Math.floor(ageMs() / 1000);
  const state = () => ({ lost, notAllowed, ageSeconds: ageSeconds(), heardAt: heardTime });
  const tell = () => listeners.forEach((listener) => listener(state()));

  function setLost(now) {
    if (lost === now) return;
    lost = now;
    tell();
  }

  function heard(message) {
    const at = Date.parse(message?.at);
    if (!Number.isNaN(at)) clockOffset = at - Date.now();
    if (unanswered.size) return; // the line is alive, but the page does not show how things stand
    heardAt = performance.now();
    heardDate = Date.now();
    if (!Number.isNaN(at)) heardTime = new Date(at);
    setLost(false);
  }

  function ask(what) {
    const watch = watches.get(what);
    watch.newest = null;
    unanswered.add(what);
    socket.emit('watch', { what, id: watch.id });
  }

  function refused({ what, status }) {
    if (!watches.has(what)) return; // it was a receipt
    if (NOT_ALLOWED.includes(status)) {
      if (OF_STAFF.includes(what)) signIn();
      notAllowed = true;
    }
    unanswered.add(what);
    setLost(true);
  }

  function askAgain() {
    // A socket is known by the cookies it was opened with; this browser may have others by now.
    if (notAllowed) socket.disconnect();
    else unanswered.forEach(ask);
  }

  socket.on('connect', () => {
    notAllowed = false;
    watches.forEach((_, what) => ask(what));
  });
  socket.on('beat', (message) => {
    heard(message);
    askAgain();
  });
  socket.on('problem', refused);

  socket.on('disconnect', () => setLost(true));

  // The library reconnects by itself, but not after the server has closed or refused the socket.
  const again = () => !socket.active && setTimeout(() => socket.connect(), RETRY_MS);
  socket.on('disconnect', again);
  socket.on('connect_error', again);

  setTimeout(() => {
    if (!socket.connected) setLost(true);
  }, FIRST_MS);
  setInterval(() => {
    if (ageMs() > MISSED_MS) setLost(true);
    if (lost) tell();
  }, 1000);

  // After a sleep, or with another cable, the old connection may seem to stand: the library makes a new one.
  function wake() {
    if (document.hidden || ageMs() <= MISSED_MS) return;
    setLost(true);
    if (socket.connected) socket.io.engine.close();
  }
  document.addEventListener('visibilitychange', wake);
  addEventListener('online', wake);

  return {
    /** Have `onSnapshot` called with every newer snapshot of `what`; one watch of each kind a page. */
    watch(what, id, onSnapshot) {
      if (!watches.has(what)) {
        socket.on(what, (snapshot) => {
          const watch = watches.get(what);
          unanswered.delete(what);
          heard(snapshot);
          // The first one after a connect counts whatever its number: the server may have started again.
          if (watch.newest !== null && snapshot.number <= watch.newest) return;
          watch.newest = snapshot.number;
          watch.onSnapshot(snapshot);
        });
      }
      watches.set(what, { id, onSnapshot, newest: null });
      if (socket.connected) ask(what);
    },
    /**
     * Send a receipt; false when there is no connection (a receipt that comes late proves nothing).
     * `answered(silence, {status})`: what the hall says to it, or the error that it said nothing in time.
     */
    emit(name, message, answered) {
      if (!socket.connected) return false;
      if (answered) socket.timeout(ANSWER_MS).emit(name, message, answered);
      else socket.emit(name, message);
      return true;
    },
    /** Have `listener` called at every change of the connection and each second while it is lost. */
    onState(listener) {
      listeners.add(listener);
      listener(state());
    },
    /** The hall's time: this computer's clock may be wrong, the server's is watched. */
    now: () => new Date(Date.now() + clockOffset),
  };
}

function signIn() {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Show the page's [data-lost] element while the connection is lost, with the age in its [data-lost-age]. */
export function showLost(line, element = document.querySelector('[data-lost]')) {
  const age = element.querySelector('[data-lost-age]');
  line.onState(({ lost, ageSeconds }) => {
    if (element.hidden === lost) element.hidden = !lost;
    age.textContent = ageText(ageSeconds);
  });
}

/** 75 -> "1:15", 3675 -> "1:01:15": read alike in every language. */
export function ageText(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
