"""Announcements: words become sound, and the speakers of this server play them."""

from __future__ import annotations

import logging
from pathlib import Path

from audio.compose import announcement
from audio.errors import SpeakerError, VoiceError
from audio.phrase import Phrase
from audio.speakers import Speaker
from audio.voice import Voice
from config.models import Structure
from hall_server.calls.phrases import phrases
from hall_server.hall.errands import Announcement, Errands
from hall_server.hall.hall import Hall
from hall_server.outputs.news import News
from hall_server.outputs.worker import Worker
from hall_server.texts.catalogue import Catalogue

log = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often old announcements are looked for without news."""


class Announcing:
    """One worker makes the sound of every call; one for each speaker of this server plays it."""

    def __init__(
        self,
        hall: Hall,
        errands: Errands,
        catalogue: Catalogue,
        cache: Path,
        speakers: dict[str, Speaker],
        news: News,
    ) -> None:
        self._hall = hall
        self._errands = errands
        self._catalogue = catalogue
        self._cache = cache
        self._news = news
        self._voices: dict[int, Voice] = {}
        self._speakers = speakers
        self._is_mute = False
        self.workers = [
            Worker("voice", news, self._prepare, every_s=LOOK_S),
            *(
                Worker(f"speaker {name}", news, lambda name=name: self._play(name), every_s=LOOK_S)  # type: ignore[misc]
                for name in speakers
            ),
        ]

    def close(self) -> None:
        """Stop playing."""
        for speaker in self._speakers.values():
            speaker.close()

    def _prepare(self) -> None:
        self._errands.drop_stale_calls()
        structure = self._hall.structure()
        for call in self._errands.calls("queued"):
            if self._news.is_closed:
                return
            self._make(call, structure)

    def _make(self, call: Announcement, structure: Structure) -> None:
        try:
            file = announcement(self._voice(call, structure), self._words(call, structure))
        except VoiceError as error:
            if not self._is_mute:
                log.warning("a call could not be spoken: %s", error)
            self._is_mute = True
            self._errands.call_failed(call, "voice_failed")
        else:
            if self._is_mute:
                log.info("the voice is back")
            self._is_mute = False
            self._errands.call_is_ready(call, file.name)

    def _words(self, call: Announcement, structure: Structure) -> list[Phrase]:
        counter = structure.counter(call.counter)
        after = structure.speaker(call.speaker).languages
        said: list[Phrase] = []
        for language in dict.fromkeys((call.language, *after)):
            name, place = structure.name(counter.name, language), structure.name(counter.place, language)
            said.extend(phrases(call.label, name, place, language, self._catalogue))
        return said

    def _voice(self, call: Announcement, structure: Structure) -> Voice:
        rate = structure.speaker(call.speaker).rate
        if rate not in self._voices:
            self._voices[rate] = Voice(self._cache, rate=rate)
        return self._voices[rate]

    def _play(self, speaker: str) -> None:
        for call in self._errands.calls("ready"):
            if call.speaker != speaker or call.wav is None or self._news.is_closed:
                continue
            try:
                self._speakers[speaker].play(self._cache / call.wav)
            except SpeakerError as error:
                self._not_played(call, error)
            else:
                self._errands.call_is_spoken(call)

    def _not_played(self, call: Announcement, error: SpeakerError) -> None:
        # Cut off by the closing, it is said after the next start, if it is not too old by then.
        if not self._news.is_closed:
            log.warning("speaker %s failed: %s", call.speaker, error)
            self._errands.call_failed(call, "speaker_failed")
