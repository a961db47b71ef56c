"""Proof of call: was a call seen on a screen and heard from every loudspeaker, in time?

A call that no screen of its counter's zone has shown two seconds after it, and one that a loudspeaker has not
said two seconds after its turn and its own length, are not proved: a loudspeaker confirms a sound when it has
played it. Where nobody plays, two seconds are enough to know. Whoever asks gives the receipts and the time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hall_server.domain.announcing import GIVEN_UP, WAITING, SoundState
from hall_server.domain.times import SECOND, Millis

WITHIN_MS = 2 * SECOND
"""So long a screen may take to show a call, and a loudspeaker beyond the length of its sound."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A call, or a notice, at one loudspeaker.

    `length_ms`: how long it sounds; None while nobody knows.
    """

    call_id: str
    state: SoundState
    created_at: Millis
    changed_at: Millis
    length_ms: int | None = None
    is_notice: bool = False
    is_emergency: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """Until when a call has to be seen or heard, and by whom: screens, or one loudspeaker."""

    due_at: Millis
    devices: tuple[str, ...]

    def is_late(self, now: Millis) -> bool:
        """Should it have been seen, or heard, by now?"""
        return now >= self.due_at


def unseen(called_at: Millis, screens: Collection[str], shown_on: Collection[str]) -> Judged | None:
    """What is still to be shown; None when any screen has shown it, or there is none to show it.

    `screens`: those of the hall file that have the counter in their zone; `shown_on`: all with a receipt; a
    counter's own screen counts among them as well.
    """
    if shown_on or not screens:
        return None
    return Judged(called_at + WITHIN_MS, tuple(screens))


def unheard(
    speaker: str,
    sounds: Iterable[Sound],
    pause_ms: int = 0,
    mute_since: Millis | None = None,
    plays_since: Millis | None = None,
) -> dict[str, Judged]:
    """By call, what a loudspeaker has still to say, or will not say any more, and since when that is late.

    `sounds`: all of that loudspeaker, notices too, as far back as the eldest of them that is still open;
    `pause_ms`: its silence between two; `mute_since`: since when nobody plays there, `plays_since`: since
    when somebody does, where that is known.
    """
    found: dict[str, Judged] = {}
    free_at: Millis | None = None
    stuck_at: Millis | None = None
    for sound in _in_order(sounds):
        turn_at = sound.created_at if free_at is None else max(sound.created_at, free_at + pause_ms)
        if sound.state in WAITING:
            # It comes in one piece and its receipt after its end, so its length counts as well.
            free_at = due_at = turn_at + (sound.length_ms or 0) + WITHIN_MS
            if mute_since is not None:
                due_at = min(due_at, max(sound.created_at, mute_since) + WITHIN_MS)
            # A speaker that has missed one is stuck for all behind it: none of them waits for its turn.
            if stuck_at is None:
                stuck_at = due_at
            due_at = min(due_at, max(sound.created_at + WITHIN_MS, stuck_at))
            found[sound.call_id] = Judged(due_at, (speaker,))
        elif sound.state in GIVEN_UP:
            found[sound.call_id] = Judged(sound.changed_at, (speaker,))
            # It may have failed in the middle, if it was ever made: the next one could not begin before.
            free_at = free_at if sound.length_ms is None else max(free_at or 0, sound.changed_at)
        elif sound.state == SoundState.SPOKEN:
            free_at = sound.changed_at
        elif _is_withdrawn_in_its_turn(sound, turn_at) and not _was_away(
            sound.changed_at, mute_since, plays_since
        ):
            # None is cut off, so the next one waits until its end.
            free_at = turn_at + (sound.length_ms or 0) + WITHIN_MS
    return found


def _in_order(sounds: Iterable[Sound]) -> list[Sound]:
    """First what is over, as it ended; then what is in the queue or was taken out of it, as it is said."""
    given = list(sounds)
    in_queue = (*WAITING, SoundState.WITHDRAWN)
    over = sorted((each for each in given if each.state not in in_queue), key=lambda each: each.changed_at)
    queue = (each for each in given if each.state in in_queue)
    return over + sorted(queue, key=_turn)


def _turn(sound: Sound) -> tuple[bool, bool, Millis]:
    """Emergencies first, then other notices, then calls; the eldest of each first."""
    return not sound.is_emergency, not sound.is_notice, sound.created_at


def _is_withdrawn_in_its_turn(sound: Sound, turn_at: Millis) -> bool:
    return sound.state == SoundState.WITHDRAWN and sound.length_ms is not None and turn_at < sound.changed_at


def _was_away(at: Millis, mute_since: Millis | None, plays_since: Millis | None) -> bool:
    """Is it known that nobody played at the loudspeaker at that moment?"""
    return (mute_since is not None and mute_since <= at) or (plays_since is not None and plays_since > at)
