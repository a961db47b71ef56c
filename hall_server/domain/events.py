"""What happened in the hall, in the past tense. The journal is the list of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hall_server.domain.steps import Step
from hall_server.domain.times import Millis

SYSTEM = "system"
"""The actor of what comes due by itself."""


class Kind(StrEnum):
    """Every kind of event."""

    ISSUED = "issued"
    CALLED = "called"
    RECALLED = "recalled"
    STARTED = "started"
    FINISHED = "finished"
    MISSED = "missed"
    RETURNED = "returned"
    HELD = "held"
    TRANSFERRED = "transferred"
    RELEASED = "released"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CLOSED_WITH_DAY = "closed_with_day"
    UNDONE = "undone"
    STAGE_ADDED = "stage_added"
    POSTPONED = "postponed"
    RATED = "rated"
    SHOWN = "shown"
    SPOKEN = "spoken"
    REPRINTED = "reprinted"
    COUNTER_OPENED = "counter_opened"
    COUNTER_CLOSED = "counter_closed"
    COUNTER_PAUSED = "counter_paused"
    COUNTER_RESUMED = "counter_resumed"
    DAY_OPENED = "day_opened"
    DAY_CLOSED = "day_closed"
    STRUCTURE_CHANGED = "structure_changed"
    CLOCK_ALARMED = "clock_alarmed"
    CLOCK_RECOVERED = "clock_recovered"
    CLOCK_ACCEPTED = "clock_accepted"
    RECORD_CHECKPOINTED = "record_checkpointed"
    NOTICE_POSTED = "notice_posted"
    NOTICE_ENDED = "notice_ended"


STEP_OF: dict[Kind, Step] = {
    Kind.CALLED: Step.CALL,
    Kind.RECALLED: Step.RECALL,
    Kind.STARTED: Step.START,
    Kind.FINISHED: Step.FINISH,
    Kind.MISSED: Step.MISS,
    Kind.RETURNED: Step.RETURN,
    Kind.HELD: Step.HOLD,
    Kind.TRANSFERRED: Step.TRANSFER,
    Kind.RELEASED: Step.RELEASE,
    Kind.CANCELLED: Step.CANCEL,
    Kind.EXPIRED: Step.EXPIRE,
    Kind.CLOSED_WITH_DAY: Step.CLOSE_OF_DAY,
}
"""The step that an event of a ticket performs."""

NAME_IN_HISTORY: dict[Kind, str] = {
    Kind.ISSUED: "issue",
    Kind.UNDONE: "undo",
    Kind.STAGE_ADDED: "add_stage",
    Kind.POSTPONED: "later",
    Kind.RATED: "rate",
    Kind.SHOWN: "shown",
    Kind.SPOKEN: "spoken",
    Kind.REPRINTED: "reprint",
    **{kind: step.value for kind, step in STEP_OF.items()},
}
"""How a ticket's history names an event."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `data` is JSON: what was decided, so that the record can be replayed."""

    kind: Kind
    at: Millis
    business_day: str
    actor: str
    ticket: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
