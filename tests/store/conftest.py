"""The cast: a store on a real file, a desk that records events in it, and somebody who meddles with it."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hall_server.domain.events import Event, Kind
from hall_server.domain.record import apply
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import rfc3339
from hall_server.store import journal
from hall_server.store.database import FILE, Store
from hall_server.store.state import StoredWorld

NINE = 1_795_406_400_000
"""2026-11-23, 09:00 in Tashkent, in UTC milliseconds."""

DAY = "2026-11-23"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = Store(folder)
    yield opened
    opened.close()


class Desk:
    """Records events as the hall does; a second passes before each."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NINE
        self.day = DAY
        self._number = 0

    def record(self, kind: Kind, ticket: str | None = None, **data: Any) -> int:
        """Do what the event says and write it down: its sequence number."""
        self.now += 1_000
        event = Event(kind, self.now, self.day, "tester", ticket, data)

        def work(db: sqlite3.Connection) -> int:
            apply(event, StoredWorld(db))
            return journal.append(db, event)

        return self.store.write(work)

    def issue(self, ticket: str, *services: str, label: str | None = None) -> Ticket:
        """A new ticket."""
        self._number += 1
        row = (self.day, "A", self._number)
        self.store.write(lambda db: db.execute("INSERT OR REPLACE INTO numbers VALUES (?, ?, ?)", row))
        self.record(
            Kind.ISSUED,
            ticket,
            label=label or f"A{self._number:03d}",
            series="A",
            number=self._number,
            services=list(services or ("gas",)),
            language="uz",
            ranked_at=rfc3339(self.now + 1_000),
        )
        return self.ticket(ticket)

    def call(self, ticket: str, counter: str = "1") -> Ticket:
        """Call a ticket to a counter."""
        self.record(
            Kind.CALLED,
            ticket,
            counter=counter,
            operator="aziza",
            reason="longest_wait",
            call_id=f"call-{self.now}",
        )
        return self.ticket(ticket)

    def ticket(self, ticket: str) -> Ticket:
        """The ticket as it is stored."""
        with self.store.read() as db:
            return StoredWorld(db).ticket(ticket)

    def fill(self) -> None:
        """A short morning: two tickets, one of them served."""
        self.record(Kind.DAY_OPENED, day=self.day)
        self.record(Kind.COUNTER_OPENED, counter="1", operator="aziza", shift="s1")
        self.issue("one")
        self.issue("two", "gas", "tax")
        self.call("one")
        self.record(Kind.STARTED, "one", counter="1")
        self.record(Kind.FINISHED, "one", counter="1")
        self.call("two")


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


@pytest.fixture
def meddle(folder: Path, store: Store) -> Callable[..., int]:
    """Change the file behind the store's back: how many rows that changed."""

    def run(statement: str, *values: object) -> int:
        db = sqlite3.connect(folder / FILE, isolation_level=None)
        try:
            return db.execute(statement, values).rowcount
        finally:
            db.close()

    return run
