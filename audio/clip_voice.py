"""A voice of recorded clips: they are joined into the phrase, evened, without clicks."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence
from pathlib import Path

from audio import wav
from audio.cache import Cache, name_of
from audio.clips import MANIFEST, Clip, MissingClips, Pack, read_pack
from audio.errors import VoiceError
from audio.levels import LOUDNESS, QUIET, crossfaded, evened, faded, silence, trimmed
from audio.maker import FINISH, kept
from audio.wav import Samples

BETWEEN_WORDS_S = 0.035
BETWEEN_CLAUSES_S = 0.2
OVERLAP_S = 0.012
"""How far an ending reaches into the word before it."""

NOISE = 0.02
"""A recording is never quite silent: what is below this share of its peak belongs to the room."""

JOIN = 1
"""Raised whenever the same clips would be joined differently."""


class ClipVoice:
    """Says what its clips say, and nothing else. Safe to use from several threads."""

    def __init__(self, folder: Path, languages: Sequence[str], cache: Cache) -> None:
        """`languages`: those that the hall uses it for, which its manifest has to name too."""
        self._folder = folder
        self._wanted = tuple(languages)
        self._cache = cache
        self._lock = threading.Lock()
        self._read: tuple[int, Pack] | None = None

    def pack(self) -> Pack:
        """The clips as their manifest is now; raises VoiceError."""
        try:
            written = (self._folder / MANIFEST).stat().st_mtime_ns
        except OSError:
            written = 0
        with self._lock:
            if self._read is None or self._read[0] != written:
                self._read = written, read_pack(self._folder)
            return self._read[1]

    def name(self, text: str, language: str) -> str:
        """The file name of this phrase; another one as soon as one of its clips is another.

        Raises MissingClips, or VoiceError when the pack is broken or has another language.
        """
        pack = self._pack_for(language)
        clauses = [[_identity(clip) for clip in clips] for clips in pack.cover(text)]
        return name_of("clips", FINISH, JOIN, pack.gain, clauses)

    def speech(self, text: str, language: str) -> Path:
        """The WAV file with `text` said by clips; raises as `name` does."""
        name, pack = self.name(text, language), self._pack_for(language)
        return kept(self._cache, name, text, lambda: _joined(pack.cover(text)), gain=pack.gain)

    def _pack_for(self, language: str) -> Pack:
        pack = self.pack()
        if language not in self._wanted or language not in pack.languages:
            raise VoiceError(f"The clips {pack.name} are not in {language!r}.", retry=False)
        return pack


def _identity(clip: Clip) -> tuple[object, ...]:
    try:
        known = clip.path.stat()
    except OSError as fault:
        raise VoiceError(f"The clip {clip.path} cannot be read: {fault.strerror}.", retry=False) from fault
    return clip.text, clip.path.name, known.st_size, known.st_mtime_ns


def _joined(clauses: list[list[Clip]]) -> Samples:
    whole = array("h")
    for number, clips in enumerate(clauses):
        if number:
            whole += silence(BETWEEN_CLAUSES_S)
        for at, clip in enumerate(clips):
            samples = _clean(clip)
            if clip.is_ending:
                whole = crossfaded(whole, samples, OVERLAP_S)
            else:
                whole += (silence(BETWEEN_WORDS_S) if at else silence(0)) + samples
    return whole


def _clean(clip: Clip) -> Samples:
    """A clip without the silence around it, as loud as all others, beginning and ending at nothing."""
    try:
        samples = wav.read_any(clip.path)
        # A cheap sound card adds a constant, which would be a step at every joint.
        middle = round(sum(samples) / len(samples))
        centred = array("h", [max(-32768, min(32767, sample - middle)) for sample in samples])
        noise = round(NOISE * max(map(abs, centred)))
        return faded(evened(trimmed(centred, quiet=max(QUIET, noise)), LOUDNESS))
    except (OSError, ValueError) as fault:
        raise VoiceError(f"The clip {clip.path} cannot be used: {fault}.", retry=False) from fault


__all__ = ["ClipVoice", "MissingClips"]
