"""The world of the rules in memory, filled from the journal alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from hall_server.domain.counters import Counter, Day, Shift
from hall_server.domain.errors import Refused
from hall_server.domain.events import Event, Kind
from hall_server.domain.record import apply
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import DAY
from hall_server.store.journal import Link
from hall_server.store.structures import Version

LATEST_UNDO_MS = DAY
"""No setting lets a step be undone so late; so the events of a visit that was over for longer may go."""


class RebuiltWorld:
    """What the tables should hold, event by event."""

    def __init__(self) -> None:
        self.tickets: dict[str, Ticket] = {}
        self.events: dict[str, list[Event]] = {}
        self.counters: dict[str, Counter] = {}
        self.shifts: dict[str, Shift] = {}
        self.days: dict[str, Day] = {}
        self.structures: dict[int, str] = {}
        """The fingerprint of each version of the structure."""

    def numbers(self) -> dict[str, int]:
        """The last number of each business day and series, by both: `2026-11-23 A`."""
        # The tickets stand in the order of their issue.
        return {f"{each.business_day} {each.series}": each.number for each in self.tickets.values()}

    def follow(self, link: Link) -> str | None:
        """Do what a row of the journal says; why it cannot be done, or None when it was."""
        event = link.event
        try:
            apply(event, self)
            if event.kind is Kind.STRUCTURE_CHANGED:
                self._adopt(event)
        except (Refused, KeyError) as error:
            return f"event {link.seq} ({event.kind}) cannot follow from those before it: {error}"
        if event.ticket in self.tickets:
            self.events.setdefault(event.ticket, []).append(event)
        if event.kind is Kind.DAY_OPENED:
            self._let_go(event.at - LATEST_UNDO_MS)
        return None

    def _adopt(self, event: Event) -> None:
        said = event.data
        retired = said.get("retired", {})
        version = Version(said["version"], event.at, event.actor, said["document"], retired)
        self.structures[version.version] = version.fingerprint

    def _let_go(self, before: int) -> None:
        """Forget the events that nothing can be undone by any more: a long record has to fit in memory."""
        over = (each for each in self.events if self.tickets[each].is_over)
        for ticket_id in [each for each in over if self.events[each][-1].at < before]:
            del self.events[ticket_id]

    # -- the world -------------------------------------------------------------------------------

    def ticket(self, ticket_id: str) -> Ticket:
        return self.tickets[ticket_id]

    def put_ticket(self, ticket: Ticket, former: Ticket | None) -> None:
        self.tickets[ticket.id] = ticket

    def events_of(self, ticket_id: str) -> list[Event]:
        return self.events[ticket_id]

    def counter(self, counter_id: str) -> Counter:
        return self.counters.get(counter_id, Counter(counter_id))

    def put_counter(self, counter: Counter, former: Counter) -> None:
        self.counters[counter.id] = counter

    def shift(self, shift_id: str) -> Shift:
        return self.shifts[shift_id]

    def put_shift(self, shift: Shift) -> None:
        self.shifts[shift.id] = shift

    def day(self, business_day: str) -> Day:
        return self.days[business_day]

    def put_day(self, day: Day) -> None:
        self.days[day.business_day] = day

    def forget_days_before(self, business_day: str, *, but: Collection[str] = ()) -> None:
        old = [t.id for t in self.tickets.values() if t.business_day < business_day and t.id not in but]
        self.drop_tickets(old)
        for shift in [s for s in self.shifts.values() if s.business_day < business_day]:
            if shift.closed_at is not None:
                del self.shifts[shift.id]
        for day in [d for d in self.days.values() if d.business_day < business_day]:
            if day.closed_at is not None:
                del self.days[day.business_day]

    def drop_tickets(self, tickets: Iterable[str]) -> None:
        """Forget these tickets with their events."""
        for ticket_id in tickets:
            del self.tickets[ticket_id]
            self.events.pop(ticket_id, None)
