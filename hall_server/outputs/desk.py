"""A printer at work: how it is, when it may be used again, and what it last complained of."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from printers.driver import Condition, Health, Paper, Printer

log = logging.getLogger(__name__)

UNUSABLE = {
    Condition.OFFLINE: "printer_offline",
    Condition.COVER_OPEN: "cover_open",
    Condition.PAPER_OUT: "paper_out",
    Condition.ERROR: "printer_error",
}
"""Conditions in which no slip can come out, and the problem that its slips have then.

UNKNOWN is none of them: a printer that says nothing of itself may print all day.
"""

STUCK_S = 4.0
"""After so many seconds with one slip the others do not wait for it, but go to the next printer. A slow
serial line may need twice as long for a slip; where it is the only printer, they wait."""

LONGEST_REST_S = 300.0
"""A printer that fails again and again spoils a slip each time, so it rests twice as long after each, in
seconds up to this."""


@dataclass(slots=True)
class Desk:
    """A printer with its state. Times are seconds on the monotonic clock."""

    id: str
    printer: Printer
    problem: str | None = None
    """Why its last slip did not come out, or none could; it gets none until it is well again."""
    health: Health = field(default_factory=Health)
    looks_at: float = 0.0
    """When it is asked for its health again."""
    begun_at: float | None = None
    """Since when it has had a slip in hand; None while it has none."""
    failures: int = 0
    """How many slips in a row it has spoiled."""

    @property
    def is_failing(self) -> bool:
        """Did its last slip not come out, or does it say that none could?"""
        return self.problem is not None

    def is_free(self, now: float) -> bool:
        """May slips be left to it: neither failing nor stuck with one?"""
        is_stuck = self.begun_at is not None and now - self.begun_at > STUCK_S
        return not self.is_failing and not is_stuck

    def failed(
        self, problem: str, sentence: str, *, now: float, rest_s: float, spoiled: bool = False
    ) -> None:
        """A slip did not come out: it is left alone for a while, and complained of once.

        `spoiled`: the slip was begun, so it is torn or lost.
        """
        if spoiled:
            self.failures += 1
            rest_s = min(LONGEST_REST_S, rest_s * 2 ** min(10, self.failures - 1))
        self.looks_at = now + rest_s
        self._complain(problem, sentence)

    def printed(self, *, now: float) -> None:
        """A slip went out well; the printer is asked how it is as soon as there is time."""
        self.failures = 0
        self.looks_at = now
        self._is_back()

    def note(self, health: Health, *, now: float, rest_s: float, every_s: float) -> bool:
        """Take down how it says it is; True when it has paper again after it had none.

        One that can be reached and says nothing may be well: only a slip can show that.
        """
        was_out = self.health.paper is Paper.OUT
        self.health = health
        if health.condition in UNUSABLE:
            self._complain(health.problem or UNUSABLE[health.condition], f"it is {health.condition}")
        else:
            self._is_back()
        self.looks_at = now + (rest_s if self.is_failing else every_s)
        return was_out and health.paper in (Paper.ENOUGH, Paper.LOW)

    def _complain(self, problem: str, sentence: str) -> None:
        if not self.is_failing:
            log.warning("printer %s failed: %s", self.id, sentence)
        self.problem = problem

    def _is_back(self) -> None:
        if self.is_failing:
            log.info("printer %s is back", self.id)
        self.problem = None
