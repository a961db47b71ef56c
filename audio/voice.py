"""The embedded voice: espeak-ng speaks a phrase into a WAV file, in a child process, and it is kept."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from audio import wav
from audio.cache import Cache, name_of
from audio.errors import VoiceError
from audio.maker import FINISH, finished

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
    ) -> None:
        """`rate` in words a minute; `program` is called with VOICE RATE FILE, the text as input."""
        self.cache = cache if isinstance(cache, Cache) else Cache(cache)
        self._timeout_s = timeout_s
        self._rate = rate
        self._program = tuple(program)
        # A hall's PC has few cores, and they are for the visitors first.
        self._turn = threading.BoundedSemaphore(AT_ONCE)

    def name(self, text: str, language: str) -> str:
        """The file name of this phrase, spoken or not yet; raises VoiceError for an unknown language."""
        return name_of("speech", FINISH, self._voice(language), self._rate, text)

    def speech(self, text: str, language: str) -> Path:
        """The WAV file with `text` spoken; raises VoiceError.

        The first time takes a child process (about 0.1 s), after that the kept file is given.
        """
        name = self.name(text, language)
        if not text.strip():
            raise VoiceError("There is nothing to say: the text is empty.", retry=False)
        with self._turn:
            found = self.cache.find(name)
            if found is None:
                found = self.cache.keep(name, self._speak(text, self._voice(language)))
            return found

    def _voice(self, language: str) -> str:
        try:
            return VOICES[language]
        except KeyError:
            spoken = ", ".join(VOICES)
            raise VoiceError(
                f"No voice speaks {language!r}; there are voices for {spoken}.", retry=False
            ) from None

    def _speak(self, text: str, voice: str) -> bytes:
        try:
            folder = tempfile.TemporaryDirectory(prefix="speech-")
        except OSError as fault:
            message = f"There is no room for speech in {tempfile.gettempdir()}: {fault.strerror}."
            raise VoiceError(message, retry=True) from fault
        with folder:
            file = Path(folder.name) / "speech.wav"
            try:
                # run() kills the child when the time is over, and waits for its end.
                done = subprocess.run(
                    (*self._program, voice, str(self._rate), str(file)),
                    input=text.encode(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    timeout=self._timeout_s,
                    # So that `-m audio.speak_once` is found wherever the server was started.
                    cwd=Path(__file__).parents[1],
                    check=False,
                )
            except subprocess.TimeoutExpired as fault:
                message = f"The voice {voice} did not finish within {self._timeout_s:g} s and was stopped."
                raise VoiceError(message, retry=True) from fault
            except OSError as fault:
                raise VoiceError(f"The speech program does not start: {fault}.", retry=False) from fault
            if done.returncode:
                raise VoiceError(f"The voice {voice} failed: {_last_line(done.stderr)}", retry=True)
            try:
                return finished(wav.read(file))
            except (OSError, ValueError) as fault:
                raise VoiceError(f"The voice {voice} gave no usable sound: {fault}.", retry=True) from fault


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it gave no reason"
