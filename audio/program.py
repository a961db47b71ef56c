"""A voice that a program of this PC makes: any one that a person has put into the folder of programs.

Only its name comes from the hall file, never a command line: whoever may edit the hall in a browser must not
be able to start what they like on the server.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

from audio.cache import Cache, name_of
from audio.child import guarded, spoken
from audio.errors import VoiceError
from audio.maker import FINISH, kept
from audio.voice import WORDS_A_MINUTE

TIMEOUT_S = 10.0


class ProgramVoice:
    """Calls `FOLDER/NAME FILE LANGUAGE RATE`, the text on standard input, and takes the WAV file it wrote."""

    def __init__(
        self,
        folder: Path,
        name: str,
        languages: Sequence[str],
        cache: Cache,
        *,
        rate: int = WORDS_A_MINUTE,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """`rate` in words a minute is handed to the program, which may leave it aside."""
        self._path = folder / name
        self._languages = tuple(languages)
        self._cache = cache
        self._rate = rate
        self._timeout_s = timeout_s
        # Such a program takes a whole core, and the hall needs the other.
        self._turn = threading.Lock()

    def name(self, text: str, language: str) -> str:
        """The file name of this phrase; another one as soon as the program is another."""
        if language not in self._languages:
            raise VoiceError(f"The program {self._path.name} does not speak {language!r}.", retry=False)
        return name_of("program", FINISH, *self._identity(), language, self._rate, text)

    def speech(self, text: str, language: str) -> Path:
        """The WAV file with `text` spoken; raises VoiceError."""
        name = self.name(text, language)
        before = guarded((str(self._path),), self._timeout_s)
        after = (language, str(self._rate))
        who = f"The program {self._path.name}"
        with self._turn:
            return kept(
                self._cache,
                name,
                text,
                lambda: spoken(
                    before, after, text, within=self._cache.folder, timeout_s=self._timeout_s, who=who
                ),
            )

    def _identity(self) -> tuple[object, ...]:
        try:
            known = self._path.stat()
        except OSError:
            known = None
        if known is None or not self._path.is_file() or not os.access(self._path, os.X_OK):
            raise VoiceError(
                f"There is no executable program {self._path}. Put it there, and make it executable.",
                retry=False,
            )
        return self._path.name, known.st_size, known.st_mtime_ns
