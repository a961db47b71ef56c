"""A printer on a real socket, for tests and demonstrations: it keeps what it gets and fails as told."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

_HAS_PAPER_NOW, _NO_PAPER_NOW = 0x12, 0x72
_GARBAGE = b"\x93\xff?"
# Small, so that a printer that does not read stops its sender soon and not after some hundred kilobytes.
_BUFFER_BYTES = 4096


class TcpPrinterFake:
    """Listens on 127.0.0.1 as an ESC/POS printer does. Start it with `with`, or end it with `close`.

    Faults are switches that may be turned at any time and count from the next connection or answer on:

    `refuse`: nobody listens. `hang`: connections are taken, but not read. `cut_after`: the connection is
    reset after that many bytes of a job. `paper_out`: said when asked at once; jobs are taken and
    not confirmed.
    `mute`: no question is answered. `garbage`: questions are answered with nonsense. `slow_s`: a pause before
    the job is read. `status`: the byte that confirms a job.
    """

    def __init__(self) -> None:
        self.hang = False
        self.cut_after: int | None = None
        self.paper_out = False
        self.mute = False
        self.garbage = False
        self.slow_s = 0.0
        self.status = 0x00
        self._jobs: list[bytes] = []
        self._torn: list[bytes] = []
        self._connections = 0
        self._news = threading.Condition()
        self._closing = threading.Event()
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

    @property
    def jobs(self) -> tuple[bytes, ...]:
        """What each connection that ended well has sent, without its questions, the oldest first."""
        with self._news:
            return tuple(self._jobs)

    @property
    def torn(self) -> tuple[bytes, ...]:
        """What was taken on connections that did not end well."""
        with self._news:
            return tuple(self._torn)

    def wait_for_jobs(self, count: int, timeout_s: float = 5.0) -> tuple[bytes, ...]:
        """The jobs, once there are at least `count`; raises TimeoutError when they do not come."""
        with self._news:
            if not self._news.wait_for(lambda: len(self._jobs) >= count, timeout_s):
                raise TimeoutError(f"{len(self._jobs)} of {count} slips came within {timeout_s:g} seconds")
            return tuple(self._jobs)

    def wait_for_torn(self, count: int, timeout_s: float = 5.0) -> tuple[bytes, ...]:
        """What broken connections left, once there are `count` of them; raises TimeoutError otherwise."""
        with self._news:
            if not self._news.wait_for(lambda: len(self._torn) >= count, timeout_s):
                raise TimeoutError(f"{len(self._torn)} of {count} connections broke in {timeout_s:g} seconds")
            return tuple(self._torn)

    def wait_for_connections(self, count: int, timeout_s: float = 5.0) -> None:
        """Return once `count` connections have been taken; raises TimeoutError when they are not."""
        with self._news:
            if not self._news.wait_for(lambda: self._connections >= count, timeout_s):
                raise TimeoutError(f"{self._connections} of {count} connections in {timeout_s:g} seconds")

    def close(self) -> None:
        """End every connection and let go of the port."""
        self._closing.set()
        _shut(self._door)
        with self._news:
            lines = tuple(self._lines)
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def __enter__(self) -> TcpPrinterFake:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
                self._connections += 1
                self._news.notify_all()
            self._start(self._serve, line)

    def _serve(self, line: socket.socket) -> None:
        taken = bytearray()
        is_whole = False
        try:
            is_whole = self._take(line, taken)
        except OSError:
            pass
        finally:
            line.close()
            with self._news:
                self._lines.discard(line)
                if taken:
                    (self._jobs if is_whole else self._torn).append(bytes(taken))
                self._news.notify_all()

    def _take(self, line: socket.socket, taken: bytearray) -> bool:
        """Read one connection to its end; False when it did not end well."""
        if self.hang or (self.slow_s and self._closing.wait(self.slow_s)):
            self._closing.wait()
            return False
        waiting = bytearray()
        while True:
            if self.cut_after is not None and len(taken) + len(waiting) >= self.cut_after:
                taken += waiting
                # A linger of zero makes close() a reset: that is what a pulled plug looks like.
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
            received = line.recv(1024)
            if not received:
                return not waiting
            waiting += received
            for command in _commands(waiting):
                if command.startswith((b"\x10\x04", b"\x1dr")):
                    self._answer(line, command)
                else:
                    taken += command

    def _answer(self, line: socket.socket, question: bytes) -> None:
        is_now = question.startswith(b"\x10\x04")
        if self.mute or (self.paper_out and not is_now):
            return
        if self.garbage:
            line.sendall(_GARBAGE)
        elif is_now:
            line.sendall(bytes([_NO_PAPER_NOW if self.paper_out else _HAS_PAPER_NOW]))
        else:
            line.sendall(bytes([self.status]))


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


def _commands(waiting: bytearray) -> list[bytes]:
    """Take the complete commands off the front of what was received.

    Pictures have to be skipped by their length: a question's bytes may stand in them by chance.
    """
    found = []
    while waiting:
        length = _length(waiting)
        if length is None or length > len(waiting):
            break
        found.append(bytes(waiting[:length]))
        del waiting[:length]
    return found


# Commands of a fixed length; whatever is not known is taken byte for byte.
_LENGTHS = {b"\x10\x04": 3, b"\x1b@": 2, b"\x1b2": 2, b"\x1b3": 3, b"\x1bd": 3, b"\x1dr": 3}
_HEADS = {b"\x1dv": 8, b"\x1b*": 5, b"\x1dV": 3}


def _length(waiting: bytearray) -> int | None:
    """The length of the command at the front in bytes; None while too little of it is there to know."""
    if waiting[0] not in (0x10, 0x1B, 0x1D):
        return 1
    head = bytes(waiting[:2])
    if len(head) < 2 or len(waiting) < _HEADS.get(head, 2):
        return None
    if head == b"\x1dv":
        width, rows = struct.unpack_from("<HH", waiting, 4)
        return 8 + int(width) * int(rows)
    if head == b"\x1b*":
        (columns,) = struct.unpack_from("<H", waiting, 3)
        return 5 + int(columns) * (3 if waiting[2] >= 32 else 1)
    if head == b"\x1dV":
        return 4 if waiting[2] in (65, 66) else 3
    return _LENGTHS.get(head, 1)
