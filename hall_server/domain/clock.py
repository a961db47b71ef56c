"""Whether the PC's clock can be believed. Pure: the readings are handed in.

Source of the limits: a dead battery starts a PC in its year of manufacture; a correction by hand or by a time
server is a few seconds. Two minutes lie safely between the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hall_server.domain.times import DAY, MINUTE, Millis

TOLERANCE_MS = 2 * MINUTE
"""A step back of up to this much is waited out; wall and boot clock may drift this far apart."""

LONGEST_REST_MS = 30 * DAY
"""A hall that was off for longer has to say that the date is right."""


class Alarm(StrEnum):
    """Why the clock is not believed."""

    BEFORE_RECORD = "clock_before_record"
    LONG_AFTER_RECORD = "clock_long_after_record"
    DRIFT = "clock_drift"


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks of the PC at one instant, in milliseconds: UTC, and the time since boot with sleep."""

    wall: Millis
    boot: int


def judge_start(now: Reading, record_end: Millis) -> Alarm | None:
    """May a hall whose record ends at `record_end` start now?"""
    if now.wall < record_end - TOLERANCE_MS:
        return Alarm.BEFORE_RECORD
    if now.wall > record_end + LONGEST_REST_MS:
        return Alarm.LONG_AFTER_RECORD
    return None


def judge_drift(now: Reading, reference: Reading) -> Alarm | None:
    """Have wall and boot clock moved apart since `reference` was believed?"""
    drift = (now.wall - reference.wall) - (now.boot - reference.boot)
    return Alarm.DRIFT if abs(drift) > TOLERANCE_MS else None


def held(now: Millis, record_end: Millis) -> Millis:
    """The time to record: never before what is recorded already."""
    return max(now, record_end)
