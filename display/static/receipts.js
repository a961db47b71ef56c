// Proof of call: what has been painted is confirmed, once a connection, or until the hall has noted it.

const KEPT = 300;
const MAYBE_LOST_MS = 15_000; // a dead line is noticed after so long: what was sent meanwhile may be lost
const TRIES = 8; // a minute and a half: a full disk or queue may pass, and later nobody needs the receipt
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const TOO_MANY = 429;

// No answer is none of the hall's; a refusal of the receipt itself (4xx) stays one however often it is sent.
const mayPass = (silence, status) => Boolean(silence) || status >= 500 || status === TOO_MANY;

/** Send a receipt until the hall has noted or refused it, while it `isWanted`; false without a connection. */
export function deliver(line, name, message, isWanted = () => true) {
  const send = (tries) => line.emit(name, message, (silence, answer) => {
    if (tries >= TRIES || !mayPass(silence, answer?.status)) return;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
    setTimeout(() => isWanted() && send(tries + 1), wait);
  });
  return send(1);
}

export class Receipts {
  #line;
  #confirmed = new Map(); // call_id -> {at}: when it was sent

  constructor(line) {
    this.#line = line;
    let wasLost = false;
    line.onState(({ lost }) => {
      if (lost && !wasLost) this.#forgetLatest();
      wasLost = lost;
    });
  }

  #forgetLatest() {
    for (const [id, { at }] of this.#confirmed) {
      if (Date.now() - at < MAYBE_LOST_MS) this.#confirmed.delete(id);
    }
  }

  confirm(ids) {
    for (const id of ids) {
      if (this.#confirmed.has(id)) continue;
      const receipt = { at: Date.now() };
      // One that was forgotten with its connection is confirmed anew, and not by the old try as well.
      const isWanted = () => this.#confirmed.get(id) === receipt;
      if (deliver(this.#line, 'shown', { call_id: id }, isWanted)) this.#confirmed.set(id, receipt);
    }
    for (const id of this.#confirmed.keys()) {
      if (this.#confirmed.size <= KEPT) break;
      this.#confirmed.delete(id);
    }
  }
}
