"""The cast: halls whose clock is that of this PC, and the check of one of them."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hand_hall import HandClock, hall, make_hall

from hall_server.cli.main import main
from printers.fakes.tcp import TcpPrinterFake

__all__ = ["hall", "make_hall"]


@pytest.fixture
def clock() -> HandClock:
    """A check reads the clock of the PC, so the hall lives by that, too: since ten minutes ago."""
    clock = HandClock()
    clock.wall = round(1000 * time.time()) - 600_000
    return clock


@pytest.fixture
def tcp_printer():
    """A printer on a socket that fails as told."""
    with TcpPrinterFake() as printer:
        yield printer


class Checked:
    """What a check said: its exit code, its document, and the findings by their titles."""

    def __init__(self, exit_code: int, document: dict[str, Any]) -> None:
        self.exit_code = exit_code
        self.document = document
        self.found = {
            f"{each['name']} {each['details'].get('id', '')}".strip(): each for each in document["checks"]
        }

    def __getitem__(self, title: str) -> dict[str, Any]:
        return self.found[title]

    def state(self, title: str) -> str:
        return self.found[title]["state"]

    @property
    def failed(self) -> list[str]:
        return [title for title, each in self.found.items() if each["state"] == "failed"]


@pytest.fixture
def check() -> Callable[..., Checked]:
    """Checks a data folder: `check(folder, "printers", "--slip")`. A stack trace fails the test."""

    def run(folder: Path, *words: str) -> Checked:
        options = [word if word.startswith("--") else f"--only={word}" for word in words]
        done = CliRunner().invoke(main, ["check", "--json", "--data", str(folder), *options])
        assert isinstance(done.exception, SystemExit | None), repr(done.exception)
        assert done.stderr == ""
        return Checked(done.exit_code, json.loads(done.stdout))

    return run
