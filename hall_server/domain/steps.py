"""The one table of steps. A pair that is not listed is refused; there is no second place to look."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a stage stands."""

    PLANNED = "planned"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    FINISHED = "finished"
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    UNSERVED = "unserved"


class Step(StrEnum):
    """What can happen to a stage."""

    CALL = "call"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    MISS = "miss"
    RETURN = "return"
    HOLD = "hold"
    TRANSFER = "transfer"
    RELEASE = "release"
    CANCEL = "cancel"
    EXPIRE = "expire"
    CLOSE_OF_DAY = "close_of_day"


STEPS: dict[tuple[State, Step], State] = {
    (State.WAITING, Step.CALL): State.CALLED,
    (State.HELD, Step.CALL): State.CALLED,
    (State.MISSED, Step.CALL): State.CALLED,
    (State.CALLED, Step.RECALL): State.CALLED,
    (State.CALLED, Step.START): State.SERVING,
    (State.SERVING, Step.FINISH): State.FINISHED,
    (State.CALLED, Step.FINISH): State.FINISHED,
    (State.CALLED, Step.MISS): State.MISSED,
    (State.MISSED, Step.RETURN): State.WAITING,
    (State.HELD, Step.RETURN): State.WAITING,
    (State.WAITING, Step.HOLD): State.HELD,
    (State.CALLED, Step.HOLD): State.HELD,
    (State.SERVING, Step.HOLD): State.HELD,
    (State.WAITING, Step.TRANSFER): State.TRANSFERRED,
    (State.HELD, Step.TRANSFER): State.TRANSFERRED,
    (State.CALLED, Step.TRANSFER): State.TRANSFERRED,
    (State.SERVING, Step.TRANSFER): State.TRANSFERRED,
    (State.CALLED, Step.RELEASE): State.WAITING,
    (State.SERVING, Step.RELEASE): State.WAITING,
    (State.WAITING, Step.CANCEL): State.CANCELLED,
    (State.HELD, Step.CANCEL): State.CANCELLED,
    (State.CALLED, Step.CANCEL): State.CANCELLED,
    (State.MISSED, Step.CANCEL): State.CANCELLED,
    (State.MISSED, Step.EXPIRE): State.NO_SHOW,
    (State.WAITING, Step.CLOSE_OF_DAY): State.UNSERVED,
    (State.HELD, Step.CLOSE_OF_DAY): State.UNSERVED,
    (State.MISSED, Step.CLOSE_OF_DAY): State.NO_SHOW,
}

AT_COUNTER = frozenset({State.CALLED, State.SERVING})
"""A stage in one of these states is what its counter holds."""

ENDED = frozenset(
    {State.FINISHED, State.TRANSFERRED, State.CANCELLED, State.NO_SHOW, State.UNSERVED},
)
"""A stage in one of these states never moves again, but by an undo."""
