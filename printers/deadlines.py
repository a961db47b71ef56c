"""How long things may take, and waiting that ends in time or when the printer is closed."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

_SLICE_S = 0.1
"""The longest wait in one go, in seconds: so soon a close is noticed."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long each part of a print may take at most, in seconds.

    `open_s`: until the line is open. `write_s`: until all bytes are taken; on a slow line, at least twice as
    long as the bytes need there. `status_s`: from the last byte to the printer's word that all is on paper.
    `answer_s`: for the answers that a printer gives at once. `linger_s`: how long a line is listened to for a
    break after its last byte.
    """

    open_s: float = 3.0
    write_s: float = 10.0
    status_s: float = 6.0
    answer_s: float = 1.0
    linger_s: float = 0.5


class Interrupted(OSError):
    """The printer was closed by somebody while it waited."""


class Deadline:
    """A point in time, asked for the seconds until it. Once `stop` is set there are none any more."""

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self._stop = stop or threading.Event()

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none, Interrupted after a stop."""
        if self._stop.is_set():
            raise Interrupted("stopped")
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def slice(self) -> float:
        """Seconds for which to wait in one go; raises like `left`."""
        return min(self.left(), _SLICE_S)

    def pause(self, seconds: float) -> None:
        """Let that many seconds pass; raises like `left` as soon as there are none."""
        until = time.monotonic() + seconds
        while (rest := until - time.monotonic()) > 0:
            self._stop.wait(min(rest, self.slice()))
        self.left()
