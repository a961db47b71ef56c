"""What the recorded voices of a hall lack: every word that it may have to say, against their clips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from audio.clips import MissingClips, Pack, broken_clips, clauses_of, read_pack
from audio.errors import VoiceError
from config.models import Structure
from config.sounds import Voice as VoiceRow
from hall_server.calls.phrases import phrases_of
from hall_server.calls.templates import number_text
from hall_server.calls.tongues import heard
from hall_server.outputs.speech import facts_of
from hall_server.outputs.voices import CLIPS
from hall_server.texts.catalogue import Catalogue


@dataclass(frozen=True, order=True)
class MissingClip:
    """A word that a voice cannot say: every phrase with it is spoken by espeak-ng instead."""

    voice: str
    language: str
    word: str


def missing_clips(structure: Structure, catalogue: Catalogue, folder: Path) -> list[MissingClip]:
    """Every word that a recorded voice lacks for the calls of this hall, in order; `folder`: the data folder.

    Raises VoiceError when a manifest cannot be used. Notices are free text and are not looked at.
    """
    found: list[MissingClip] = []
    for row, languages in _recorded(structure):
        pack = read_pack(folder / CLIPS / row.name)
        for language in languages:
            words = _missing(pack, _said(structure, catalogue, language))
            found.extend(MissingClip(row.id, heard(language), word) for word in words)
    return sorted(found)


def clip_problems(structure: Structure, folder: Path) -> list[str]:
    """A sentence for every manifest and every recording that cannot be used; it reads all of them."""
    found: list[str] = []
    for row, _ in _recorded(structure):
        try:
            found.extend(broken_clips(read_pack(folder / CLIPS / row.name)))
        except VoiceError as error:
            found.append(str(error))
    return found


def _recorded(structure: Structure) -> Iterator[tuple[VoiceRow, list[str]]]:
    """The voices of clips, and the languages of the hall for which each is the first."""
    taken: set[str] = set()
    for row in structure.voices:
        own = list(dict.fromkeys(heard(language) for language in row.languages))
        used = [language for language in own if language not in taken and language in _heard_in(structure)]
        taken.update(own)
        if row.kind == "clips":
            yield row, used


def _heard_in(structure: Structure) -> set[str]:
    after = [each for speaker in structure.speakers for each in structure.languages_after(speaker.id)]
    return {heard(language) for language in (*structure.hall.languages, *after)}


def _missing(pack: Pack, texts: Iterable[str]) -> list[str]:
    """The words for which a text cannot be joined from clips."""
    missing: set[str] = set()
    alone: dict[str, bool] = {}
    for text in texts:
        words = [word for clause in clauses_of(text) for word in clause]
        unsaid = [word for word in words if not alone.setdefault(word, pack.says_word(word))]
        # Words that are clips of their own can always be joined, and a word is told once: few texts are left.
        if missing.issuperset(unsaid):
            continue
        try:
            pack.cover(text)
        except MissingClips as error:
            missing.update(error.words)
    return sorted(missing)


def _said(structure: Structure, catalogue: Catalogue, language: str) -> Iterator[str]:
    """Every phrase of a call that is heard in this language."""
    settings = structure.hall.voice
    written = [each for each in (*structure.hall.languages, language) if heard(each) == language][:1]
    counters = [facts_of("", counter, structure) for counter in structure.counters]
    for facts in counters:
        # Also visitors of another language hear this one, where a name is written in no other.
        for each in (*written, *structure.hall.languages):
            for phrase in phrases_of(facts, ("counter", "place"), settings, each, catalogue):
                if phrase.language == language:
                    yield phrase.text
    for label in _labels(structure):
        yield number_text(label, settings.texts.number, written[0], catalogue)


def _labels(structure: Structure) -> Iterator[str]:
    """Every label of every series, each once."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for series in structure.series:
        numbers[series.prefix].update(range(series.first, series.last + 1))
    for prefix, known in numbers.items():
        for number in sorted(known):
            yield f"{prefix}{number}"
