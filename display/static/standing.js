// Which calls stand in the large place: a set of rules without any page.
//
// A call stands from the moment it is painted for at least `large_s` seconds; the newest until another
// replaces it. One that was missed or undone leaves at once; one that newer calls pushed out stays its time.

const NEWS_MS = 30_000; // what was called longer ago is history: after an outage nobody has to run for it
const RECENT_SPARE_MS = 2500; // the board names all calls of the last `large_s` and 3 s, however many
const GLASS_MS = 150; // from the page's frame to the light of the screen
const MOST = 80; // twice what can be called in that time
const KNOWN = 400;

export class Standing {
  #rows = new Map(); // call_id -> {call, from, order}
  #known = new Set();
  #isFirst = true;
  #fullest = 0;
  #order = 0;
  #newest = null;
  #largeMs = 7000;

  /**
   * Take a board in; gives the rows, newest first. `now` in ms, by any clock that goes evenly: the hall's
   * time as the page knows it jumps a little with each message.
   */
  update(board, largeS, now) {
    this.#largeMs = largeS * 1000 + GLASS_MS;
    const listed = [...board.calls, ...board.recent];
    const at = Date.parse(board.at); // the hall's time: that of the calls
    const ids = new Map(listed.map((call) => [call.call_id, call]));
    const labels = new Map(listed.map((call) => [call.label, call.call_id]));
    this.#newest = listed[0]?.call_id ?? null;

    for (const [id, row] of this.#rows) {
      if (ids.has(id)) row.call = ids.get(id);
      // Recalled, missed or undone; or it was pushed out and stays its time.
      else if (labels.has(row.call.label) || !this.#isPushedOut(row.call, board, at)) this.#rows.delete(id);
    }
    // From the oldest to the newest: two that were called in one millisecond keep the board's order.
    for (const call of listed.toReversed()) {
      const isNewest = call.call_id === this.#newest;
      if (this.#rows.has(call.call_id) || !(isNewest || this.#isNews(call, at))) continue;
      this.#order += 1;
      // What is no news stands only because it is the newest, and not for any time.
      const from = this.#isNews(call, at) ? now : -Infinity;
      this.#rows.set(call.call_id, { call, from, order: this.#order });
    }
    this.#remember(listed);
    this.#fullest = Math.max(this.#fullest, board.calls.length);
    return this.rows(now);
  }

  /** Not seen before and not long ago; on the first board: within the time that a call stands. */
  #isNews({ call_id, called_at }, at) {
    if (this.#known.has(call_id)) return false;
    return at - Date.parse(called_at) < (this.#isFirst ? this.#largeMs : NEWS_MS);
  }

  #isPushedOut(call, { calls, recent }, at) {
    const calledAt = Date.parse(call.called_at);
    const oldest = [...calls, ...recent].at(-1);
    if (at - calledAt < this.#largeMs + RECENT_SPARE_MS) return false; // the board would name it
    return calls.length >= Math.max(this.#fullest, 1) && Date.parse(oldest.called_at) >= calledAt;
  }

  #remember(listed) {
    this.#isFirst = false;
    for (const { call_id: id } of listed) this.#known.add(id);
    for (const id of this.#known) {
      if (this.#known.size <= KNOWN) break;
      this.#known.delete(id);
    }
  }

  /** Their time begins when they are on the screen. */
  painted(ids, now) {
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row && !row.isPainted) {
        row.isPainted = true;
        if (row.from !== -Infinity) row.from = now;
      }
    }
  }

  /** What stands at this time, newest first: `[{call, isFresh}]`; fresh is who has not had the time yet. */
  rows(now) {
    for (const [id, row] of this.#rows) {
      row.isFresh = now - row.from < this.#largeMs;
      if (!row.isFresh && id !== this.#newest) this.#rows.delete(id);
    }
    const sorted = [...this.#rows.values()].sort((one, other) =>
      (other.call.call_id === this.#newest) - (one.call.call_id === this.#newest)
      || Date.parse(other.call.called_at) - Date.parse(one.call.called_at) || other.order - one.order);
    sorted.splice(MOST).forEach(({ call }) => this.#rows.delete(call.call_id));
    return sorted;
  }

  /** Milliseconds until a row has had its time; null when all have. */
  nextChange(now) {
    const all = [...this.#rows.values()].map(({ from }) => from + this.#largeMs - now);
    const left = all.filter((ms) => ms > 0);
    return left.length ? Math.min(...left) : null;
  }
}
