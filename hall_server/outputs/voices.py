"""The voices of a hall: which of them speaks a phrase, and who steps in when it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audio.cache import Cache
from audio.maker import Maker
from audio.voice import Voice
from config.sounds import Voice as VoiceRow


class Voices:
    """Makes the voice that the rows `[[voice]]` of a hall describe; `folder` is the hall's data folder."""

    def __init__(self, folder: Path, cache: Cache) -> None:
        self._folder = folder
        self._cache = cache
        self._made: dict[int, Voice] = {}

    def at(self, rows: Sequence[VoiceRow], rate: int) -> Maker:  # noqa: ARG002
        """The voice of these rows at a rate in words a minute."""
        if rate not in self._made:
            self._made[rate] = Voice(self._cache, rate=rate)
        return self._made[rate]
