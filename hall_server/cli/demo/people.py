"""The people of one day: visitors who come, wait and go, and the operators who serve them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from hall_server.cli.demo.agenda import Agenda, Doing
from hall_server.cli.demo.doors import Declined, Document, Doors
from hall_server.cli.demo.operators import Operator
from hall_server.cli.demo.plan import Plan, Span
from hall_server.cli.demo.staff import LAST_MOMENT_MS, shifts
from hall_server.cli.demo.visitors import Visitor, Visitors
from hall_server.domain.times import MINUTE, SECOND, Millis

BEFORE_OPENING_MS = 15 * MINUTE
"""The first are there so long before the doors open."""

AFTER_CLOSING_MS = LAST_MOMENT_MS + 10 * MINUTE
"""So long after closing the last one has gone home."""

LOOK_UP_S = (2, 8)
"""How soon a free operator sees that somebody waits, in seconds."""

HELP_OUT_S = (30, 60)
"""The same when it is a service with which the counter only helps."""


class People:
    """Everybody in the hall on one day."""

    def __init__(self, plan: Plan, span: Span, seed: int, *, look_every_ms: int) -> None:
        """`look_every_ms`: how often free operators look who waits, besides being told by those who come."""
        self.span = span
        self.begins = span.opens - BEFORE_OPENING_MS
        self.ends = span.closes + AFTER_CLOSING_MS
        self.agenda = Agenda(self.begins)
        self.doors: Doors
        self.outcomes: Sequence[str] = plan.outcomes
        self.look_every_ms = look_every_ms
        self._plan = plan
        self._chance = Random(f"{seed} hall {span.day}")  # noqa: S311 - a play, not a secret
        self._known: dict[str, Visitor] = {}
        self._happened: set[tuple[str, str]] = set()
        for visitor in Visitors(plan, seed).of(span):
            self.agenda.begin(visitor.at, self._visit(visitor))
        self._operators = [
            Operator(self, shift, Random(f"{seed} {shift.seat.operator} {span.day}"))  # noqa: S311
            for shift in shifts(plan, span, seed)
        ]
        for operator in self._operators:
            operator.person = self.agenda.begin(operator.shift.begins, operator.day())
        self.agenda.begin(span.opens, self._look_around())

    def live(self, until: Millis, doors: Doors, arrive: Callable[[Millis], Millis]) -> None:
        """Let them live until that moment, asking at those doors; see `Agenda.run`."""
        self.doors = doors
        self.agenda.run(min(until, self.ends), arrive)

    # -- visitors --------------------------------------------------------------------------------

    def _visit(self, visitor: Visitor) -> Doing:
        try:
            ticket = self.doors.take(visitor.kiosk, dict(visitor.wish))
        except Declined:
            return
        self._known[ticket["id"]] = visitor
        self.waits(ticket)
        if visitor.leaves_after_ms is not None:
            yield self.agenda.now + visitor.leaves_after_ms
            self._at_reception(ticket, "cancel")

    def _come_back(self, ticket: Document, visitor: Visitor) -> Doing:
        yield self.agenda.now + (visitor.is_back_after_ms or 0)
        self._at_reception(ticket, "return")

    def _wait_again(self, ticket: Document, at: Millis) -> Doing:
        yield at + SECOND
        self._wake({ticket["service"]})

    def _at_reception(self, ticket: Document, step: str) -> None:
        # Called, served or gone in the meantime: then it is too late for it.
        try:
            self.waits(self.doors.with_ticket(ticket["id"], step))
        except Declined:
            return

    # -- what operators see of the room ----------------------------------------------------------

    def visitor_of(self, ticket: Document) -> Visitor:
        """Who holds the ticket; somebody ordinary when it was taken by a person who watches."""
        known = self._known.get(ticket["id"])
        if known is None:
            walk_ms = round(self._chance.uniform(10, 30) * SECOND)
            wish = {"quantity": ticket.get("quantity", 1)}
            known = Visitor(self.agenda.now, "", wish, walk_ms, slowness=self._chance.uniform(0.6, 1.2))
            self._known[ticket["id"]] = known
        return known

    def usual_min(self, service: str) -> float:
        """How long the service usually takes; a short time for one that is new here."""
        known = self._plan.services.get(service)
        return known.usual_min if known else 5.0

    def other_service(self, chance: Random, ticket: Document) -> str | None:
        """A service of another department that is open and not on the ticket yet."""
        planned = {stage["service"] for stage in ticket["stages"]}
        bodies = {self._plan.services[each].department for each in planned if each in self._plan.services}
        open_now = self._plan.open_services(self.agenda.now)
        others = [each.id for each in open_now if each.department not in bodies]
        return chance.choice(others) if others else None

    def is_first(self, what: str, ticket: Document) -> bool:
        """Does this happen to the ticket for the first time?"""
        key = (what, ticket["id"])
        is_new = key not in self._happened
        self._happened.add(key)
        return is_new

    def waits(self, ticket: Document) -> None:
        """Tell the free operators that somebody waits, if so."""
        if ticket["state"] == "waiting":
            # A later stage may be bound to one of them, and then a colleague who looks up helps nobody.
            self._wake({ticket["service"]}, all_of_them=ticket["stage"] > 1)

    def waits_later(self, ticket: Document, at: Millis) -> None:
        """The same from that moment on."""
        self.agenda.begin(self.agenda.now, self._wait_again(ticket, at))

    def was_missed(self, ticket: Document, visitor: Visitor) -> None:
        """Some come back when they have heard that they were called."""
        if visitor.is_back_after_ms is not None:
            self.agenda.begin(self.agenda.now, self._come_back(ticket, visitor))

    def _look_around(self) -> Doing:
        """Visitors of whom nobody told: a place that became free by itself, a ticket taken by a guest."""
        while True:
            if any(operator.is_idle for operator in self._operators):
                self._wake(
                    {service for service, count in self.doors.waiting().items() if count}, all_of_them=True
                )
            yield self.agenda.now + self.look_every_ms

    def _wake(self, services: set[str], *, all_of_them: bool = False) -> None:
        """Who is free and there for it looks up; only when there is nobody, those who help out."""
        for service in sorted(services):
            free = [each for each in self._operators if each.is_idle]
            own = [each for each in free if service in each.shift.counter.own]
            helping = [each for each in free if service in each.shift.counter.helps_with]
            woken = own + helping if all_of_them else own[:1] or helping[:1]
            for operator in woken:
                least, most = LOOK_UP_S if operator in own else HELP_OUT_S
                # From here on on the way to press the key: the next visitor is for somebody else.
                operator.is_idle = False
                if operator.person is not None:
                    delay_ms = round(self._chance.uniform(least, most) * SECOND)
                    self.agenda.wake(operator.person, self.agenda.now + delay_ms)
