"""The production server as a child process, with its commands, tokens and clients."""

import itertools
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from moved_clock import MovedClock, environment_with

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

    def __init__(self, folder: Path, hall: Path, clock: MovedClock | None, env: Mapping[str, str]) -> None:
        folder.mkdir()
        self.hall = hall
        self.data = folder / "data"
        self.clock = clock
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        # Not the zone of any hall: whoever takes the PC's local time for the hall's shows at once.
        self.env = environment_with(clock) | {"PYTHONUNBUFFERED": "1", "TZ": "Pacific/Honolulu"} | dict(env)
        self._folder = folder
        self._log = folder / "server.log"
        self._numbers = itertools.count(1)
        self._clients: list[httpx.Client] = []

    def start(self, *options: str) -> "HallServer":
        """Start it and wait until it answers; raises AssertionError with its log when it does not."""
        assert not self.is_running, "this server runs already"
        command = [
            sys.executable,
            "-m",
            "hall_server",
            "run",
            "--data",
            str(self.data),
            "--hall",
            str(self.hall),
        ]
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port), *options],
                cwd=self._folder,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_S
        while not self._answers():
            assert self.is_running, f"the server ended with {self.process.returncode}:\n{self.log()}"
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"no answer from the server in {START_S:.0f} s:\n{self.log()}")
            time.sleep(0.02)
        return self

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2).status_code == 200
        except httpx.TransportError:
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
        return subprocess.run(
            [sys.executable, "-m", "hall_server", *args, "--data", str(self.data)],
            cwd=self._folder,
            env=self.env,
            input=input,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

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


@pytest.fixture
def make_server(tmp_path: Path) -> Iterator[Callable[..., HallServer]]:
    """Makes running halls: `make_server(hall=path_or_toml, clock=moved_clock, env={...}, start=False)`."""
    made: list[HallServer] = []

    def make(
        hall: Path | str = SMALL_HALL,
        *,
        clock: MovedClock | None = None,
        env: Mapping[str, str] | None = None,
        start: bool = True,
    ) -> HallServer:
        folder = tmp_path / f"hall-{len(made)}"
        if isinstance(hall, str):
            text, hall = hall, tmp_path / f"hall-{len(made)}.toml"
            hall.write_text(text)
        made.append(HallServer(folder, hall, clock, env or {}))
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
def server(make_server: Callable[..., HallServer]) -> HallServer:
    """The small hall, running."""
    return make_server()
