"""The clock of a demo: faster than the world's, and it goes only while there is life in the hall."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from hall_server.cli.demo.people import AFTER_CLOSING_MS, BEFORE_OPENING_MS
from hall_server.cli.demo.plan import Plan, Span
from hall_server.domain.clock import Reading
from hall_server.domain.times import MINUTE, Millis

BUSY_MS = 90 * MINUTE
"""So long after the opening a hall is full: there a demo begins when the real hall would be closed."""


EVENING_MS = 60 * MINUTE
"""So long before the closing there is not much to be seen any more."""


MIDNIGHT_S = 1.5
"""How long the clock goes at midnight, in real seconds."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a clock is set: what it shows until the PC has been up for `boot_ms`, and how fast it goes then."""

    begins: Millis
    boot_ms: float
    speed: float

    def as_document(self) -> dict[str, Any]:
        """For another process, whose clock shall show the same."""
        return asdict(self)


class DemoClock:
    """Shows the same in every process that is given the same setting. May be read from any thread."""

    def __init__(self, plan: Plan, setting: Setting) -> None:
        self._setting = setting
        self._lock = threading.Lock()
        self._stretches = _stretches(plan, setting.begins, round(setting.speed * MIDNIGHT_S * 1000))
        self._before_ms = 0.0
        self._from, self._until = next(self._stretches)

    def read(self) -> Reading:
        """Both clocks of the hall's PC, as the hall sees them: a night is a PC that slept."""
        wall = self.wall()
        return Reading(wall=wall, boot=wall)

    def wall(self) -> Millis:
        """What time it is in the hall."""
        lived_ms = max(0.0, uptime_ms() - self._setting.boot_ms) * self._setting.speed
        with self._lock:
            while lived_ms - self._before_ms >= self._until - self._from:
                self._before_ms += self._until - self._from
                self._from, self._until = next(self._stretches)
            return self._from + int(lived_ms - self._before_ms)

    def real_s(self, duration_ms: float) -> float:
        """How many real seconds such a time takes."""
        return max(0.0, duration_ms / 1000 / self._setting.speed)


def uptime_ms() -> float:
    """How long this PC has been up: a clock that nobody sets, the same in every process."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) / 1_000_000


def beginning(plan: Plan, now: Millis) -> tuple[Span, Millis]:
    """The day of the demo, and what its clock shows first.

    Now, while the hall is open and does not close soon. Otherwise the busy hour of today, before or after
    now; when the hall stays closed today, that of the next day on which it opens.
    """
    today = datetime.fromtimestamp(now / 1000, plan.zone).date()
    span = next(plan.spans_from(today))
    if span.opens <= now < span.closes - EVENING_MS:
        return span, now
    return span, min(span.opens + BUSY_MS, span.closes)


def _stretches(plan: Plan, begins: Millis, midnight_ms: int) -> Iterator[tuple[Millis, Millis]]:
    """The times at which the clock goes: from the first to the last person of each day, and at midnight."""
    day = datetime.fromtimestamp(begins / 1000, plan.zone).date()
    while True:
        for span in plan.spans_from(day):
            start, end = max(begins, span.opens - BEFORE_OPENING_MS), span.closes + AFTER_CLOSING_MS
            if start < end:
                yield start, end
                # Long enough for a server to see that the day is over.
                yield plan.ends(span.day), plan.ends(span.day) + midnight_ms
            day = span.day + timedelta(days=1)
