"""Loudspeakers: each plays one file at a time and says when it could not."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from audio import wav
from audio.errors import SpeakerError

PLAYERS = (("aplay", "-q"), ("paplay",))
"""The programs that can play a file on this PC, the best first."""

GRACE_S = 5.0
KEPT = 500


class Speaker(Protocol):
    """Something that makes a WAV file heard."""

    def play(self, path: Path) -> None:
        """Play the file to its end, after those before it; raises SpeakerError."""

    def close(self) -> None:
        """Stop playing, now and for good."""


@dataclass(frozen=True)
class Played:
    """One file that a virtual speaker played; times in seconds of its clock, None as end while it plays."""

    path: Path
    start: float
    end: float
    is_heard: bool


class VirtualSpeaker:
    """A loudspeaker that keeps a record instead of making a sound, and fails when told to.

    Switches: `is_offline` (refuses), `slow_s` (seconds of delay before each sound),
    `is_mute` (plays to the end and reports nothing wrong, but nobody hears it: a pulled cable).
    """

    def __init__(
        self,
        name: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        """`wait` lets seconds pass on `clock`: left out, real ones that `close` cuts short."""
        self.name = name
        self.is_offline = False
        self.is_mute = False
        self.slow_s = 0.0
        self._closed = threading.Event()
        self._clock = clock
        self._wait = wait or self._closed.wait
        self._turn = threading.Lock()
        self._record: list[Played] = []

    @property
    def record(self) -> tuple[Played, ...]:
        """What was played, in order; the newest 500."""
        return tuple(self._record)

    def play(self, path: Path) -> None:
        """Let the file's duration pass, then write it into the record; raises SpeakerError."""
        with self._turn:
            seconds = _seconds(path)
            self._refuse_when_closed()
            if self.is_offline:
                raise SpeakerError(f"The speaker {self.name} is switched off.", retry=True)
            if self.slow_s:
                self._wait(self.slow_s)
            start = self._clock()
            self._wait(seconds)
            self._refuse_when_closed()
            self._record.append(Played(path, start, self._clock(), is_heard=not self.is_mute))
            del self._record[:-KEPT]

    def close(self) -> None:
        """End a sound that is being played, and refuse the next ones."""
        self._closed.set()

    def _refuse_when_closed(self) -> None:
        if self._closed.is_set():
            raise SpeakerError(f"The speaker {self.name} was closed.", retry=False)


class LocalSpeaker:
    """The sound card of this PC, through a player program in a child process."""

    def __init__(self, players: Sequence[Sequence[str]] = PLAYERS, *, grace_s: float = GRACE_S) -> None:
        """`grace_s`: how many seconds longer than the sound itself a player may take."""
        self._players = tuple(tuple(player) for player in players)
        self._grace_s = grace_s
        self._turn = threading.Lock()
        self._closed = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None

    def play(self, path: Path) -> None:
        """Play the file on the sound card; raises SpeakerError, also when no player is installed."""
        with self._turn:
            seconds = _seconds(path)
            self._refuse_when_closed()
            player = self._player()
            try:
                child = subprocess.Popen(
                    (*player, str(path.resolve())),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                )
            except OSError as fault:
                raise SpeakerError(f"{player[0]} does not start: {fault}.", retry=False) from fault
            self._child = child
            # Closed a moment ago: `close` did not see this child yet.
            if self._closed.is_set():
                child.kill()
            self._finish(child, player[0], seconds + self._grace_s)

    def close(self) -> None:
        """End a sound that is being played, and refuse the next ones."""
        self._closed.set()
        child = self._child
        if child is not None:
            child.kill()

    def _finish(self, child: subprocess.Popen[bytes], player: str, timeout_s: float) -> None:
        try:
            _, complaint = child.communicate(timeout=timeout_s)
        except subprocess.TimeoutExpired as fault:
            child.kill()
            child.communicate()
            message = (
                f"{player} did not finish within {timeout_s:.0f} s and was stopped. Check the sound card."
            )
            raise SpeakerError(message, retry=True) from fault
        self._refuse_when_closed()
        if child.returncode:
            reason = complaint.decode(errors="replace").strip() or f"it ended with {child.returncode}"
            raise SpeakerError(f"{player} could not play: {reason}", retry=True)

    def _refuse_when_closed(self) -> None:
        if self._closed.is_set():
            raise SpeakerError("The speaker was closed.", retry=False)

    def _player(self) -> tuple[str, ...]:
        for program, *options in self._players:
            found = shutil.which(program)
            if found:
                return (found, *options)
        names = " or ".join(player[0] for player in self._players)
        raise SpeakerError(f"This PC has no program to play sound. Install {names}.", retry=False)


def _seconds(path: Path) -> float:
    try:
        return wav.inspect(path).seconds
    except (OSError, ValueError) as fault:
        raise SpeakerError(f"{path.name} cannot be played: {fault}.", retry=False) from fault
