"""The hall at work: every action runs here, as one transaction, and tells its news after the commit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from config.models import Structure
from hall_server.domain.clock import Alarm
from hall_server.domain.counters import Counter
from hall_server.domain.errors import HallError, NotFound
from hall_server.domain.events import SYSTEM, Event, Kind
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import Millis, business_day, rfc3339
from hall_server.hall import counters as at_counter
from hall_server.hall import tickets as at_kiosk
from hall_server.hall.founding import accept_clock
from hall_server.hall.overview import overview
from hall_server.hall.people import THE_SYSTEM, Actor, Ask
from hall_server.hall.timekeeping import Timekeeper
from hall_server.hall.timers import perform_due
from hall_server.hall.transaction import Transaction
from hall_server.hall.views import Document, Views, status_token, ticket_of_token
from hall_server.store import journal, keys, state, structures
from hall_server.store.database import Store
from hall_server.store.keys import Answer

__all__ = ["Answer", "Hall"]

Result = TypeVar("Result")

DONE, CREATED, NOBODY = 200, 201, 204

CONSOLE_QUEUE = 100
"""Waiting visitors that a console is told of at most."""


class Hall:
    """What people and devices do in the hall. Answers are the contract's documents."""

    def __init__(
        self, store: Store, timekeeper: Timekeeper, *, secret: str, address: str, tell: Callable[[], None]
    ) -> None:
        """`address`: what status pages are reached under, unless the hall file names another.

        `tell` is called after every commit that changed something.
        """
        self.store = store
        self.timekeeper = timekeeper
        self.secret = secret
        self._address = address
        self._tell = tell
        # Documents are parsed once a version; a version never changes.
        self._written_alarm: Alarm | None = None
        self._parsed: tuple[int, Structure] | None = None

    # -- actions ---------------------------------------------------------------------------------

    def take_ticket(self, ask: Ask, order: at_kiosk.Order) -> Answer:
        """Issue a ticket: 201 with the Ticket."""

        def work(tx: Transaction) -> Answer:
            views = self._views(tx.db, tx.structure, tx.now)
            ticket = at_kiosk.take(tx, order, views)
            return Answer(CREATED, _json(self._views(tx.db, tx.structure, tx.now).ticket(ticket)))

        return self.perform(ask, work)

    def open_counter(self, ask: Ask, counter_id: str) -> Answer:
        """Begin a shift at a counter: its Counter."""
        return self._at_counter(ask, counter_id, at_counter.open_counter)

    def close_counter(self, ask: Ask, counter_id: str) -> Answer:
        """End the shift at a counter: its Counter."""
        return self._at_counter(ask, counter_id, at_counter.close_counter)

    def call_next(self, ask: Ask, counter_id: str) -> Answer:
        """Call whoever is next: the Ticket, or 204 when nobody waits for this counter."""
        return self._with_ticket(ask, counter_id, at_counter.call_next)

    def recall(self, ask: Ask, counter_id: str) -> Answer:
        """Call the same visitor again."""
        return self._with_ticket(ask, counter_id, at_counter.recall)

    def start(self, ask: Ask, counter_id: str) -> Answer:
        """The called visitor has come."""
        return self._with_ticket(ask, counter_id, at_counter.start)

    def miss(self, ask: Ask, counter_id: str) -> Answer:
        """The called visitor did not come."""
        return self._with_ticket(ask, counter_id, at_counter.miss)

    def finish(self, ask: Ask, counter_id: str, ending: at_counter.Ending) -> Answer:
        """The visitor is served."""
        return self._with_ticket(ask, counter_id, lambda tx, counter: at_counter.finish(tx, counter, ending))

    def perform(self, ask: Ask, work: Callable[[Transaction], Answer]) -> Answer:
        """Do one command in one transaction: what is due first, a repeated one only once.

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

        return self.change(ask.actor, once)

    def change(self, actor: Actor, work: Callable[[Transaction], Result]) -> Result:
        """Run `work` for `actor` in one write transaction, after what is due, and tell the news."""

        def unit(db: sqlite3.Connection) -> tuple[Result | None, HallError | None]:
            structure = self.structure(db)
            now = self.timekeeper.now(db)
            perform_due(self._transaction(db, structure, now, THE_SYSTEM))
            db.execute("SAVEPOINT work")
            try:
                result = work(self._transaction(db, structure, now, actor))
            except HallError as refusal:
                db.execute("ROLLBACK TO work")
                return None, refusal
            finally:
                db.execute("RELEASE work")
            return result, None

        result, refusal = self.store.write(unit)
        self._tell()
        if refusal is not None:
            raise refusal
        return result  # type: ignore[return-value]

    def tick(self) -> None:
        """Look at the clock, write down when its alarm comes or goes, and do what is due."""
        with self.store.read() as db:
            alarm = self.timekeeper.look(db)
            is_due = alarm is None and _is_due(db, self.structure(db), self.timekeeper.wall())
        if self.timekeeper.is_to_be_set_back:
            accept_clock(self.store, wall=self.timekeeper.wall())
        elif alarm is not self._written_alarm:
            self._write_alarm(alarm)
        elif is_due:
            self.change(THE_SYSTEM, lambda _tx: None)

    def _write_alarm(self, alarm: Alarm | None) -> None:
        """Write down that the clock's alarm came or went, at the end of the record: no time is sure now."""

        def work(db: sqlite3.Connection) -> None:
            now = self.now(db) if alarm is None else _end_of_record(db)
            day = _today(self.structure(db), now)
            if alarm is None:
                event = Event(Kind.CLOCK_RECOVERED, now, day, SYSTEM)
            else:
                data = {"alarm": alarm.value, "wall": rfc3339(self.timekeeper.wall())}
                event = Event(Kind.CLOCK_ALARMED, now, day, SYSTEM, data=data)
            journal.append(db, event)

        self.store.write(work)
        self._written_alarm = alarm
        self._tell()

    def version(self) -> int:
        """Changes whenever anybody has committed, in this process or another. For one thread only."""
        return self.store.version()

    # -- what can be read ------------------------------------------------------------------------

    @contextmanager
    def views(self) -> Iterator[tuple[sqlite3.Connection, Structure, Views]]:
        """Documents of one consistent moment."""
        with self.store.read() as db:
            structure = self.structure(db)
            yield db, structure, self._views(db, structure, self.now(db))

    def now(self, db: sqlite3.Connection | None = None) -> Millis:
        """The time to show: never before the end of the record, also while the clock is in doubt."""
        if db is None:
            with self.store.read() as fresh:
                return self.now(fresh)
        end = journal.end(db)
        return max(self.timekeeper.wall(), end[1] if end else 0)

    def structure(self, db: sqlite3.Connection | None = None) -> Structure:
        """The structure in force; raises KeyError in a hall that has none."""
        if db is None:
            with self.store.read() as fresh:
                return self.structure(fresh)
        version = structures.latest_version(db)
        parsed = self._parsed
        if parsed is None or parsed[0] != version:
            parsed = (version, Structure.from_document(structures.document(db, version)))
            self._parsed = parsed
        return parsed[1]

    def overview(self, kiosk_id: str | None = None) -> Document:
        """The hall as a kiosk or anybody sees it; only the services of that kiosk, where one is named."""
        with self.views() as (db, structure, views):
            return overview(db, structure, views, self.now(db), kiosk_id)

    def ticket(self, ticket_id: str) -> Document:
        """A ticket with its history; raises NotFound."""
        with self.views() as (db, _, views):
            found = state.ticket(db, ticket_id)
            if found is None:
                raise NotFound("not_found", ticket=ticket_id)
            return views.ticket(found, for_staff=True, with_history=True)

    def find_tickets(
        self, *, day: str | None, state_name: str | None, label: str | None, after: str | None, limit: int
    ) -> Document:
        """Tickets by day, state and label: `{tickets, next}`."""
        with self.views() as (db, _, views):
            found = state.find_tickets(
                db, day=day, state=state_name, label=label, after=after, limit=limit + 1
            )
            page = found[:limit]
            return {
                "tickets": [views.ticket(ticket, for_staff=True) for ticket in page],
                "next": page[-1].id if len(found) > limit else None,
            }

    def counters(self) -> list[Document]:
        """Every counter of the hall, in the order of the hall file."""
        with self.views() as (_, _, views):
            return [views.counter(counter) for counter in views.counters.values()]

    def counter(self, counter_id: str) -> Document:
        """One counter; raises NotFound."""
        with self.views() as (_, _, views):
            return views.counter(_known(views, counter_id))

    def queue(self, counter_id: str, limit: int = 100) -> list[Document]:
        """Who waits for a counter, in calling order; raises NotFound."""
        with self.views() as (_, _, views):
            return views.queue(_known(views, counter_id), limit)

    def console(self, counter_id: str) -> Document:
        """A counter with its queue, of one moment; raises NotFound."""
        with self.views() as (_, _, views):
            counter = _known(views, counter_id)
            return views.counter(counter) | {"queue": views.queue(counter, CONSOLE_QUEUE)}

    def journal(self, *, after: int, limit: int) -> Document:
        """The record behind a sequence number: `{events, next}`."""
        with self.store.read() as db:
            events = list(journal.rows(db, after=after, limit=limit + 1))
        page = events[:limit]
        return {"events": page, "next": page[-1]["seq"] if len(events) > limit else None}

    def status(self, token: str) -> Document:
        """What a visitor's phone shows of their ticket; raises NotFound for a forged token."""
        ticket_id = ticket_of_token(self.secret, token)
        with self.views() as (db, structure, views):
            ticket = state.ticket(db, ticket_id) if ticket_id else None
            if ticket is None:
                raise NotFound("not_found", ticket=token)
            return _for_visitor(views.ticket(ticket), structure)

    # -- inside ----------------------------------------------------------------------------------

    def status_url(self, structure: Structure) -> Callable[[str], str]:
        """From ticket id to the address of the visitor's page."""
        base = structure.hall.address or self._address
        return lambda ticket_id: f"{base}/t/{status_token(self.secret, ticket_id)}"

    def _views(self, db: sqlite3.Connection, structure: Structure, now: Millis) -> Views:
        return Views(db, structure, now, status_url=self.status_url(structure))

    def _transaction(
        self, db: sqlite3.Connection, structure: Structure, now: Millis, actor: Actor
    ) -> Transaction:
        day = state.open_day(db)
        today = day.business_day if day else _today(structure, now)
        return Transaction(db, now=now, day=today, structure=structure, actor=actor)

    def _at_counter(self, ask: Ask, counter_id: str, act: Callable[[Transaction, Counter], None]) -> Answer:
        def work(tx: Transaction) -> Answer:
            act(tx, tx.counter(counter_id, ask.version))
            counter = tx.world.counter(counter_id)
            document = self._views(tx.db, tx.structure, tx.now).counter(counter)
            return Answer(DONE, _json(document), etag=str(counter.version))

        return self.perform(ask, work)

    def _with_ticket(
        self, ask: Ask, counter_id: str, act: Callable[[Transaction, Counter], Ticket | None]
    ) -> Answer:
        def work(tx: Transaction) -> Answer:
            ticket = act(tx, tx.counter(counter_id, ask.version))
            version = str(tx.world.counter(counter_id).version)
            if ticket is None:
                return Answer(NOBODY, "", etag=version)
            document = self._views(tx.db, tx.structure, tx.now).ticket(ticket, for_staff=True)
            return Answer(DONE, _json(document), etag=version)

        return self.perform(ask, work)


def _known(views: Views, counter_id: str) -> Counter:
    try:
        return views.counters[counter_id]
    except KeyError:
        raise NotFound("not_found", counter=counter_id) from None


def _end_of_record(db: sqlite3.Connection) -> Millis:
    end = journal.end(db)
    return end[1] if end else 0


def _today(structure: Structure, now: Millis) -> str:
    return business_day(now, structure.hall.timezone, structure.hall.day_starts)


def _is_due(db: sqlite3.Connection, structure: Structure, wall: Millis) -> bool:
    """Whether a tick may find something to do: cheap, and rather once too often."""
    day = state.open_day(db)
    if day is None or day.business_day != _today(structure, wall):
        return True
    return (
        db.execute("SELECT 1 FROM stages WHERE state IN ('missed', 'called') LIMIT 1").fetchone() is not None
    )


def _for_visitor(ticket: Document, structure: Structure) -> Document:
    kept = ("label", "state", "ahead", "estimate", "language", "issued_at", "called_at")
    at_counter_now = ticket["state"] in ("called", "serving")
    return {name: ticket[name] for name in kept} | {
        "service": dict(structure.service(ticket["service"]).name),
        "counter": _counter_names(structure, ticket["counter"]) if at_counter_now else None,
    }


def _counter_names(structure: Structure, counter_id: str | None) -> dict[str, Any] | None:
    if counter_id is None:
        return None
    try:
        counter = structure.counter(counter_id)
    except KeyError:
        return {"id": counter_id, "name": {}, "place": {}}
    return {"id": counter.id, "name": dict(counter.name), "place": dict(counter.place)}


def _json(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
