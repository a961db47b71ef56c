"""What every voice can do, however it makes its sound."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from audio.levels import LOUDNESS, evened, faded, trimmed
from audio.wav import Samples, pack

FINISH = 1
"""Raised whenever `finished` makes another sound of the same samples, so that kept files are made again."""


class Maker(Protocol):
    """Speaks phrases into WAV files of the cache: trimmed, as loud as all others, silent at both ends."""

    def name(self, text: str, language: str) -> str:
        """The file name that this phrase has in the cache, spoken or not yet; raises VoiceError."""

    def speech(self, text: str, language: str) -> Path:
        """The WAV file with `text` spoken; raises VoiceError.

        Its name is another one than `name` said when another voice had to step in.
        """


def finished(samples: Samples, gain: float = 1.0) -> bytes:
    """A WAV file of speech that may stand beside any other one; raises ValueError when all is silence."""
    return pack(faded(evened(trimmed(samples), gain * LOUDNESS)))
