"""What the hall does not do, it refuses as the contract says, in the caller's language; nothing changes."""

import datetime as dt
import json
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import httpx
import pytest

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")

HALL = """
[hall]
id = "strict"
name = {{uz = "Qatʼiy zal", "uz-Cyrl" = "Қатъий зал", ru = "Строгий зал", en = "Strict hall"}}
zone = "Asia/Tashkent"
languages = ["uz", "uz-Cyrl", "ru", "en"]
recall_limit = 0

[[series]]
id = "A"
prefix = "A"
[[series]]
id = "F"
prefix = "F"
from = 1
to = 1

[[department]]
id = "all"
name = {{en = "All"}}

[[service]]
id = "gas"
department = "all"
series = "A"
name = {{uz = "Gaz", "uz-Cyrl" = "Газ", ru = "Газ", en = "Gas"}}
[[service]]
id = "closed"
department = "all"
series = "A"
name = {{en = "Closed"}}
closed = {{en = "The clerk is ill"}}
[[service]]
id = "shut"
department = "all"
series = "A"
name = {{en = "Shut today"}}
exceptions = [{shut_days}]
[[service]]
id = "limited"
department = "all"
series = "A"
name = {{en = "Limited"}}
daily_limit = 0
[[service]]
id = "full"
department = "all"
series = "F"
name = {{en = "Full"}}

[[priority]]
id = "elderly"
name = {{en = "Elderly"}}

[[counter]]
id = "shut"
name = {{en = "Shut"}}
services = ["gas"]
[[counter]]
id = "free"
name = {{en = "Free"}}
services = ["limited"]
[[counter]]
id = "calling"
name = {{en = "Calling"}}
services = ["gas"]
[[counter]]
id = "serving"
name = {{en = "Serving"}}
services = ["gas"]

[[kiosk]]
id = "main"
services = ["gas", "closed", "shut", "limited"]
[[kiosk]]
id = "other"
[[screen]]
id = "main"
"""

JSON = {"Content-Type": "application/json"}
USED_KEY = {"Idempotency-Key": "used"}
GAS = {"service": "gas", "language": "en"}


@dataclass(frozen=True)
class Case:
    """A request that is refused, and how."""

    status: int
    code: str
    method: str
    path: str
    body: object = None
    raw: bytes | None = None
    who: str = "manager"
    headers: Mapping[str, str | bytes] = field(default_factory=dict)

    def ask(self, client: httpx.Client, **more: str) -> httpx.Response:
        """Send it."""
        content = self.raw
        if content is None and self.body is not None:
            content = json.dumps(self.body).encode()
        headers = (JSON if content is not None else {}) | self.headers | more
        return client.request(self.method, self.path, content=content, headers=headers)


def ticket(status: int, code: str, body: object = None, **more) -> Case:
    return Case(status, code, "POST", "/tickets", body, **more)


def malformed(body: object = None, **more) -> Case:
    return ticket(422, "malformed", body, **more)


def get(status: int, code: str, path: str, **more) -> Case:
    return Case(status, code, "GET", path, **more)


def step(status: int, code: str, path: str, **more) -> Case:
    return Case(status, code, "POST", f"/counters/{path}", who=more.pop("who", "operator"), **more)


REFUSED = {
    # What is asked for
    "unknown service": ticket(422, "unknown_service", GAS | {"service": "ghost"}),
    "unknown service among several": ticket(
        422, "unknown_service", {"services": ["gas", "ghost"], "language": "en"}
    ),
    "service not offered at this kiosk": ticket(
        422, "unknown_service", GAS | {"service": "full"}, who="kiosk:main"
    ),
    "service closed with a reason": ticket(409, "service_closed", GAS | {"service": "closed"}),
    "service closed by its hours": ticket(409, "service_closed", GAS | {"service": "shut"}),
    "second service closed": ticket(409, "service_closed", {"services": ["gas", "closed"], "language": "en"}),
    "daily limit reached": ticket(409, "limit_reached", GAS | {"service": "limited"}),
    "series full": ticket(409, "series_full", GAS | {"service": "full"}),
    "unknown language": malformed(GAS | {"language": "fr"}),
    "unknown priority": malformed(GAS | {"priority": "king"}),
    "unknown need": malformed(GAS | {"needs": ["a horse"]}),
    "unknown kiosk": malformed(GAS | {"kiosk": "ghost"}),
    "kiosk's token naming another kiosk": ticket(
        403, "not_allowed", GAS | {"kiosk": "other"}, who="kiosk:main"
    ),
    # What cannot be understood
    "no body": malformed(),
    "empty object": malformed({}),
    "blank body": malformed(raw=b"  \n"),
    "not JSON": malformed(raw=b"service=gas"),
    "half a JSON text": malformed(raw=b'{"service": "gas", "lang'),
    "not UTF-8": malformed(raw=b'{"service": "gas", "language": "\xff"}'),
    "UTF-16": malformed(raw=json.dumps(GAS).encode("utf-16")),
    "a list": malformed(["gas"]),
    "a text": malformed("gas"),
    "a number": malformed(42),
    "null": malformed(raw=b"null"),
    "service is a number": malformed(GAS | {"service": 5}),
    "service is null": malformed(GAS | {"service": None}),
    "service is empty": malformed(GAS | {"service": ""}),
    "service is very long": malformed(GAS | {"service": "g" * 5000}),
    "service and services": malformed(GAS | {"services": ["gas"]}),
    "services is empty": malformed({"services": [], "language": "en"}),
    "services are too many": malformed({"services": [f"gas{n}" for n in range(11)], "language": "en"}),
    "a service named twice": malformed({"services": ["gas", "gas"], "language": "en"}),
    "language is missing": malformed({"service": "gas"}),
    "language is an object": malformed(GAS | {"language": {"en": 1}}),
    "needs is a text": malformed(GAS | {"needs": "stairs"}),
    "quantity is a text": malformed(GAS | {"quantity": "1"}),
    "quantity is true": malformed(GAS | {"quantity": True}),
    "quantity is a fraction": malformed(GAS | {"quantity": 1.5}),
    "quantity is nothing": malformed(GAS | {"quantity": 0}),
    "quantity is huge": malformed(GAS | {"quantity": 10**30}),
    "quantity has ten thousand digits": malformed(
        raw=b'{"service":"gas","language":"en","quantity":1' + b"0" * 10_000 + b"}"
    ),
    "quantity is infinite": malformed(raw=b'{"service":"gas","language":"en","quantity":1e999}'),
    "quantity is NaN": malformed(raw=b'{"service":"gas","language":"en","quantity":NaN}'),
    "appointment is no time": malformed(GAS | {"appointment": "tomorrow"}),
    "appointment has no zone": malformed(GAS | {"appointment": "2026-12-01T10:00:00"}),
    "appointment is a number": malformed(GAS | {"appointment": 1_800_000_000}),
    "appointment is before all time": malformed(GAS | {"appointment": "0001-01-01T00:00:00+14:00"}),
    "unknown field": malformed(GAS | {"color": "red"}),
    "unknown field with a very long name": malformed(GAS | {"c" * 20_000: 1}),
    "lone surrogate in a value": malformed(raw=b'{"service": "gas\\ud800", "language": "en"}'),
    "lone surrogate in a name": malformed(raw=b'{"service": "gas", "language": "en", "\\udfff": 1}'),
    "NUL in an id": ticket(422, "unknown_service", GAS | {"service": "gas\x00"}),
    "deeply nested lists": malformed(raw=b"[" * 60_000),
    "deeply nested value": malformed(
        raw=b'{"service":"gas","language":"en","needs":' + b"[" * 900 + b"]" * 900 + b"}"
    ),
    "value nested deeper than readers go": malformed(
        raw=b'{"service":"gas","language":"en","needs":' + b"[" * 250 + b"]" * 250 + b"}"
    ),
    "deeply nested objects": malformed(raw=b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    "fields for a step that takes none": step(422, "malformed", "calling/start", body={"fast": True}),
    "purpose with a passport number": malformed(GAS | {"purpose": "passport AB 1234567"}),
    "purpose with a line after it": malformed(GAS | {"purpose": "pay\n"}),
    "purpose with a name": malformed(GAS | {"purpose": "Ҳилола"}),
    "purpose is empty": malformed(GAS | {"purpose": ""}),
    "outcome in free words": step(422, "malformed", "calling/finish", body={"outcome": "come back, Aziza"}),
    "hold for a reason in free words": step(422, "malformed", "calling/hold", body={"reason": "a copy"}),
    "break for a reason in free words": step(422, "malformed", "free/pause", body={"reason": "see Aziza"}),
    "outcome is a number": step(422, "malformed", "calling/finish", body={"outcome": 7}),
    "note is very long": step(422, "malformed", "calling/finish", body={"note": "n" * 1001}),
    "empty key": malformed(GAS, headers={"Idempotency-Key": ""}),
    "very long key": malformed(GAS, headers={"Idempotency-Key": "k" * 201}),
    "version is a word": step(422, "malformed", "free/next", headers={"If-Match": '"newest"'}),
    "version is negative": step(422, "malformed", "free/next", headers={"If-Match": '"-1"'}),
    "version is huge": step(422, "malformed", "free/next", headers={"If-Match": "9" * 400}),
    "several versions": step(422, "malformed", "free/next", headers={"If-Match": '"1", "2"'}),
    "limit is nothing": get(422, "malformed", "/tickets?limit=0"),
    "limit is too much": get(422, "malformed", "/tickets?limit=1001"),
    "limit is a word": get(422, "malformed", "/journal?limit=all"),
    "limit is in Arabic digits": get(422, "malformed", "/counters/free/queue?limit=%D9%A5"),
    "after is negative": get(422, "malformed", "/journal?after=-1"),
    "after is huge": get(422, "malformed", "/journal?after=" + "9" * 40),
    "day is a word": get(422, "malformed", "/tickets?day=today"),
    "day is empty": get(422, "malformed", "/tickets?day="),
    "day does not exist": get(422, "malformed", "/tickets?day=2026-02-30"),
    "state does not exist": get(422, "malformed", "/tickets?state=sleeping"),
    "label has a NUL": get(422, "malformed", "/tickets?label=A%00"),
    "report from a word": get(422, "malformed", "/reports/day?from=monday"),
    "report that ends before it begins": get(422, "malformed", "/reports/day?from=2026-11-03&to=2026-11-02"),
    "report of a century": get(422, "malformed", "/reports/day?from=1926-01-01&to=2026-01-01"),
    "report in an unknown format": get(422, "malformed", "/reports/day?format=doc"),
    "report by something unknown": get(422, "malformed", "/reports/day?by=weather"),
    # What does not go together with HTTP
    "body of 1 MB": ticket(413, "too_large", raw=b" " * 1_000_000 + b"{}"),
    "body of 1 MB from a stranger": ticket(413, "too_large", raw=b" " * 1_000_000, who="anybody"),
    "body just above the limit": ticket(413, "too_large", GAS | {"purpose": "p" * 65_536}),
    "JSON called text": ticket(415, "unsupported_media_type", GAS, headers={"Content-Type": "text/plain"}),
    "JSON called nothing": ticket(415, "unsupported_media_type", GAS, headers={"Content-Type": ""}),
    "a form": ticket(
        415,
        "unsupported_media_type",
        raw=b"service=gas&language=en",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    ),
    "deleting tickets": Case(405, "method_not_allowed", "DELETE", "/tickets"),
    "calling with GET": get(405, "method_not_allowed", "/counters/free/next"),
    "posting to the hall": Case(405, "method_not_allowed", "POST", "/hall", {}),
    "method that nobody knows": Case(405, "method_not_allowed", "BREW", "/tickets"),
    # What is not there
    "unknown route": get(404, "not_found", "/coffee"),
    "unknown route by POST": Case(404, "not_found", "POST", "/coffee", {}),
    "route with a slash too many": get(404, "not_found", "/tickets/"),
    "unknown ticket": get(404, "not_found", "/tickets/ghost"),
    "ticket with a NUL": get(404, "not_found", "/tickets/%00"),
    "unknown counter": get(404, "not_found", "/counters/ghost"),
    "queue of an unknown counter": get(404, "not_found", "/counters/ghost/queue"),
    "unknown screen": get(404, "not_found", "/screens/ghost/board", who="anybody"),
    "unknown report": get(404, "not_found", "/reports/weather"),
    "forged status token": get(404, "not_found", "/status/0123456789abcdef-000000000000", who="anybody"),
    **{
        f"{name} at an unknown counter": step(404, "not_found", f"ghost/{name}")
        for name in ("open", "close", "next", "recall", "start", "miss", "finish")
    },
    # Who may not
    "ticket for a stranger": ticket(401, "not_signed_in", GAS, who="anybody"),
    "wrong token": ticket(401, "not_signed_in", GAS, who="anybody", headers={"Authorization": "Bearer x"}),
    "token with odd letters": ticket(
        401, "not_signed_in", GAS, who="anybody", headers={"Authorization": b"Bearer \xc3\xa9"}
    ),
    "no token after Bearer": ticket(
        401, "not_signed_in", GAS, who="anybody", headers={"Authorization": "Bearer"}
    ),
    "password instead of a token": ticket(
        401, "not_signed_in", GAS, who="anybody", headers={"Authorization": "Basic YWRtaW46YWRtaW4="}
    ),
    "wrong token where everybody may": get(
        401, "not_signed_in", "/hall", who="anybody", headers={"Authorization": "Bearer x"}
    ),
    "wrong session": ticket(
        401, "not_signed_in", GAS, who="anybody", headers={"Cookie": "navbat_session=x; navbat_kiosk=y"}
    ),
    "kiosk at a counter": step(403, "not_allowed", "free/next", who="kiosk:main"),
    "kiosk looking tickets up": get(403, "not_allowed", "/tickets", who="kiosk:main"),
    "screen taking a ticket": ticket(403, "not_allowed", GAS, who="screen"),
    "operator reading the record": get(403, "not_allowed", "/journal", who="operator"),
    "operator reading a report": get(403, "not_allowed", "/reports/day", who="operator"),
    "operator reading the figures of now": get(403, "not_allowed", "/now", who="operator"),
    # What the rules refuse
    **{
        f"{name} at a closed counter": step(409, "counter_closed", f"shut/{name}")
        for name in ("next", "recall", "start", "miss", "finish")
    },
    **{
        f"{name} without a visitor": step(409, "no_ticket", f"free/{name}")
        for name in ("recall", "start", "miss", "finish")
    },
    "next while a visitor is called": step(409, "counter_busy", "calling/next"),
    "next while a visitor is served": step(409, "counter_busy", "serving/next"),
    "closing with a visitor": step(409, "counter_busy", "serving/close"),
    "opening somebody else's counter": step(409, "counter_busy", "free/open", who="operator:b"),
    "recall above the limit": step(409, "recall_limit", "calling/recall"),
    **{
        f"{name} of a visitor who is served": step(409, "illegal_step", f"serving/{name}")
        for name in ("recall", "start", "miss")
    },
    **{
        f"{name} by an outdated page": step(409, "stale", f"calling/{name}", headers={"If-Match": '"999"'})
        for name in ("open", "close", "next", "recall", "start", "miss", "finish", "undo", "resume")
    },
    "serving by an outdated page": step(
        409, "stale", "free/serve", body={"service": "limited"}, headers={"If-Match": '"999"'}
    ),
    "key of another ticket": ticket(409, "key_reused", GAS | {"language": "ru"}, headers=USED_KEY),
    "key of another path": step(409, "key_reused", "free/next", who="manager", headers=USED_KEY),
}


@pytest.fixture(scope="module")
def strict(make_hall, cast_of, good):
    """A hall whose counters are in every state, with the clients of all roles."""
    today = dt.datetime.now(ZoneInfo("Asia/Tashkent")).date()
    days = (today + dt.timedelta(days=n) for n in (-1, 0, 1))
    server = make_hall(HALL.format(shut_days=", ".join(f'"{day} closed: holiday"' for day in days)))
    cast = cast_of(server).gather("manager", "operator", "operator:b", "kiosk:main", "screen", "anybody")
    good(cast["manager"].post("/tickets", json=GAS, headers=USED_KEY))
    good(cast["manager"].post("/tickets", json=GAS))
    good(cast["manager"].post("/tickets", json=GAS | {"service": "full"}))
    for counter in ("free", "calling", "serving"):
        good(cast["operator"].post(f"/counters/{counter}/open"))
    good(cast["operator"].post("/counters/calling/next"))
    good(cast["operator"].post("/counters/serving/next"))
    good(cast["operator"].post("/counters/serving/start"))
    return cast


@pytest.fixture(scope="module")
def documented(strict, good):
    """Finds the answers that the description of the contract names for a request; None for no route of it."""
    paths = good(strict["anybody"].get("/openapi.json"))["paths"]

    def find(method: str, path: str):
        for template, operations in paths.items():
            pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template.removeprefix("/api/v1")))
            if re.fullmatch(pattern, path.partition("?")[0]) and method.lower() in operations:
                return operations[method.lower()]["responses"]
        return None

    return find


@pytest.mark.parametrize("name", REFUSED)
def test_refused_request_is_explained_in_every_language_and_changes_nothing(
    strict, documented, events_after, name
):
    case = REFUSED[name]
    before = events_after(strict["manager"])[-1]["seq"]

    answers = {
        language: case.ask(strict[case.who], **{"Accept-Language": language}) for language in LANGUAGES
    }

    details = {}
    for language, answer in answers.items():
        assert (answer.status_code, answer.json()["code"]) == (case.status, case.code), answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert set(answer.json()) == {"status", "code", "title", "detail"}
        assert answer.json()["status"] == case.status
        assert answer.json()["title"].strip()
        details[language] = answer.json()["detail"].strip()
        assert "{ $" not in details[language]
        assert len(answer.text) < 2000
    assert all(details.values())
    assert len(set(details.values())) == len(LANGUAGES), details
    if (route := documented(case.method, case.path)) is not None:
        assert "application/problem+json" in route[str(case.status)]["content"]
    assert events_after(strict["manager"], before) == []


def test_refused_tickets_use_no_number(strict, good):
    def take():
        return int(good(strict["manager"].post("/tickets", json=GAS))["label"].removeprefix("A"))

    first = take()
    for case in REFUSED.values():
        if case.path == "/tickets":
            assert not case.ask(strict[case.who]).is_success

    assert take() == first + 1


def test_refusal_says_names_and_not_ids(strict):
    closed = REFUSED["next at a closed counter"].ask(strict["operator"]).json()["detail"]
    busy = REFUSED["next while a visitor is served"].ask(strict["operator"]).json()["detail"]

    assert closed.startswith("Shut ")
    assert "Serving still has ticket A002" in busy


def test_unknown_person_is_told_how_to_sign_in(strict):
    answer = strict["anybody"].get("/journal")

    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_wrong_method_names_the_right_ones(strict):
    answer = strict["manager"].delete("/tickets")

    assert {"GET", "POST"} <= set(answer.headers["Allow"].replace(" ", "").split(","))


def test_language_that_nobody_speaks_here_is_answered_in_one_of_the_hall(strict):
    for wanted in ("fr", "", "*", ";;q=,", "ru;q=abc", "x" * 5000, "uz-Latn-UZ"):
        answer = strict["anybody"].get("/coffee", headers={"Accept-Language": wanted})

        assert answer.status_code == 404
        assert answer.json()["detail"]


def test_kiosk_that_takes_too_many_tickets_is_slowed_and_uses_no_number(strict, good):
    kiosk = strict["kiosk:main"]

    answers = [kiosk.post("/tickets", json=GAS) for _ in range(40)]

    taken = [int(answer.json()["label"][1:]) for answer in answers if answer.status_code == 201]
    refused = [answer for answer in answers if answer.status_code != 201]
    assert refused
    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(429, "too_many")}
    assert all(int(answer.headers["Retry-After"]) >= 1 for answer in refused)
    assert taken == list(range(taken[0], taken[0] + len(taken)))


def raw_exchange(server, head: str, body: bytes) -> bytes:
    """Everything that a plain socket is answered, as a client that reads only after it has written."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=15) as line:
        line.sendall(head.encode() + body)
        answer = b""
        while b"\r\n\r\n" not in answer or not answer.rstrip().endswith(b"}"):
            if not (part := line.recv(65_536)):
                break
            answer += part
    return answer


UNREADABLE = {
    "a long address": (b"GET /api/v1/" + b"a" * 5000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414, "too_large"),
    "a long header": (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 200_000 + b"\r\n\r\n", 431, "too_large"),
    "many headers": (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 500 + b"\r\n", 431, "too_large"),
    "raw bytes in the path": (b"GET /api/v1/\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed"),
    "less than no body": (
        b"POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400, "malformed"
    ),
    "an unknown version": (b"GET / HTTP/9.9\r\n\r\n", 400, "malformed"),
    "an unknown coding": (
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: zip\r\n\r\n", 400, "malformed"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "status", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_request_that_cannot_be_read_is_refused_in_the_halls_language(strict, sent, status, code):
    answer = raw_exchange(strict.server, "", sent)

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode()), answer
    assert b"Content-Type: application/problem+json" in head
    problem = json.loads(body)
    assert (problem["status"], problem["code"]) == (status, code)
    assert "soʻrov" in problem["detail"].lower()


@pytest.mark.parametrize("framing", ["length", "chunks"])
def test_client_that_sends_too_much_really_gets_the_answer(strict, framing):
    server, token = strict.server, strict["manager"].headers["Authorization"]
    size = 1_000_000
    head = f"POST /api/v1/tickets HTTP/1.1\r\nHost: hall\r\nAuthorization: {token}\r\n"
    head += "Content-Type: application/json\r\n"
    if framing == "length":
        head, body = head + f"Content-Length: {size}\r\n\r\n", b" " * size
    else:
        head, body = (
            head + "Transfer-Encoding: chunked\r\n\r\n",
            b"%x\r\n" % size + b" " * size + b"\r\n0\r\n\r\n",
        )

    for _ in range(5):
        answer = raw_exchange(server, head, body)

        assert answer.startswith(b"HTTP/1.1 413 "), answer[:200]
        assert b'"too_large"' in answer


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET /api/v1/hall HTTP/9.9\r\n\r\n",
        b"GET /api/v1/hall HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
        b"GET /api/v1/hall HTTP/1.1\r\nHost a\r\n\r\n",
        b"GET /api/v1/hall HTTP/1.1\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{",
        b"POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n{}",
        b"POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
    ],
)
def test_server_goes_on_after_nonsense_on_the_line(strict, nonsense):
    with socket.create_connection(("127.0.0.1", strict.server.port), timeout=15) as line:
        line.sendall(nonsense)

    assert strict["anybody"].get("/hall").status_code == 200
