"""A printer at work: how it is, when it may be used again, and what it last complained of."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from printers.driver import Condition, Health, Paper, Printer
from printers.errors import Fault

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

AFTER: dict[str, Health] = {
    Fault.PAPER_OUT: Health(Condition.PAPER_OUT, Paper.OUT),
    Fault.COVER_OPEN: Health(Condition.COVER_OPEN),
    Fault.ERROR: Health(Condition.ERROR),
    Fault.OFFLINE: Health(Condition.OFFLINE),
    Fault.REFUSED: Health(Condition.OFFLINE),
    Fault.AWAY: Health(Condition.OFFLINE),
}
"""How a printer is that has just failed a slip for this reason; UNKNOWN after any other."""

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
    """Why its last slip did not come out, or none could; it stands until the printer shows it is well."""
    is_resting: bool = False
    """Does it get no slips, because it failed or says that it cannot print?"""
    health: Health = field(default_factory=Health)
    looks_at: float = 0.0
    """When it is asked for its health again."""
    begun_at: float | None = None
    """Since when it has had a slip in hand; None while it has none."""
    failures: int = 0
    """How many slips in a row it has spoiled."""
    outcome: Callable[[], None] | None = None
    """Writes down how its last slip went, while that could not be written yet."""

    @property
    def is_failing(self) -> bool:
        """Did its last slip not come out, or does it say that none could?"""
        return self.problem is not None

    def is_free(self, now: float) -> bool:
        """May slips be left to it: neither resting nor stuck with one?"""
        is_stuck = self.begun_at is not None and now - self.begun_at > STUCK_S
        return not self.is_resting and not is_stuck

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
        self.health = AFTER.get(problem, Health())
        self._complain(problem, sentence)

    def printed(self, *, now: float, every_s: float) -> None:
        """A slip went out well."""
        self.failures = 0
        # Not at once: a printer takes one connection at a time, and may still be cutting.
        self.looks_at = now + every_s
        self._is_back()

    def note(self, health: Health, *, now: float, rest_s: float, every_s: float) -> bool:
        """Take down how it says it is; True when it has paper again after it had none.

        One that can be reached and says nothing is not taken for well: it may be tried, and only a slip that
        goes out shows how it is.
        """
        was_out = self.health.paper is Paper.OUT
        self.health = health
        if health.condition in UNUSABLE:
            problem = health.problem or UNUSABLE[health.condition]
            self._complain(problem, health.sentence or f"it says that it is {health.condition}")
        elif health.condition is Condition.ONLINE:
            self._is_back()
        else:
            self.is_resting = False
        self.looks_at = now + (rest_s if self.is_resting else every_s)
        return was_out and health.paper in (Paper.ENOUGH, Paper.LOW)

    def _complain(self, problem: str, sentence: str) -> None:
        if not self.is_failing:
            log.warning("printer %s failed: %s", self.id, sentence)
        self.problem = problem
        self.is_resting = True

    def _is_back(self) -> None:
        if self.is_failing:
            log.info("printer %s is back", self.id)
        self.problem = None
        self.is_resting = False
