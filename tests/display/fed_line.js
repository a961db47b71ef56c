// Stands in for the browser's WebSocket: the page's own client speaks with the test, which feeds it boards.
// `fed.feed(board)`, `fed.close()` (the line breaks), `fed.refuse = true` (no other one comes), `fed.sent`,
// `fed.answer` (what is said to a receipt).
(() => {
  const fed = { sockets: [], sent: [], refuse: false, number: 0, answer: { status: 200 } };

  class FedSocket extends EventTarget {
    constructor() {
      super();
      this.readyState = 0;
      setTimeout(() => (fed.refuse ? this.end() : this.open()));
    }

    open() {
      this.readyState = 1;
      fed.sockets.push(this);
      this.onopen?.();
      const terms = { sid: 's', upgrades: [], pingInterval: 9e6, pingTimeout: 9e6, maxPayload: 1e7 };
      this.tell(`0${JSON.stringify(terms)}`);
    }

    tell(data) {
      this.onmessage?.({ data });
    }

    send(data) {
      if (data.startsWith('40/live')) setTimeout(() => this.tell('40/live,{"sid":"n"}'));
      if (data.startsWith('42/live')) {
        const [, ack, said] = data.match(/^42\/live,(\d*)(.*)$/s);
        const [name, message] = JSON.parse(said);
        const answer = JSON.stringify([fed.answer]);
        if (ack) setTimeout(() => this.tell(`43/live,${ack}${answer}`));
        fed.sent.push({ name, ...message });
        if (name === 'watch' && message.what === 'board' && fed.board) setTimeout(() => fed.feed(fed.board));
      }
    }

    close() {
      this.end();
    }

    end() {
      if (this.readyState === 3) return;
      this.readyState = 3;
      fed.sockets = fed.sockets.filter((each) => each !== this);
      this.onclose?.({ code: 1006, reason: '' });
    }
  }

  const written = (name, message) => `42/live,${JSON.stringify([name, message])}`;
  const deliver = (text) => fed.sockets.forEach((socket) => socket.tell(text));
  const tell = (name, message) => deliver(written(name, message));
  const rest = { number: 0, missed: [], waiting: [], recent: [], calls: [] };

  // Writes a board as the server would; what comes back delivers it.
  fed.prepare = (board) => {
    fed.board = board;
    fed.number += 1;
    const text = written('board', { ...rest, at: new Date().toISOString(), ...board, number: fed.number });
    return () => deliver(text);
  };
  fed.feed = (board) => fed.prepare(board)();
  fed.close = () => fed.sockets.forEach((socket) => socket.end());
  setInterval(() => tell('beat', { number: 0, at: new Date().toISOString() }), 3000);
  Object.assign(FedSocket, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 });
  window.WebSocket = FedSocket;
  window.fed = fed;
})();
