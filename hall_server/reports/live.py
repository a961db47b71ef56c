"""The figures of this moment, for the manager's desk."""

from __future__ import annotations

from collections import Counter as Tally
from sqlite3 import Connection
from typing import Any

from hall_server.domain.steps import State
from hall_server.domain.times import SECOND, Millis
from hall_server.store import state


def live_figures(db: Connection, now: Millis) -> dict[str, Any]:
    """How many wait, are called, are being served and were served today, and the longest wait in seconds."""
    day = state.open_day(db)
    today = state.find_tickets(db, day=day.business_day, limit=-1) if day else []
    here = state.tickets_in_state(db, State.WAITING, State.CALLED, State.SERVING)
    tally = Tally(ticket.state for ticket in here)
    queued = [ticket.stage.queued_at for ticket in here if ticket.state is State.WAITING]
    waits = [max(0, now - since) for since in queued if since is not None]
    left_over = [
        ticket for ticket in here if ticket.is_at_counter and day and ticket.business_day < day.business_day
    ]
    return {
        "business_day": day.business_day if day else None,
        "waiting": tally[State.WAITING],
        "called": tally[State.CALLED],
        "serving": tally[State.SERVING],
        "issued": len(today),
        "served": sum(ticket.state is State.FINISHED for ticket in today),
        "longest_wait_s": max(waits) / SECOND if waits else None,
        "left_over": [
            {"id": ticket.id, "label": ticket.label, "counter": ticket.stage.counter} for ticket in left_over
        ],
    }
