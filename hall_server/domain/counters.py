"""Counters and shifts: who sits where, and which ticket is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from hall_server.domain.errors import Refused
from hall_server.domain.times import Millis


class CounterState(StrEnum):
    """Whether a counter takes visitors."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Counter:
    """A window as it stands now. `version` rises with every change: consoles name the one they saw."""

    id: str
    state: CounterState = CounterState.CLOSED
    version: int = 0
    operator: str | None = None
    ticket: str | None = None
    shift: str | None = None
    since: Millis | None = None
    pause: str | None = None
    """The shift row of the break that it is on."""
    turn: int = 0
    """Its place in the cycle of the fixed ratio."""

    def changed(self, **change: object) -> Counter:
        """The counter after a change."""
        return replace(self, version=self.version + 1, **change)  # type: ignore[arg-type]

    def must_be_open(self) -> None:
        """Raise Refused (`counter_closed`) unless it takes visitors."""
        if self.state is CounterState.PAUSED:
            raise Refused("counter_closed", saying="counter_paused", counter=self.id)
        if self.state is not CounterState.OPEN:
            raise Refused("counter_closed", counter=self.id)


class ShiftKind(StrEnum):
    """What a row of the shifts is."""

    OPEN = "open"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Shift:
    """One open-to-close time of an operator at a counter, or a pause within it.

    `services` are those that the counter served when it began, separated by blanks.
    """

    id: str
    counter: str
    operator: str
    business_day: str
    opened_at: Millis
    closed_at: Millis | None = None
    kind: ShiftKind = ShiftKind.OPEN
    reason: str | None = None
    services: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A business day of the hall: open until it is closed."""

    business_day: str
    opened_at: Millis
    closed_at: Millis | None = None
