"""A folder of recorded clips: its manifest, and which clips say a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from audio import wav
from audio.errors import VoiceError

MANIFEST = "manifest.toml"
KEYS = {"name", "languages", "gain_db", "clips"}
MOST_GAIN_DB = 12.0

WORD = re.compile(r"[^\W_]+(?:[ʻʼ][^\W_]*)*")
CLAUSE = re.compile(r"[,.;:!?…()\n]|\s[-–—]\s")
APOSTROPHES = str.maketrans("'`‘’ʼ", "ʻʻʻʻʻ")


@dataclass(frozen=True)
class Clip:
    """One recording. An ending, written "-nchi" in the manifest, is joined to the clip before it."""

    text: str
    path: Path

    @property
    def is_ending(self) -> bool:
        """Is it the end of a word, and no word of its own?"""
        return self.text.startswith("-")


class MissingClips(VoiceError):
    """A text cannot be joined from the clips; `words` are those that no clip says."""

    def __init__(self, pack: str, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        listed = ", ".join(f'"{word}"' for word in self.words)
        super().__init__(f"The clips {pack} lack {listed}.", retry=False)


@dataclass(frozen=True)
class Pack:
    """The clips of a folder, by the words that they say."""

    folder: Path
    name: str
    languages: tuple[str, ...]
    gain: float
    clips: Mapping[str, Clip]

    def says_word(self, word: str) -> bool:
        """Is there a clip of this one word, or of its beginning and its ending?"""
        return self._pieces((word,)) is not None

    def cover(self, text: str) -> list[list[Clip]]:
        """The clips that say `text`, clause by clause, as few as possible; raises MissingClips."""
        clauses = clauses_of(text)
        found = [self._cover(words) for words in clauses]
        if not all(found) or not found:
            words = [
                word for clause, clips in zip(clauses, found, strict=True) if not clips for word in clause
            ]
            raise MissingClips(self.name, [word for word in words if not self.says_word(word)] or words)
        return [clips for clips in found if clips]

    def _cover(self, words: tuple[str, ...]) -> list[Clip] | None:
        # best[n]: the fewest clips for the first n words. Few clips are few joints.
        best: list[list[Clip] | None] = [[]]
        for end in range(1, len(words) + 1):
            ways = []
            for begin in range(max(0, end - self._longest), end):
                former = best[begin]
                pieces = self._pieces(words[begin:end]) if former is not None else None
                if former is not None and pieces is not None:
                    ways.append(former + pieces)
            best.append(min(ways, key=len, default=None))
        return best[-1]

    def _pieces(self, words: tuple[str, ...]) -> list[Clip] | None:
        """One clip of all these words, or one and an ending."""
        text = " ".join(words)
        if text in self.clips:
            return [self.clips[text]]
        for ending in self._endings:
            if text.endswith(ending.text[1:]):
                stem = self.clips.get(text[: 1 - len(ending.text)])
                if stem is not None:
                    return [stem, ending]
        return None

    @cached_property
    def _longest(self) -> int:
        return max((len(text.split()) for text in self.clips), default=0)

    @cached_property
    def _endings(self) -> list[Clip]:
        # Longest first: "-inchi" before "-nchi".
        return sorted(
            (clip for clip in self.clips.values() if clip.is_ending), key=lambda clip: -len(clip.text)
        )


def clauses_of(text: str) -> list[tuple[str, ...]]:
    """The words of a text as they are looked up: small letters, one apostrophe, no signs."""
    plain = text.translate(APOSTROPHES).lower()
    clauses = (tuple(WORD.findall(clause)) for clause in CLAUSE.split(plain))
    return [words for words in clauses if words]


def read_pack(folder: Path) -> Pack:
    """The pack of a folder; raises VoiceError that says which line of the manifest is wrong, and why."""
    file = folder / MANIFEST
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as fault:
        raise VoiceError(f"The clips have no readable {file}: {fault.strerror}.", retry=False) from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise VoiceError(f"{file} is not written as TOML: {fault}.", retry=False) from fault
    problems = list(_problems(document, folder))
    if problems:
        raise VoiceError(f"{file} is wrong: {' '.join(problems)}", retry=False)
    clips = (Clip(key_of(text), folder / name) for text, name in document["clips"].items())
    return Pack(
        folder,
        document.get("name", folder.name),
        tuple(document["languages"]),
        10 ** (document.get("gain_db", 0) / 20),
        {clip.text: clip for clip in clips},
    )


def key_of(text: str) -> str:
    """The text of a clip as it is looked up; the dash before an ending stays."""
    words = " ".join(word for clause in clauses_of(text) for word in clause)
    return f"-{words}" if text.strip().startswith("-") else words


def broken_clips(pack: Pack) -> list[str]:
    """A sentence for every file that is absent or no usable WAV; it reads all of them."""
    found = []
    for clip in pack.clips.values():
        try:
            wav.read_any(clip.path)
        except (OSError, ValueError) as fault:
            found.append(f'{clip.path} for "{clip.text}" cannot be used: {_reason(fault)}.')
    return found


def _problems(document: dict[str, Any], folder: Path) -> Iterable[str]:
    for key in sorted(document.keys() - KEYS):
        yield f'There is no setting "{key}"; allowed are {", ".join(sorted(KEYS))}.'
    if not isinstance(document.get("name", ""), str):
        yield "`name` has to be a text."
    languages = document.get("languages")
    if (
        not isinstance(languages, list)
        or not languages
        or not all(isinstance(each, str) for each in languages)
    ):
        yield '`languages` has to be a list such as ["uz"].'
    gain = document.get("gain_db", 0)
    if isinstance(gain, bool) or not isinstance(gain, int | float) or not abs(gain) <= MOST_GAIN_DB:
        yield f"`gain_db` has to be a number from -{MOST_GAIN_DB:g} to {MOST_GAIN_DB:g}."
    clips = document.get("clips")
    if not isinstance(clips, dict) or not clips:
        yield "The table [clips] is missing or empty."
        return
    for text, name in clips.items():
        if not key_of(text).strip("-"):
            yield f'"{text}" is no word.'
        if not isinstance(name, str) or Path(name).name != name or not name:
            # No path: a manifest from somewhere else reads nothing but its own folder.
            yield f'The clip "{text}" needs the name of a file in {folder}.'


def _reason(fault: Exception) -> str:
    return (isinstance(fault, OSError) and fault.strerror) or str(fault)
