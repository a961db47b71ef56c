"""How each announcement is to sound at this moment: whole or short, how loud, or not at all."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from audio.errors import VoiceError
from config.models import Structure
from config.sounds import Say
from hall_server.domain.announcing import SoundState
from hall_server.domain.times import SECOND, Millis, local
from hall_server.hall.announcements import Announcement, Announcements
from hall_server.hall.hall import Hall
from hall_server.outputs.speech import Speech

log = logging.getLogger(__name__)

FULL = 100
"""The volume of an emergency, in per cent, whatever the hall has set."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What decides how an announcement sounds, besides its words."""

    is_short: bool
    volume: int
    say: Say


class Sounding:
    """Makes the sound of announcements, and makes it again when it has to be another one by now.

    Used by the worker that makes sounds in advance and by every player of this server at its turn, each in
    a thread of its own.
    """

    def __init__(self, hall: Hall, announcements: Announcements, speech: Speech) -> None:
        self._hall = hall
        self._announcements = announcements
        self._speech = speech
        self._lock = threading.Lock()
        """For what follows."""
        self._made: dict[int, Manner] = {}
        self._is_mute = False

    def renewed(self, call: Announcement, *, may_be_heard: bool = False) -> Announcement | None:
        """The announcement with the sound that it has to have now; None when it is not to be said.

        Its state says why. `may_be_heard`: somebody may be playing it, so it counts for as long as it was.
        """
        structure = self._hall.structure()
        if not any(speaker.id == call.speaker for speaker in structure.speakers):
            self._announcements.call_failed(call, "no_speaker")
            return None
        if self._announcements.is_stale(call):
            self._announcements.call_is_stale(call)
            return None
        manner = self._manner(call, structure)
        if manner.say == "nothing":
            self._announcements.call_is_silent(call)
            return None
        if call.state is SoundState.READY and self._manner_made(call) == manner:
            return call
        return self._make(call, manner, structure, may_be_heard=may_be_heard)

    def forget_all_but(self, calls: list[Announcement]) -> None:
        """Others are not waited for any more."""
        open_ones = {call.id for call in calls}
        with self._lock:
            self._made = {known: manner for known, manner in self._made.items() if known in open_ones}

    def until_shortened_ms(self, calls: list[Announcement]) -> Millis | None:
        """When the next of them has to become short; None when none has to."""
        limit = self._hall.structure().hall.voice.shorten_s * SECOND
        long_ones = (call for call in calls if call.notice is None and not call.is_short)
        left = [limit - self._announcements.age_ms(call) for call in long_ones]
        return min((each for each in left if each > 0), default=None)

    def _manner(self, call: Announcement, structure: Structure) -> Manner:
        voice = structure.hall.voice
        zone = ZoneInfo(structure.hall.zone)
        volume, say = voice.at(local(self._hall.timekeeper.wall(), zone).time())
        if call.notice is not None:
            return Manner(is_short=False, volume=FULL if call.is_emergency else volume or FULL, say="all")
        if self._announcements.is_emergency():
            # Whoever is asked to leave is not to be called to a counter in the same breath.
            say = "nothing"
        is_short = call.is_short or self._announcements.age_ms(call) >= voice.shorten_s * SECOND
        # At volume 0 nobody hears the six seconds that it would keep the speaker busy.
        return Manner(is_short, volume, say if volume else "nothing")

    def _make(
        self, call: Announcement, manner: Manner, structure: Structure, *, may_be_heard: bool
    ) -> Announcement | None:
        texts = None
        if call.notice is not None:
            notice = self._announcements.notice_of(call)
            if notice is None:
                self._announcements.call_is_withdrawn(call)
                return None
            texts = notice.texts
        try:
            sound = self._speech.sound(
                call, structure, texts=texts, short=manner.is_short, volume=manner.volume, say=manner.say
            )
        except VoiceError as error:
            return self._without_voice(call, manner, error)
        if self._has_changed(is_mute=False):
            log.info("the voice is back")
        self._note_made(call, manner)
        length_ms = round(sound.seconds * SECOND)
        if may_be_heard:
            length_ms = max(length_ms, call.length_ms or 0)
        wanted = (sound.path.name, length_ms, manner.is_short)
        if call.state is SoundState.READY and (call.wav, call.length_ms, call.is_short) == wanted:
            return call
        return self._announcements.call_is_ready(call, sound.path.name, length_ms, is_short=manner.is_short)

    def _without_voice(self, call: Announcement, manner: Manner, error: VoiceError) -> Announcement | None:
        if self._has_changed(is_mute=True):
            log.warning("a call could not be spoken: %s", error)
        if call.state is SoundState.READY:
            # It has a sound, only not the one that it ought to have by now.
            self._note_made(call, manner)
            return call
        self._announcements.call_failed(call, "voice_failed")
        return None

    def _manner_made(self, call: Announcement) -> Manner | None:
        with self._lock:
            return self._made.get(call.id)

    def _note_made(self, call: Announcement, manner: Manner) -> None:
        with self._lock:
            self._made[call.id] = manner

    def _has_changed(self, *, is_mute: bool) -> bool:
        """Note whether the voice fails; True for the one who has to say that this is new."""
        with self._lock:
            was_mute, self._is_mute = self._is_mute, is_mute
            return was_mute != is_mute
