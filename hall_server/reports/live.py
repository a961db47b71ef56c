"""The figures of this moment, for the manager's desk."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Collection
from sqlite3 import Connection
from typing import Any

from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import SECOND, Millis
from hall_server.store import state


def live_figures(db: Connection, now: Millis, day: str | None, tickets: Collection[Ticket]) -> dict[str, Any]:
    """How many wait, are called, are being served and were served, and the longest wait in seconds.

    `day` is the business day that is open, `tickets` are its tickets; None and nothing before the first one.
    """
    here = state.tickets_in_state(db, State.WAITING, State.CALLED, State.SERVING)
    tally = Tally(ticket.state for ticket in here)
    queued = [ticket.stage.queued_at for ticket in here if ticket.state is State.WAITING]
    waits = [max(0, now - since) for since in queued if since is not None]
    # What never waited is counted apart, in the day's report.
    visits = [ticket for ticket in tickets if any(map(ticket.came_to_wait, ticket.stages))]
    left_over = [ticket for ticket in here if ticket.is_at_counter and day and ticket.business_day < day]
    return {
        "business_day": day,
        "waiting": tally[State.WAITING],
        "called": tally[State.CALLED],
        "serving": tally[State.SERVING],
        "issued": len(visits),
        "served": sum(ticket.state is State.FINISHED for ticket in visits),
        "longest_wait_s": max(waits) / SECOND if waits else None,
        "left_over": [
            {"id": ticket.id, "label": ticket.label, "counter": ticket.stage.counter} for ticket in left_over
        ],
    }
