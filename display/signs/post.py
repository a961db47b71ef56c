"""One sign on its line: what it should show, what it has confirmed, and when it is tried again."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from display.signs.errors import Fault, SignError
from display.signs.sign import DARK, Condition, Health, Kind, Sign, View

log = logging.getLogger(__name__)

TRIES = 2
"""A question that got no answer is asked once more: a spark on the line is no failure of a sign."""

REST_S, LONGEST_REST_S = 1.0, 10.0
"""How long a sign that failed is left alone, in seconds; twice as long after each further try, up to this.
Each try holds the other signs of its line up for the time of an answer."""

REFRESH_S = 30.0
"""How often a sign is told again what it shows already, in seconds: it may have been without power."""


@dataclass(slots=True)
class Post:
    """A sign with its state. Times are seconds on the monotonic clock."""

    id: str
    kind: Kind
    sign: Sign
    wanted: View | None = None
    """None: nobody has said yet, and it is left as it is."""
    wanted_at: float = 0.0
    is_news: bool = False
    """Has it not been told yet what is wanted? That is tried at once, however the former went."""
    shown: View | None = None
    """What it has confirmed since its line was opened; None: not known."""
    shown_at: float = 0.0
    rests_until: float = 0.0
    tries: int = 0
    failures: int = 0
    is_failing: bool = False
    """Does it not confirm, while its line is there?"""
    health: Health = field(default_factory=Health)

    @property
    def is_silent(self) -> bool:
        """Does it fail without a clear answer, which takes the line as long as silence lasts?"""
        return self.is_failing and self.health.problem is not Fault.REFUSED

    def due_at(self) -> float | None:
        """When it is to be written next; None: not before somebody says what it should show."""
        if self.wanted is None:
            return None
        if self.wanted != self.shown:
            return self.wanted_at if self.is_news else max(self.wanted_at, self.rests_until)
        return self.shown_at + REFRESH_S

    def rank(self) -> tuple[bool, bool, float]:
        """Among those that are due, the lowest goes first: news, then those that failed, then refreshing."""
        return self.wanted == self.shown, self.is_failing, self.wanted_at

    def want(self, view: View, now: float) -> bool:
        """Take down what it should show; is that something else?"""
        own = view.of(self.kind)
        if own == self.wanted:
            return False
        self.wanted, self.wanted_at, self.tries = own, now, 0
        self.is_news = True
        return True

    def taken(self) -> View:
        """What it is to be told now; from here on that is no news."""
        self.is_news = False
        return self.wanted or DARK

    def write(self, view: View) -> None:
        """Tell it; raises SignError."""
        if self.kind is Kind.NUMBER:
            self.sign.show(view.text)
        else:
            self.sign.light(view.is_lit)

    def darken(self) -> None:
        """Tell it to show nothing; raises SignError."""
        self.write(DARK)
        self.shown = DARK

    def confirmed(self, view: View, now: float) -> bool:
        """It shows this. Is it otherwise than before?"""
        self.shown, self.shown_at = view, now
        self.tries = self.failures = 0
        if self.is_failing:
            log.info("sign %s is back", self.id)
        self.is_failing = False
        return self._is(Health(Condition.ONLINE))

    def failed(self, error: SignError, now: float) -> bool:
        """It has not confirmed. Is it otherwise than before?"""
        self.shown = None
        self.tries += 1
        if error.retry and self.tries < TRIES and not self.is_failing:
            return False
        rest_s = min(LONGEST_REST_S, REST_S * 2 ** min(10, self.failures))
        self.failures += 1
        self.rests_until = now + rest_s
        if not self.is_failing:
            log.warning("sign %s failed: %s", self.id, error)
        self.is_failing = True
        return self._is(Health(Condition.OFFLINE, error.code))

    def is_cut_off(self, error: SignError) -> bool:
        """Its line is gone. Is it otherwise than before?"""
        self.shown = None
        self.tries = self.failures = 0
        self.rests_until = 0.0
        return self._is(Health(Condition.OFFLINE, error.code))

    def _is(self, health: Health) -> bool:
        former, self.health = self.health, health
        return former != health
