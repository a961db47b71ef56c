"""A printer on a real socket."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress

from printers.fakes.model import PrinterFake, Session

# Small, so that a printer that does not read stops its sender soon and not after some hundred kilobytes.
_BUFFER_BYTES = 4096


class TcpPrinterFake(PrinterFake):
    """Listens on 127.0.0.1 as an ESC/POS printer does. `refuse`: nobody listens."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._is_refusing = False
        self._door = _door(0)
        self.port: int = self._door.getsockname()[1]
        self._listen()

    @property
    def address(self) -> str:
        """As the hall file writes it."""
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def refuse(self) -> bool:
        """Does nobody listen at the address?"""
        return self._is_refusing

    @refuse.setter
    def refuse(self, wanted: bool) -> None:
        if wanted and not self._is_refusing:
            # Bound and deaf, and bound before the other lets go: so nobody else gets the port meanwhile.
            deaf = _door(self.port)
            _shut(self._door)
            self._door = deaf
        elif self._is_refusing and not wanted:
            self._listen()
        self._is_refusing = wanted

    def close(self) -> None:
        """End every connection and let go of the port."""
        super().close()
        _shut(self._door)
        with self._news:
            lines = tuple(self._lines)
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def _listen(self) -> None:
        self._door.listen()
        self._start(self._accept, self._door)

    def _start(self, work: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=work, args=given, name="printer fake", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, door: socket.socket) -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            with self._news:
                self._lines.add(line)
            self._start(self._serve, line, self._opened())

    def _serve(self, line: socket.socket, session: Session) -> None:
        is_whole = False
        try:
            is_whole = self._take(line, session)
        except OSError:
            pass
        finally:
            line.close()
            with self._news:
                self._lines.discard(line)
            session.end(is_whole=is_whole)

    def _take(self, line: socket.socket, session: Session) -> bool:
        """Read one connection to its end; False when it did not end well."""
        if self.hang or (self.slow_s and self._closing.wait(self.slow_s)):
            self._closing.wait()
            return False
        while not session.is_cut:
            if session.is_stuck:
                self._closing.wait()
                return False
            received = line.recv(1024)
            if not received:
                return True
            if answers := session.take(received):
                line.sendall(answers)
        # A linger of zero makes close() a reset: that is what a pulled plug looks like.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False


def _door(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER_BYTES)
    door.bind(("127.0.0.1", port))
    return door


def _shut(door: socket.socket) -> None:
    # Closing alone would leave a thread in accept() for ever.
    with suppress(OSError):
        door.shutdown(socket.SHUT_RDWR)
    door.close()
