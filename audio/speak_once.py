"""Speak one phrase into one WAV file, then end: `python -m audio.speak_once VOICE RATE FILE < text`.

It is a process of its own because the speech library kills the process that uses it from several threads,
keeps only the last of several files, and cannot be interrupted from inside.
"""

from __future__ import annotations

import contextlib
import sys
import threading

import pyttsx3

ORPHANED_S = 60.0
"""Whoever started this stops it much sooner; a child whose parent has died ends itself after this time."""


def main(voice: str, rate: int, file: str, text: str) -> None:
    """Write `text` as speech; `rate` in words a minute. Raises RuntimeError when there is no such voice."""
    engine = pyttsx3.init("espeak")
    # An unknown voice is no error to the library: it goes on in the voice it had.
    known = {found.id.rpartition("/")[2] for found in engine.getProperty("voices")}
    if voice not in known:
        raise RuntimeError(f"espeak-ng has no voice {voice!r}")
    # runAndWait comes back after 15 ms while espeak-ng is still at work in a thread of its own: ending then
    # would lose every longer phrase without a word.
    finished = threading.Event()
    engine.connect("finished-utterance", lambda **_: finished.set())
    engine.setProperty("voice", voice)
    engine.setProperty("rate", rate)
    engine.save_to_file(text, file)
    engine.runAndWait()
    if not finished.wait(ORPHANED_S):
        raise RuntimeError("espeak-ng did not finish")


if __name__ == "__main__":
    # The library reports on standard output what nobody asked for.
    with contextlib.redirect_stdout(sys.stderr):
        main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.stdin.buffer.read().decode())
