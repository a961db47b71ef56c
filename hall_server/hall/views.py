"""Tickets, stages and counters as the contract shows them."""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from collections.abc import Callable
from functools import cached_property
from typing import Any

from config.calling import desk, present, standings
from config.models import Structure
from hall_server.domain import order
from hall_server.domain.counters import Counter
from hall_server.domain.events import NAME_IN_HISTORY, Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket
from hall_server.domain.times import SECOND, Millis, rfc3339
from hall_server.hall.transaction import is_furnished, waiting_stage
from hall_server.hall.warnings.of_counter import Warnings
from hall_server.hall.warnings.watch import Watch
from hall_server.store import jobs, journal, private, state

Document = dict[str, Any]

TOKEN_BYTES = 12


def moment(at: Millis | None) -> str | None:
    """A moment as the contract writes it."""
    return None if at is None else rfc3339(at)


def seconds(duration_ms: int | None) -> float | None:
    """A duration in seconds, to the millisecond."""
    return None if duration_ms is None else duration_ms / SECOND


def status_token(secret: str, ticket_id: str) -> str:
    """What names a ticket to its visitor: the id and an HMAC of it, so that nobody can guess another's."""
    mac = hmac.digest(secret.encode(), ticket_id.encode(), hashlib.sha256)
    return f"{ticket_id}-{mac[:TOKEN_BYTES].hex()}"


def ticket_of_token(secret: str, token: str) -> str | None:
    """The ticket id that a status token names; None for a forged one."""
    ticket_id, _, _ = token.partition("-")
    return (
        ticket_id if hmac.compare_digest(token.encode(), status_token(secret, ticket_id).encode()) else None
    )


class Views:
    """Documents of one moment: one view of the database, one structure, one time."""

    def __init__(
        self,
        db: sqlite3.Connection,
        structure: Structure,
        now: Millis,
        *,
        status_url: Callable[[str], str],
        watch: Watch,
    ) -> None:
        self._db = db
        self._structure = structure
        self._now = now
        self._status_url = status_url
        self._warned = Warnings(db, structure, watch, now)

    def ticket(self, ticket: Ticket, *, for_staff: bool = False, with_history: bool = False) -> Document:
        """A Ticket of the contract."""
        stage = ticket.stage
        document: Document = {
            "id": ticket.id,
            "label": ticket.label,
            "business_day": ticket.business_day,
            "state": ticket.state,
            "service": stage.service,
            "stage": ticket.stage_n,
            "stages": [self._stage(each, ticket.id) for each in ticket.stages],
            "language": ticket.language,
            "priority": ticket.priority,
            "quantity": ticket.quantity_of(stage),
            "purpose": ticket.purpose,
            "appointment": moment(ticket.appointment_at),
            "kind": ticket.kind,
            "issued_at": moment(ticket.issued_at),
            "called_at": moment(stage.called_at),
            "started_at": moment(stage.started_at),
            "ended_at": moment(stage.ended_at) if ticket.is_over else None,
            "counter": None if stage.state is State.WAITING else stage.counter,
            "operator": None if stage.state is State.WAITING else stage.operator,
            "recalls": stage.recalls,
            "visit": {
                "wait_s": seconds(ticket.wait_ms),
                "service_s": seconds(ticket.service_ms),
                "hold_s": seconds(ticket.hold_ms),
                "queue_s": seconds(ticket.queue_ms(self._now)),
            },
            "ahead": self.ahead(ticket),
            "estimate": None,
            "reason": stage.reason,
            "status_url": self._status_url(ticket.id),
            "print": self._print(ticket),
        }
        if for_staff:
            needs = private.needs_of(self._db, ticket.id)
            if needs is not None:
                document["needs"] = needs
        if with_history:
            document["history"] = self.history(ticket.id)
        return document

    def ahead(self, ticket: Ticket) -> int | None:
        """How many are ranked before it at a counter that may serve both; None when it does not wait."""
        if ticket.state is not State.WAITING:
            return None
        return self.standings.ahead(waiting_stage(ticket))

    def history(self, ticket_id: str) -> list[Document]:
        """Every step of a ticket, oldest first."""
        return [
            {
                "step": NAME_IN_HISTORY[Kind(row["kind"])],
                "at": row["at"],
                "actor": row["actor"],
                "counter": row["data"].get("counter"),
                "reason": row["data"].get("reason"),
                "detail": {k: v for k, v in row["data"].items() if k not in ("counter", "reason")},
            }
            for row in journal.of_ticket(self._db, ticket_id)
        ]

    def words(self, ticket_id: str) -> Document:
        """What people wrote about a visit, while it is kept, with the last score of each stage."""
        rated = [row for row in journal.of_ticket(self._db, ticket_id) if row["kind"] == Kind.RATED]
        scores = {row["data"]["stage"]: row["data"]["score"] for row in rated}
        texts = private.rating_texts_of(self._db, ticket_id)
        notes = private.notes_of(self._db, ticket_id)
        return {
            "notes": [{"at": moment(note.at), "author": note.author, "text": note.text} for note in notes],
            "ratings": [
                {"stage": stage, "score": scores[stage], "text": texts.get(stage)} for stage in sorted(scores)
            ],
        }

    def counter(self, counter: Counter) -> Document:
        """A Counter of the contract, its warnings by language (see `warnings.wording`)."""
        ticket = state.ticket(self._db, counter.ticket) if counter.ticket else None
        return {
            "id": counter.id,
            "state": counter.state,
            "version": counter.version,
            "operator": counter.operator,
            "services": list(desk(self._structure, counter).services),
            "ticket": self.ticket(ticket, for_staff=True) if ticket else None,
            "warnings": self._warnings(counter, ticket),
            "since": moment(counter.since),
            "pause_reason": self._pause_reason(counter),
        }

    def _warnings(self, counter: Counter, ticket: Ticket | None) -> list[Document]:
        return [
            {
                "code": warned.code,
                "text": dict(warned.text),
                "since": moment(warned.since),
                "operators": list(warned.operators),
                "call_id": warned.call_id,
                "screens": list(warned.screens),
                "speakers": list(warned.speakers),
                "reason": warned.reason,
            }
            for warned in self._warned.of(counter, ticket)
        ]

    def _pause_reason(self, counter: Counter) -> str | None:
        return state.pause_reason(self._db, counter.pause) if counter.pause else None

    def queue(self, counter: Counter, limit: int) -> list[Document]:
        """Who waits for the counter, in calling order, each with the reason and the score in minutes."""
        found = self.standings.at(desk(self._structure, counter))
        documents = []
        for place in found[:limit]:
            ticket = state.ticket(self._db, place.stage.ticket)
            if ticket is not None:
                shown = self.ticket(ticket, for_staff=True)
                documents.append(shown | {"reason": place.reason, "score": round(place.score, 3)})
        return documents

    def away(self, counter: Counter) -> list[Document]:
        """Whom the counter may serve and who is on hold or missed the call, earliest issue first."""
        here, at_desk = present(self.counters), desk(self._structure, counter)
        found = state.tickets_in_state(self._db, State.HELD, State.MISSED)
        return [
            self.ticket(ticket, for_staff=True)
            for ticket in found
            if at_desk.may_serve(waiting_stage(ticket), here)
        ]

    @cached_property
    def waiting(self) -> list[order.Waiting]:
        """Everybody who waits."""
        return state.waiting(self._db)

    @cached_property
    def counters(self) -> dict[str, Counter]:
        """Every counter of the structure as it stands, in the order of the hall file."""
        used = state.counters(self._db)
        stand = (used.get(each.id, Counter(each.id)) for each in self._structure.counters)
        return {each.id: each for each in stand if is_furnished(self._structure, each)}

    @cached_property
    def standings(self) -> order.Standings:
        """The calling order at every counter."""
        return standings(self._structure, self.counters, self.waiting, self._now)

    def _stage(self, stage: Stage, ticket_id: str) -> Document:
        spent = max(0, self._now - stage.since) if stage.since is not None else 0
        is_held = stage.state is State.HELD
        return {
            "n": stage.n,
            "service": stage.service,
            "state": stage.state,
            "queued_at": moment(stage.queued_at),
            "ranked_at": moment(stage.ranked_at),
            "first_called_at": moment(stage.first_called_at),
            "called_at": moment(stage.called_at),
            "started_at": moment(stage.started_at),
            "ended_at": moment(stage.ended_at),
            "counter": stage.counter if stage.state not in (State.PLANNED, State.WAITING) else None,
            "operator": stage.operator if stage.state not in (State.PLANNED, State.WAITING) else None,
            "recalls": stage.recalls,
            "outcome": stage.outcome,
            "quantity": stage.quantity,
            "wait_s": seconds(stage.wait_ms),
            "walk_s": seconds(stage.walk_ms),
            "service_s": seconds(stage.service_ms) if stage.started_at is not None else None,
            "hold_s": seconds(stage.hold_ms),
            "held_until": moment(stage.held_until) if is_held else None,
            "hold_reason": self._hold_reason(ticket_id) if is_held else None,
            "queue_s": seconds(stage.queue_ms + (spent if stage.state is State.WAITING else 0)),
        }

    def _hold_reason(self, ticket_id: str) -> str | None:
        rows = journal.of_ticket(self._db, ticket_id)
        last = next((row for row in reversed(rows) if row["kind"] == Kind.HELD), None)
        return last["data"].get("reason") if last else None

    def _print(self, ticket: Ticket) -> Document:
        job = jobs.print_job_of(self._db, ticket.id)
        if job is None:
            return {"state": "none", "printer": None, "problem": None}
        return {"state": job.state, "printer": job.printer, "problem": job.problem}
