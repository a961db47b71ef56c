"""`make run` in a terminal, as somebody does it who has just cloned this."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import httpx
import pytest
from moved_clock import environment_with
from real_hall import free_port

START_S = 60.0
STOP_S = 10.0
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/?\s")


class Terminal:
    """A terminal in which `make run` was typed."""

    def __init__(self, project, data, port):
        self.port = port
        self.said = ""
        self._keyboard, screen = pty.openpty()
        variables = [f"PORT={port}", f"DATA={data}", "HALL=config/small.toml"]
        # In a session of its own, so that the terminal is its terminal and Ctrl-C reaches it as it would.
        self.make = subprocess.Popen(
            ["setsid", "--ctty", "make", "run", *variables],
            cwd=project,
            env=environment_with(None),
            stdin=screen,
            stdout=screen,
            stderr=screen,
        )
        os.close(screen)

    def read_until(self, is_enough, within_s):
        """Read on until there is enough, or until the last process has closed the terminal."""
        deadline = time.monotonic() + within_s
        while not is_enough() and time.monotonic() < deadline:
            if select.select([self._keyboard], [], [], 0.1)[0]:
                try:
                    self.said += os.read(self._keyboard, 65536).decode()
                except OSError:
                    return
        assert is_enough(), self.said

    def wait_for_hall(self):
        self.read_until(self._answers, START_S)
        self.read_until(lambda: ADDRESS.search(self.said), STOP_S)

    def _answers(self):
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/readyz", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def press_ctrl_c(self):
        os.write(self._keyboard, b"\x03")
        self.read_until(lambda: False, STOP_S)
        self.make.wait(STOP_S)

    def close(self):
        if self.make.poll() is None:
            self.make.terminate()
            self.make.wait(STOP_S)
        os.close(self._keyboard)


@pytest.fixture
def make_run(project, tmp_path):
    """Types `make run` into a new terminal, on the same data and port each time."""
    opened = []
    port = free_port()

    def run():
        opened.append(Terminal(project, tmp_path / "data", port))
        opened[-1].wait_for_hall()
        return opened[-1]

    yield run
    for terminal in opened:
        terminal.close()


def take_ticket(port, token):
    answer = httpx.post(
        f"http://127.0.0.1:{port}/api/v1/tickets",
        json={"service": "gas", "language": "uz"},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 201, answer.text
    return answer.json()


def new_token(data):
    command = [
        sys.executable,
        "-m",
        "hall_server",
        "token",
        "add",
        "desk",
        "--role",
        "manager",
        "--data",
        data,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_hall_says_where_it_is_stops_with_ctrl_c_and_goes_on_the_next_time(make_run, tmp_path):
    first = make_run()
    token = new_token(tmp_path / "data")
    ticket = take_ticket(first.port, token)

    first.press_ctrl_c()

    # make ends as everything does that Ctrl-C ends, and has nothing to complain about.
    assert first.make.returncode in {0, -signal.SIGINT}
    assert "***" not in first.said
    assert "Traceback" not in first.said
    second = make_run()
    again = httpx.get(
        f"http://127.0.0.1:{second.port}/api/v1/tickets/{ticket['id']}",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert again.json()["label"] == ticket["label"]
    assert take_ticket(second.port, token)["label"] != ticket["label"]
    assert "password" in first.said
    assert "password" not in second.said, "the first password is said once"
    second.press_ctrl_c()
