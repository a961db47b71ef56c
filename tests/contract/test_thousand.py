"""Two presses of *next* in the same instant, a thousand times: nobody is called twice, nobody is skipped."""

import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from typing import NamedTuple

import pytest
from real_hall import SMALL_HALL

TIMES = 1_000
NEXT_AT = {counter: f"/api/v1/counters/{counter}/next" for counter in ("1", "2")}


class Answer(NamedTuple):
    """What a press was answered. `version` is that of the counter afterwards."""

    status: int
    body: bytes
    version: int | None

    @property
    def document(self):
        return json.loads(self.body)


class Line:
    """One connection that is kept open, as a console has it."""

    def __init__(self, server, authorization):
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=15)
        self._headers = {"Authorization": authorization, "Content-Type": "application/json"}

    def post(self, path, body=b"{}", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request("POST", path, body, self._headers | named)
        answer = self._connection.getresponse()
        version = answer.headers.get("ETag")
        return Answer(answer.status, answer.read(), int(version.strip('"')) if version else None)

    def close(self):
        self._connection.close()


class Presses:
    """Two fingers that press at the same moment, on a line each, and a manager who frees the counters."""

    def __init__(self, server, authorization):
        self._line = partial(Line, server, authorization)
        self._lines = [self._line() for _ in range(2)]
        self._pool = ThreadPoolExecutor(2)
        self._ready = threading.Barrier(2)

    def together(self, *presses):
        """The answers to two presses: of each, the path and the headers."""
        return list(self._pool.map(self._press, self._lines, presses))

    def _press(self, line, press):
        path, headers = press
        self._ready.wait()
        return line.post(path, **headers)

    def alone(self, path, document=None):
        # A line of its own: the server ends those that are silent for long, as between two tests.
        with closing(self._line()) as line:
            answer = line.post(f"/api/v1{path}", json.dumps(document or {}).encode())
        assert answer.status in (200, 201), answer.body
        return answer

    def release(self, *tickets):
        """Back to the queue, to the old place: nobody else has to come for the next round."""
        paths = [f"/api/v1/tickets/{ticket['id']}/release" for ticket in tickets]
        answers = [*self._pool.map(Line.post, self._lines, paths)]
        assert {answer.status for answer in answers} == {200}

    def close(self):
        self._pool.shutdown()
        for line in self._lines:
            line.close()


@pytest.fixture(scope="module")
def presses(make_hall, cast_of):
    """The small hall with four visitors and two open counters. Nothing is said: it would only take time."""
    server = make_hall(SMALL_HALL.read_text().partition("[[speaker]]")[0])
    presses = Presses(server, cast_of(server)["manager"].headers["Authorization"])
    for _ in range(4):
        presses.alone("/tickets", {"service": "gas", "language": "uz"})
    for counter in NEXT_AT:
        presses.alone(f"/counters/{counter}/open")
    yield presses
    presses.close()
    assert server.navbat("verify").returncode == 0


def test_two_presses_at_one_console_call_one_visitor(presses):
    version = presses.alone("/counters/1/open").version
    for n in range(TIMES):
        seen = {"If_Match": f'"{version}"'}

        answers = presses.together(
            *((NEXT_AT["1"], seen | {"Idempotency_Key": f"press {n} {finger}"}) for finger in "ab")
        )

        done, refused = sorted(answers)
        assert (done.status, refused.status) == (200, 409), answers
        assert refused.document["code"] == "stale"
        assert done.document["label"] == "A001"
        presses.release(done.document)
        # The call has changed the counter once, and the release once more.
        version = done.version + 1


def test_one_press_that_is_sent_twice_has_one_answer(presses):
    version = presses.alone("/counters/1/open").version
    for n in range(TIMES // 4):
        sent = {"If_Match": f'"{version}"', "Idempotency_Key": f"sent twice {n}"}

        first, second = presses.together((NEXT_AT["1"], sent), (NEXT_AT["1"], sent))

        assert first == second
        assert first.status == 200
        presses.release(first.document)
        version = first.version + 1


def test_presses_at_two_consoles_call_two_visitors(presses):
    for n in range(TIMES):
        answers = presses.together(
            *((path, {"Idempotency_Key": f"{counter} {n}"}) for counter, path in NEXT_AT.items())
        )

        called = [answer.document for answer in answers]
        assert [answer.status for answer in answers] == [200, 200]
        assert {ticket["label"] for ticket in called} == {"A001", "A002"}
        assert [ticket["counter"] for ticket in called] == list(NEXT_AT)
        presses.release(*called)
