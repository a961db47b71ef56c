"""The hall's structure and its standing: first set-up, new versions, an accepted clock."""

from __future__ import annotations

import secrets
from sqlite3 import Connection

from config.models import Structure
from config.retiring import InForce
from hall_server.domain.events import Event, Kind
from hall_server.domain.times import Millis, business_day
from hall_server.store import journal, structures
from hall_server.store.database import Store

COMMAND = "command"
"""The actor of what is done at the command line."""

SECRET = "secret"  # noqa: S105 - the name under which it is kept


def is_founded(store: Store) -> bool:
    """Has this data folder a hall?"""
    with store.read() as db:
        return structures.latest_version(db) > 0


def found(store: Store, structure: Structure, *, now: Millis) -> None:
    """Make a new data folder a hall of this structure."""

    def work(db: Connection) -> None:
        structures.set_meta(db, SECRET, secrets.token_hex(32))
        _adopt(db, structure, now)

    store.write(work)


def secret_of(store: Store) -> str:
    """What status tokens and form tokens are made with; raises KeyError in a folder without a hall."""
    with store.read() as db:
        secret = structures.meta(db, SECRET)
    if secret is None:
        raise KeyError(SECRET)
    return secret


def structure_of(store: Store) -> InForce:
    """The structure in force; raises KeyError in a folder without a hall."""
    with store.read() as db:
        return structure_of_db(db)


def structure_of_db(db: Connection) -> InForce:
    """The structure in force in an open database; raises KeyError where there is none."""
    return structure_at(db, structures.latest_version(db))


def structure_at(db: Connection, version: int) -> InForce:
    """The structure of a version, as it was in force then; raises KeyError when there is none."""
    found = structures.one(db, version)
    return InForce.of(found.document, found.retired)


def accept_clock(store: Store, *, wall: Millis) -> None:
    """Write down that the PC's clock is right as it stands, also when it lies before the record's end."""

    def work(db: Connection) -> None:
        structure = structure_at(db, structures.latest_version(db))
        day = business_day(wall, structure.hall.timezone, structure.hall.day_starts)
        journal.append(db, Event(Kind.CLOCK_ACCEPTED, wall, day, COMMAND, data={}))

    store.write(work)


def _adopt(db: Connection, structure: Structure, now: Millis) -> None:
    document = structure.document()
    version = structures.add(db, document, at=now, actor=COMMAND)
    day = business_day(now, structure.hall.timezone, structure.hall.day_starts)
    data = {"version": version, "document": document, "retired": {}}
    event = Event(Kind.STRUCTURE_CHANGED, now, day, COMMAND, data=data)
    journal.append(db, event)
