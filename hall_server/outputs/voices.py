"""The voices of a hall: which of them speaks a phrase, and who steps in when it cannot."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from audio.cache import Cache
from audio.clip_voice import ClipVoice
from audio.clips import MissingClips
from audio.errors import VoiceError, VoiceTooSlow
from audio.maker import Maker
from audio.program import TIMEOUT_S, ProgramVoice
from audio.voice import Voice
from config.sounds import Voice as VoiceRow
from hall_server.calls.tongues import heard

log = logging.getLogger(__name__)

CLIPS, PROGRAMS = "clips", "programs"
"""Folders in the data folder. People with access to the PC fill them; nothing that comes by the web does."""

REST_S = 60.0
"""A voice that did not finish in time is left alone so long: a call would wait for it at every phrase."""

MOST_KEPT = 32

Answer = TypeVar("Answer")


class Voices:
    """Makes the voice that the rows `[[voice]]` of a hall describe. Safe to use from several threads."""

    def __init__(
        self,
        folder: Path,
        cache: Cache,
        *,
        clock: Callable[[], float] = time.monotonic,
        program_timeout_s: float = TIMEOUT_S,
    ) -> None:
        """`folder`: the data folder."""
        self._program_timeout_s = program_timeout_s
        self._folder = folder
        self._cache = cache
        self._troubles = _Troubles(clock)
        self._made: dict[tuple[tuple[VoiceRow, ...], int], Maker] = {}
        self._lock = threading.Lock()

    def at(self, rows: Sequence[VoiceRow], rate: int) -> Maker:
        """The voice of these rows, at a rate in words a minute: for each language the first row that has it.

        A phrase that it cannot say, and a language without a row, is spoken by the usual voice of espeak-ng.
        """
        key = tuple(rows), rate
        with self._lock:
            if key not in self._made:
                if len(self._made) >= MOST_KEPT:
                    self._made.clear()
                self._made[key] = self._chosen(*key)
            return self._made[key]

    def own(self, rows: Sequence[VoiceRow], language: str, rate: int) -> tuple[VoiceRow, Maker] | None:
        """The row for a language and its voice alone, for which nobody steps in; None: the usual voice."""
        row = next((each for each in rows if heard(language) in map(heard, each.languages)), None)
        return (row, self._maker(row, rate)) if row is not None else None

    def _chosen(self, rows: tuple[VoiceRow, ...], rate: int) -> Maker:
        by_language: dict[str, tuple[str, Maker]] = {}
        for row in rows:
            made = row.id, self._maker(row, rate)
            for language in row.languages:
                by_language.setdefault(heard(language), made)
        return _Chosen(by_language, Voice(self._cache, rate=rate), self._troubles)

    def _maker(self, row: VoiceRow, rate: int) -> Maker:
        languages = [heard(language) for language in row.languages]
        if row.kind == "clips":
            return ClipVoice(self._folder / CLIPS / row.name, languages, self._cache)
        if row.kind == "program":
            return ProgramVoice(
                self._folder / PROGRAMS,
                row.name,
                languages,
                self._cache,
                rate=rate,
                timeout_s=self._program_timeout_s,
            )
        if row.name:
            return Voice(self._cache, rate=rate, voices=dict.fromkeys(languages, row.name))
        return Voice(self._cache, rate=rate)


class _Chosen:
    """Asks the voice of a language first, and the usual one when that fails."""

    def __init__(self, by_language: dict[str, tuple[str, Maker]], usual: Maker, troubles: _Troubles) -> None:
        self._by_language = by_language
        self._usual = usual
        self._troubles = troubles

    def name(self, text: str, language: str) -> str:
        """The file name of the phrase in the voice that would speak it now; raises VoiceError."""
        return self._asked(language, lambda maker: maker.name(text, language))

    def speech(self, text: str, language: str) -> Path:
        """The WAV file of the phrase; raises VoiceError when not even the usual voice speaks."""
        return self._asked(language, lambda maker: maker.speech(text, language), is_speech=True)

    def _asked(self, language: str, ask: Callable[[Maker], Answer], *, is_speech: bool = False) -> Answer:
        found = self._by_language.get(language)
        if found is not None and not self._troubles.rests(found[0]):
            voice, maker = found
            try:
                answer = ask(maker)
            except VoiceError as error:
                self._troubles.told(voice, error)
            else:
                if is_speech:
                    self._troubles.over(voice)
                return answer
        return ask(self._usual)


class _Troubles:
    """Which voices fail, so that each trouble is told once, and once that it is over."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failing: set[str] = set()
        self._lacking: set[str] = set()
        self._rests_until: dict[str, float] = {}
        self._lock = threading.Lock()

    def rests(self, voice: str) -> bool:
        """Is it left alone for now?"""
        return self._clock() < self._rests_until.get(voice, 0.0)

    def told(self, voice: str, error: VoiceError) -> None:
        """It failed: the usual voice steps in."""
        if isinstance(error, VoiceTooSlow):
            self._rests_until[voice] = self._clock() + REST_S
        with self._lock:
            known = self._lacking if isinstance(error, MissingClips) else self._failing
            is_known = voice in known
            known.add(voice)
        # A pack that lacks one word lacks many: the first is told, and `navbat check` lists all.
        level = logging.DEBUG if is_known else logging.WARNING
        log.log(level, "the voice %s cannot say a phrase, espeak-ng says it instead: %s", voice, error)

    def over(self, voice: str) -> None:
        """It spoke."""
        with self._lock:
            was_failing = voice in self._failing
            self._failing.discard(voice)
        if was_failing:
            log.info("the voice %s is back", voice)
