"""The plain type that says what to speak."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """Words for one voice, in one breath. Numbers and single letters are words already."""

    language: str
    text: str
