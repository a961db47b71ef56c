"""How the hall works: each action is one transaction, and its news are told after the commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from config.models import Structure
from config.retiring import InForce
from hall_server.domain.clock import Alarm
from hall_server.domain.errors import HallError, NoBusiness
from hall_server.domain.events import SYSTEM, Event, Kind
from hall_server.domain.times import Millis, business_day, rfc3339
from hall_server.hall import posting
from hall_server.hall.founding import accept_clock, structure_at
from hall_server.hall.people import THE_SYSTEM, Actor, Ask
from hall_server.hall.presence import Presence
from hall_server.hall.timekeeping import Timekeeper, written_alarm
from hall_server.hall.timers import is_anything_due, perform_due
from hall_server.hall.transaction import Transaction
from hall_server.hall.views import Views, status_token
from hall_server.hall.warnings.watch import Watch
from hall_server.store import journal, keys, state, structures
from hall_server.store.connection import undone_alone
from hall_server.store.database import Store
from hall_server.store.keys import Answer
from hall_server.texts.catalogue import Catalogue

Result = TypeVar("Result")

Parsed = tuple[int, InForce]
"""A version of the structure."""


class Engine:
    """Runs work in transactions and opens views for reading. It knows no single action."""

    def __init__(
        self,
        store: Store,
        timekeeper: Timekeeper,
        *,
        secret: str,
        address: str,
        tell: Callable[[], None],
        sentences: Callable[[], Catalogue] = Catalogue.load,
    ) -> None:
        """`address`: what status pages are reached under, unless the hall file names another.

        `tell` is called after every commit that changed something; `sentences` when a warning or a notice
        needs words.
        """
        self.store = store
        self.timekeeper = timekeeper
        self.secret = secret
        self.sentences = sentences
        self._address = address
        self._tell = tell
        self.watch = Watch(Presence(), timekeeper.wall(), sentences)
        # Documents are parsed once a version: a version never changes, once it is committed.
        self._parsed: tuple[int, InForce] | None = None
        self._former: tuple[int, InForce] | None = None

    def perform(
        self, ask: Ask, work: Callable[[Transaction], Answer], *, even_in_doubt: bool = False
    ) -> Answer:
        """Do one command in one transaction: what is due first, a repeated one only once.

        `even_in_doubt`: also while the clock is not believed, as an emergency.
        Raises what the rules refuse; what was due stays done even then.
        """

        def once(tx: Transaction) -> Answer:
            if ask.key is not None:
                former = keys.former_answer(tx.db, ask.actor.credential, ask.key, ask.request)
                if former is not None:
                    return former
            answer = work(tx)
            if ask.key is not None:
                keys.keep_answer(tx.db, ask.actor.credential, ask.key, ask.request, answer, tx.day)
            return answer

        return self.change(ask.actor, once, even_in_doubt=even_in_doubt)

    def change(
        self, actor: Actor, work: Callable[[Transaction], Result], *, even_in_doubt: bool = False
    ) -> Result:
        """Run `work` for `actor` in one write transaction, after what is due, and tell the news.

        `even_in_doubt`: also while the clock is not believed. Then only emergencies come due.
        """

        def unit(db: sqlite3.Connection) -> tuple[Result | None, HallError | None, bool, Parsed]:
            changes_before = db.total_changes
            now, is_sure = self._time_of(db, even_in_doubt=even_in_doubt)
            due = self._transaction(db, self._structure_of(db)[1], now, THE_SYSTEM)
            if is_sure:
                perform_due(due, self.sentences)
            else:
                posting.say_again(due)
            asked = self._transaction(db, due.structure, now, actor)
            result, refusal = None, None
            try:
                with undone_alone(db):
                    result = work(asked)
            except HallError as error:
                refusal = error
            in_force = asked.structure if refusal is None else due.structure
            parsed = (structures.latest_version(db), in_force)
            return result, refusal, db.total_changes != changes_before, parsed

        result, refusal, is_changed, parsed = self.store.write(unit)
        self._remember(parsed)
        if is_changed:
            self._tell()
        if refusal is not None:
            raise refusal
        return result  # type: ignore[return-value]

    def tick(self) -> None:
        """Look at the clock, write down when its alarm comes or goes, and do what is due."""
        with self.store.read() as db:
            alarm, written = self.timekeeper.look(db), written_alarm(db)
            if alarm is None:
                is_due = is_anything_due(db, self.structure(db), self.now(db))
            else:
                again = posting.due_again(db, self.structure(db), self.timekeeper.in_doubt(db))
                is_due = bool(again)
        if self.timekeeper.is_to_be_set_back:
            accept_clock(self.store, wall=self.timekeeper.wall())
        elif alarm is not written:
            self._write_alarm(alarm)
        elif is_due:
            self.change(THE_SYSTEM, lambda _tx: None, even_in_doubt=True)

    def _time_of(self, db: sqlite3.Connection, *, even_in_doubt: bool) -> tuple[Millis, bool]:
        """The time to record, and whether it is sure; raises NoBusiness where it has to be."""
        try:
            return self.timekeeper.now(db), True
        except NoBusiness:
            if not even_in_doubt:
                raise
            return self.timekeeper.in_doubt(db), False

    def _write_alarm(self, alarm: Alarm | None) -> None:
        """Write down that the clock's alarm came or went, at the end of the record: no time is sure now."""

        def work(db: sqlite3.Connection) -> None:
            now = self.now(db) if alarm is None else _end_of_record(db)
            day = _today(self._structure_of(db)[1], now)
            if alarm is None:
                event = Event(Kind.CLOCK_RECOVERED, now, day, SYSTEM)
            else:
                data = {"alarm": alarm.value, "wall": rfc3339(self.timekeeper.wall())}
                event = Event(Kind.CLOCK_ALARMED, now, day, SYSTEM, data=data)
            journal.append(db, event)

        self.store.write(work)
        self._tell()

    def version(self) -> int:
        """Changes whenever anybody has committed, in this process or another. For one thread only."""
        return self.store.version()

    @contextmanager
    def views(self) -> Iterator[tuple[sqlite3.Connection, Structure, Views]]:
        """Documents of one consistent moment."""
        with self.store.read() as db:
            structure = self.structure(db)
            yield db, structure, self.documents(db, structure, self.now(db))

    def now(self, db: sqlite3.Connection | None = None) -> Millis:
        """The time to show: never before the end of the record, also while the clock is in doubt."""
        if db is None:
            with self.store.read() as fresh:
                return self.now(fresh)
        end = journal.end(db)
        return max(self.timekeeper.wall(), end[1] if end else 0)

    def structure(self, db: sqlite3.Connection | None = None) -> InForce:
        """The structure in force in what is committed; raises KeyError in a hall that has none.

        `db`: a connection for reading, where something else is read at the same moment.
        """
        if db is None:
            with self.store.read() as fresh:
                return self.structure(fresh)
        parsed = self._structure_of(db)
        self._remember(parsed)
        return parsed[1]

    def structure_version(self) -> int:
        """The number of the version in force."""
        with self.store.read() as db:
            return structures.latest_version(db)

    def _structure_of(self, db: sqlite3.Connection) -> Parsed:
        """The structure in force with its version, also inside a transaction: nothing is remembered."""
        version = structures.latest_version(db)
        parsed = self._parsed
        return parsed if parsed is not None and parsed[0] == version else (version, structure_at(db, version))

    def _remember(self, parsed: Parsed) -> None:
        """Keep a structure that is committed; one that is not may never come to be."""
        if self._parsed is None or self._parsed[0] < parsed[0]:
            self._parsed = parsed

    def _former_structure(self, db: sqlite3.Connection, version: int) -> InForce:
        """The structure of an earlier version."""
        former, parsed = self._former, self._parsed
        if former is not None and former[0] == version:
            return former[1]
        found = structure_at(db, version)
        if parsed is not None and version <= parsed[0]:
            self._former = (version, found)
        return found

    def status_url(self, structure: Structure) -> Callable[[str], str]:
        """From ticket id to the address of the visitor's page."""
        base = self.base_url(structure)
        return lambda ticket_id: f"{base}/t/{status_token(self.secret, ticket_id)}"

    def base_url(self, structure: Structure) -> str:
        """What phones in the hall reach the server under."""
        return structure.hall.address or self._address

    def documents(self, db: sqlite3.Connection, structure: Structure, now: Millis) -> Views:
        """The contract's documents as they stand in `db` at that time."""
        return Views(db, structure, now, status_url=self.status_url(structure), watch=self.watch)

    def _transaction(
        self, db: sqlite3.Connection, structure: InForce, now: Millis, actor: Actor
    ) -> Transaction:
        day = state.open_day(db)
        today = day.business_day if day else _today(structure, now)
        former = self._former_structure
        return Transaction(db, now=now, day=today, structure=structure, actor=actor, former=former)


def _end_of_record(db: sqlite3.Connection) -> Millis:
    end = journal.end(db)
    return end[1] if end else 0


def _today(structure: Structure, now: Millis) -> str:
    return business_day(now, structure.hall.timezone, structure.hall.day_starts)
