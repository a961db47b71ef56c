"""The contract over sockets, heard by a real client: snapshots out, receipts in, nothing else."""

import itertools
import re
import threading
import time
from datetime import datetime

import pytest
import socketio
from socketio.exceptions import ConnectionError as Refusal

LIVE = "/live"
SNAPSHOTS = ("board", "counter", "kiosk", "hall", "status", "jobs", "beat", "problem")
GAS = {"service": "gas", "language": "ru"}
FORM_TOKEN = re.compile(r'<meta name="csrf-token" content="([0-9a-f]+)">')


class Listener:
    """A socket that keeps everything it hears, in order."""

    def __init__(self):
        self.heard = []
        self.changed = threading.Condition()
        self.client = socketio.Client(reconnection=False, handle_sigint=False)
        self.hung_up = threading.Event()
        self.client.on("disconnect", self.hung_up.set, namespace=LIVE)
        for event in SNAPSHOTS:
            self.client.on(event, self._keeper(event), namespace=LIVE)

    def _keeper(self, event):
        def keep(document):
            with self.changed:
                self.heard.append((time.monotonic(), event, document))
                self.changed.notify_all()

        return keep

    def connect(self, server, auth=None, **headers):
        self.client.connect(
            server.url,
            headers=headers,
            auth=auth,
            namespaces=[LIVE],
            transports=["websocket"],
            wait_timeout=15,
        )
        return self

    def close(self):
        self.client.disconnect()
        # The library leaves lines open that the server has refused or dropped.
        if self.client.eio.ws is not None:
            self.client.eio.ws.shutdown()

    def emit(self, event, body):
        self.client.emit(event, body, namespace=LIVE)

    def watch(self, what, name=""):
        """Watch something and wait for the first snapshot, or the problem."""
        before = len(self.heard)
        self.emit("watch", {"what": what, "id": name})
        return self.wait(lambda event, _: event in (what, "problem"), after=before)

    def wait(self, is_it, *, after=0, within_s=15):
        """The first thing heard that `is_it(event, document)`, of those behind the first `after`."""
        deadline = time.monotonic() + within_s
        with self.changed:
            while True:
                for _, event, document in self.heard[after:]:
                    if is_it(event, document):
                        return document
                left = deadline - time.monotonic()
                assert left > 0, f"not heard in {within_s} s; heard: {self.heard[after:]}"
                self.changed.wait(left)

    def all(self, event):
        with self.changed:
            return [document for _, kind, document in self.heard if kind == event]


@pytest.fixture(scope="module")
def small(make_hall):
    """The small hall, running."""
    return make_hall()


@pytest.fixture(scope="module")
def cast(small, cast_of):
    """Its clients."""
    return cast_of(small).gather("manager", "operator", "kiosk:main", "screen")


@pytest.fixture
def listen(small, cast):
    """Connects listeners: `listen("operator")` with that role's token, `listen()` anonymously."""
    made = []

    def connect(who=None, **headers):
        listener = Listener()
        made.append(listener)
        token = cast[who].headers["Authorization"].partition(" ")[2] if who else None
        return listener.connect(small, {"token": token} if token else None, **headers)

    yield connect
    for listener in made:
        listener.close()


@pytest.fixture
def visitor(cast, good):
    """A visitor called to counter 2, for whom the test may do more; they are gone afterwards."""
    operator = cast["operator"]
    good(cast["manager"].post("/tickets", json={"service": "tax", "language": "ru"}))
    good(operator.post("/counters/2/open"))
    yield good(operator.post("/counters/2/next"))
    operator.post("/counters/2/finish")


def pair(small, what, target="main"):
    """The cookie of a newly paired device."""
    made = small.navbat("pair", what, target)
    assert made.returncode == 0, made.stderr
    answer = small.client().post(f"{small.url}/pair", data={"code": made.stdout.strip()})
    assert answer.status_code == 303
    return f"navbat_{what}={answer.cookies[f'navbat_{what}']}"


def sign_in(small, name, role):
    """The cookie of a new member of the staff who has just signed in and chosen a password."""
    made = small.navbat("user", "add", name, "--role", role, input="first password\n")
    assert made.returncode == 0, made.stderr
    browser = small.client()
    browser.post(f"{small.url}/sign-in", data={"name": name, "password": "first password"})
    token = browser.get(f"{small.url}/sign-in/password").headers["X-CSRF-Token"]
    chosen = browser.post(
        f"{small.url}/sign-in/password",
        data={"password": "a new password", "repeat": "a new password", "csrf_token": token},
    )
    assert chosen.status_code == 303, chosen.text
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


# -- who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["wrong", "", 5, ["a"], {"a": 1}])
def test_wrong_token_is_refused_at_connect(small, token):
    listener = Listener()
    refusals = []
    listener.client.on("connect_error", refusals.append, namespace=LIVE)

    with pytest.raises(Refusal):
        listener.connect(small, {"token": token}, **{"Accept-Language": "en"})

    listener.close()
    [refusal] = refusals
    problem = refusal["data"]
    assert refusal["message"] == problem["detail"]
    assert (problem["status"], problem["code"]) == (401, "not_signed_in")
    assert problem["detail"].startswith("This token is not known here.")


@pytest.mark.parametrize("auth", ["a text", ["a", "list"], 7, {"other": 1}])
def test_odd_greeting_is_an_anonymous_one(small, auth):
    listener = Listener().connect(small, auth)

    assert listener.watch("board", "main")["screen"] == "main"
    assert listener.watch("hall")["code"] == "not_allowed"
    listener.close()


def test_stranger_may_watch_boards_and_their_own_ticket_only(listen, cast, good):
    ticket = good(cast["manager"].post("/tickets", json=GAS))
    stranger = listen()

    assert stranger.watch("board", "main")["screen"] == "main"
    assert stranger.watch("status", ticket["status_url"].rpartition("/")[2])["label"] == ticket["label"]
    for what, name in (("counter", "1"), ("kiosk", "main"), ("hall", ""), ("jobs", "main")):
        problem = stranger.watch(what, name)
        assert (problem["status"], problem["code"], problem["what"]) == (403, "not_allowed", what)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("operator", {"board", "counter", "kiosk"}),
        ("manager", {"board", "counter", "kiosk", "hall"}),
        ("kiosk:main", {"board", "kiosk"}),
        ("screen", {"board", "jobs"}),
    ],
)
def test_everybody_watches_what_their_work_needs(listen, who, allowed):
    listener = listen(who)
    wishes = {"board": "main", "counter": "1", "kiosk": "main", "hall": "", "jobs": "main"}

    answered = {what: listener.watch(what, name) for what, name in wishes.items()}

    assert {what for what, answer in answered.items() if "code" not in answer} == allowed
    assert all("number" in answered[what] for what in allowed)


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        (None, 422, "malformed"),
        ("board", 422, "malformed"),
        ([], 422, "malformed"),
        ({}, 422, "malformed"),
        ({"what": "weather"}, 422, "malformed"),
        ({"what": ["board"]}, 422, "malformed"),
        ({"what": {"a": 1}}, 422, "malformed"),
        ({"what": "board", "id": 5}, 422, "malformed"),
        ({"what": "board", "id": ["main"]}, 422, "malformed"),
        ({"what": "board", "id": "x" * 5000}, 422, "malformed"),
        ({"what": "board", "id": "ghost"}, 404, "not_found"),
        ({"what": "board"}, 404, "not_found"),
        ({"what": "board", "id": "\u0000"}, 404, "not_found"),
        ({"what": "counter", "id": "ghost"}, 404, "not_found"),
        ({"what": "status", "id": "ghost-0"}, 404, "not_found"),
        ({"what": "beat"}, 422, "malformed"),
    ],
)
def test_bad_wish_is_answered_with_a_problem_and_the_socket_stays(listen, wish, status, code):
    listener = listen("manager", **{"Accept-Language": "ru"})

    listener.emit("watch", wish)

    problem = listener.wait(lambda event, _: event == "problem")
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["title"]
    assert any("а" <= letter <= "я" for letter in problem["detail"])
    assert listener.watch("board", "main")["screen"] == "main"


def test_page_of_a_signed_in_person_is_known_by_its_cookie_alone(small, listen):
    cookie = pair(small, "kiosk")

    assert listen(Cookie=cookie).watch("kiosk", "main")["ready"] is True
    assert listen(Cookie="navbat_kiosk=forged").watch("kiosk", "main")["code"] == "not_allowed"


def test_line_of_somebody_who_may_in_no_more_is_cut_and_the_others_stay(small, listen):
    cookie = sign_in(small, "Dismissed", "manager")
    own_board, figures = listen(Cookie=cookie), listen(Cookie=cookie)
    others = [listen("manager"), listen(Cookie=pair(small, "screen")), listen()]
    assert "waiting" in figures.watch("hall")
    for listener in (own_board, *others):
        assert listener.watch("board", "main")["screen"] == "main"
    assert "announcements" in others[1].watch("jobs", "main")

    done = small.navbat("user", "disable", "Dismissed")

    assert done.returncode == 0, done.stderr
    assert figures.hung_up.wait(10)
    assert own_board.watch("hall")["code"] == "not_allowed"
    assert "waiting" in others[0].watch("hall")
    assert not any(listener.hung_up.is_set() for listener in (own_board, *others))
    assert listen(Cookie=cookie).watch("hall")["code"] == "not_allowed"


def test_page_of_another_site_gets_no_socket(small):
    listener = Listener()

    with pytest.raises(Refusal):
        listener.connect(small, Origin="https://evil.example")
    listener.close()


# -- snapshots ---------------------------------------------------------------------------------------


def test_snapshot_comes_at_once_and_after_every_change_with_rising_numbers(listen, cast, good):
    listener = listen("manager")
    first = {
        what: listener.watch(what, name) for what, name in (("board", "main"), ("counter", "1"), ("hall", ""))
    }
    operator, manager = cast["operator"], cast["manager"]

    ticket = good(manager.post("/tickets", json=GAS))
    good(operator.post("/counters/1/open"))
    called = good(operator.post("/counters/1/next"))
    listener.wait(
        lambda event, doc: event == "board" and any(c["label"] == called["label"] for c in doc["calls"])
    )
    listener.wait(lambda event, doc: event == "counter" and (doc["ticket"] or {}).get("id") == called["id"])
    listener.wait(lambda event, doc: event == "hall" and doc["called"] == 1)
    for step, state in (("start", "serving"), ("finish", "finished")):
        good(operator.post(f"/counters/1/{step}"))
        listener.wait(
            lambda event, doc, state=state: (
                event == "board"
                and any(c["label"] == called["label"] and c["state"] == state for c in doc["calls"])
            )
        )

    assert ticket["label"]
    for what in first:
        numbers = [document["number"] for document in listener.all(what)]
        assert numbers == sorted(set(numbers))
        assert numbers[0] == first[what]["number"]
    everything = [document["number"] for _, event, document in listener.heard if event != "problem"]
    assert len(everything) == len(set(everything))


def test_board_on_the_socket_is_the_board_over_http(listen, cast, visitor):
    snapshot = listen().watch("board", "main")

    over_http = cast["anybody"].get("/screens/main/board").json()

    assert snapshot.keys() == over_http.keys()
    for name in snapshot.keys() - {"number", "at"}:
        assert snapshot[name] == over_http[name], name
    assert over_http["number"] > snapshot["number"]
    assert over_http["calls"][0]["label"] == visitor["label"]


def test_counter_on_the_socket_is_the_counter_over_http_with_its_queue(listen, cast, good, visitor):
    good(cast["manager"].post("/tickets", json={"service": "tax", "language": "en"}))

    snapshot = listen("operator").watch("counter", "2")

    over_http = good(cast["operator"].get("/counters/2"))
    assert {name: snapshot[name] for name in over_http if name != "ticket"} == {
        name: over_http[name] for name in over_http if name != "ticket"
    }
    assert snapshot["ticket"]["id"] == over_http["ticket"]["id"]
    waiting = good(cast["operator"].get("/counters/2/queue"))["tickets"]
    assert [ticket["id"] for ticket in snapshot["queue"]] == [ticket["id"] for ticket in waiting]
    assert all(ticket["reason"] for ticket in snapshot["queue"])


def test_each_call_and_each_recall_has_an_id_of_its_own(listen, cast, good, visitor):
    listener = listen()
    first = listener.watch("board", "main")["calls"][0]

    good(cast["operator"].post("/counters/2/recall"))

    again = listener.wait(
        lambda event, doc: event == "board" and doc["calls"][0]["call_id"] != first["call_id"]
    )["calls"][0]
    assert (again["label"], again["recalls"]) == (first["label"], first["recalls"] + 1)


def test_missed_call_leaves_the_board(listen, cast, good, visitor):
    listener = listen()
    listener.watch("board", "main")

    good(cast["operator"].post("/counters/2/miss"))

    board = listener.wait(lambda event, doc: event == "board" and visitor["label"] in doc["missed"])
    assert visitor["label"] not in {call["label"] for call in board["calls"]}


def test_screen_that_was_away_shows_everything_after_one_message(listen, cast, good, visitor):
    away = listen()
    away.watch("board", "main")
    away.client.disconnect()
    good(cast["operator"].post("/counters/2/recall"))

    back = listen().watch("board", "main")

    assert back["calls"][0]["recalls"] == visitor["recalls"] + 1


def test_board_tells_nothing_about_anybody(listen, visitor):
    board = listen().watch("board", "main")

    assert set(board) == {
        "number",
        "at",
        "screen",
        "zone",
        "calls",
        "recent",
        "missed",
        "waiting",
        "next",
        "notices",
        "own",
        "names",
        "texts",
        "languages",
        "layout",
    }
    for call in board["calls"]:
        assert set(call) == {
            "call_id", "label", "counter", "place", "called_at", "recalls", "language", "state"
        }  # fmt: skip


def test_beat_comes_every_five_seconds_also_to_who_watches_nothing(listen):
    listener = listen()

    listener.wait(lambda event, _: event == "beat", within_s=8)
    first = len(listener.heard)
    listener.wait(lambda event, _: event == "beat", after=first, within_s=8)

    times = [at for at, event, _ in listener.heard if event == "beat"]
    numbers = [document["number"] for document in listener.all("beat")]
    assert 4 < times[1] - times[0] < 6.5
    assert numbers == sorted(set(numbers))
    assert set(listener.all("beat")[0]) == {"number", "at"}


def test_watch_is_answered_once_and_nothing_is_sent_twice(listen, visitor):
    listener = listen("manager")
    topics = [("board", "main"), ("counter", "2"), ("kiosk", "main")]
    for what, name in topics:
        listener.watch(what, name)

    for _ in range(2):
        listener.wait(lambda event, _: event == "beat", after=len(listener.heard))

    for what, _ in topics:
        contents = [snapshot | {"number": 0, "at": ""} for snapshot in listener.all(what)]
        # Some of it changes by itself: a call is not recent any more, or was not seen in time.
        assert all(one != other for one, other in itertools.pairwise(contents)), (what, contents)


def test_who_watches_what_was_taken_out_of_the_hall_is_told_and_hears_the_rest(listen, small, tmp_path):
    with_door, plain = tmp_path / "door.toml", tmp_path / "plain.toml"
    plain.write_text(small.navbat("hall", "export").stdout)
    with_door.write_text(plain.read_text() + '\n[[screen]]\nid = "door"\n')
    assert small.navbat("hall", "import", str(with_door)).returncode == 0
    listener, asker = listen(**{"Accept-Language": "ru"}), listen()
    for screen in ("door", "main"):
        assert listener.watch("board", screen)["screen"] == screen
    heard = len(listener.heard)

    assert small.navbat("hall", "import", str(plain)).returncode == 0

    problem = listener.wait(lambda event, _: event == "problem", after=heard, within_s=5)
    assert (problem["status"], problem["code"]) == (404, "not_found")
    assert (problem["what"], problem["id"]) == ("board", "door")
    assert any("а" <= letter <= "я" for letter in problem["detail"])
    assert asker.watch("board", "door")["id"] == "door"
    assert listener.watch("board", "main")["screen"] == "main"
    assert not listener.hung_up.is_set()
    assert small.navbat("hall", "import", str(with_door)).returncode == 0
    assert listener.watch("board", "door")["screen"] == "door"
    assert small.navbat("hall", "import", str(plain)).returncode == 0


# -- receipts ----------------------------------------------------------------------------------------


def test_screen_says_that_a_call_was_shown_and_spoken_and_the_history_keeps_it(
    listen, small, cast, good, eventually, visitor
):
    screen = listen(Cookie=pair(small, "screen"))
    call = screen.watch("board", "main")["calls"][0]["call_id"]
    screen.watch("jobs", "main")
    jobs = screen.wait(
        lambda event, doc: event == "jobs" and any(job["call_id"] == call for job in doc["announcements"])
    )
    job = next(job for job in jobs["announcements"] if job["call_id"] == call)
    sound = small.client().get(small.url + job["url"])

    for _ in range(2):
        screen.emit("shown", {"call_id": call})
        screen.emit("spoken", {"call_id": call})
    screen.wait(
        lambda event, doc: event == "jobs" and all(job["call_id"] != call for job in doc["announcements"]),
        after=len(screen.heard) - 1,
    )

    def receipts():
        history = good(cast["operator"].get(f"/tickets/{visitor['id']}"))["history"]
        found = [row for row in history if row["step"] in ("shown", "spoken")]
        return found if len(found) >= 2 else None

    rows = eventually(receipts)
    assert sorted(row["step"] for row in rows) == ["shown", "spoken"]
    said = {row["step"]: row for row in rows}
    assert said["shown"]["detail"] == {"call_id": call, "screen": "main"}
    assert said["spoken"]["detail"] == {"call_id": call, "speaker": "hall"}
    assert "main" in said["shown"]["actor"]
    assert sound.headers["Content-Type"] == "audio/wav"
    assert sound.content[:4] == b"RIFF"
    assert screen.all("problem") == []


def test_own_screen_of_a_counter_shows_its_calls_and_confirms_them(
    listen, small, cast, good, eventually, visitor
):
    """Paired or by a token, as a screen of the hall file is."""
    by_token, paired = listen("screen:counter-2"), listen(Cookie=pair(small, "screen", "counter-2"))
    for screen in (by_token, paired):
        (call,) = screen.watch("board", "counter-2")["calls"][:1]
        assert call["label"] == visitor["label"]
        assert screen.watch("jobs", "counter-2")["announcements"] == []
        screen.emit("shown", {"call_id": call["call_id"]})
    listen("screen:counter-1").emit("shown", {"call_id": call["call_id"]})

    def receipts():
        history = good(cast["operator"].get(f"/tickets/{visitor['id']}"))["history"]
        return [row["detail"]["screen"] for row in history if row["step"] == "shown"]

    assert eventually(receipts) == ["counter-2"]


@pytest.mark.parametrize("who", [None, "operator", "manager", "kiosk:main"])
def test_receipts_of_others_are_refused(listen, visitor, who):
    listener = listen(who)
    call = listener.watch("board", "main")["calls"][0]["call_id"]

    for event in ("shown", "spoken"):
        before = len(listener.heard)
        listener.emit(event, {"call_id": call})
        problem = listener.wait(lambda event, _: event == "problem", after=before)
        assert problem["code"] == "not_allowed"
        assert "what" not in problem


@pytest.mark.parametrize(
    ("receipt", "code"),
    [
        (None, "malformed"),
        ("a call", "malformed"),
        ({}, "malformed"),
        ({"call_id": 5}, "malformed"),
        ({"call_id": "x" * 3000}, "malformed"),
        ({"call_id": "ghost"}, "not_found"),
    ],
)
def test_receipt_that_makes_no_sense_is_answered(listen, small, receipt, code):
    screen = listen("screen")

    screen.emit("shown", receipt)

    assert screen.wait(lambda event, _: event == "problem")["code"] in (code, "malformed", "not_allowed")


def test_nothing_is_changed_over_a_socket(listen, cast, events_after):
    listener = listen("manager")
    before = events_after(cast["manager"])

    for event in ("next", "open", "tickets", "POST", "board", "counter"):
        listener.emit(event, {"id": "1", "service": "gas", "language": "en"})

    listener.watch("hall")
    assert events_after(cast["manager"]) == before


def test_message_that_is_too_large_ends_that_socket_alone(listen, small):
    large, other = listen(), listen()

    large.emit("watch", {"what": "board", "id": "x" * 100_000})

    assert other.watch("board", "main")["screen"] == "main"
    assert listen().watch("board", "main")["screen"] == "main"


# -- proof of call ---------------------------------------------------------------------------------


def moment(text):
    return datetime.fromisoformat(text).timestamp()


def codes(counter):
    return {warning["code"] for warning in counter["warnings"]}


def page_of_screen(small, cookie):
    """What the page of a paired screen asks with: its cookie, and the token of its forms."""
    client = small.client(Cookie=cookie)
    opened = client.get(f"{small.url}/display/main")
    client.headers["X-CSRF-Token"] = FORM_TOKEN.search(opened.text)[1]
    client.headers["Cookie"] = f"{cookie}; navbat_form={opened.cookies['navbat_form']}"
    return client


def test_console_is_warned_of_a_call_that_no_screen_shows_two_seconds_after_it(
    listen, small, cast, visitor, good
):
    console, wall = listen("operator"), listen(Cookie=pair(small, "screen"))
    console.watch("counter", "2")
    good(cast["operator"].post("/counters/2/recall"))
    called = console.wait(lambda event, counter: event == "counter" and counter["ticket"]["recalls"] == 1)

    late = console.wait(lambda event, counter: event == "counter" and "not_shown" in codes(counter))

    after_s = moment(late["at"]) - moment(called["ticket"]["called_at"])
    assert 2.0 <= after_s <= 2.3, after_s
    [warning] = [each for each in late["warnings"] if each["code"] == "not_shown"]
    assert warning["screens"] == ["main"]
    assert visitor["label"] in warning["text"]
    heard = len(console.heard)

    wall.emit("shown", {"call_id": warning["call_id"]})

    console.wait(lambda event, counter: event == "counter" and "not_shown" not in codes(counter), after=heard)


NOT_SHOWN = {
    "uz": "chaqiruvi ekranda koʻrinmadi",
    "uz-Cyrl": "чақируви экранда кўринмади",
    "ru": "не показан на экране",
    "en": "No screen has shown",
}


def not_shown(counter):
    """What a counter says of a call that was not shown; empty when it was."""
    return "".join(each["text"] for each in counter["warnings"] if each["code"] == "not_shown")


def test_warning_is_said_in_the_language_of_who_asks(listen, cast, visitor, good, eventually):
    manager = cast["manager"]
    eventually(lambda: not_shown(good(manager.get("/counters/2"))))

    for language, words in NOT_SHOWN.items():
        asked_in = {"Accept-Language": language}
        listener = listen("manager", **asked_in)
        said = [
            good(manager.get("/counters/2", headers=asked_in)),
            good(manager.get("/now", headers=asked_in))["counters"][1],
            good(cast["operator"].post("/counters/2/open", headers=asked_in)),
            listener.watch("counter", "2"),
            listener.watch("hall")["counters"][1],
        ]
        assert [words in not_shown(counter) for counter in said] == [True] * len(said), (language, said)


def test_screen_without_sound_is_told_of_as_long_as_its_page_is_there(
    listen, small, cast, visitor, good, eventually
):
    cookie = pair(small, "screen")
    page, manager = page_of_screen(small, cookie), cast["manager"]

    def wall():
        now = good(manager.get("/now"))
        return now["screens"][0], now["speakers"][0], codes(good(manager.get("/counters/2")))

    assert page.post("/screens/main/health", json={"sound": "blocked"}).json() == {"sound": "blocked"}
    screen, speaker, warned = wall()
    assert (screen["id"], speaker["id"], speaker["address"]) == ("main", "hall", "screen://main")
    assert "sound_blocked" not in warned

    line = listen(Cookie=cookie)
    line.watch("board", "main")
    screen, speaker, warned = wall()
    assert (screen["is_connected"], screen["sound"]) == (True, "blocked")
    assert (speaker["condition"], speaker["problem"]) == ("blocked", "sound_blocked")
    assert "sound_blocked" in warned

    line.close()
    gone, speaker, warned = eventually(lambda: not wall()[0]["is_connected"] and wall())
    assert gone["sound"] is None
    assert gone["since"] > screen["since"]
    assert speaker["problem"] == "screen_away"
    assert "sound_blocked" not in warned


def test_screen_that_only_plays_is_there(listen, small, cast, good, eventually):
    line = listen(Cookie=pair(small, "screen"))
    line.watch("jobs", "main")

    now = good(cast["manager"].get("/now"))
    assert now["screens"][0]["is_connected"]
    assert now["speakers"][0]["problem"] != "screen_away"


def test_screen_speaks_for_itself_only(small, cast):
    page = page_of_screen(small, pair(small, "screen"))
    ready = {"sound": "ready"}

    assert page.post("/screens/counter-1/health", json=ready).status_code == 403
    assert page.post("/screens/ghost/health", json=ready).status_code == 404
    assert page.post("/screens/main/health", json={"sound": "loud"}).status_code == 422
    assert page.post("/screens/main/health", json={}).status_code == 422
    for who in ("manager", "kiosk:main", "screen"):
        assert cast[who].post("/screens/main/health", json=ready).status_code == 403
    assert small.client().post("/screens/main/health", json=ready).status_code == 401
    del page.headers["X-CSRF-Token"]
    assert page.post("/screens/main/health", json=ready).status_code == 403
