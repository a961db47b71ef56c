"""Boards that only listen: so many sockets of one server, in a process of their own.

`python many_boards.py PORT COUNT`: says "ready" when each has its first board, then one line for each further
board that the last of them has got: when that was, in seconds since 1970.
"""

from __future__ import annotations

import base64
import os
import selectors
import socket
import sys
import time

PATH = "/socket.io/?EIO=4&transport=websocket"
GREETING = b"40/live,"
WISH = b'42/live,["watch",{"what":"board","id":"main"}]'
BOARD = b'42/live,["board",'


def frame(payload: bytes) -> bytes:
    """A text of a client, masked with nothing, as short as all of these are."""
    assert len(payload) < 126
    return bytes((0x81, 0x80 | len(payload))) + bytes(4) + payload


class Board:
    """One socket."""

    def __init__(self, port: int) -> None:
        self.boards = 0
        self._is_greeted = False
        self._heard = b""
        self.line = socket.create_connection(("127.0.0.1", port), timeout=20)
        key = base64.b64encode(os.urandom(16)).decode()
        self.line.sendall(
            f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self._heard:
            self._receive()
        head, _, self._heard = self._heard.partition(b"\r\n\r\n")
        assert b" 101 " in head.split(b"\r\n")[0], head
        self.take()
        # At once: a line that only stands there is cut.
        while not self._is_greeted:
            self.hear()
        self.line.setblocking(False)

    def _receive(self) -> None:
        try:
            piece = self.line.recv(1 << 16)
        except BlockingIOError:
            return
        assert piece, "the server hung up"
        self._heard += piece

    def hear(self) -> None:
        """Take what has come in."""
        self._receive()
        self.take()

    def take(self) -> None:
        """Answer what was heard whole."""
        while (payload := self._next()) is not None:
            if payload[:1] == b"0":
                self.line.sendall(frame(GREETING))
                self._is_greeted = True
            elif payload.startswith(b"40/live"):
                self.line.sendall(frame(WISH))
            elif payload == b"2":
                self.line.sendall(frame(b"3"))
            elif payload.startswith(BOARD):
                self.boards += 1

    def _next(self) -> bytes | None:
        heard = self._heard
        if len(heard) < 2:
            return None
        length, begin = heard[1] & 0x7F, 2
        if length >= 126:
            wide = 2 if length == 126 else 8
            length, begin = int.from_bytes(heard[2 : 2 + wide], "big"), 2 + wide
        if len(heard) < begin + length:
            return None
        self._heard = heard[begin + length :]
        return heard[begin : begin + length]


def main(port: int, count: int) -> None:
    """Listen until somebody ends this process."""
    boards = [Board(port) for _ in range(count)]
    waiting = selectors.DefaultSelector()
    for board in boards:
        waiting.register(board.line, selectors.EVENT_READ, board)
    had = 0
    while True:
        for ready, _ in waiting.select():
            ready.data.hear()
        # Each of them has had so many.
        have = min(board.boards for board in boards)
        if have > had:
            print("ready" if had == 0 else time.time(), flush=True)
            had = have


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
