"""The plain types that say what is heard: words, the chime, and pauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Phrase:
    """Words for one voice, in one breath. Numbers and single letters are words already."""

    language: str
    text: str


@dataclass(frozen=True)
class Chime:
    """The two tones that ask for attention."""


@dataclass(frozen=True)
class Pause:
    """A silence of so many seconds, in place of the usual one between two parts."""

    seconds: float


Part: TypeAlias = Phrase | Chime | Pause
