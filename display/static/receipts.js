// Proof of call: what has been painted is confirmed, once a connection.

const KEPT = 300;
const MAYBE_LOST_MS = 15_000; // a dead line is noticed after so long: what was sent meanwhile may be lost

export class Receipts {
  #line;
  #confirmed = new Map(); // call_id -> when it was sent

  constructor(line) {
    this.#line = line;
    let wasLost = false;
    line.onState(({ lost }) => {
      if (lost && !wasLost) this.#forgetLatest();
      wasLost = lost;
    });
  }

  #forgetLatest() {
    for (const [id, at] of this.#confirmed) {
      if (Date.now() - at < MAYBE_LOST_MS) this.#confirmed.delete(id);
    }
  }

  confirm(ids) {
    for (const id of ids) {
      if (this.#confirmed.has(id) || !this.#line.emit('shown', { call_id: id })) continue;
      this.#confirmed.set(id, Date.now());
    }
    for (const id of this.#confirmed.keys()) {
      if (this.#confirmed.size <= KEPT) break;
      this.#confirmed.delete(id);
    }
  }
}
