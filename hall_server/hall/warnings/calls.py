"""Calls that were not seen or not heard in time: their visitors know nothing of them."""

from __future__ import annotations

import sqlite3
from functools import cached_property

from config.models import Structure
from config.sounds import Speaker
from hall_server.domain.announcing import WAITING
from hall_server.domain.events import Kind
from hall_server.domain.proof import Judged, Sound, unheard, unseen
from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import MINUTE, SECOND, Millis
from hall_server.hall.warnings.watch import Warned, Watch
from hall_server.store import announcements, journal, state
from hall_server.store.announcements import Announcement

LOOK_BACK_MS = MINUTE
"""What was said, or withdrawn, so long before the eldest that waits is over when that one's turn comes."""

FARTHEST_MS = 10 * MINUTE
"""Farther back nothing is read but what still waits, where calls are given up sooner: a notice without an
end waits at a loudspeaker that is off for as long as that is off."""

VOICE_LATE = "voice_late"
"""Why nothing was heard: the sound of the call, or of what is said before it, was not made in time."""


class Calls:
    """What is still to be proved of the calls that stand, in one view of the database."""

    def __init__(self, db: sqlite3.Connection, structure: Structure, watch: Watch, now: Millis) -> None:
        self._db = db
        self._structure = structure
        self._watch = watch
        self._now = now
        self._waiting: dict[str, dict[str, Judged]] = {}

    def unseen(self, ticket: Ticket) -> Judged | None:
        """Until when a called ticket has to be seen, and where; None when it was, or cannot be."""
        stage = ticket.stage
        screens = self._screens.get(stage.counter or "")
        if not screens or stage.called_at is None or stage.call_id is None:
            return None
        shown_on = journal.receipts(self._db, Kind.SHOWN, ticket.id, stage.call_id, "screen")
        return unseen(stage.called_at, screens, shown_on)

    def unheard(self, ticket: Ticket) -> list[Judged]:
        """Until when a called ticket has to be heard, from each loudspeaker that has not said it."""
        call_id = ticket.stage.call_id
        found = []
        for row in announcements.of_call(self._db, call_id) if call_id else ():
            if row.speaker in self._speakers:
                judged = (
                    self._at(row.speaker) if row.state in WAITING else unheard(row.speaker, [_sound(row)])
                )
                found += [judged[row.call_id]] if row.call_id in judged else []
        return found

    def deadlines(self) -> list[Millis]:
        """When each call that stands becomes late, or has become so, unless it is seen and heard."""
        found = []
        for ticket in state.tickets_in_state(self._db, State.CALLED):
            seen = self.unseen(ticket)
            found += [judged.due_at for judged in (seen, *self.unheard(ticket)) if judged]
        return found

    def late_speakers(self) -> dict[str, bool]:
        """The loudspeakers that should have said a call that stands, and have not: only for the voice?"""
        found: dict[str, bool] = {}
        for ticket in state.tickets_in_state(self._db, State.CALLED):
            for judged in self.unheard(ticket):
                for name in judged.devices if judged.is_late(self._now) else ():
                    found[name] = found.get(name, True) and judged.is_voice_late
        return found

    def judged_by(self, speaker: str) -> list[Announcement]:
        """What waits at a loudspeaker, and what was over shortly before: that tells whose turn is when."""
        eldest = announcements.eldest_open(self._db, speaker) or self._now
        farthest = self._now - max(self._structure.hall.voice.drop_s * SECOND, FARTHEST_MS)
        return announcements.at_speaker(self._db, speaker, since=max(eldest - LOOK_BACK_MS, farthest))

    def _at(self, speaker: str) -> dict[str, Judged]:
        """What a loudspeaker that has something to say has still to say."""
        if speaker not in self._waiting:
            sounds = map(_sound, self.judged_by(speaker))
            pause_ms = round(self._structure.hall.voice.pause_s * SECOND)
            silence = self._watch.silence_of(self._speakers[speaker])
            self._waiting[speaker] = unheard(speaker, sounds, pause_ms, silence)
        return self._waiting[speaker]

    @cached_property
    def _screens(self) -> dict[str, list[str]]:
        """By counter, the screens of the hall file that have it in their zone."""
        found: dict[str, list[str]] = {}
        for screen in self._structure.screens:
            for counter in self._structure.screen_counters(screen.id):
                found.setdefault(counter.id, []).append(screen.id)
        return found

    @cached_property
    def _speakers(self) -> dict[str, Speaker]:
        return {speaker.id: speaker for speaker in self._structure.speakers}


def of_call(
    calls: Calls, structure: Structure, ticket: Ticket | None, watch: Watch, now: Millis
) -> list[Warned]:
    """Warnings of the call of a ticket; each stays until it is seen, or heard, or not called any more."""
    if ticket is None or ticket.state is not State.CALLED:
        return []
    seen, heard = calls.unseen(ticket), calls.unheard(ticket)
    screens = seen.devices if seen and seen.is_late(now) else ()
    late = [judged for judged in heard if judged.is_late(now)]
    speakers = tuple(name for judged in late for name in judged.devices)
    if not screens and not speakers:
        return []
    call_id, label, counter = ticket.stage.call_id, ticket.label, ticket.stage.counter or ""
    say = watch.sentences.say

    def text(key: str, **where: str) -> dict[str, str]:
        def words(language: str) -> str:
            name = structure.name(structure.counter(counter).name, language)
            aloud = say("counter-warning-call-words", language, label=label, counter=name)
            way_out = say("counter-warning-call-out", language, words=aloud)
            return f"{say(key, language, label=label, **where)} {way_out}"

        return watch.in_each(structure, words)

    found = []
    if screens:
        said = text("counter-warning-not-shown", screens=", ".join(screens))
        found.append(Warned("not_shown", said, call_id=call_id, screens=screens))
    if speakers:
        reason = VOICE_LATE if all(judged.is_voice_late for judged in late) else None
        key = "counter-warning-voice-late" if reason else "counter-warning-not-spoken"
        said = text(key, speakers=", ".join(speakers))
        found.append(Warned("not_spoken", said, call_id=call_id, speakers=speakers, reason=reason))
    return found


def _sound(row: Announcement) -> Sound:
    return Sound(
        row.call_id,
        row.state,
        row.created_at,
        row.changed_at,
        row.length_ms,
        is_notice=row.notice is not None,
        is_emergency=row.is_emergency,
        made_at=row.made_at,
    )
