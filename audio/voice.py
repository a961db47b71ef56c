"""The embedded voice: espeak-ng speaks a phrase into a WAV file, in a child process, and it is kept."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from audio.cache import Cache, name_of
from audio.child import spoken
from audio.errors import VoiceError
from audio.maker import FINISH, kept
from audio.pronounced import READING, readable

VOICES = {"uz": "uz", "uz-Cyrl": "uz", "ru": "ru", "en": "en"}
"""The voice for each language. The Uzbek one reads Latin letters only: hand it Latin text."""

SPEAK_ONCE = (sys.executable, "-m", "audio.speak_once")
WORDS_A_MINUTE = 140
AT_ONCE = 2


class Voice:
    """Speaks phrases into WAV files. Safe to use from several threads."""

    def __init__(
        self,
        cache: Path | Cache,
        timeout_s: float = 5.0,
        *,
        rate: int = WORDS_A_MINUTE,
        program: Sequence[str] = SPEAK_ONCE,
        voices: Mapping[str, str] = VOICES,
    ) -> None:
        """`rate` in words a minute; `program` is called with VOICE RATE FILE, the text as input.

        `voices`: the voice of espeak-ng for each language, such as "ru" or, of another speaker, "ru+f3".
        """
        self.cache = cache if isinstance(cache, Cache) else Cache(cache)
        self._timeout_s = timeout_s
        self._rate = rate
        self._program = tuple(program)
        self._voices = voices
        # A hall's PC has few cores, and they are for the visitors first.
        self._turn = threading.BoundedSemaphore(AT_ONCE)

    def name(self, text: str, language: str) -> str:
        """The file name of this phrase, spoken or not yet; raises VoiceError for an unknown language."""
        return name_of("speech", FINISH, READING, self._voice(language), self._rate, text)

    def speech(self, text: str, language: str) -> Path:
        """The WAV file with `text` spoken; raises VoiceError.

        The first time takes a child process (about 0.1 s), after that the kept file is given.
        """
        name, voice = self.name(text, language), self._voice(language)
        before = (*self._program, voice, str(self._rate))
        who = f"The voice {voice}"
        with self._turn:
            return kept(
                self.cache,
                name,
                text,
                lambda: spoken(
                    before,
                    (),
                    readable(text, voice),
                    within=self.cache.folder,
                    timeout_s=self._timeout_s,
                    who=who,
                ),
            )

    def _voice(self, language: str) -> str:
        try:
            return self._voices[language]
        except KeyError:
            known = ", ".join(self._voices)
            raise VoiceError(
                f"No voice speaks {language!r}; there are voices for {known}.", retry=False
            ) from None
