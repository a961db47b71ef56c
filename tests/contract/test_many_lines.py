"""Somebody opens more lines than the server has threads, and says nothing on them."""

import base64
import os
import select
import socket
import time
from urllib.parse import urlsplit

import httpx
import pytest
import socketio
from many_boards import GREETING, PATH, frame

LIVE = "/live"
MANY = 600
SOON_S = 3.0
FEW_SECONDS = 9.0


class Idler:
    """A line that was opened and asks for nothing."""

    def __init__(self, server):
        address = urlsplit(server.url)
        self.line = socket.create_connection((address.hostname, address.port), timeout=10)
        key = base64.b64encode(os.urandom(16)).decode()
        self.line.sendall(
            f"GET {PATH} HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def say(self, payload):
        self.line.sendall(frame(payload))

    def hear(self, wanted, within_s):
        """Read until `wanted` is heard; b"" for the end of the line."""
        heard, deadline = b"", time.monotonic() + within_s
        while (left := deadline - time.monotonic()) > 0:
            if not select.select([self.line], [], [], left)[0]:
                continue
            try:
                piece = self.line.recv(1 << 16)
            except ConnectionResetError:
                piece = b""
            if not piece:
                assert wanted == b"", f"the line was cut; heard {heard!r}"
                return
            heard += piece
            if b"\x01\x32" in piece and self.answers_pings:
                self.say(b"3")
            if wanted and wanted in heard:
                return
        raise AssertionError(f"not heard in {within_s} s: {wanted!r}; heard {heard!r}")

    answers_pings = False


@pytest.fixture
def idle(server):
    """Opens lines: `idle(600)`."""
    made = []

    def open_many(count):
        new = [Idler(server) for _ in range(count)]
        made.extend(new)
        return new

    yield open_many
    for idler in made:
        idler.line.close()


def answers_at_once(server):
    began = time.monotonic()
    assert httpx.get(f"{server.url}/healthz", timeout=SOON_S).status_code == 200
    return time.monotonic() - began < SOON_S


def staff_watches(server, token):
    """An operator's console connects and gets its counter."""
    heard = []
    client = socketio.Client(reconnection=False, handle_sigint=False)
    client.on("counter", heard.append, namespace=LIVE)
    try:
        client.connect(
            server.url,
            auth={"token": token},
            namespaces=[LIVE],
            transports=["websocket"],
            wait_timeout=SOON_S,
        )
        client.emit("watch", {"what": "counter", "id": "1"}, namespace=LIVE)
        deadline = time.monotonic() + SOON_S
        while not heard and time.monotonic() < deadline:
            client.sleep(0.01)
    finally:
        client.shutdown()
    return bool(heard) and heard[0]["id"] == "1"


def test_hall_works_on_while_somebody_holds_more_lines_open_than_there_are_threads(server, idle):
    token = server.token("operator")

    idle(MANY)

    assert answers_at_once(server)
    assert staff_watches(server, token)


def test_strangers_who_take_all_their_places_and_more_keep_nobody_else_out(server, idle):
    token = server.token("operator")
    # One after the other: a line has only seconds to take its place.
    for _ in range(200):
        (stranger,) = idle(1)
        stranger.hear(b'"sid"', 10)
        stranger.say(GREETING)
        stranger.hear(b"40/live", 10)

    idle(MANY)

    assert answers_at_once(server)
    assert staff_watches(server, token)


def test_line_that_answers_pings_and_connects_to_nothing_is_cut(server, idle):
    (idler,) = idle(1)
    idler.answers_pings = True
    idler.hear(b'"sid"', 10)

    idler.hear(b"", FEW_SECONDS)


def test_line_that_was_refused_a_place_or_falls_silent_is_cut(server, idle):
    refused, silent = idle(2)
    for line, greeting in ((refused, b'40/live,{"token":"wrong"}'), (silent, GREETING)):
        line.hear(b'"sid"', 10)
        line.say(greeting)
    refused.hear(b"44/live", 10)
    silent.hear(b"40/live", 10)

    refused.hear(b"", FEW_SECONDS)
    # A ping after 5 s, 5 s for its answer, and its patience.
    silent.hear(b"", 15 + FEW_SECONDS)
