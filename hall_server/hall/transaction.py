"""One action in progress: its database, its time, its structure, and the events that it records."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from config.models import Structure
from config.retiring import InForce
from hall_server.domain.counters import Counter, CounterState
from hall_server.domain.errors import BadInput, NotFound, Refused
from hall_server.domain.events import STEP_OF, Event, Kind
from hall_server.domain.order import Waiting
from hall_server.domain.record import apply
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import Millis
from hall_server.hall.people import Actor
from hall_server.store import announcements, journal, state, structures
from hall_server.store.state import StoredWorld


def new_id() -> str:
    """An id that nobody can guess."""
    return secrets.token_hex(8)


class Transaction:
    """What an action works with. Nothing outside it changes before the commit."""

    def __init__(
        self,
        db: sqlite3.Connection,
        *,
        now: Millis,
        day: str,
        structure: InForce,
        actor: Actor,
        former: Callable[[sqlite3.Connection, int], InForce],
    ) -> None:
        """`former` reads the structure of an earlier version."""
        self.db = db
        self.now = now
        self.day = day
        self.structure = structure
        self.actor = actor
        self.world = StoredWorld(db)
        self._former = former

    def record(self, kind: Kind, ticket: Ticket | None = None, **data: Any) -> int:
        """Do what the event says and write it down; raises Refused when the rules do not allow it."""
        day = ticket.business_day if ticket else self.day
        return self._record(kind, ticket.id if ticket else None, day, data)

    def record_issue(self, data: Mapping[str, Any]) -> Ticket:
        """Write down a new ticket and return it."""
        # Its id sorts behind all before it: within one time, as when the clock is held, first come still
        # means first served.
        end = journal.end(self.db)
        ticket_id = f"{end[0] + 1 if end else 1:08x}{secrets.token_hex(4)}"
        self._record(Kind.ISSUED, ticket_id, self.day, data)
        return self.world.ticket(ticket_id)

    def ticket(self, ticket_id: str) -> Ticket:
        """The ticket of that id; raises NotFound."""
        found = state.ticket(self.db, ticket_id)
        if found is None:
            raise NotFound("not_found", ticket=ticket_id)
        return found

    def counter(self, counter_id: str, version: int | None = None) -> Counter:
        """The counter as it stands; raises NotFound.

        Raises Refused (`stale`) when an older version was seen; `counter_closed` for one that was removed.
        """
        found = self.world.counter(counter_id)
        if found.ticket is None and not is_furnished(self.structure, found):
            if self.structure.is_retired("counter", counter_id):
                raise Refused("counter_closed", saying="counter_removed", counter=counter_id)
            raise NotFound("not_found", counter=counter_id)
        if version is not None and version != found.version:
            raise Refused("stale", counter=counter_id)
        return found

    def ticket_at(self, counter: Counter) -> Ticket:
        """The ticket that the counter holds; raises Refused (`no_ticket`)."""
        if counter.ticket is None:
            raise Refused("no_ticket", counter=counter.id)
        return self.world.ticket(counter.ticket)

    def must_know_service(self, service_id: str) -> None:
        """Raise BadInput (`unknown_service`) for an id that no service has, or a retired one."""
        if service_id not in {service.id for service in self.structure.offered_services}:
            raise BadInput("unknown_service", id=service_id)

    def structure_of_day(self) -> InForce:
        """The structure with which the business day was opened: its numbers hold until the day ends."""
        opened = journal.last_data(self.db, Kind.DAY_OPENED) or {}
        version = opened.get("structure")
        if version is None:
            # The day was opened by a program that did not write it down.
            day = state.open_day(self.db)
            version = structures.version_at(self.db, day.opened_at if day else self.now)
        if version == structures.latest_version(self.db):
            return self.structure
        return self._former(self.db, version)

    def _record(self, kind: Kind, ticket_id: str | None, day: str, data: Mapping[str, Any]) -> int:
        event = Event(kind, self.now, day, self.actor.name, ticket_id, data)
        apply(event, self.world)
        if ticket_id is not None and kind in STEP_OF:
            # The visitor has come, was missed, is called anew: an older call would only mislead.
            announcements.withdraw_of_ticket(self.db, ticket_id, self.now)
        return journal.append(self.db, event)


def is_furnished(structure: Structure, counter: Counter) -> bool:
    """Is it a counter of the hall? One that was removed from the hall file is, until it closes."""
    if structure.is_retired("counter", counter.id):
        return counter.state is not CounterState.CLOSED
    return any(each.id == counter.id for each in structure.counters)


def waiting_stage(ticket: Ticket) -> Waiting:
    """A waiting ticket as the rule sees it."""
    stage = ticket.stage
    return Waiting(
        ticket.id,
        stage.service,
        stage.ranked_at or ticket.issued_at,
        ticket.issued_at,
        ticket.priority,
        stage.first,
        stage.for_counter,
        stage.for_operator,
        tuple(stage.behind.split()),
    )
