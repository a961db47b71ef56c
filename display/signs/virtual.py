"""A sign without a line: it keeps a record of what it showed, and can be told to fail like a real one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from display.signs.errors import Fault, SignError

KEPT = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """What was to be seen from a moment on (seconds on the clock of the sign)."""

    at: float
    text: str | None
    is_lit: bool


class VirtualSign:
    """A number and a lamp in memory. May be used from several threads.

    Its faults are plain switches that may be turned at any time: `is_offline` answers nothing, `is_confused`
    answers nonsense, `refuses` says that it cannot do what it is asked, and `slow_s` takes that many seconds.
    """

    def __init__(self, name: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        self.is_offline = False
        self.is_confused = False
        self.refuses = False
        self.slow_s = 0.0
        self._clock = clock
        self._record: list[Shown] = []
        self._lock = threading.Lock()

    @property
    def record(self) -> tuple[Shown, ...]:
        """What it has shown, oldest first; what it was told again is one entry."""
        with self._lock:
            return tuple(self._record)

    @property
    def text(self) -> str | None:
        """What stands on it now."""
        with self._lock:
            return self._now()[0]

    @property
    def is_lit(self) -> bool:
        """Is its lamp on?"""
        with self._lock:
            return self._now()[1]

    def show(self, text: str | None) -> None:
        """Show a text; raise SignError as the switches say."""
        self._obey()
        with self._lock:
            self._keep(text, self._now()[1])

    def light(self, on: bool) -> None:
        """Switch the lamp; raise SignError as the switches say."""
        self._obey()
        with self._lock:
            self._keep(self._now()[0], on)

    def lose_power(self) -> None:
        """It goes dark, and says nothing of it."""
        with self._lock:
            self._keep(None, False)

    def _obey(self) -> None:
        if self.slow_s:
            time.sleep(self.slow_s)
        if self.is_offline:
            raise SignError(
                f"No answer from the sign {self.name}. Check its power.", retry=True, code=Fault.SILENT
            )
        if self.is_confused:
            raise SignError(f"The sign {self.name} answers nonsense.", retry=True, code=Fault.GARBLED)
        if self.refuses:
            raise SignError(
                f"The sign {self.name} cannot do what it was asked.", retry=False, code=Fault.REFUSED
            )

    def _now(self) -> tuple[str | None, bool]:
        return (self._record[-1].text, self._record[-1].is_lit) if self._record else (None, False)

    def _keep(self, text: str | None, is_lit: bool) -> None:
        if not self._record or self._now() != (text, is_lit):
            self._record = [*self._record[1 - KEPT :], Shown(self._clock(), text, is_lit)]


class VirtualPort:
    """The line of virtual signs: always there."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_open = False

    def open(self) -> None:
        """It is there."""
        self.is_open = True

    def look(self) -> None:
        """It is still there."""

    def close(self) -> None:
        """Nobody holds it."""
        self.is_open = False
