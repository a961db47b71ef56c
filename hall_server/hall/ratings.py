"""What visitors think of how they were served."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from hall_server.domain.errors import BadInput
from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket
from hall_server.domain.times import millis
from hall_server.hall.transaction import Transaction
from hall_server.store import journal, private

LATEST = timedelta(days=1)
"""Ratings are taken until the end of the business day after the ticket's."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A score from 1 to 5, the best; `stage` None: the last one that was served. The text is kept apart."""

    score: int
    stage: int | None = None
    text: str | None = None


def rate(tx: Transaction, ticket: Ticket, rating: Rating) -> Ticket:
    """Keep a rating; a later one of the same stage takes its place, with its words or without any.

    Raises Refused (`illegal_step`) before anything was served and when that is too long ago, BadInput for a
    stage that was not served.
    """
    if not can_be_rated(ticket, tx.day):
        raise ticket.refusal("rate")
    served = [stage.n for stage in ticket.stages if _is_served(stage)]
    n = rating.stage or served[-1]
    if n not in served:
        raise BadInput("malformed", field="stage", found=str(n))
    tx.record(Kind.RATED, ticket, stage=n, score=rating.score)
    private.keep_rating(tx.db, ticket.id, n, (rating.text or "").strip(), tx.now)
    return ticket


def last_score(db: sqlite3.Connection, ticket: Ticket) -> int | None:
    """The score that the visitor gave last; None when there is none."""
    return next(reversed(scores(db, ticket).values()), None)


def scores(db: sqlite3.Connection, ticket: Ticket) -> dict[int, int]:
    """The score of each stage by its number, the latest last.

    What was said of a service before its end was undone is not about the one that followed.
    """
    ended = {stage.n: stage.ended_at or 0 for stage in ticket.stages if _is_served(stage)}
    found: dict[int, int] = {}
    for row in journal.of_ticket(db, ticket.id):
        n = row["data"].get("stage")
        if row["kind"] == Kind.RATED and n in ended and millis(row["at"]) >= ended[n]:
            found.pop(n, None)
            found[n] = row["data"]["score"]
    return found


def can_be_rated(ticket: Ticket, today: str) -> bool:
    """Was it served, today or on the business day before? The address on a slip is valid for ever."""
    is_late = date.fromisoformat(today) - date.fromisoformat(ticket.business_day) > LATEST
    return not is_late and any(_is_served(stage) for stage in ticket.stages)


def _is_served(stage: Stage) -> bool:
    return stage.started_at is not None and stage.state in (State.FINISHED, State.TRANSFERRED)
