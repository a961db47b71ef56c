"""Starts `navbat` in a moment: forked from a process that has done the imports, which take two seconds."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

import pytest
from moved_clock import environment_with

PROGRAM = Path(__file__).with_name("warm_navbat.py")
IMPORTED_S = 60.0  # the first one asked waits for the imports


class WarmProcess:
    """A command that runs, with what is used here of `subprocess.Popen`."""

    def __init__(self, words: list[str], line: socket.socket) -> None:
        self.args = words
        self.returncode: int | None = None
        self._line = line
        said = self._hear(IMPORTED_S)
        assert said is not None, f"navbat was not imported in {IMPORTED_S:.0f} s"
        self.pid = said

    def _hear(self, within_s: float | None) -> int | None:
        """The next number on the line; None when there is none in time."""
        if not select.select([self._line], [], [], within_s)[0]:
            return None
        said = b""
        while not said.endswith(b"\n"):
            more = self._line.recv(1)
            if not more:
                self._line.close()
                raise AssertionError("the process that imports navbat is gone; it said why on stderr")
            said += more
        return int(said)

    def poll(self) -> int | None:
        """The exit code, minus the signal's number when one ended it; None while it runs."""
        return self._end(0)

    def _end(self, within_s: float | None) -> int | None:
        if self.returncode is None:
            self.returncode = self._hear(within_s)
            if self.returncode is not None:
                self._line.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the exit code; raises subprocess.TimeoutExpired."""
        code = self._end(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return code

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)


class WarmStart:
    """The process that has navbat imported: `start` forks it."""

    def __init__(self) -> None:
        self._asking, asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with asked:
            self._process = subprocess.Popen(
                [sys.executable, "-u", PROGRAM], stdin=asked, env=environment_with(None)
            )

    def start(
        self,
        *words: str,
        folder: Path,
        env: Mapping[str, str],
        streams: tuple[IO[bytes], IO[bytes], IO[bytes]],
    ) -> WarmProcess:
        """Run `navbat` with these words, in that folder and environment, on these three streams."""
        line, other = socket.socketpair()
        command = {"words": words, "folder": str(folder), "env": dict(env)}
        with other:
            descriptors = [*(stream.fileno() for stream in streams), other.fileno()]
            socket.send_fds(self._asking, [json.dumps(command).encode()], descriptors)
        return WarmProcess(list(words), line)

    def close(self) -> None:
        self._asking.close()
        self._process.wait(10)


@pytest.fixture(scope="session")
def warm_start() -> Iterator[WarmStart]:
    """Starts commands of `navbat` without their imports; not for a moved clock or another Python path."""
    started = WarmStart()
    yield started
    started.close()
