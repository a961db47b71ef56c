"""What is said in the hall: how far the sound of an announcement is, and which kinds of notices there are."""

from __future__ import annotations

from enum import StrEnum


class NoticeKind(StrEnum):
    """What is told to everybody. An emergency goes before all else."""

    EMERGENCY = "emergency"
    CLOSING = "closing"
    NOTICE = "notice"


class SoundState(StrEnum):
    """How far an announcement is at one loudspeaker."""

    QUEUED = "queued"
    """Its sound is still to be made."""
    READY = "ready"
    """Its sound is made, and it waits for its turn or is being played."""
    SPOKEN = "spoken"
    FAILED = "failed"
    STALE = "stale"
    """Given up as too old."""
    WITHDRAWN = "withdrawn"
    SILENT = "silent"
    """Not to be heard: at this time of day, or during an emergency."""


WAITING = (SoundState.QUEUED, SoundState.READY)
"""Not said yet: the sound is to be made, or lies ready."""

GIVEN_UP = (SoundState.FAILED, SoundState.STALE)
"""A loudspeaker will not say it any more, though it should have."""
