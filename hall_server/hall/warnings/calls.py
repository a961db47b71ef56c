"""Calls that were not seen or not heard in time: their visitors know nothing of them."""

from __future__ import annotations

import sqlite3
from functools import cached_property

from config.models import Structure
from hall_server.domain.events import Kind
from hall_server.domain.proof import OPEN, Judged, Sound, unheard, unseen
from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import MINUTE, SECOND, Millis
from hall_server.hall.warnings.watch import Warned, Watch
from hall_server.store import announcements, journal, state
from hall_server.store.announcements import Announcement

LOOK_BACK_MS = MINUTE
"""What was said, or withdrawn, so long before the eldest that waits is over when that one's turn comes."""


class Calls:
    """What is still to be proved of the calls that stand, in one view of the database."""

    def __init__(self, db: sqlite3.Connection, structure: Structure) -> None:
        self._db = db
        self._structure = structure
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
                judged = self._at(row.speaker) if row.state in OPEN else unheard(row.speaker, [_sound(row)])
                found += [judged[row.call_id]] if row.call_id in judged else []
        return found

    def deadlines(self) -> list[Millis]:
        """When each call that stands becomes late, or has become so, unless it is seen and heard."""
        found = []
        for ticket in state.tickets_in_state(self._db, State.CALLED):
            seen = self.unseen(ticket)
            found += [judged.due_at for judged in (seen, *self.unheard(ticket)) if judged]
        return found

    def late_speakers(self, now: Millis) -> set[str]:
        """The loudspeakers that should have said a call that stands, and have not."""
        called = state.tickets_in_state(self._db, State.CALLED)
        judged = (each for ticket in called for each in self.unheard(ticket))
        return {name for each in judged if each.is_late(now) for name in each.devices}

    def _at(self, speaker: str) -> dict[str, Judged]:
        """What a loudspeaker that has something to say has still to say."""
        if speaker not in self._waiting:
            eldest = announcements.eldest_open(self._db, speaker)
            rows = announcements.at_speaker(self._db, speaker, since=(eldest or 0) - LOOK_BACK_MS)
            pause_ms = round(self._structure.hall.voice.pause_s * SECOND)
            self._waiting[speaker] = unheard(speaker, map(_sound, rows), pause_ms)
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
    def _speakers(self) -> set[str]:
        return {speaker.id for speaker in self._structure.speakers}


def of_call(
    calls: Calls, structure: Structure, ticket: Ticket | None, watch: Watch, now: Millis
) -> list[Warned]:
    """Warnings of the call of a ticket; each stays until it is seen, or heard, or not called any more."""
    if ticket is None or ticket.state is not State.CALLED:
        return []
    seen, heard = calls.unseen(ticket), calls.unheard(ticket)
    screens = seen.devices if seen and seen.is_late(now) else ()
    speakers = tuple(name for judged in heard if judged.is_late(now) for name in judged.devices)
    if not screens and not speakers:
        return []
    call_id, label, counter = ticket.stage.call_id, ticket.label, ticket.stage.counter or ""
    language = structure.hall.languages[0]
    name = structure.name(structure.counter(counter).name, language)
    say = watch.sentences.say
    words = say("counter-warning-call-words", language, label=label, counter=name)
    way_out = say("counter-warning-call-out", language, words=words)
    found = []
    if screens:
        text = say("counter-warning-not-shown", language, label=label, screens=", ".join(screens))
        found.append(Warned("not_shown", f"{text} {way_out}", call_id=call_id, screens=screens))
    if speakers:
        text = say("counter-warning-not-spoken", language, label=label, speakers=", ".join(speakers))
        found.append(Warned("not_spoken", f"{text} {way_out}", call_id=call_id, speakers=speakers))
    return found


def _sound(row: Announcement) -> Sound:
    return Sound(
        row.call_id,
        row.state,
        row.created_at,
        row.changed_at,
        row.length_ms,
        is_notice=row.notice is not None,
    )
