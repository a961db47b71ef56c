"""What every voice can do, however it makes its sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from audio.cache import Cache
from audio.errors import VoiceError
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


def kept(cache: Cache, name: str, text: str, make: Callable[[], Samples], *, gain: float = 1.0) -> Path:
    """The file of that name in the cache, finished from what `make` gives when it is not there yet.

    `gain`: how much louder than others this voice has to be to sound as loud. Raises VoiceError.
    """
    if not text.strip():
        raise VoiceError("There is nothing to say: the text is empty.", retry=False)
    found = cache.find(name)
    if found is None:
        try:
            content = finished(make(), gain)
        except ValueError as fault:
            raise VoiceError(f"{text!r} was not spoken: {fault}.", retry=True) from fault
        found = cache.keep(name, content)
    return found
