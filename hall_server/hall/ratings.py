"""What visitors think of how they were served."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hall_server.domain.errors import BadInput
from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket
from hall_server.hall.transaction import Transaction
from hall_server.store import journal, private


@dataclass(frozen=True, slots=True)
class Rating:
    """A score from 1 to 5, the best; `stage` None: the last one that was served. The text is kept apart."""

    score: int
    stage: int | None = None
    text: str | None = None


def rate(tx: Transaction, ticket: Ticket, rating: Rating) -> Ticket:
    """Keep a rating; a later one of the same stage takes its place.

    Raises Refused (`illegal_step`) before anything was served, BadInput for a stage that was not.
    """
    served = [stage.n for stage in ticket.stages if is_served(stage)]
    if not served:
        raise ticket.refusal("rate")
    n = rating.stage or served[-1]
    if n not in served:
        raise BadInput("malformed", field="stage", found=str(n))
    tx.record(Kind.RATED, ticket, stage=n, score=rating.score)
    if rating.text and rating.text.strip():
        private.keep_rating(tx.db, ticket.id, n, rating.text.strip(), tx.now)
    return ticket


def last_score(db: sqlite3.Connection, ticket_id: str) -> int | None:
    """The score that the visitor of a ticket gave last; None when there is none."""
    scores = [row["data"]["score"] for row in journal.of_ticket(db, ticket_id) if row["kind"] == Kind.RATED]
    return scores[-1] if scores else None


def is_served(stage: Stage) -> bool:
    """Was it served at a counter, so that it can be rated?"""
    return stage.started_at is not None and stage.state in (State.FINISHED, State.TRANSFERRED)
