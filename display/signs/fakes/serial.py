"""A line with signs on it behind a pseudo-terminal, which can be unplugged."""

from __future__ import annotations

import os
import pty
import select
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from display.signs.fakes.unit import UnitFake

_LOOK_S = 0.02
_FRAME_ENDS_S = 0.002
"""So long nobody says anything when a frame is over: every one of ours is written in one go."""
_CHUNK_BYTES = 1024


class Said(NamedTuple):
    """What was said on the line, and when that began (seconds on the monotonic clock)."""

    at: float
    frame: bytes
    is_answer: bool


class SignLineFake:
    """Its device is `path`, a link that stays the same when the adapter is unplugged and comes back."""

    def __init__(self, path: Path, *units: UnitFake, baud: int = 9600) -> None:
        self.path = path
        self.baud = baud
        self.units = units
        self._file: int | None = None
        self._plugging = threading.RLock()
        self._closing = threading.Event()
        self._said: list[Said] = []
        self.plug()
        self._thread = threading.Thread(target=self._run, name="sign line fake", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """As the hall file writes it."""
        return f"serial://{self.path}?baud={self.baud}"

    @property
    def said(self) -> tuple[Said, ...]:
        """All that was said on the line, oldest first."""
        with self._plugging:
            return tuple(self._said)

    def plug(self) -> None:
        """The adapter is there."""
        with self._plugging:
            if self._file is None:
                self._file, line = pty.openpty()
                os.set_blocking(self._file, False)
                self.path.symlink_to(os.ttyname(line))
                os.close(line)

    def unplug(self) -> None:
        """The adapter goes, also in the middle of an answer."""
        with self._plugging:
            if self._file is not None:
                self.path.unlink()
                os.close(self._file)
                self._file = None

    def close(self) -> None:
        """Take it away for good."""
        self._closing.set()
        self._thread.join(5)
        self.unplug()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        while not self._closing.is_set():
            heard, since = self._hear()
            if not heard:
                # An unplugged line, or one that nobody has open, is ready at once and says nothing.
                self._closing.wait(_FRAME_ENDS_S)
                continue
            self._note(since, heard, is_answer=False)
            for unit in self.units:
                if answer := unit.hear(heard):
                    self._closing.wait(unit.slow_s)
                    self._say(answer)

    def _hear(self) -> tuple[bytes, float]:
        """One frame and when it began; nothing when there is none."""
        heard, since = self._read(_LOOK_S), time.monotonic()
        while heard and not self._closing.is_set() and (more := self._read(_FRAME_ENDS_S)):
            heard += more
        return heard, since

    def _read(self, timeout_s: float) -> bytes:
        with self._plugging:
            if self._file is None:
                return b""
            ready = select.poll()
            ready.register(self._file, select.POLLIN)
            flags = dict(ready.poll(timeout_s * 1000)).get(self._file, 0)
            # An error is how a pseudo-terminal says that nobody has it open.
            with suppress(OSError):
                if flags & select.POLLIN:
                    return os.read(self._file, _CHUNK_BYTES)
        return b""

    def _say(self, answer: bytes) -> None:
        with self._plugging:
            if self._file is not None:
                self._note(time.monotonic(), answer, is_answer=True)
                with suppress(OSError):
                    os.write(self._file, answer)

    def _note(self, at: float, frame: bytes, *, is_answer: bool) -> None:
        with self._plugging:
            self._said.append(Said(at, frame, is_answer))
