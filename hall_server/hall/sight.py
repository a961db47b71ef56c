"""What can be read of the hall: the contract's documents, each of one consistent moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from config.models import Structure
from hall_server.domain.announcing import NoticeKind
from hall_server.domain.counters import Counter
from hall_server.domain.errors import NotFound
from hall_server.domain.steps import AT_COUNTER, STEPS, State, Step
from hall_server.domain.tickets import Stage, Ticket
from hall_server.domain.times import Millis
from hall_server.hall import ratings
from hall_server.hall.engine import Engine
from hall_server.hall.overview import overview
from hall_server.hall.queues import Queue, queues
from hall_server.hall.views import Document, Views, ticket_of_token
from hall_server.hall.warnings.calls import Calls
from hall_server.hall.warnings.wording import said_in
from hall_server.store import journal, notices, state, structures

CONSOLE_QUEUE = 100
"""Waiting visitors, and absent ones, that a console is told of at most."""


class Sight(Engine):
    """Everything that pages, programs and sockets show of the hall."""

    def overview(self, kiosk_id: str | None = None) -> Document:
        """The hall as a kiosk or anybody sees it; only the services of that kiosk, where one is named."""
        with self.views() as (db, structure, views):
            return overview(db, structure, views, self.now(db), kiosk_id)

    def ticket(self, ticket_id: str, *, with_words: bool = False) -> Document:
        """A ticket with its history; raises NotFound. `with_words`: for managers, with notes and ratings."""
        with self.views() as (db, _, views):
            found = state.ticket(db, ticket_id)
            if found is None:
                raise NotFound("not_found", ticket=ticket_id)
            document = views.ticket(found, for_staff=True, with_history=True)
            return document | views.words(ticket_id) if with_words else document

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

    def counters(self, language: str | None = None) -> list[Document]:
        """Every counter of the hall, in the order of the hall file; `language`: see `counter`."""
        return self.counters_with_structure(language)[0]

    def counters_with_structure(self, language: str | None = None) -> tuple[list[Document], Structure]:
        """Every counter, and the structure of the same moment, in which each of them is."""
        with self.views() as (_, structure, views):
            counters = [said_in(views.counter(each), language) for each in views.counters.values()]
            return counters, structure

    def present(self) -> dict[str, tuple[str, State]]:
        """Who is at each counter that has somebody: the label and the state. Without who never had a slip."""
        with self.views() as (db, _, views):
            found = {
                counter.id: state.ticket(db, counter.ticket)
                for counter in views.counters.values()
                if counter.ticket is not None
            }
        return {
            counter_id: (ticket.label, ticket.state)
            for counter_id, ticket in found.items()
            if ticket is not None and not ticket.came_without_waiting(ticket.stage)
        }

    def counter(self, counter_id: str, language: str | None = None) -> Document:
        """One counter; raises NotFound. Its warnings are said in `language`; None: in each of the hall's."""
        with self.views() as (_, _, views):
            return said_in(views.counter(_known(views, counter_id)), language)

    def deadlines(self) -> tuple[Millis, list[Millis]]:
        """Now, and until when each call that stands has to be seen and heard, unless it was."""
        with self.store.read() as db:
            now = self.now(db)
            return now, Calls(db, self.structure(db), self.watch, now).deadlines()

    def queue(self, counter_id: str, limit: int = 100) -> list[Document]:
        """Who waits for a counter, in calling order; raises NotFound."""
        with self.views() as (_, _, views):
            return views.queue(_known(views, counter_id), limit)

    def console(self, counter_id: str, language: str | None = None) -> Document:
        """A counter with its queue and who is `away`, on hold or missed, of one moment; raises NotFound.

        `structure` is the version of the hall file, by which a page knows that its names are old;
        `emergency`: a notice of one stands; `language`: see `counter`.
        """
        return self.console_with_structure(counter_id, language)[0]

    def console_with_structure(
        self, counter_id: str, language: str | None = None
    ) -> tuple[Document, Structure]:
        """The console, and the structure of the same moment, in which the counter is; raises NotFound."""
        with self.views() as (db, structure, views):
            counter = _known(views, counter_id)
            document = said_in(views.counter(counter), language) | {
                "queue": views.queue(counter, CONSOLE_QUEUE),
                "away": views.away(counter)[:CONSOLE_QUEUE],
                "emergency": any(notice.kind is NoticeKind.EMERGENCY for notice in notices.standing(db)),
                "structure": structures.latest_version(db),
            }
            return document, structure

    def waiting_by_service(self) -> list[Queue]:
        """Everybody who waits, by service in the order of the hall file, each in calling order."""
        with self.views() as (db, structure, views):
            tickets = state.tickets_in_state(db, State.WAITING)
            return queues(structure, views.counters, tickets, self.now(db))

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
            day = state.open_day(db)
            today = day.business_day if day else ticket.business_day
            rated = ratings.last_score(db, ticket)
            return for_visitor(ticket, views, structure, today=today, rated=rated)


def _known(views: Views, counter_id: str) -> Counter:
    try:
        return views.counters[counter_id]
    except KeyError:
        raise NotFound("not_found", counter=counter_id) from None


def for_visitor(
    ticket: Ticket, views: Views, structure: Structure, *, today: str, rated: int | None
) -> Document:
    """What a visitor's phone shows of a ticket: of its document, and the last score that the visitor gave."""
    shown = views.ticket(ticket)
    kept = ("label", "state", "ahead", "estimate", "language", "issued_at", "called_at")
    return {name: shown[name] for name in kept} | {
        "service": _service_name(structure, shown["service"]),
        "services": [
            {
                "name": _service_name(structure, stage.service),
                "state": stage.state,
                "counter": _counter_names(structure, _counter_of(stage, views.counters)),
            }
            for stage in ticket.stages
            if stage.state is not State.TRANSFERRED
        ],
        "counter": _counter_names(structure, shown["counter"]) if ticket.is_at_counter else None,
        "can": _possible(ticket, today),
        "rated": rated,
    }


def _possible(ticket: Ticket, today: str) -> list[str]:
    """What the visitor may do now, by the names of the routes of the phone."""
    steps = {
        "later": ticket.state is State.WAITING,
        "return": (ticket.state, Step.RETURN) in STEPS,
        "cancel": (ticket.state, Step.CANCEL) in STEPS,
        "rating": ratings.can_be_rated(ticket, today),
    }
    return [name for name, is_possible in steps.items() if is_possible]


def _counter_of(stage: Stage, counters: Mapping[str, Counter]) -> str | None:
    """Where the visitor is with this stage, or the one counter, or operator's counter, that it waits for."""
    if stage.state in AT_COUNTER:
        return stage.counter
    if stage.state not in (State.PLANNED, State.WAITING) or stage.for_operator is None:
        return stage.for_counter
    return next((each.id for each in counters.values() if each.operator == stage.for_operator), None)


def _service_name(structure: Structure, service_id: str) -> dict[str, str]:
    """The service by language; of a former day's ticket it may be no more, then its id."""
    try:
        return structure.in_all(structure.service(service_id).name)
    except KeyError:
        return dict.fromkeys(structure.hall.languages, service_id)


def _counter_names(structure: Structure, counter_id: str | None) -> dict[str, Any] | None:
    if counter_id is None:
        return None
    try:
        counter = structure.counter(counter_id)
    except KeyError:
        return {"id": counter_id, "name": {}, "place": {}}
    return {
        "id": counter.id,
        "name": structure.in_all(counter.name),
        "place": structure.in_all(counter.place),
    }
