"""The door before the sockets: who opens a line and connects to nothing gives the place back.

Each open line holds a thread of the server for as long as it lives, whatever is said on it. So every line is
counted here, before the library sees it, and one that stands without a place in the namespace is soon cut.
"""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

LINES = 550
"""Lines that may stand at once: a hundred more than have a place, and fewer than there are threads."""

THREADS = 575
"""With those that have been cut and still hold their thread: beyond it a line is refused."""

OF_ONE_ADDRESS = 100
"""Lines of one address that may stand without a place at once."""

PATIENCE_S = 5.0
"""So long a line may stand without a place, in seconds. A page needs a moment."""

PATH = "/socket.io/"

KEY = "navbat.line"
"""Where the environment of a request names its line."""

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@dataclass(slots=True, eq=False)
class Line:
    """A websocket from its first byte to its last; `waits_since`: None while it has a place."""

    address: str
    cut: Callable[[], None]
    waits_since: float | None
    is_cut: bool = False

    @property
    def waits(self) -> bool:
        """Does it stand without a place?"""
        return self.waits_since is not None and not self.is_cut


class Door:
    """Counts the lines, and cuts those that wait for nothing."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._lock = threading.Lock()
        # In the order in which they came.
        self._lines: dict[Line, None] = {}

    def before(self, app: Application, refuse: Application) -> Application:
        """The application with this door before it; `refuse` answers when there is no room at all."""

        def guarded(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not _opens_line(environ):
                return app(environ, start_response)
            line = self.enter(environ.get("REMOTE_ADDR", ""), lambda: _cut(environ.get("gunicorn.socket")))
            if line is None:
                return refuse(environ, start_response)
            try:
                # It comes back from there when the line is closed.
                return app({**environ, KEY: line}, start_response)
            finally:
                self.leave(line)

        return guarded

    def enter(self, address: str, cut: Callable[[], None]) -> Line | None:
        """Let a new line in; None when there is no room. `cut` closes it.

        Where its address, or everybody together, has too many without a place, the eldest of them goes: a
        page takes its place within a moment, so that whoever only holds lines open never keeps it out.
        """
        line = Line(address, cut, self._clock())
        with self._lock:
            if len(self._lines) >= THREADS:
                return None
            waiting = [each for each in self._lines if each.waits]
            standing = sum(not each.is_cut for each in self._lines)
            of_address = Counter(each.address for each in waiting)
            crowded = None
            if of_address[address] >= OF_ONE_ADDRESS:
                crowded = address
            elif standing >= LINES:
                if not waiting:
                    return None
                ((crowded, _),) = of_address.most_common(1)
            self._lines[line] = None
            goes = min((each for each in waiting if each.address == crowded), key=_waits_since, default=None)
            if goes is not None:
                goes.is_cut = True
        if goes is not None:
            goes.cut()
        return line

    def leave(self, line: Line) -> None:
        """The line is closed and its thread is free."""
        with self._lock:
            self._lines.pop(line, None)

    def take_place(self, line: Line) -> None:
        """The line has a place in the namespace: it may stand for ever."""
        with self._lock:
            line.waits_since = None

    def give_place_back(self, line: Line) -> None:
        """The line has lost its place. It may take another, but soon."""
        with self._lock:
            line.waits_since = self._clock()

    def sweep(self) -> None:
        """Cut the lines that stand without a place for too long."""
        now = self._clock()
        with self._lock:
            late = [each for each in self._lines if each.waits and now - _waits_since(each) >= PATIENCE_S]
            for line in late:
                line.is_cut = True
        for line in late:
            line.cut()


def _waits_since(line: Line) -> float:
    return line.waits_since or 0.0


def _opens_line(environ: Environ) -> bool:
    upgrade: str = environ.get("HTTP_UPGRADE", "")
    path: str = environ.get("PATH_INFO", "")
    return path.startswith(PATH) and upgrade.lower() == "websocket"


def _cut(line: socket.socket | None) -> None:
    """Both ends hear at once that it is over: a close in words waits for one who may never answer."""
    if line is not None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
