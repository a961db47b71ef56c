"""Speech of the hall: an announcement becomes a WAV file, and phrases are made before they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from audio.cache import Cache
from audio.compose import Sound, announcement
from audio.phrase import Phrase
from config.models import Structure
from config.sounds import Say
from config.tables import Counter
from hall_server.calls.phrases import CallFacts, Script, announcement_of, notice_phrases, phrases_of
from hall_server.calls.tongues import of_one_tongue
from hall_server.hall.announcements import Announcement
from hall_server.outputs.voices import Voices
from hall_server.texts.catalogue import Catalogue

VOICE = "voice"
"""The folder of kept sounds in the data folder."""


@dataclass(frozen=True)
class Ahead:
    """A phrase that will be needed, at the pace of a speaker in words a minute."""

    phrase: Phrase
    rate: int


class Speech:
    """Makes what the speakers play. Safe to use from several threads."""

    def __init__(self, catalogue: Catalogue, folder: Path, cache: Path | None = None) -> None:
        """`folder`: the data folder, with clips and programs; `cache`: left out, `voice` in it."""
        self._catalogue = catalogue
        self._cache = Cache(cache or folder / VOICE)
        self._cache.sweep()
        self._voices = Voices(folder, self._cache)

    def sound(
        self,
        call: Announcement,
        structure: Structure,
        *,
        texts: Mapping[str, str] | None = None,
        short: bool = False,
        volume: float = 100,
        say: Say = "all",
    ) -> Sound:
        """The sound of an announcement; raises VoiceError, also when nothing is to be heard.

        `texts`: of the notice that it says, by language; a notice is always said in full. `short`: for a call
        that comes late. `volume` in per cent of the usual loudness.
        """
        script = self.script(call, structure, texts=texts, short=short, say=say)
        maker = self._voices.at(structure.voices, _rate(structure, call.speaker))
        return announcement(maker, self._cache, script.parts, volume=volume)

    def script(
        self,
        call: Announcement,
        structure: Structure,
        *,
        texts: Mapping[str, str] | None = None,
        short: bool = False,
        say: Say = "all",
    ) -> Script:
        """What is said, part by part."""
        if texts is not None:
            return notice_phrases(texts, structure.hall.languages)
        languages = (call.language, *structure.languages_after(call.speaker))
        counter = next((each for each in structure.counters if each.id == call.counter), None)
        # A counter that was removed since the call has no name left to say, but its id.
        facts = (
            facts_of(call.label, counter, structure)
            if counter
            else CallFacts(call.label, dict.fromkeys(languages, call.counter), {})
        )
        settings = structure.hall.voice
        return announcement_of(facts, settings, languages, self._catalogue, short=short, say=say)

    def prepare(self, label: str, language: str, structure: Structure) -> None:
        """Make the phrases of a label to be called for a visitor of this language; raises VoiceError."""
        settings = structure.hall.voice
        for speaker in structure.speakers:
            # Any counter will do: what follows the number decides how it ends.
            for counter in structure.speaker_counters(speaker.id)[:1]:
                facts = facts_of(label, counter, structure)
                for each in of_one_tongue((language, *structure.languages_after(speaker.id))):
                    for phrase in phrases_of(facts, ("number",), settings, each, self._catalogue):
                        self.make(Ahead(phrase, speaker.rate), structure)

    def phrases_ahead(self, structure: Structure) -> Iterator[Ahead]:
        """All else that is worth making early: counters and places, in every language that may be said."""
        settings = structure.hall.voice
        every = (
            Ahead(phrase, speaker.rate)
            for speaker in structure.speakers
            for counter in structure.speaker_counters(speaker.id)
            for language in of_one_tongue((*structure.hall.languages, *structure.languages_after(speaker.id)))
            for phrase in phrases_of(
                facts_of("", counter, structure), ("counter", "place"), settings, language, self._catalogue
            )
        )
        yield from dict.fromkeys(every)

    def make(self, ahead: Ahead, structure: Structure) -> Path:
        """Make one phrase, unless it is kept already; raises VoiceError."""
        maker = self._voices.at(structure.voices, ahead.rate)
        return maker.speech(ahead.phrase.text, ahead.phrase.language)


def facts_of(label: str, counter: Counter, structure: Structure) -> CallFacts:
    """Who is called to which counter; of its names, the one in the hall's first language comes first."""

    def ordered(texts: Mapping[str, str]) -> dict[str, str]:
        first = [each for each in structure.hall.languages if each in texts]
        return {each: texts[each] for each in (*first, *texts)}

    return CallFacts(label, ordered(counter.name), ordered(counter.place))


def _rate(structure: Structure, speaker_id: str) -> int:
    return structure.speaker(speaker_id).rate
