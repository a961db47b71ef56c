"""A printer at work: how it is, when it may be used again, and what it last complained of."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from hall_server.outputs.agents import AgentPrinter
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

STUCK_S = 4.0
"""After so many seconds with one slip the others do not wait for it, but go to the next printer. A slow
serial line may need twice as long for a slip; where it is the only printer, they wait."""


@dataclass(slots=True)
class Desk:
    """A printer with its state. Times are seconds on the monotonic clock."""

    id: str
    printer: Printer
    rests_until: float = 0.0
    problem: str | None = None
    """Why its last slip did not come out, or none could."""
    health: Health = field(default_factory=Health)
    looks_at: float = 0.0
    """When it is asked for its health again."""
    begun_at: float | None = None
    """Since when it has had a slip in hand; None while it has none."""

    def is_free(self, now: float) -> bool:
        """May slips be left to it: neither resting nor stuck with one?"""
        is_stuck = self.begun_at is not None and now - self.begun_at > STUCK_S
        return self.rests_until <= now and not is_stuck

    @property
    def is_failing(self) -> bool:
        """Did its last slip not come out, or does it say that none could?"""
        return self.problem is not None

    def fails(self, problem: str, sentence: str, *, until: float) -> None:
        """It cannot print until a moment; it is complained of once."""
        self.rests_until = until
        if not self.is_failing:
            log.warning("printer %s failed: %s", self.id, sentence)
        self.problem = problem

    def is_back(self) -> None:
        """It can print; that is said once, too."""
        if self.is_failing:
            log.info("printer %s is back", self.id)
        self.problem = None
        self.rests_until = 0.0

    def note(self, health: Health, *, until: float) -> bool:
        """Take down how it says it is; True when it has paper again after it had none."""
        was_out = self.health.paper is Paper.OUT
        self.health = health
        if health.condition in UNUSABLE:
            is_away = isinstance(self.printer, AgentPrinter) and self.printer.is_away
            problem = Fault.AWAY if is_away else UNUSABLE[health.condition]
            self.fails(problem, "its PC is away" if is_away else f"it is {health.condition}", until=until)
        elif health.condition is Condition.ONLINE:
            self.is_back()
        return was_out and health.paper in (Paper.ENOUGH, Paper.LOW)
