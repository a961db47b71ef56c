"""An operator's day: open, call, serve, take breaks, close. Refusals are a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, Protocol

from hall_server.cli.demo.agenda import Agenda, Doing, Person
from hall_server.cli.demo.doors import Declined, Document, Doors
from hall_server.cli.demo.staff import Break, Shift
from hall_server.cli.demo.visitors import Visitor
from hall_server.domain.times import MINUTE, SECOND, Millis

# Shares of all services.
WITH_A_HOLD = 0.03
WITH_A_TRANSFER = 0.04
TO_COME_BACK = 0.3
WITH_ONE_MORE_SERVICE = 0.02
FINISHED_TOO_EARLY = 0.015
NEVER_STARTED = 0.01
WITH_A_NOTE = 0.03

WITHOUT_A_TICKET = 0.08
"""How often somebody for whom nobody waits serves without a ticket."""
QUIET_MS = 30 * MINUTE
"""Not in the last minutes of a day, in which everybody wants to go home."""

PAPERS_S = (15, 140)
"""What an operator does between two visitors, in seconds."""

RECALL_AFTER_MS = 50 * SECOND
TRY_AGAIN_MS = 10 * MINUTE
NOTES = ("A copy of the passport is missing.", "Comes again with the cadastral plan.", "Asked to be phoned.")


class Room(Protocol):
    """What an operator sees of the hall around."""

    agenda: Agenda
    doors: Doors
    outcomes: Sequence[str]

    def visitor_of(self, ticket: Document) -> Visitor:
        """Who holds the ticket."""

    def usual_min(self, service: str) -> float:
        """How long the service usually takes."""

    def other_service(self, chance: Random, ticket: Document) -> str | None:
        """A service that the visitor may be sent to; None when there is none."""

    def is_first(self, what: str, ticket: Document) -> bool:
        """Does this happen to the ticket for the first time?"""

    def waits(self, ticket: Document) -> None:
        """The visitor waits now: whoever is free may look up."""

    def waits_later(self, ticket: Document, at: Millis) -> None:
        """The visitor will wait from that moment on, by itself."""

    def was_missed(self, ticket: Document, visitor: Visitor) -> None:
        """The visitor did not come; perhaps there is a return."""


class Operator:
    """One operator on one day."""

    def __init__(self, room: Room, shift: Shift, chance: Random) -> None:
        self.shift = shift
        self.is_idle = False
        self.person: Person | None = None
        self._room = room
        self._chance = chance
        self._breaks = list(shift.breaks)
        self._is_there = False

    def day(self) -> Doing:
        """From the first minute to the last."""
        while self._now < self.shift.last_moment:
            try:
                if not self._is_there:
                    self._do("open")
                    self._is_there = True
                elif self._now >= self.shift.last_call:
                    break
                elif self._breaks and self._now >= self._breaks[0].at:
                    yield from self._rest(self._breaks.pop(0))
                else:
                    yield from self._next_visitor()
            except Declined as refused:
                yield from self._sort_out(refused)
        yield from self._go_home()

    # -- one visitor after the other -------------------------------------------------------------

    def _next_visitor(self) -> Doing:
        ticket = self._do("next")
        if ticket is None:
            if self._chance.random() < WITHOUT_A_TICKET and self._now < self.shift.last_call - QUIET_MS:
                yield from self._serve_without_ticket()
                return
            self.is_idle = True
            yield min([self.shift.last_call, *(rest.at for rest in self._breaks)])
            self.is_idle = False
            return
        yield from self._serve(ticket)
        yield self._in_s(*PAPERS_S)

    def _serve(self, ticket: Document) -> Doing:
        visitor = self._room.visitor_of(ticket)
        if visitor.stays_away and self._room.is_first("call", ticket):
            yield from self._wait_in_vain(ticket, visitor)
            if not visitor.is_just_too_late:
                return
        else:
            yield from self._await(visitor.walk_ms)
        if self._chance.random() < NEVER_STARTED:
            yield self._in_s(60, 300)
            self._finish(ticket)
            return
        self._do("start")
        yield from self._work(ticket, visitor.service_ms(self._room.usual_min(ticket["service"])))

    def _serve_without_ticket(self) -> Doing:
        """Nobody waits: there is time for a question at the window, or for work behind it."""
        service = self._chance.choice(sorted(self.shift.counter.own or self.shift.counter.services))
        kind = self._chance.choice(("here", "back_office"))
        ticket = self._do("serve", service=service, kind=kind)
        yield self._now + round(self._room.usual_min(service) * self._chance.uniform(0.3, 1) * MINUTE)
        if ticket is not None:
            self._finish(ticket)
        yield self._in_s(*PAPERS_S)

    def _await(self, walk_ms: int) -> Doing:
        """The visitor is on the way; who walks slowly is called again."""
        comes_at = self._now + walk_ms
        if walk_ms > RECALL_AFTER_MS:
            yield self._now + RECALL_AFTER_MS
            self._do("recall")
        yield comes_at

    def _wait_in_vain(self, ticket: Document, visitor: Visitor) -> Doing:
        yield self._in_s(45, 70)
        self._do("recall")
        if self._chance.random() < 0.5:
            yield self._in_s(30, 50)
            self._do("recall")
        yield self._in_s(30, 60)
        self._do("miss")
        if visitor.is_just_too_late:
            yield self._in_s(5, 15)
            self._do("undo")
            yield self._in_s(2, 5)
        else:
            self._room.was_missed(ticket, visitor)

    def _work(self, ticket: Document, lasts_ms: int) -> Doing:
        ends = min(self._now + lasts_ms, self.shift.last_moment)
        half, luck = self._now + (ends - self._now) // 2, self._chance.random()
        if luck < WITH_A_HOLD and self._room.is_first("hold", ticket):
            yield half
            minutes = self._chance.randint(4, 12)
            self._do("hold", minutes=minutes, reason="papers")
            self._room.waits_later(ticket, self._now + minutes * MINUTE)
            return
        luck -= WITH_A_HOLD
        if 0 <= luck < WITH_A_TRANSFER:
            yield half
            if self._send_on(ticket):
                return
        elif 0 <= luck - WITH_A_TRANSFER < WITH_ONE_MORE_SERVICE:
            yield half
            self._add_service(ticket)
        yield ends
        if self._chance.random() < FINISHED_TOO_EARLY:
            self._do("finish")
            yield self._in_s(4, 12)
            self._do("undo")
            yield self._in_s(30, 120)
        self._finish(ticket)

    def _send_on(self, ticket: Document) -> bool:
        service = self._room.other_service(self._chance, ticket)
        if service is None or not self._room.is_first("transfer", ticket):
            return False
        place = self._chance.choice(("fair", "fair", "fair", "first", "last"))
        come_back = self._chance.random() < TO_COME_BACK
        sent = self._do("transfer", service=service, place=place, come_back=come_back)
        self._room.waits(sent or ticket)
        return True

    def _add_service(self, ticket: Document) -> None:
        service = self._room.other_service(self._chance, ticket)
        if service is not None:
            self._room.doors.add_stage(self.shift.seat, ticket["id"], service)

    def _finish(self, ticket: Document) -> None:
        said: dict[str, Any] = {}
        if self._room.outcomes:
            said["outcome"] = self._chance.choices(self._room.outcomes, _falling(len(self._room.outcomes)))[0]
        if self._chance.random() < WITH_A_NOTE:
            said["note"] = self._chance.choice(NOTES)
        finished = self._do("finish", **said)
        self._room.waits(finished or ticket)

    # -- the rest of the day ---------------------------------------------------------------------

    def _rest(self, rest: Break) -> Doing:
        self._do("pause", reason=rest.reason)
        yield min(self._now + round(rest.minutes * MINUTE), self.shift.last_call)
        self._do("resume")

    def _sort_out(self, refused: Declined) -> Doing:
        """Something is not as expected, as when a manager stepped in: look, and go on from there."""
        yield self._in_s(4, 8)
        found = self._room.doors.look(self.shift.seat)
        is_mine = found["operator"] == self.shift.seat.operator
        if found["state"] == "closed" or not is_mine:
            self._is_there = False
            # Somebody else may sit here for a while.
            if refused.code == "counter_busy":
                yield self._now + TRY_AGAIN_MS
        elif found["state"] == "paused":
            yield from self._attempt("resume")
        elif found["ticket"] is not None and found["ticket"]["state"] == "called":
            yield from self._attempt("start")
        elif found["ticket"] is not None:
            yield self._in_s(60, 240)
            yield from self._attempt("finish")

    def _go_home(self) -> Doing:
        while self._is_there:
            try:
                self._do("close")
                return
            except Declined as refused:
                yield from self._sort_out(refused)

    def _attempt(self, step: str) -> Doing:
        """Try it; when it is refused, things have changed again, and the next step will show how."""
        try:
            done = self._do(step)
        except Declined:
            yield self._in_s(4, 8)
        else:
            if step == "finish" and done is not None:
                self._room.waits(done)

    def _do(self, step: str, **said: Any) -> Document | None:
        return self._room.doors.at_counter(self.shift.seat, step, **said)

    @property
    def _now(self) -> Millis:
        return self._room.agenda.now

    def _in_s(self, least: float, most: float) -> Millis:
        return self._now + round(self._chance.uniform(least, most) * SECOND)


def _falling(count: int) -> list[float]:
    """The first of a list is the usual one."""
    return [0.4**place for place in range(count)]
