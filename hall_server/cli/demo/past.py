"""Days that were: written through the hall's own rules, under a clock that is moved by hand."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection

from hall_server.cli.demo.direct import DirectDoors, OneTransaction, print_slips
from hall_server.cli.demo.people import People
from hall_server.cli.demo.plan import Plan, Span
from hall_server.domain.clock import Reading
from hall_server.domain.times import MINUTE, Millis
from hall_server.hall.founding import secret_of
from hall_server.hall.hall import Hall
from hall_server.hall.timekeeping import Timekeeper
from hall_server.store.database import Store

LOOK_EVERY_MS = 10 * MINUTE
"""How often operators of the past look around: nobody takes a ticket there but the simulated."""


class HandClock:
    """Both clocks of the hall's PC, moved by hand."""

    def __init__(self, now: Millis) -> None:
        self._now = now

    def read(self) -> Reading:
        """Both clocks at this instant."""
        return Reading(wall=self._now, boot=self._now)

    def move_to(self, at: Millis) -> Millis:
        """Let time pass until that moment."""
        self._now = max(self._now, at)
        return self._now


def days_before(plan: Plan, day: date, count: int) -> list[Span]:
    """The last `count` days on which the hall was open before that one, the earliest first."""
    spans = plan.spans_from(day - timedelta(days=1), step=-1)
    return [span for _, span in zip(range(count), spans, strict=False)][::-1]


def write_day(store: Store, plan: Plan, span: Span, seed: int, address: str) -> None:
    """Write a whole day, to its end at night, in one transaction."""
    people = People(plan, span, seed, look_every_ms=LOOK_EVERY_MS)
    write_until(store, people, people.ends, address, closes_at=plan.ends(span.day))


def write_until(
    store: Store, people: People, until: Millis, address: str, *, closes_at: Millis | None = None
) -> None:
    """Let people live until that moment of their day without a server, in one transaction.

    `closes_at`: when the business day is closed then; left out: it goes on.
    """
    secret, clock = secret_of(store), HandClock(people.begins)

    def work(db: Connection) -> None:
        timekeeper = Timekeeper(clock.read, not_before=0)
        inside = OneTransaction(db)
        hall = Hall(inside, timekeeper, secret=secret, address=address, tell=_nobody_listens)
        hall.tick()
        people.live(until, DirectDoors(hall), clock.move_to)
        # While the day is open: its close gives up what was not printed, and erases what slips said.
        print_slips(db)
        clock.move_to(max(until, closes_at or until))
        hall.tick()

    store.write(work)


def _nobody_listens() -> None:
    """There are no screens yet to be told."""
