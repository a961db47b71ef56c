"""The proof of the record: the chain holds, and the tables are what the journal says."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from hall_server.domain.counters import Counter, Day, Shift
from hall_server.domain.errors import Refused
from hall_server.domain.events import Event
from hall_server.domain.record import apply
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import millis
from hall_server.store import journal, state


class RebuiltWorld:
    """The world of the rules in memory, to be filled from the journal alone."""

    def __init__(self) -> None:
        self.tickets: dict[str, Ticket] = {}
        self.events: dict[str, list[Event]] = {}
        self.counters: dict[str, Counter] = {}
        self.shifts: dict[str, Shift] = {}
        self.days: dict[str, Day] = {}

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


@dataclass(frozen=True, slots=True)
class Proof:
    """What the proof found: how many events, and the first difference, if there is one."""

    events: int
    last_hash: str
    difference: str | None


def prove(db: sqlite3.Connection) -> Proof:
    """Check the chain, rebuild the tables from it and compare them, in one consistent view."""
    world = RebuiltWorld()
    hash_before, seq_before = journal.BEFORE_THE_FIRST, 0
    try:
        for row in journal.rows(db):
            difference = _break_in_chain(row, seq_before, hash_before) or _replay(row, world)
            if difference:
                return Proof(seq_before, hash_before, difference)
            hash_before, seq_before = row["hash"], row["seq"]
    except ValueError as error:
        return Proof(seq_before, hash_before, f"event {seq_before + 1} cannot be read: {error}")
    return Proof(seq_before, hash_before, _first_difference(db, world))


def _break_in_chain(row: dict[str, Any], seq_before: int, hash_before: str) -> str | None:
    if row["seq"] != seq_before + 1:
        return f"event {seq_before + 1} is missing from the journal"
    document = {name: value for name, value in row.items() if name != "hash"}
    if journal.chained(hash_before, document) != row["hash"]:
        return f"event {row['seq']} was changed: its hash does not follow from it"
    return None


def _replay(row: dict[str, Any], world: RebuiltWorld) -> str | None:
    event = journal.event_of(row, millis(row["at"]))
    try:
        apply(event, world)
    except (Refused, KeyError) as error:
        return f"event {row['seq']} ({row['kind']}) cannot follow from those before it: {error}"
    if event.ticket is not None:
        world.events.setdefault(event.ticket, []).append(event)
    return None


def _first_difference(db: sqlite3.Connection, world: RebuiltWorld) -> str | None:
    try:
        tickets = {ticket.id: ticket for ticket in state.all_tickets(db)}
        counters = state.counters(db)
    except ValueError as error:
        return f"the tables cannot be read: {error}"
    return (
        _difference("ticket", tickets, world.tickets)
        or _difference("counter", counters, world.counters)
        or _difference("shift", state.shifts(db), world.shifts)
        or _difference("day", state.days(db), world.days)
        or _stray_state(db)
    )


def _difference(table: str, stored: dict[str, Any], rebuilt: dict[str, Any]) -> str | None:
    for key in sorted(stored.keys() | rebuilt.keys()):
        if stored.get(key) != rebuilt.get(key):
            return f"{table} {key}: stored {stored.get(key)}, by the journal {rebuilt.get(key)}"
    return None


def _stray_state(db: sqlite3.Connection) -> str | None:
    """The state of a ticket's row repeats its present stage's; it must not say anything else."""
    row = db.execute(
        "SELECT t.id FROM tickets t LEFT JOIN stages s ON s.ticket = t.id AND s.n = t.stage_n "
        "WHERE s.state IS NOT t.state LIMIT 1"
    ).fetchone()
    return f"ticket {row['id']}: its row and its present stage name two states" if row else None
