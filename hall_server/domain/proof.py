"""Proof of call: was a call seen on a screen and heard from every loudspeaker, in time?

A call that no screen of its counter's zone has shown two seconds after it, and one that a loudspeaker has not
said two seconds after its turn and its own length, are not proved: a loudspeaker confirms a sound when it has
played it. Where nobody plays, or no sound is made by then, two seconds after its turn are enough to know.
Whoever asks gives the receipts and the time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from hall_server.domain.announcing import GIVEN_UP, WAITING, SoundState
from hall_server.domain.times import SECOND, Millis

WITHIN_MS = 2 * SECOND
"""So long a screen may take to show a call, and a loudspeaker beyond the length of its sound."""


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
    in_order = _in_order(sounds)
    for number, sound in enumerate(in_order):
        quiet_from = 0 if free_at is None else free_at + pause_ms
        turn_at = max(sound.created_at, quiet_from)
        if stuck is None and sound.state == SoundState.QUEUED:
            begun_until = _begun_until(sound, in_order[number + 1 :], quiet_from, silence)
            turn_at = turn_at if begun_until is None else max(turn_at, begun_until + pause_ms)
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


def _begun_until(
    urgent: Sound, behind: Iterable[Sound], quiet_from: Millis, silence: Silence | None
) -> Millis | None:
    """Until when that is said which had begun before something more urgent came; None when nothing had."""
    for sound in behind:
        if sound.created_at >= urgent.created_at:
            continue
        begins_at = _begins_at(sound, max(sound.created_at, quiet_from), silence)
        if sound.state == SoundState.READY or _plays_on(sound, begins_at, silence):
            ends_at = begins_at + (sound.length_ms or 0) + WITHIN_MS
            return ends_at if begins_at < urgent.created_at else None
        if sound.state == SoundState.QUEUED:
            return None
    return None


def _is_made_late(sound: Sound, turn_at: Millis) -> bool:
    return sound.made_at is not None and sound.made_at > turn_at + WITHIN_MS


def _earlier(one: Judged, other: Judged) -> Judged:
    return min(one, other, key=lambda judged: judged.due_at)


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


def _plays_on(sound: Sound, begins_at: Millis, silence: Silence | None) -> bool:
    """Was it withdrawn in the middle? None is cut off, so the next one waits until its end."""
    if sound.state != SoundState.WITHDRAWN or sound.length_ms is None:
        return False
    is_silent = silence is not None and silence.until is None and silence.since <= begins_at
    return not is_silent and begins_at < sound.changed_at
