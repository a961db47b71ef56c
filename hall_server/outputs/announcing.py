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
from hall_server.hall.announcements import Announcement, Announcements
from hall_server.hall.hall import Hall
from hall_server.outputs.news import News
from hall_server.outputs.worker import Worker
from hall_server.texts.catalogue import Catalogue

log = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often old announcements are looked for without news."""

BREATH_S = 0.08
"""To make a sound takes all of a small PC, which may be painting the same call on a screen of its own."""


class Announcing:
    """One worker makes the sound of every call; one for each speaker of this server plays it."""

    def __init__(
        self,
        hall: Hall,
        announcements: Announcements,
        catalogue: Catalogue,
        cache: Path,
        speakers: dict[str, Speaker],
        news: News,
    ) -> None:
        self._hall = hall
        self._announcements = announcements
        self._catalogue = catalogue
        self._cache = cache
        self._news = news
        self._voices: dict[int, Voice] = {}
        self._is_mute = False
        self._reader = Worker("voice", news, self._prepare, every_s=LOOK_S, breath_s=BREATH_S)
        # Replaced as a whole: other threads read them.
        self._speakers: dict[str, Speaker] = {}
        self._players: dict[str, Worker] = {}
        for name, speaker in speakers.items():
            self._place(name, speaker, None)

    @property
    def workers(self) -> list[Worker]:
        """The one that makes the sound, and one for each speaker."""
        return [self._reader, *self._players.values()]

    def put(self, name: str, speaker: Speaker | None) -> None:
        """Use another speaker under this id from now on; None: there is none any more.

        The former one finishes its call and is closed; only then the other one begins.
        """
        former, player = self._speakers.get(name), self._players.get(name)
        self._speakers = {other: each for other, each in self._speakers.items() if other != name}
        self._players = {other: worker for other, worker in self._players.items() if other != name}
        if former is not None and player is not None:
            player.dismiss(former.close)
        if speaker is not None:
            self._place(name, speaker, player).start()

    def _place(self, name: str, speaker: Speaker, after: Worker | None) -> Worker:
        worker = Worker(
            f"speaker {name}", self._news, lambda: self._play(name, speaker), every_s=LOOK_S, after=after
        )
        self._speakers = {**self._speakers, name: speaker}
        self._players = {**self._players, name: worker}
        return worker

    def close(self) -> None:
        """Stop playing."""
        for speaker in self._speakers.values():
            speaker.close()

    def _prepare(self) -> None:
        self._announcements.drop_stale_calls()
        structure = self._hall.structure()
        for call in self._announcements.calls("queued"):
            if self._news.is_closed:
                return
            self._make(call, structure)

    def _make(self, call: Announcement, structure: Structure) -> None:
        if not any(speaker.id == call.speaker for speaker in structure.speakers):
            self._announcements.call_failed(call, "no_speaker")
            return
        try:
            file = announcement(self._voice(call, structure), self._words(call, structure))
        except VoiceError as error:
            if not self._is_mute:
                log.warning("a call could not be spoken: %s", error)
            self._is_mute = True
            self._announcements.call_failed(call, "voice_failed")
        else:
            if self._is_mute:
                log.info("the voice is back")
            self._is_mute = False
            self._announcements.call_is_ready(call, file.name)

    def _words(self, call: Announcement, structure: Structure) -> list[Phrase]:
        counter = next((each for each in structure.counters if each.id == call.counter), None)
        after = structure.languages_after(call.speaker)
        said: list[Phrase] = []
        for language in dict.fromkeys((call.language, *after)):
            # A counter that was removed since the call has no name left to say, but its id.
            name = structure.name(counter.name, language) if counter else call.counter
            place = structure.name(counter.place, language) if counter else ""
            said.extend(phrases(call.label, name, place, language, self._catalogue))
        return said

    def _voice(self, call: Announcement, structure: Structure) -> Voice:
        rate = structure.speaker(call.speaker).rate
        if rate not in self._voices:
            self._voices[rate] = Voice(self._cache, rate=rate)
        return self._voices[rate]

    def _play(self, name: str, speaker: Speaker) -> None:
        for call in self._announcements.calls("ready"):
            if call.speaker != name or call.wav is None or self._news.is_closed:
                continue
            if self._speakers.get(name) is not speaker:
                return
            try:
                speaker.play(self._cache / call.wav)
            except SpeakerError as error:
                self._not_played(call, error)
            else:
                self._announcements.call_is_spoken(call)

    def _not_played(self, call: Announcement, error: SpeakerError) -> None:
        # Cut off by the closing, it is said after the next start, if it is not too old by then.
        if not self._news.is_closed:
            log.warning("speaker %s failed: %s", call.speaker, error)
            self._announcements.call_failed(call, "speaker_failed")
