"""The queue of calls at an agent: sounds from a real server of files, and a speaker that keeps a record."""

import datetime as dt
import itertools
import threading
from array import array
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from audio import wav
from audio.speakers import VirtualSpeaker
from kiosk.asking import Asking
from kiosk.calls import Calls
from kiosk.once import Once
from kiosk.ready import Ready

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
PAUSE_S = 0.15
SOUND_S = 0.1


class Files(BaseHTTPRequestHandler):
    """Gives a sound that lasts as its name says: `/voice/0.25`."""

    def do_GET(self):
        seconds = float(self.path.rpartition("/")[2])
        content = wav.pack(array("h", [0] * round(seconds * wav.RATE)))
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def url():
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Desk:
    """An agent's speaker, and what the server says to it."""

    def __init__(self, url, folder):
        self.told = []
        self.speaker = VirtualSpeaker("desk")
        self._ready = Ready()
        self._calls = Calls(
            self._ready,
            Asking(url, "nvb_some"),
            self.speaker,
            folder,
            Once(lambda said: None),
            lambda _event, body: self._tell(body),
        )
        self._heard = threading.Condition()
        self._thread = threading.Thread(target=self._calls.run)
        self._thread.start()

    def _tell(self, body):
        with self._heard:
            self.told.append(body)
            self._heard.notify_all()

    def say(self, *announcements):
        """As the server does, at noon by its clock."""
        at = NOON.isoformat()
        self._ready.renew(
            {"printers": [], "at": at, "announcements": announcements, "pause_s": PAUSE_S, "drop_s": 120}
        )

    def wait_for(self, count):
        with self._heard:
            assert self._heard.wait_for(lambda: len(self.told) >= count, 20), self.told

    def close(self):
        self._ready.stop()
        self._calls.close()
        self._thread.join()


@pytest.fixture
def desk(url, tmp_path):
    made = Desk(url, tmp_path)
    yield made
    made.close()


def call(number, seconds=SOUND_S, *, age_s=0, urgent=False):
    at = (NOON - dt.timedelta(seconds=age_s)).isoformat()
    return {"call_id": f"c{number}", "url": f"/voice/{seconds}", "at": at, "urgent": urgent}


def test_calls_are_said_in_turn_with_the_pause_of_the_hall_between_them(desk):
    desk.say(*(call(number) for number in range(6)))
    desk.wait_for(6)

    assert desk.told == [{"call_id": f"c{number}"} for number in range(6)]
    for before, after in itertools.pairwise(desk.speaker.record):
        assert PAUSE_S - 0.001 <= after.start - before.end <= PAUSE_S + 0.15


def test_call_is_looked_up_at_its_turn(desk):
    """While the first is said the second is withdrawn, the third made short, and a notice comes."""
    first, withdrawn, long = call(0, 0.8), call(1), call(2, 0.7)
    desk.say(first, withdrawn, long)
    while not desk._calls._sound.exists():
        desk._ready.pause(0.01)

    desk.say(call(9, 0.5, urgent=True), first, long | {"url": "/voice/0.3"})
    desk.wait_for(3)

    assert [told["call_id"] for told in desk.told] == ["c0", "c9", "c2"]
    played = desk.speaker.record[-1]
    assert played.end - played.start < 0.6


def test_call_that_has_become_too_old_is_not_said_but_a_notice_is(desk):
    desk.say(call(0, age_s=121), call(1, age_s=119), call(2, age_s=500, urgent=True))
    desk.wait_for(2)

    assert [told["call_id"] for told in desk.told] == ["c1", "c2"]
