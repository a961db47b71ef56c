"""What visitors think of how they were served."""

from __future__ import annotations

from dataclasses import dataclass

from hall_server.domain.errors import BadInput
from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket
from hall_server.hall.transaction import Transaction
from hall_server.store import private


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
    served = [stage.n for stage in ticket.stages if _is_served(stage)]
    if not served:
        raise ticket.refusal("rate")
    n = rating.stage or served[-1]
    if n not in served:
        raise BadInput("malformed", field="stage", found=str(n))
    tx.record(Kind.RATED, ticket, stage=n, score=rating.score)
    if rating.text and rating.text.strip():
        private.keep_rating(tx.db, ticket.id, n, rating.text.strip(), tx.now)
    return ticket


def _is_served(stage: Stage) -> bool:
    return stage.started_at is not None and stage.state in (State.FINISHED, State.TRANSFERRED)
