"""What is personal leaves the hall when its time is over: no file of the data folder holds it any more."""

import json
import time

import pytest
from hand_hall import SMALL_HALL, body

from hall_server.hall.counters import Ending
from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.tickets import Order
from hall_server.store import private
from hall_server.store.database import FILE

NEED = "kreslo-aravacha"
NEEDED = json.dumps([NEED])  # as a visitor's needs are kept and told; the hall file names it otherwise
NOTE = "Onasining pasporti eskirgan"
FILLING = "uzun izoh "
NEED_IN_THE_HALL_FILE = f"""
[[need]]
id = "{NEED}"
name = {{uz = "Zinasiz yoʻl"}}
"""
PROGRAM = Actor("aziza", Role.OPERATOR, "token:aziza")


@pytest.fixture
def hall(make_hall):
    """A hall that is closed at night, knows one need, and keeps notes for a week."""

    def edit(document):
        document["need"] = [{"id": NEED, "name": {"uz": "Zinasiz yoʻl"}}]

    made = make_hall(edit, hours="mon-sun 09:00-18:00", notes_days=7)
    yield made
    assert made.difference() is None


def wait_for_the_writer(hall):
    """Nothing more is done to the files when this comes back, unless somebody reads."""
    hall.store.write(lambda db: None)
    hall.store.write(lambda db: None)


def files_with(hall, text):
    """The files of the data folder in which the text stands, letter by letter."""
    files = [path for path in hall.folder.rglob("*") if path.is_file()]
    return {path.name for path in files if text.encode() in path.read_bytes()}


def live_through_a_day(hall, tickets=40):
    """Visitors with needs, each of whom leaves a note; a program asks for everything under keys."""
    hall.open("1", "aziza")
    for number in range(tickets):
        now = hall.clock.wall
        order = Order(services=("gas",), language="uz", needs=(NEED,), kiosk="main")
        body(hall.inner.take_ticket(Ask(PROGRAM, f"take-{now}"), order))
        called = body(hall.inner.call_next(Ask(PROGRAM, f"next-{now}"), "1"))
        assert called["needs"] == [NEED]
        hall.clock.pass_time(seconds=90)
        note = f"{NOTE} {number}: {FILLING * (number * 7 % 40)}"
        body(hall.inner.finish(Ask(PROGRAM, f"finish-{now}"), "1", Ending(note=note)))
        hall.clock.pass_time(seconds=30)
    hall.close_counter("1")


def morning(hall, day):
    hall.clock.pass_time_until(f"{day} 09:00")
    hall.tick()


def test_needs_are_in_no_file_once_their_day_is_closed(hall):
    live_through_a_day(hall)
    wait_for_the_writer(hall)
    assert files_with(hall, NEEDED)
    assert files_with(hall, f'"needs":["{NEED}"]'), "in the answers that are kept for repeated requests"
    assert hall.difference() is None

    morning(hall, "2026-11-24")
    wait_for_the_writer(hall)

    assert files_with(hall, NEEDED) == set()
    assert files_with(hall, f'"needs":["{NEED}"]') == set()
    assert hall.difference() is None


def test_notes_are_in_no_file_once_they_are_old_enough(hall):
    live_through_a_day(hall)
    morning(hall, "2026-11-26")
    live_through_a_day(hall, tickets=30)
    morning(hall, "2026-11-30")
    wait_for_the_writer(hall)
    assert files_with(hall, f"{NOTE} 39: "), "of the 23rd"
    assert hall.difference() is None

    morning(hall, "2026-12-01")
    wait_for_the_writer(hall)

    assert files_with(hall, f"{NOTE} 29: "), "of the 26th"
    assert [n for n in range(30, 40) if files_with(hall, f"{NOTE} {n}: ")] == []
    assert hall.difference() is None

    morning(hall, "2026-12-04")
    wait_for_the_writer(hall)

    assert files_with(hall, NOTE) == set()
    assert hall.difference() is None


def test_what_visitors_wrote_is_erased_like_notes(hall):
    ticket = hall.take()
    for stage in range(1, 60):
        hall.store.write(
            lambda db, n=stage: private.keep_rating(db, ticket["id"], n, f"{NOTE} {n}", hall.clock.wall)
        )
    wait_for_the_writer(hall)
    assert files_with(hall, NOTE)

    hall.clock.pass_time(days=8)
    hall.tick()
    wait_for_the_writer(hall)

    assert files_with(hall, NOTE) == set()


def test_note_of_a_finish_that_is_undone_is_in_no_file(hall):
    hall.open("1", "aziza")
    hall.take("gas", "water")
    hall.next("1")
    hall.finish("1", ending=Ending(note="birinchi izoh"))
    hall.clock.pass_time(minutes=5)
    hall.next("1")
    hall.finish("1", ending=Ending(note=NOTE))

    hall.undo("1")
    wait_for_the_writer(hall)

    assert files_with(hall, NOTE) == set()
    assert files_with(hall, "birinchi izoh")


def test_repeated_request_gets_its_first_answer_without_the_needs_that_are_erased(hall):
    order = Order(services=("gas",), language="uz", needs=(NEED,), kiosk="main")
    hall.open("1", "aziza")
    hall.inner.take_ticket(Ask(PROGRAM), order)
    first = hall.inner.call_next(Ask(PROGRAM, "next-1"), "1")
    assert hall.inner.call_next(Ask(PROGRAM, "next-1"), "1") == first

    morning(hall, "2026-11-24")
    again = hall.inner.call_next(Ask(PROGRAM, "next-1"), "1")

    told = body(first)
    assert told.pop("needs") == [NEED]
    assert body(again) == told
    assert (again.status, again.etag) == (first.status, first.etag)


def test_needs_of_a_day_that_goes_on_stay_in_the_answers(make_hall):
    hall = make_hall(lambda document: document.update(need=[{"id": NEED, "name": {"uz": "Zinasiz"}}]))
    order = Order(services=("gas",), language="uz", needs=(NEED,), kiosk="main")
    hall.open("1", "aziza")
    morning(hall, "2026-11-24")
    hall.inner.take_ticket(Ask(PROGRAM), order)
    first = hall.inner.call_next(Ask(PROGRAM, "next-1"), "1")

    morning(hall, "2026-11-25")

    assert hall.inner.call_next(Ask(PROGRAM, "next-1"), "1") == first
    assert body(first)["needs"] == [NEED]


def test_reader_who_holds_the_old_state_only_delays_the_erasure(hall):
    live_through_a_day(hall, tickets=3)
    wait_for_the_writer(hall)

    with hall.store.read() as db:
        assert db.execute("SELECT count(*) FROM private_needs").fetchone()[0] == 3
        morning(hall, "2026-11-24")
        wait_for_the_writer(hall)
        assert files_with(hall, NEEDED), "the reader may still ask for it"

    # The writer tries again by itself within a second, also when nobody asks for anything.
    deadline = time.monotonic() + 20
    while files_with(hall, NEEDED):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_power_cut_between_erasing_and_tidying_up_leaves_nothing_for_long(hall, tmp_path):
    live_through_a_day(hall, tickets=3)
    with hall.store.read() as db:
        db.execute("SELECT count(*) FROM private_needs").fetchone()
        morning(hall, "2026-11-24")
        wait_for_the_writer(hall)
        cut = tmp_path / "cut"
        cut.mkdir()
        for name in (FILE, f"{FILE}-wal"):
            (cut / name).write_bytes((hall.folder / name).read_bytes())
    found = {path.name for path in cut.iterdir() if NEEDED.encode() in path.read_bytes()}
    assert found

    hall.close()
    hall.folder = cut
    hall.restart()
    wait_for_the_writer(hall)

    assert files_with(hall, NEEDED) == set()
    assert hall.difference() is None


def test_real_server_wipes_notes_and_needs_and_never_writes_them_to_its_log(make_server, moved_clock):
    hall_file = SMALL_HALL.read_text(encoding="utf-8") + NEED_IN_THE_HALL_FILE
    server = make_server(hall_file, clock=moved_clock)
    operator = server.client(server.token("operator"))

    def ask(path, body=None, *, key):
        answer = operator.post(path, json=body or {}, headers={"Idempotency-Key": key})
        assert answer.status_code < 300, answer.text
        return answer.json()

    def files_holding(text):
        files = [path for path in server.data.rglob("*") if path.is_file()]
        return {
            path.relative_to(server.data).parts[0] for path in files if text.encode() in path.read_bytes()
        }

    ask("/counters/1/open", key="1")
    ask("/tickets", {"service": "gas", "language": "uz", "needs": [NEED]}, key="2")
    assert ask("/counters/1/next", key="3")["needs"] == [NEED]
    ask("/counters/1/start", key="4")
    ask("/counters/1/finish", {"note": NOTE}, key="5")
    assert files_holding(NOTE) <= {"hall.db", "hall.db-wal"}
    assert files_holding(NOTE)
    assert files_holding(NEEDED) <= {"hall.db", "hall.db-wal"}
    assert files_holding(f'"needs":["{NEED}"]'), "in an answer"
    assert (server.data / "log").is_dir()
    assert server.navbat("verify").returncode == 0

    # A hall that is always open closes the needs' day when the next but one begins; notes stay for 90 days.
    for day, passed in enumerate((1, 1, 91)):
        moved_clock.pass_time(passed * 24 * 3600)
        ask("/counters/1/open", key=f"morning-{day}")
    deadline = time.monotonic() + 20
    while files_holding(NOTE) or files_holding(NEEDED) or files_holding(f'"needs":["{NEED}"]'):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    proved = server.navbat("verify")
    assert proved.returncode == 0, proved.stderr
