"""Receipts of screens and speakers, and what is said of a call that nobody saw or heard."""

import pytest
from hand_hall import refusal

from hall_server.hall.people import Actor, Role
from hall_server.hall.screens import Sound
from hall_server.hall.warnings.calls import Calls
from hall_server.store import announcements

BETWEEN = [
    {"id": "main", "counters": []},
    {"id": "door", "counters": ["1"]},
    {"id": "far", "counters": ["2"]},
]


def screen(name="main"):
    return Actor(f"screen:{name}", Role.SCREEN, f"device:{name}", target=name)


def called(hall, counter="1"):
    """A visitor who is called; gives the ticket and the id of the call."""
    hall.open(counter, f"operator of {counter}")
    hall.take()
    ticket = hall.next(counter)
    return ticket, hall.board(f"counter-{counter}")["calls"][0]["call_id"]


def warned(hall, counter="1"):
    """What the console warns of, but not that a test has no console open."""
    shown = hall.counter(counter)["warnings"]
    return {each["code"]: each for each in shown if each["code"] != "left"}


def connect(hall, name="main"):
    """The page of a screen is there, and with it its loudspeaker."""
    hall.inner.watch.screens.came(f"line of {name}", name, f"device:{name}", hall.clock.wall)


def receipts(hall, ticket):
    return [
        (row["step"], row["actor"], row["detail"])
        for row in hall.ticket(ticket)["history"]
        if row["step"] in ("shown", "spoken")
    ]


def make(hall, call_id, length_ms=4_000):
    """The sound of a call is made, at each speaker that is to say it."""

    def work(db):
        for row in announcements.of_call(db, call_id):
            announcements.move(
                db, row.id, former=("queued",), state="ready", at=hall.clock.wall, length_ms=length_ms
            )

    hall.store.write(work)


@pytest.fixture
def zoned(make_hall):
    """A hall with a screen for all counters, one for each, and two speakers at counter 1."""

    def edit(document):
        document["screen"] = BETWEEN
        document["speaker"].append({"id": "corner", "address": "local:", "counters": ["1"]})

    hall = make_hall(edit)
    yield hall
    assert hall.difference() is None


# -- receipts ------------------------------------------------------------------------------------


def test_each_screen_and_each_speaker_is_in_the_history_once(zoned):
    ticket, call = called(zoned)

    for name in ("main", "door", "counter-1", "main", "door"):
        zoned.announcements.shown(screen(name), call)
    for _ in range(2):
        zoned.announcements.spoken(screen("main"), call)
        zoned.announcements.call_is_spoken(_at(zoned, call, "corner"))

    assert receipts(zoned, ticket) == [
        ("shown", "screen:main", {"call_id": call, "screen": "main"}),
        ("shown", "screen:door", {"call_id": call, "screen": "door"}),
        ("shown", "screen:counter-1", {"call_id": call, "screen": "counter-1"}),
        ("spoken", "screen:main", {"call_id": call, "speaker": "hall"}),
        ("spoken", "speaker:corner", {"call_id": call, "speaker": "corner"}),
    ]


def _at(hall, call_id, speaker):
    with hall.store.read() as db:
        return announcements.of_call_at(db, call_id, speaker)


@pytest.mark.parametrize("name", ["far", "counter-2"])
def test_screen_of_another_zone_is_refused(zoned, name):
    ticket, call = called(zoned)

    assert refusal(lambda: zoned.announcements.shown(screen(name), call)) == "not_found"
    assert receipts(zoned, ticket) == []


def test_call_that_never_was_and_screen_that_is_no_more_are_refused(zoned):
    _, call = called(zoned)

    assert refusal(lambda: zoned.announcements.shown(screen(), "ghost")) == "not_found"
    assert refusal(lambda: zoned.announcements.shown(screen("gone"), call)) == "not_found"
    assert refusal(lambda: zoned.announcements.spoken(screen("door"), call)) == "not_found"
    nobody = Actor("wall", Role.SCREEN, "token:wall")
    assert refusal(lambda: zoned.announcements.shown(nobody, call)) == "malformed"


def test_receipts_count_after_the_visit_is_over(zoned):
    ticket, call = called(zoned)
    zoned.start("1")
    zoned.finish("1")

    zoned.announcements.shown(screen(), call)
    zoned.announcements.spoken(screen(), call)

    assert [step for step, *_ in receipts(zoned, ticket)] == ["shown", "spoken"]


def test_receipt_of_a_call_that_was_repeated_meanwhile_is_kept_with_its_own_call(zoned):
    ticket, first = called(zoned)
    zoned.recall("1")
    second = zoned.board()["calls"][0]["call_id"]

    zoned.announcements.shown(screen(), second)
    zoned.announcements.shown(screen(), first)

    assert [detail["call_id"] for *_, detail in receipts(zoned, ticket)] == [second, first]


def test_receipt_of_a_call_that_was_taken_back_is_kept(zoned):
    ticket, call = called(zoned)
    zoned.undo("1")

    zoned.announcements.shown(screen(), call)

    assert [step for step, *_ in receipts(zoned, ticket)] == ["shown"]


def test_speaker_that_was_given_up_and_played_all_the_same_is_believed(zoned):
    ticket, call = called(zoned)
    zoned.announcements.call_failed(_at(zoned, call, "hall"), "speaker_failed")

    zoned.announcements.spoken(screen(), call)

    assert [step for step, *_ in receipts(zoned, ticket)] == ["spoken"]
    assert _at(zoned, call, "hall").state == "spoken"


# -- not shown -----------------------------------------------------------------------------------


def test_call_that_no_screen_shows_is_told_after_two_seconds_with_the_screens_of_its_zone(zoned, clock):
    _, call = called(zoned)
    clock.pass_time(seconds=1.999)
    assert "not_shown" not in warned(zoned)

    clock.pass_time(seconds=0.001)

    warning = warned(zoned)["not_shown"]
    assert (warning["call_id"], warning["screens"], warning["speakers"]) == (call, ["main", "door"], [])
    assert warning["text"] == (
        "A001 chaqiruvi ekranda koʻrinmadi: main, door. "
        "Ovoz chiqarib chaqiring: “A001, 1-oyna” yoki “Qayta chaqirish” tugmasini bosing."
    )


@pytest.mark.parametrize("name", ["main", "door", "counter-1"])
def test_warning_goes_with_the_first_receipt_also_of_the_counters_own_screen(zoned, clock, name):
    _, call = called(zoned)
    clock.pass_time(seconds=5)
    assert "not_shown" in warned(zoned)

    zoned.announcements.shown(screen(name), call)

    assert "not_shown" not in warned(zoned)


def test_repeated_call_has_to_be_shown_anew(zoned, clock):
    _, call = called(zoned)
    zoned.announcements.shown(screen(), call)
    clock.pass_time(minutes=1)

    zoned.recall("1")
    assert "not_shown" not in warned(zoned)
    clock.pass_time(seconds=2)

    assert warned(zoned)["not_shown"]["call_id"] == zoned.board()["calls"][0]["call_id"] != call


@pytest.mark.parametrize("step", ["start", "miss", "finish", "hold"])
def test_warnings_go_when_the_visitor_is_not_called_any_more(zoned, clock, step):
    called(zoned)
    clock.pass_time(seconds=20)
    assert {"not_shown", "not_spoken"} <= warned(zoned).keys()

    getattr(zoned, step)("1")

    assert warned(zoned) == {}


def test_hall_without_a_screen_for_the_counter_warns_of_none(make_hall, clock):
    hall = make_hall(lambda document: document.update(screen=[{"id": "far", "counters": ["2"]}], speaker=[]))
    called(hall)

    clock.pass_time(minutes=1)

    assert warned(hall) == {}


def test_visitor_who_was_here_already_was_called_by_nobody(zoned, clock):
    zoned.open("1")
    zoned.serve_here("1")

    clock.pass_time(minutes=1)

    assert warned(zoned) == {}


def test_visitor_who_is_called_again_by_undo_is_warned_of_at_once(zoned, clock):
    called(zoned)
    clock.pass_time(seconds=1)
    zoned.miss("1")
    clock.pass_time(seconds=5)

    zoned.undo("1")

    assert "not_shown" in warned(zoned)


# -- not spoken ----------------------------------------------------------------------------------


def test_each_speaker_of_the_zone_is_judged_by_itself(zoned, clock):
    connect(zoned)
    _, call = called(zoned)
    make(zoned, call, length_ms=4_000)
    clock.pass_time(seconds=5.9)
    assert "not_spoken" not in warned(zoned)
    zoned.announcements.spoken(screen(), call)

    clock.pass_time(seconds=0.1)

    warning = warned(zoned)["not_spoken"]
    assert (warning["call_id"], warning["speakers"], warning["screens"]) == (call, ["corner"], [])
    assert "corner" in warning["text"]


def test_second_call_has_its_turn_after_the_first_one(make_hall, clock):
    hall = make_hall(lambda document: document["hall"].update(voice={"pause_s": 1}))
    connect(hall)
    calls = [called(hall, counter)[1] for counter in "12"]
    with hall.store.read() as db:
        own = [row.call_id for row in announcements.in_state(db, "queued")]
    assert len(own) == len(calls) == 2
    for call in own:
        make(hall, call, length_ms=4_000)

    clock.pass_time(seconds=4)
    hall.announcements.spoken(screen(), own[0])
    clock.pass_time(seconds=1 + 4 + 1.9)
    assert "not_spoken" not in warned(hall, "2")
    clock.pass_time(seconds=0.1)

    assert warned(hall, "2")["not_spoken"]["speakers"] == ["hall"]
    assert "not_spoken" not in warned(hall, "1")


def test_call_whose_sound_is_not_made_in_time_is_told_with_that_reason_until_it_is_heard(zoned, clock):
    connect(zoned)
    _, call = called(zoned)
    clock.pass_time(seconds=1.999)
    assert "not_spoken" not in warned(zoned)

    clock.pass_time(seconds=0.001)

    warning = warned(zoned)["not_spoken"]
    assert (warning["reason"], warning["speakers"]) == ("voice_late", ["hall", "corner"])
    assert warning["text"].startswith("Ovoz kechikmoqda: A001")
    clock.pass_time(seconds=9)
    make(zoned, call, length_ms=9_700)
    assert warned(zoned)["not_spoken"]["reason"] == "voice_late"
    clock.pass_time(seconds=9.8)
    zoned.announcements.spoken(screen(), call)
    zoned.announcements.call_is_spoken(_at(zoned, call, "corner"))
    assert "not_spoken" not in warned(zoned)


def test_sound_that_is_made_anew_at_its_turn_was_not_late(make_hall, clock):
    hall = make_hall()
    connect(hall)
    _, call = called(hall)
    make(hall, call, length_ms=40_000)
    clock.pass_time(seconds=30)

    hall.announcements.call_is_ready(_at(hall, call, "hall"), "short.wav", 40_000, is_short=True)

    assert "not_spoken" not in warned(hall)


def test_loudspeaker_that_is_off_is_told_without_the_voice_as_the_reason(zoned, clock):
    connect(zoned)
    _, call = called(zoned)
    zoned.inner.watch.screens.went("line of main", clock.wall)
    make(zoned, call)
    clock.pass_time(seconds=20)

    warning = warned(zoned)["not_spoken"]

    assert (warning["speakers"], warning["reason"]) == (["hall", "corner"], None)


def test_call_after_one_that_was_taken_back_while_nobody_played_is_told_in_its_own_time(make_hall, clock):
    hall = make_hall()
    clock.pass_time(minutes=1)
    make(hall, called(hall)[1], length_ms=8_000)
    clock.pass_time(seconds=3)
    hall.undo("1")
    connect(hall)
    clock.pass_time(seconds=1)
    hall.next("1")
    make(hall, hall.board("counter-1")["calls"][0]["call_id"], length_ms=4_000)
    clock.pass_time(seconds=5.999)
    assert "not_spoken" not in warned(hall)

    clock.pass_time(seconds=0.001)

    assert warned(hall)["not_spoken"]["reason"] is None


def mute_page(hall):
    connect(hall)
    hall.inner.watch.screens.note_sound("device:main", Sound.BLOCKED)


@pytest.mark.parametrize("happen", [lambda hall: None, mute_page], ids=["away", "blocked"])
def test_two_calls_where_no_page_plays_are_both_told_after_two_seconds(make_hall, clock, happen):
    hall = make_hall()
    happen(hall)
    clock.pass_time(minutes=1)
    for counter in "12":
        make(hall, called(hall, counter)[1], length_ms=4_000)
    clock.pass_time(seconds=1.999)
    assert not any("not_spoken" in warned(hall, counter) for counter in "12")

    clock.pass_time(seconds=0.001)

    assert all("not_spoken" in warned(hall, counter) for counter in "12")


def test_call_that_was_taken_back_while_the_screen_was_away_takes_no_turn(make_hall, clock):
    hall = make_hall()
    clock.pass_time(minutes=1)
    make(hall, called(hall)[1], length_ms=4_000)
    clock.pass_time(seconds=3)
    hall.undo()
    clock.pass_time(seconds=1)
    connect(hall)
    hall.next()
    with hall.store.read() as db:
        (again,) = announcements.in_state(db, "queued")
    make(hall, again.call_id, length_ms=4_000)

    clock.pass_time(seconds=5.999)
    assert "not_spoken" not in warned(hall)
    clock.pass_time(seconds=0.001)

    assert "not_spoken" in warned(hall)


def test_call_for_an_agent_that_is_away_is_told_after_two_seconds(make_hall, clock):
    hall = make_hall(lambda document: document.update(speaker=[{"id": "desk", "address": "agent://desk"}]))
    hall.inner.watch.agents.came("line", "desk", "desk", clock.wall)
    make(hall, called(hall)[1], length_ms=4_000)
    clock.pass_time(seconds=3)
    assert "not_spoken" not in warned(hall)

    hall.inner.watch.agents.went("line", clock.wall)
    clock.pass_time(seconds=2)

    assert "not_spoken" in warned(hall)


def test_what_was_over_long_ago_is_not_read_where_a_notice_waits_at_a_loudspeaker_that_is_off(zoned, clock):
    zoned.post("notice", texts={"uz": "Kassa yopiq"})
    for _ in range(3):
        called(zoned)
        clock.pass_time(minutes=10)
        zoned.announcements.drop_stale_calls()
        zoned.miss("1")
    clock.pass_time(minutes=30)
    _, call = called(zoned)

    with zoned.store.read() as db:
        calls = Calls(db, zoned.inner.structure(db), zoned.inner.watch, clock.wall)
        rows = calls.judged_by("corner")

    assert [(row.call_id == call, row.notice is not None) for row in rows] == [(False, True), (True, False)]
    clock.pass_time(seconds=2)
    assert warned(zoned)["not_spoken"]["speakers"] == ["hall", "corner"]


# -- sound ---------------------------------------------------------------------------------------


def test_blocked_sound_is_told_at_open_counters_until_it_is_ready_or_the_page_goes(zoned, clock):
    zoned.open("1")
    screens = zoned.inner.watch.screens
    screens.came("line", "main", "device:main", clock.wall)
    screens.note_sound("device:main", Sound.BLOCKED)

    warning = warned(zoned)["sound_blocked"]
    assert (warning["screens"], warning["speakers"], warning["call_id"]) == (["main"], ["hall"], None)
    assert warned(zoned, "2") == {}
    screens.note_sound("device:main", Sound.READY)
    assert warned(zoned) == {}
    screens.note_sound("device:main", Sound.FAILED)
    assert "sound_blocked" in warned(zoned)

    screens.went("line", clock.wall)

    assert warned(zoned) == {}


def test_screen_on_two_pages_is_as_mute_as_the_worse_of_them(zoned, clock):
    screens = zoned.inner.watch.screens
    for n in "12":
        screens.came(f"line {n}", "main", f"device:{n}", clock.wall)
    screens.note_sound("device:1", Sound.READY)
    screens.note_sound("device:2", Sound.BLOCKED)
    assert screens.sound_of("main") is Sound.BLOCKED

    screens.went("line 2", clock.wall)

    assert screens.sound_of("main") is Sound.READY
    assert screens.sight_of("main").is_connected
