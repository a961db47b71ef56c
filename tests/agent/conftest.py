"""The cast: halls with printers at other PCs, agents as processes and as objects, printers that fail."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from real_hall import SMALL_HALL, HallServer
from warm_start import WarmStart

from kiosk.line import Line
from printers.fakes.tcp import TcpPrinterFake

PATIENCE_S = 20.0
STOP_S = 5.0

AT_A_DESK = SMALL_HALL.read_text().replace('address = "virtual://main"', 'address = "agent://desk"')
"""The small hall, its printer at the PC "desk"."""

QUICK = AT_A_DESK.replace(
    "width_dots = 576", 'width_dots = 576\nprofile = "default-status"\nopen_s = 0.5\nrest_s = 0.5'
)
"""The same, and it loses no time with a printer that is away."""


class AgentProcess:
    """`navbat agent` as a child process: start it, kill it and start it again."""

    def __init__(self, warm: WarmStart, folder: Path, words: tuple[str, ...]) -> None:
        folder.mkdir()
        self._warm = warm
        self._folder = folder
        self._words = words
        self._said = folder / "said.log"
        self.process = self.start()

    def start(self):
        with self._said.open("ab") as said, Path(os.devnull).open("rb") as nothing:
            streams = (nothing, said, said)
            env = dict(os.environ)
            self.process = self._warm.start(
                "agent", *self._words, folder=self._folder, env=env, streams=streams
            )
        return self.process

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(STOP_S)

    def stop(self) -> int:
        """Ask it to stop: its exit code, within the five seconds that it has."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_S)

    def said(self) -> str:
        return self._said.read_text()

    def has_a_slip_in_hand(self) -> bool:
        """Has it taken one, and not yet accounted for it?"""
        file = self._folder / "agent" / "slips.json"
        return file.exists() and json.loads(file.read_text()) != {}

    def slips(self, printer: str = "desk") -> list[Path]:
        """The pictures of its virtual printer."""
        return sorted((self._folder / "agent" / "slips" / printer).glob("*.png"))


@pytest.fixture
def make_agent(tmp_path: Path, warm_start: WarmStart) -> Iterator[Callable[..., AgentProcess]]:
    """Starts agents: `make_agent(server.url, token, "--printer", "virtual://desk")`."""
    made: list[AgentProcess] = []

    def make(url: str, token: str, *words: str) -> AgentProcess:
        options = ("--server", url, "--token", token, *words)
        made.append(AgentProcess(warm_start, tmp_path / f"agent-{len(made)}", options))
        return made[-1]

    yield make
    for agent in made:
        try:
            agent.process.wait(0)
        except subprocess.TimeoutExpired:
            agent.kill()
        assert "Traceback" not in agent.said()


@pytest.fixture
def printer() -> Iterator[TcpPrinterFake]:
    """The printer on the agent's side, on a real socket."""
    with TcpPrinterFake() as fake:
        yield fake


class People:
    """Those in the hall: they take tickets, and look how their slips stand."""

    def __init__(self, server: HallServer) -> None:
        self._client = server.client(server.token("manager", name="manager"))

    def take(self, kiosk: str = "main") -> str:
        order = {"service": "gas", "language": "uz", "kiosk": kiosk}
        return self.done("/tickets", order)["id"]

    def done(self, path: str, body: dict | None = None) -> dict:
        answer = self._client.post(path, json=body or {})
        assert answer.is_success, answer.text
        return answer.json()

    def ticket(self, ticket: str) -> dict:
        return self._client.get(f"/tickets/{ticket}").json()

    def slip(self, ticket: str) -> tuple[str, str | None, str | None]:
        """State, printer and problem of a slip."""
        stands = self.ticket(ticket)["print"]
        return stands["state"], stands["printer"], stands["problem"]

    def wait_for_slip(self, ticket: str, *states: str) -> tuple[str, str | None, str | None]:
        """How it stands, once it is in one of the states."""
        return until(lambda: stands if (stands := self.slip(ticket))[0] in states else None)


@pytest.fixture(scope="session")
def people() -> Callable[[HallServer], People]:
    return People


def until(question: Callable, within_s: float = PATIENCE_S):
    """The answer, once it is true."""
    deadline = time.monotonic() + within_s
    while not (answer := question()):
        assert time.monotonic() < deadline, f"not within {within_s:.0f} s: the last answer was {answer!r}"
        time.sleep(0.02)
    return answer


@pytest.fixture(scope="session")
def eventually() -> Callable:
    return until


@pytest.fixture
def connect() -> Iterator[Callable[..., Line]]:
    """Opens lines to a server: `connect(server, token)`."""
    lines: list[Line] = []

    def open_one(server: HallServer, token: str) -> Line:
        lines.append(Line(server.url, token))
        return lines[-1]

    yield open_one
    for line in lines:
        line.close()


@pytest.fixture(scope="session")
def desk_hall() -> str:
    return AT_A_DESK


@pytest.fixture(scope="session")
def quick_hall() -> str:
    return QUICK
