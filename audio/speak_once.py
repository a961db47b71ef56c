"""Speak one phrase into one WAV file, then end: `python -m audio.speak_once VOICE RATE FILE < text`.

It is a process of its own because the speech library kills the process that uses it from several threads,
keeps only the last of several files, and cannot be interrupted from inside.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys

import pyttsx3
from pyttsx3.drivers import _espeak

ORPHANED_S = 60
"""Whoever started this stops it much sooner; a child whose parent has died ends itself after this time."""


PHONEMES = 0x100
"""What espeak-ng calls espeakPHONEMES: text within [[ ]] is its own phonemes (audio/pronounced.py)."""


def main(voice: str, rate: int, file: str, text: str) -> None:
    """Write `text` as speech; `rate` in words a minute. Raises RuntimeError when there is no such voice."""
    engine = pyttsx3.init("espeak")
    # The library has no setting for it; it hands this flag over with every text.
    _espeak.CHARS_UTF8 |= PHONEMES
    # An unknown voice is no error to the library, and espeak-ng leaves away an unknown speaker after a "+":
    # both would go on in the voice they had.
    known = {found.id.rpartition("/")[2] for found in engine.getProperty("voices")}
    if voice.partition("+")[0] not in known or not _takes(voice):
        raise RuntimeError(f"espeak-ng has no voice {voice!r}")
    engine.setProperty("voice", voice)
    engine.setProperty("rate", rate)
    engine.save_to_file(text, file)
    # Not runAndWait: that queues the end of the loop before the speech. It comes back while espeak-ng is
    # still at work in a thread of its own, so a long phrase is lost when the process ends; and on a busy PC
    # it cancels the rate that was just set. Left alone, the loop ends by itself when the file is written.
    engine.startLoop()


def _takes(voice: str) -> bool:
    _espeak.SetVoiceByName(voice.encode())
    current: bytes = _espeak.GetCurrentVoice().contents.identifier
    return current.decode().rpartition("/")[2] == voice


def _give_up(failure: sys.UnraisableHookArgs) -> None:
    print(failure.exc_value, file=sys.stderr, flush=True)
    os._exit(1)


if __name__ == "__main__":
    signal.alarm(ORPHANED_S)
    # A full disk is noticed in the thread of espeak-ng: its exception reaches nobody, and the loop goes on.
    sys.unraisablehook = _give_up
    # The library reports on standard output what nobody asked for.
    with contextlib.redirect_stdout(sys.stderr):
        main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.stdin.buffer.read().decode())
