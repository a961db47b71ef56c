"""Proof of call: was a call seen on a screen and heard from every loudspeaker, in time?

A call that no screen of its counter's zone has shown two seconds after it, and one that a loudspeaker has not
said two seconds after its turn and its own length, are not proved: a loudspeaker confirms a sound when it has
played it. Where nobody plays, or no sound is made by then, two seconds after its turn are enough to know.
Whoever asks gives the receipts and the time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from hall_server.domain.announcing import GIVEN_UP, WAITING, SoundState
from hall_server.domain.times import SECOND, Millis

WITHIN_MS = 2 * SECOND
"""So long a screen may take to show a call, and a loudspeaker beyond the length of its sound."""

IN_QUEUE = (*WAITING, SoundState.WITHDRAWN)
"""Not over yet, or taken out of the queue, maybe in the middle of it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A call, or a notice, at one loudspeaker.

    `length_ms`: how long it sounds; None while nobody knows. `made_at`: since when it can be played; None
    while it is queued, and where that was not written down.
    """

    call_id: str
    state: SoundState
    created_at: Millis
    changed_at: Millis
    length_ms: int | None = None
    is_notice: bool = False
    is_emergency: bool = False
    made_at: Millis | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """The last time in which nobody played for a loudspeaker; `until` None: it lasts."""

    since: Millis
    until: Millis | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Until when a call has to be seen or heard, and by whom: screens, or one loudspeaker.

    `is_voice_late`: from then on it waits, or has waited, for the voice that makes the sound.
    """

    due_at: Millis
    devices: tuple[str, ...]
    is_voice_late: bool = False

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
    speaker: str, sounds: Iterable[Sound], pause_ms: int = 0, silence: Silence | None = None
) -> dict[str, Judged]:
    """By call, what a loudspeaker has still to say, or will not say any more, and since when that is late.

    `sounds`: all of that loudspeaker, notices too, as far back as the eldest of them that is still open;
    `pause_ms`: its silence between two; `silence`: when nobody played there last, where that is known.
    """
    found: dict[str, Judged] = {}
    free_at: Millis | None = None
    stuck: Judged | None = None
    left = _in_order(sounds)
    while left:
        quiet_from = 0 if free_at is None else free_at + pause_ms
        sound = left.pop(_next(left, quiet_from, silence))
        turn_at = max(sound.created_at, quiet_from)
        begins_at = _begins_at(sound, turn_at, silence)
        # It comes in one piece and its receipt after its end, so its length counts as well.
        ends_at = begins_at + (sound.length_ms or 0) + WITHIN_MS
        if sound.state in WAITING:
            free_at = ends_at
            is_unmade = sound.state == SoundState.QUEUED
            ends = own = Judged(ends_at, (speaker,), is_voice_late=is_unmade)
            if is_unmade or begins_at > turn_at + WITHIN_MS:
                # Its turn came and nothing was heard; that it is on its way by now takes nothing back.
                is_voice_late = is_unmade or _is_made_late(sound, turn_at)
                own = Judged(turn_at + WITHIN_MS, (speaker,), is_voice_late=is_voice_late)
            if silence is not None and silence.until is None:
                mute = Judged(max(sound.created_at, silence.since) + WITHIN_MS, (speaker,))
                ends, own = _earlier(mute, ends), _earlier(mute, own)
            # A speaker that has missed one is stuck for all behind it: none of them waits for its turn.
            stuck = stuck or ends
            held_up = replace(stuck, due_at=max(sound.created_at + WITHIN_MS, stuck.due_at))
            found[sound.call_id] = _earlier(own, held_up)
        elif sound.state in GIVEN_UP:
            found[sound.call_id] = Judged(sound.changed_at, (speaker,))
            # It may have failed in the middle, if it was ever made: the next one could not begin before.
            free_at = free_at if sound.length_ms is None else max(free_at or 0, sound.changed_at)
        elif sound.state == SoundState.SPOKEN:
            free_at = sound.changed_at
        elif _plays_on(sound, begins_at, silence):
            free_at = ends_at
    return found


def _begins_at(sound: Sound, turn_at: Millis, silence: Silence | None) -> Millis:
    """When it is heard at the earliest: at its turn, once it is made and somebody is there to play it."""
    at = max(turn_at, sound.made_at or turn_at)
    if silence is None or silence.until is None or not silence.since <= at < silence.until:
        return at
    return silence.until


def _next(left: Sequence[Sound], quiet_from: Millis, silence: Silence | None) -> int:
    """Which one is next: the most urgent in the queue, unless another had begun before that one came."""
    if left[0].state not in IN_QUEUE:
        return 0
    first = 0
    for number, sound in enumerate(left):
        former = left[first]
        begins_at = _begins_at(former, max(former.created_at, quiet_from), silence)
        # One that was taken back unheard takes no time, so it may as well be done with.
        is_over = former.state == SoundState.WITHDRAWN and not _plays_on(former, begins_at, silence)
        if is_over or _had_begun(former, begins_at, sound.created_at, silence):
            break
        first = number if _rank(sound) < _rank(former) else first
    return first


def _is_made_late(sound: Sound, turn_at: Millis) -> bool:
    return sound.made_at is not None and sound.made_at > turn_at + WITHIN_MS


def _earlier(one: Judged, other: Judged) -> Judged:
    return min(one, other, key=lambda judged: judged.due_at)


def _in_order(sounds: Iterable[Sound]) -> list[Sound]:
    """First what is over, as it ended; then what is in the queue or was taken out of it, as it came."""
    given = list(sounds)
    over = sorted((each for each in given if each.state not in IN_QUEUE), key=lambda each: each.changed_at)
    return over + sorted((each for each in given if each.state in IN_QUEUE), key=lambda each: each.created_at)


def _rank(sound: Sound) -> tuple[bool, bool]:
    """Emergencies first, then other notices, then calls."""
    return not sound.is_emergency, not sound.is_notice


def _had_begun(sound: Sound, begins_at: Millis, before: Millis, silence: Silence | None) -> bool:
    """Was it being said by then? None is cut off, so the next one waits until its end."""
    if sound.state == SoundState.QUEUED:
        return False
    is_silent = silence is not None and silence.until is None and silence.since <= begins_at
    return not is_silent and begins_at < before


def _plays_on(sound: Sound, begins_at: Millis, silence: Silence | None) -> bool:
    """Was it withdrawn in the middle?"""
    if sound.state != SoundState.WITHDRAWN or sound.length_ms is None:
        return False
    return _had_begun(sound, begins_at, sound.changed_at, silence)
