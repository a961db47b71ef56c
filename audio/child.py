"""A child process that speaks: given a text, and stopped with all its own children when the time is over."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from audio import child_guard, wav
from audio.cache import SPEECH
from audio.errors import VoiceError, VoiceTooSlow
from audio.wav import Samples

SPARE_S = 5
"""So many seconds after its time a program ends itself."""

READ_OF_COMPLAINTS = 4000
"""So many bytes at the end of what it complained about are looked at."""


def guarded(command: Sequence[str], timeout_s: float) -> tuple[str, ...]:
    """The command so that it ends, with its children, soon after this process does, even one that hangs."""
    # Stopped from here in time; the guard's own limit is for a server that cannot do so any more.
    limit_s = math.ceil(timeout_s) + SPARE_S
    return (sys.executable, "-I", "-S", child_guard.__file__, str(limit_s), str(os.getpid()), *command)


def spoken(
    before: Sequence[str], after: Sequence[str], text: str, *, within: Path, timeout_s: float, who: str
) -> Samples:
    """The samples that the command `before FILE after` writes to FILE for the text on its standard input.

    `within`: the folder that its files lie in meanwhile; `who` is named in what goes wrong.
    Raises VoiceError.
    """
    with _folder(within) as folder:
        file = folder / "speech.wav"
        _run((*before, str(file), *after), text, folder, timeout_s=timeout_s, who=who)
        try:
            return wav.read_any(file)
        except (OSError, ValueError) as fault:
            raise VoiceError(f"{who} gave no usable sound: {fault}.", retry=True) from fault


@contextlib.contextmanager
def _folder(within: Path) -> Iterator[Path]:
    try:
        within.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(dir=within, prefix=SPEECH, ignore_cleanup_errors=True)
    except OSError as fault:
        message = f"There is no room for speech in {within}: {fault.strerror}."
        raise VoiceError(message, retry=True) from fault
    with folder:
        yield Path(folder.name)


def _run(command: Sequence[str], text: str, folder: Path, *, timeout_s: float, who: str) -> None:
    # Both in files: a program that neither reads nor stops complaining fills no pipe and no memory.
    said, complaints = folder / "text", folder / "complaints"
    said.write_bytes(text.encode())
    with said.open("rb") as given, complaints.open("wb") as taken:
        try:
            child = subprocess.Popen(
                command,
                stdin=given,
                stdout=subprocess.DEVNULL,
                stderr=taken,
                # So that a module of this project is found wherever the server was started.
                cwd=Path(__file__).parents[1],
                # A group of its own: a script is stopped together with the program that it called.
                start_new_session=True,
            )
        except OSError as fault:
            raise VoiceError(f"The speech program does not start: {fault}.", retry=False) from fault
    try:
        failed = child.wait(timeout_s)
    except subprocess.TimeoutExpired as fault:
        message = f"{who} did not finish within {timeout_s:g} s and was stopped."
        raise VoiceTooSlow(message, retry=True) from fault
    finally:
        # Also what it left behind when it ended by itself.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    if failed == child_guard.NOT_STARTED:
        raise VoiceError(f"{who} does not start: {_last_line(complaints)}", retry=False)
    if failed:
        raise VoiceError(f"{who} failed: {_last_line(complaints)}", retry=True)


def _last_line(complaints: Path) -> str:
    with contextlib.suppress(OSError):
        lines = complaints.read_bytes()[-READ_OF_COMPLAINTS:].decode(errors="replace").strip().splitlines()
        if lines:
            return lines[-1]
    return "it gave no reason"
