"""All warnings of a counter."""

from __future__ import annotations

import sqlite3

from config.models import Structure
from hall_server.domain.counters import Counter, CounterState
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import Millis
from hall_server.hall.warnings.calls import Calls, of_call
from hall_server.hall.warnings.console import of_console
from hall_server.hall.warnings.sound import of_sound
from hall_server.hall.warnings.watch import Warned, Watch


class Warnings:
    """The warnings of one moment: what several counters share is read once."""

    def __init__(self, db: sqlite3.Connection, structure: Structure, watch: Watch, now: Millis) -> None:
        self._db = db
        self._structure = structure
        self._watch = watch
        self._now = now
        self._calls = Calls(db, structure, watch, now)

    def of(self, counter: Counter, ticket: Ticket | None) -> list[Warned]:
        """What is to be said of a counter that holds `ticket`."""
        if counter.state is CounterState.CLOSED:
            return []
        found = of_call(self._calls, self._structure, ticket, self._watch, self._now)
        found += of_sound(self._structure, counter, self._watch)
        return found + of_console(self._db, self._structure, counter, self._watch, self._now)
