"""The record as it stood at a moment, in a store of its own: everything reads it as it reads today."""

from __future__ import annotations

import sqlite3

from hall_server.domain.counters import Counter
from hall_server.domain.events import Kind
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import Millis
from hall_server.store import checkpoints, journal, structures
from hall_server.store.database import Store
from hall_server.store.rebuilt import RebuiltWorld
from hall_server.store.state import StoredWorld


class NoSuchPast(Exception):
    """The record does not reach there, or cannot be followed so far; says why."""


def begins_at(db: sqlite3.Connection) -> Millis | None:
    """When the record, as far as it is kept, begins; None while there is none."""
    row = db.execute("SELECT at FROM journal ORDER BY seq LIMIT 1").fetchone()
    return row["at"] if row else None


def write_past(db: sqlite3.Connection, past: Store, at: Millis) -> None:
    """Fill an empty store with the hall as it stood at a moment.

    It holds what can be seen of that moment: visits of the days that were open then, or that were not over,
    every counter, and the structure in force. Raises NoSuchPast.
    """
    # Where a clock was set back, a time may have been twice: the later one counts.
    last = db.execute("SELECT max(seq) AS seq FROM journal WHERE at <= ?", (at,)).fetchone()["seq"]
    if last is None:
        raise NoSuchPast("The record begins later.")
    world = _followed(db, last)
    open_days = [day for day in world.days.values() if day.closed_at is None]
    since = min((day.opened_at for day in open_days), default=at)
    rows = db.execute("SELECT * FROM journal WHERE at >= ? AND seq <= ?", (since, last)).fetchall()
    version = _version(db, last, at)
    documents = db.execute("SELECT * FROM structures WHERE version <= ?", (version,)).fetchall()

    def work(into: sqlite3.Connection) -> None:
        into.executemany("INSERT INTO structures VALUES (?, ?, ?, ?)", documents)
        into.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        written = StoredWorld(into)
        for day in world.days.values():
            written.put_day(day)
        for shift in world.shifts.values():
            if shift.closed_at is None:
                written.put_shift(shift)
        for ticket in world.tickets.values():
            if not ticket.is_over or _ended_at(ticket) >= since:
                written.put_ticket(ticket, None)
        for counter in world.counters.values():
            written.put_counter(counter, Counter(counter.id))

    past.write(work)


def _followed(db: sqlite3.Connection, last: int) -> RebuiltWorld:
    checkpoint = checkpoints.latest(db)
    try:
        world = checkpoint.world() if checkpoint else RebuiltWorld()
        for link in journal.links(db, to=last):
            difference = world.follow(link)
            if difference:
                raise NoSuchPast(f"The record does not hold: {difference}")
    except (ValueError, TypeError, KeyError) as error:
        raise NoSuchPast(f"The record does not hold: {error}") from None
    return world


def _version(db: sqlite3.Connection, last: int, at: Millis) -> int:
    """The structure in force: what the journal says, or where that was removed, the versions' own times."""
    said = journal.last_data(db, Kind.STRUCTURE_CHANGED, to=last)
    version: int = said["version"] if said else structures.version_at(db, at)
    return version


def _ended_at(ticket: Ticket) -> Millis:
    return max((stage.ended_at for stage in ticket.stages if stage.ended_at is not None), default=0)
