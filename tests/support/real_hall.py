"""The production server as a child process, with its commands, tokens and clients.

It starts warm, forked from a process that has navbat imported, unless a test is about starting and stopping
(`cold=True`), moves the clock or changes the environment: then it starts as on a PC, `python -m hall_server`.
"""

import http.client
import itertools
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

import httpx
import pytest
from moved_clock import MovedClock, environment_with
from warm_start import WarmProcess, WarmStart

SMALL_HALL = Path(__file__).parents[2] / "config/small.toml"
START_S = 30.0
STOP_S = 5.0  # what the contract of `navbat run` promises


class Stopped(NamedTuple):
    """How a server ended after SIGTERM."""

    code: int
    seconds: float


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def alive_in_group(group: int) -> list[int]:
    """The processes of a group that still run; zombies nobody has waited for do not count."""
    alive = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(of_group) == group and state not in "ZX":
            alive.append(int(stat.parent.name))
    return alive


class HallServer:
    """One hall on one data folder: `start`, `stop` and `kill` it as often as the test wants."""

    def __init__(
        self,
        folder: Path,
        hall: Path,
        *,
        clock: MovedClock | None = None,
        env: Mapping[str, str] | None = None,
        warm: WarmStart | None = None,
    ) -> None:
        folder.mkdir()
        self.hall = hall
        self.data = folder / "data"
        self.clock = clock
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | WarmProcess | None = None
        # Not the zone of any hall: whoever takes the PC's local time for the hall's shows at once.
        self.env = (
            environment_with(clock) | {"PYTHONUNBUFFERED": "1", "TZ": "Pacific/Honolulu"} | dict(env or {})
        )
        # Both reach a process only when it is executed.
        self._warm = None if clock or env else warm
        self._folder = folder
        self._log = folder / "server.log"
        self._numbers = itertools.count(1)
        self._clients: list[httpx.Client] = []

    def start(self, *options: str) -> "HallServer":
        """Start it and wait until it answers; raises AssertionError with its log when it does not."""
        assert not self.is_running, "this server runs already"
        place = ("--data", str(self.data), "--hall", str(self.hall), "--port", str(self.port))
        with self._log.open("ab") as log:
            self.process = self._run("run", *place, *options, said=log, warned=log)
        deadline = time.monotonic() + START_S
        while not self._answers():
            assert self.is_running, f"the server ended with {self.process.returncode}:\n{self.log()}"
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"no answer from the server in {START_S:.0f} s:\n{self.log()}")
            time.sleep(0.02)
        return self

    def _run(
        self, *words: str, told: IO[bytes] | None = None, said: IO[bytes], warned: IO[bytes]
    ) -> subprocess.Popen[bytes] | WarmProcess:
        """Begin a command with these streams."""
        with Path(os.devnull).open("rb") as nothing:
            streams = (told or nothing, said, warned)
            if self._warm is not None:
                return self._warm.start(*words, folder=self._folder, env=self.env, streams=streams)
            return subprocess.Popen(
                [sys.executable, "-m", "hall_server", *words],
                cwd=self._folder,
                env=self.env,
                stdin=streams[0],
                stdout=said,
                stderr=warned,
                start_new_session=True,
            )

    def _answers(self) -> bool:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        with closing(asking), suppress(OSError, http.client.HTTPException):
            asking.request("GET", "/healthz")
            return asking.getresponse().status == 200
        return False

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self, *, with_signal: signal.Signals = signal.SIGTERM) -> Stopped:
        """Ask it to stop and hold it to the contract: exit code 0 within 5 s, and nobody left behind."""
        assert self.is_running, "this server does not run"
        began = time.monotonic()
        self.process.send_signal(with_signal)
        try:
            code = self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(
                f"still running {STOP_S:.0f} s after {with_signal.name}:\n{self.log()}"
            ) from None
        stopped = Stopped(code, time.monotonic() - began)
        assert stopped.code == 0, f"ended with {stopped.code}:\n{self.log()}"
        assert not (left := alive_in_group(self.process.pid)), f"left behind: {left}\n{self.log()}"
        return stopped

    def kill(self) -> None:
        """End it as a power cut does: every process of it, at once, without a word."""
        if self.process is None:
            return
        deadline = time.monotonic() + STOP_S
        # A killed process dies a moment later, and one that was just being forked may come after the signal.
        while alive := alive_in_group(self.process.pid):
            assert time.monotonic() < deadline, f"cannot be killed: {alive}"
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.poll()
            time.sleep(0.005)
        self.process.wait(STOP_S)

    def log(self) -> str:
        """All that it has said so far, over all its starts."""
        return self._log.read_text() if self._log.exists() else ""

    def navbat(
        self,
        *args: str,
        input: str = "",  # noqa: A002 - as subprocess.run has it
        timeout: float = 60,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command on this hall's data folder, beside the server when it runs."""
        with (
            tempfile.TemporaryFile() as told,
            tempfile.TemporaryFile() as said,
            tempfile.TemporaryFile() as warned,
        ):
            told.write(input.encode())
            told.seek(0)
            words = (*args, "--data", str(self.data))
            process = self._run(*words, told=told, said=said, warned=warned)
            try:
                code = process.wait(timeout)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                raise
            for stream in (said, warned):
                stream.seek(0)
            return subprocess.CompletedProcess(words, code, said.read().decode(), warned.read().decode())

    def token(self, role: str, *, name: str = "", **options: str) -> str:
        """A new bearer token: `server.token("kiosk", kiosk="main")`."""
        name = name or f"{role} {next(self._numbers)}"
        chosen = [f"--{option}={value}" for option, value in options.items()]
        made = self.navbat("token", "add", name, "--role", role, *chosen)
        assert made.returncode == 0, made.stderr
        return made.stdout.strip()

    def client(self, token: str = "", **headers: str) -> httpx.Client:
        """An HTTP client of the contract, signed in with a token or anonymous."""
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._clients.append(httpx.Client(base_url=f"{self.url}/api/v1", headers=headers, timeout=15))
        return self._clients[-1]

    def clear_away(self) -> None:
        """End everything; raises AssertionError when the log shows that something broke inside."""
        for client in self._clients:
            client.close()
        self.kill()
        assert "Traceback" not in self.log(), self.log()


@contextmanager
def running_halls(parent: Path, warm_start: WarmStart) -> Iterator[Callable[..., HallServer]]:
    """Makes halls in a folder; at the end they are cleared away, and one that broke inside is a failure."""
    made: list[HallServer] = []

    def make(
        hall: Path | str = SMALL_HALL,
        *,
        clock: MovedClock | None = None,
        env: Mapping[str, str] | None = None,
        start: bool = True,
        cold: bool = False,
    ) -> HallServer:
        folder = parent / f"hall-{len(made)}"
        if isinstance(hall, str):
            text, hall = hall, parent / f"hall-{len(made)}.toml"
            hall.write_text(text)
        made.append(HallServer(folder, hall, clock=clock, env=env, warm=None if cold else warm_start))
        return made[-1].start() if start else made[-1]

    yield make
    broken = []
    for server in made:
        try:
            server.clear_away()
        except AssertionError as problem:
            broken.append(str(problem))
    assert not broken, "\n".join(broken)


@pytest.fixture
def make_server(tmp_path: Path, warm_start: WarmStart) -> Iterator[Callable[..., HallServer]]:
    """Makes running halls: `make_server(path_or_toml, clock=moved_clock, env={...}, start=False)`."""
    with running_halls(tmp_path, warm_start) as make:
        yield make


@pytest.fixture
def server(make_server: Callable[..., HallServer]) -> HallServer:
    """The small hall, running, with nobody in it."""
    return make_server()


@pytest.fixture(scope="module")
def make_shared_server(
    tmp_path_factory: pytest.TempPathFactory, warm_start: WarmStart
) -> Iterator[Callable[..., HallServer]]:
    """Makes running halls as `make_server` does, for all tests of a module."""
    with running_halls(tmp_path_factory.mktemp("shared"), warm_start) as make:
        yield make


@pytest.fixture(scope="module")
def shared_server(make_shared_server: Callable[..., HallServer]) -> HallServer:
    """The small hall, running, for all tests of a module: each leaves it so that the others do not notice."""
    return make_shared_server()
