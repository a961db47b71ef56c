"""The agent's line to a server that is not as it should be, and what the agent remembers over its end."""

import json
import socket
import threading
from contextlib import contextmanager, suppress

import pytest

from kiosk.asking import Asking
from kiosk.begun import Begun
from kiosk.line import Line, LineLost
from kiosk.once import Once

ACCEPTED = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"


@contextmanager
def odd_server(answer):
    """Takes one connection, answers with these bytes, and leaves it open until the end."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        over = threading.Event()

        def serve():
            line, _ = door.accept()
            with line, suppress(OSError):
                line.recv(4096)
                if answer is None:
                    return
                line.sendall(answer)
                over.wait(10)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        over.set()
        thread.join(5)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (None, "."),
        (b"", "it says nothing any more"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "is that a hall server"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "it answers with 404"),
        (ACCEPTED + b"Sec-WebSocket-Accept: bm9uZQ==\r\n\r\n", "is that a hall server"),
    ],
)
def test_line_to_what_is_no_hall_server_is_lost_and_says_why(answer, why):
    with odd_server(answer) as address, pytest.raises(LineLost, match=why):
        Line(address, "nvb_some", open_s=0.3)


def test_line_that_falls_silent_is_lost(shared_server):
    line = Line(shared_server.url, shared_server.token("agent", name="silent"), silence_s=0.2)

    with pytest.raises(LineLost, match="it says nothing any more"):
        list(line.events())
    line.close()


def test_line_that_is_closed_wakes_its_reader_and_takes_nothing_more(shared_server):
    line = Line(shared_server.url, shared_server.token("agent", name="closed"))
    threading.Timer(0.1, line.close).start()

    with pytest.raises(LineLost):
        list(line.events())
    with pytest.raises(LineLost):
        line.emit("watch", {})


def test_asking_nobody_and_asking_what_breaks_off_is_an_oserror():
    with odd_server(b"nonsense\r\n\r\n") as address, pytest.raises(OSError, match="breaks off"):
        Asking(address, "nvb_some").post("/jobs/1-a/begin", {}, "key")
    with pytest.raises(OSError, match="refused"):
        Asking(address, "nvb_some").file("/voice/a.wav")


def test_what_was_begun_is_remembered_until_the_server_knows_it(tmp_path):
    begun = Begun(tmp_path / "agent")
    for slip in ("1-a", "2-b", "3-c"):
        begun.begin(slip)
    begun.end("2-b", {"state": "printed"})
    begun.forget("3-c")

    again = Begun(tmp_path / "agent")

    assert again.words() == {"1-a": {"state": "unknown"}, "2-b": {"state": "printed"}}


@pytest.mark.parametrize("content", ["", "no JSON", '{"1-a": '])
def test_memory_that_somebody_else_has_written_is_begun_anew(tmp_path, content):
    (tmp_path / "slips.json").write_text(content)

    assert Begun(tmp_path).words() == {}
    assert json.loads((tmp_path / "slips.json").read_text()) == {}


def test_trouble_is_told_once_and_its_end_once():
    said = []
    once = Once(said.append)

    once.good("printer", "fine")
    for _ in range(2):
        once.trouble("printer", "no paper")
    for _ in range(2):
        once.good("printer", "fine again")
    once.good("server", "connected", also_first=True)

    assert said == ["no paper", "fine again", "connected"]
