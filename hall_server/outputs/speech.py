"""The sound of an announcement, from its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audio import wav
from audio.compose import announcement
from audio.phrase import Phrase
from audio.voice import Voice
from config.models import Structure
from config.sounds import Say
from hall_server.calls.phrases import phrases
from hall_server.store.jobs import Announcement
from hall_server.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Sound:
    """A WAV file in the cache, and how long it lasts."""

    path: Path
    seconds: float


@dataclass(frozen=True)
class Ahead:
    phrase: Phrase
    rate: int


class Speech:
    """Stands in until the voices are merged."""

    def __init__(self, catalogue: Catalogue, folder: Path, cache: Path) -> None:
        self._catalogue = catalogue
        self._voice = Voice(cache)

    def sound(
        self,
        call: Announcement,
        structure: Structure,
        *,
        texts: Mapping[str, str] | None = None,
        short: bool = False,
        volume: int = 100,
        say: Say = "all",
    ) -> Sound:
        after = structure.languages_after(call.speaker)
        languages = list(texts) if texts else list(dict.fromkeys((call.language, *after)))
        said: list[Phrase] = []
        for language in languages:
            if texts:
                said.append(Phrase("uz" if language == "uz-Cyrl" else language, texts[language]))
                continue
            counter = next((each for each in structure.counters if each.id == call.counter), None)
            name = structure.name(counter.name, language) if counter else call.counter
            place = structure.name(counter.place, language) if counter and not short else ""
            said.extend(phrases(call.label, name, place, language, self._catalogue))
        path = announcement(self._voice, said[: 1 if say == "chime" else None])
        return Sound(path, wav.inspect(path).seconds)

    def prepare(self, label: str, language: str, structure: Structure) -> None:
        self._voice.speech(phrases(label, "1", "", language, self._catalogue)[0].text, "uz")

    def phrases_ahead(self, structure: Structure) -> list[Ahead]:
        return []

    def make(self, ahead: Ahead, structure: Structure) -> Path:
        return self._voice.speech(ahead.phrase.text, ahead.phrase.language)
