"""Speak one phrase into one WAV file, then end: `python -m audio.speak_once VOICE RATE FILE < text`.

It is a process of its own because the speech library kills the process that uses it from several threads,
keeps only the last of several files, and cannot be interrupted from inside.
"""

from __future__ import annotations

import contextlib
import sys

import pyttsx3


def main(voice: str, rate: int, file: str, text: str) -> None:
    """Write `text` as speech; `rate` in words a minute. Raises RuntimeError for an unknown voice."""
    engine = pyttsx3.init("espeak")
    # An unknown voice is no error to the library: it goes on in the voice it had.
    known = {found.id.rpartition("/")[2] for found in engine.getProperty("voices")}
    if voice not in known:
        raise RuntimeError(f"espeak-ng has no voice {voice!r}")
    engine.setProperty("voice", voice)
    engine.setProperty("rate", rate)
    engine.save_to_file(text, file)
    engine.runAndWait()


if __name__ == "__main__":
    # The library reports on standard output what nobody asked for.
    with contextlib.redirect_stdout(sys.stderr):
        main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.stdin.buffer.read().decode())
