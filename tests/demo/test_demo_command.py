"""`navbat demo` as somebody runs it: a real server, people at its API, and nothing left behind."""

import os
import re
import signal
import subprocess
import sys
import time

import httpx
import pytest
from real_hall import free_port

START_S = 60.0
STOP_S = 5.0


class Demo:
    """One demo in a process of its own."""

    def __init__(self, folder, *options):
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "demo.log"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "hall_server", "demo", "--port", str(self.port), *options],
                env={**os.environ, "TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def said(self):
        return self._log.read_text()

    def wait_for(self, is_so):
        """Wait until that is so."""
        deadline = time.monotonic() + START_S
        while not is_so():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def sign_in(self, browser):
        """The admin signs in with what the demo said."""
        name, password = re.search(r"name +(\S+)\n +password +(\S+)", self.said()).groups()
        token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/sign-in").text)[1]
        fields = {"name": name, "password": password, "csrf_token": token}
        assert browser.post("/sign-in", data=fields).is_redirect

    def stop(self, with_signal=signal.SIGTERM):
        """Tell it to stop; returns its exit code and how long it took."""
        began = time.monotonic()
        self.process.send_signal(with_signal)
        return self.process.wait(STOP_S), time.monotonic() - began


@pytest.fixture
def make_demo(tmp_path):
    """Makes demos: `make_demo("--speed", "60")`."""
    made = []

    def make(*options):
        made.append(Demo(tmp_path, *options))
        return made[-1]

    yield make
    for demo in made:
        if demo.process.poll() is None:
            demo.process.kill()
            demo.process.wait(STOP_S)


def test_people_live_in_a_demo_until_it_is_told_to_stop(make_demo):
    demo = make_demo("--speed", "120")
    demo.wait_for(lambda: "Ctrl-C ends the demo." in demo.said())

    with httpx.Client(base_url=demo.url, timeout=15) as browser:
        demo.sign_in(browser)
        after = browser.get("/api/v1/journal", params={"after": 0, "limit": 1000}).json()["events"][-1]["seq"]

        def lately():
            answer = browser.get("/api/v1/journal", params={"after": after, "limit": 1000})
            return {event["kind"] for event in answer.raise_for_status().json()["events"]}

        demo.wait_for(lambda: lately() >= {"issued", "called", "started", "finished"})
        assert browser.get("/api/v1/now").status_code == 200

    log = next(demo.temporary.glob("*/log/navbat.log")).read_text()
    code, seconds = demo.stop()
    assert (code, seconds < STOP_S) == (0, True)
    assert list(demo.temporary.glob("navbat-*")) == []
    assert "Traceback" not in demo.said() + log
    with pytest.raises(httpx.ConnectError):
        httpx.get(demo.url)


def test_demo_keeps_a_folder_that_it_was_given_and_its_record_holds(make_demo, tmp_path):
    kept = tmp_path / "kept"
    demo = make_demo("--days", "1", "--speed", "600", "--data", str(kept))
    demo.wait_for(lambda: "Ctrl-C ends the demo." in demo.said())

    code, _ = demo.stop(signal.SIGINT)

    proof = subprocess.run(
        [sys.executable, "-m", "hall_server", "verify", "--data", str(kept)],
        capture_output=True,
        text=True,
        check=False,
    )
    again = subprocess.run(
        [sys.executable, "-m", "hall_server", "demo", "--port", str(free_port()), "--data", str(kept)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert code == 0
    assert proof.returncode == 0, proof.stderr
    assert proof.stdout.startswith("equal: ")
    assert again.returncode == 1
    assert "already" in again.stderr


def test_server_that_dies_ends_the_demo_with_a_sentence(make_demo):
    demo = make_demo("--speed", "60")
    demo.wait_for(lambda: "Ctrl-C ends the demo." in demo.said())
    (lock,) = demo.temporary.glob("*/lock")

    os.kill(int(lock.read_text().split()[0]), signal.SIGKILL)

    assert demo.process.wait(STOP_S) == 1
    assert re.search(r"Error: The server of the demo .*", demo.said())
    assert list(demo.temporary.glob("navbat-*")) == []
