"""What a screen shows: the last calls of its zone, who missed theirs, and how many wait. Nobody's name."""

import json

import pytest
from hand_hall import refusal


def labels(hall, screen="main"):
    return [call["label"] for call in hall.board(screen)["calls"]]


def call_new(hall, counter="1", *services):
    """A visitor comes and is called at once."""
    hall.take(*services)
    return hall.next(counter)


@pytest.fixture
def open_hall(hall):
    """Both counters are open."""
    hall.open("1")
    hall.open("2", "bek")
    return hall


def with_zones(document):
    document["screen"] = [{"id": "left", "counters": ["1"]}, {"id": "right", "counters": ["2"]}]
    document["speaker"] = []


def test_board_of_a_hall_that_has_not_begun_is_empty(hall):
    board = hall.board()

    assert (board["calls"], board["missed"], board["zone"]) == ([], [], ["1", "2"])
    assert [service["count"] for service in board["waiting"]] == [0, 0, 0]


def test_call_is_shown_with_its_place_in_every_language(open_hall):
    called = call_new(open_hall)

    (shown,) = open_hall.board()["calls"]

    assert (shown["label"], shown["counter"], shown["state"]) == ("A001", "1", "called")
    assert shown["called_at"] == called["called_at"]
    assert set(shown["place"]) == {"uz", "uz-Cyrl", "ru", "en"}
    assert shown["place"]["en"] == "Window 1, Ground floor, left"
    assert shown["language"] == "uz"


def test_visitor_who_is_sent_on_is_no_call_of_that_counter_any_more(open_hall):
    call_new(open_hall, "1")
    call_new(open_hall, "2")
    open_hall.transfer(at="1", counter="2")
    open_hall.start("2")
    open_hall.transfer(at="2", counter="1")

    assert labels(open_hall) == []


def test_newest_call_comes_first(open_hall, clock):
    call_new(open_hall, "1")
    clock.pass_time(seconds=5)
    call_new(open_hall, "2")

    assert labels(open_hall) == ["A002", "A001"]


def test_recalled_visitor_comes_first_again_under_a_new_call_id(open_hall, clock):
    call_new(open_hall, "1")
    clock.pass_time(seconds=5)
    call_new(open_hall, "2")
    before = {call["label"]: call["call_id"] for call in open_hall.board()["calls"]}
    clock.pass_time(seconds=5)

    open_hall.recall("1")

    first, second = open_hall.board()["calls"]
    assert (first["label"], first["recalls"]) == ("A001", 1)
    assert first["call_id"] != before["A001"]
    assert second["call_id"] == before["A002"]


def test_served_visitors_stay_among_the_last_calls(open_hall):
    call_new(open_hall)
    open_hall.start()
    assert open_hall.board()["calls"][0]["state"] == "serving"

    open_hall.finish()

    assert open_hall.board()["calls"][0]["state"] == "finished"


def test_board_shows_the_last_ten_calls(open_hall, clock):
    for _ in range(12):
        call_new(open_hall)
        open_hall.finish()
        clock.pass_time(seconds=10)

    assert labels(open_hall) == [f"A{n:03d}" for n in range(12, 2, -1)]


def test_hall_says_how_many_calls_are_shown(make_hall, clock):
    hall = make_hall(board_calls=2)
    hall.open()
    for _ in range(3):
        call_new(hall)
        hall.finish()
        clock.pass_time(seconds=10)

    assert labels(hall) == ["A003", "A002"]


def test_missed_visitor_leaves_the_calls_for_the_missed_list(open_hall):
    call_new(open_hall)

    open_hall.miss()

    assert open_hall.board()["calls"] == []
    assert open_hall.board()["missed"] == ["A001"]


def test_missed_list_ends_with_the_grace(open_hall, clock):
    call_new(open_hall)
    open_hall.miss()

    clock.pass_time(minutes=30)
    open_hall.tick()

    assert open_hall.board()["missed"] == []
    assert open_hall.board()["calls"] == []


def test_visitor_of_two_services_is_shown_once(open_hall, clock):
    open_hall.take("gas", "tax")
    open_hall.next("1")
    open_hall.finish("1")
    assert [call["counter"] for call in open_hall.board()["calls"]] == ["1"]
    clock.pass_time(minutes=1)

    open_hall.next("2")

    (shown,) = open_hall.board()["calls"]
    assert (shown["label"], shown["counter"]) == ("A001", "2")


def test_screen_shows_its_zone_only(make_hall):
    hall = make_hall(with_zones)
    hall.open("1")
    hall.open("2", "bek")
    call_new(hall, "1")
    call_new(hall, "2")
    assert (labels(hall, "left"), labels(hall, "right")) == (["A001"], ["A002"])

    hall.miss("2")

    assert hall.board("left")["missed"] == []
    assert hall.board("right")["missed"] == ["A002"]


def test_zone_keeps_its_ten_calls_however_busy_the_other_is(make_hall, clock):
    hall = make_hall(with_zones)
    hall.open("1")
    hall.open("2", "bek")
    call_new(hall, "2")
    for _ in range(12):
        clock.pass_time(seconds=10)
        call_new(hall, "1")
        hall.finish("1")

    assert labels(hall, "right") == ["A001"]


def test_waiting_are_counted_by_service(open_hall):
    for services in (("gas",), ("gas",), ("tax",), ("gas", "tax")):
        open_hall.take(*services)

    counts = {service["service"]: service["count"] for service in open_hall.board()["waiting"]}

    assert counts == {"gas": 3, "water": 0, "tax": 1}


def test_screen_counts_only_what_its_counters_serve(make_hall):
    def tax_alone(document):
        with_zones(document)
        document["counter"][1]["services"] = ["tax"]

    hall = make_hall(tax_alone)

    assert [service["service"] for service in hall.board("right")["waiting"]] == ["tax"]


def test_calls_of_yesterday_are_gone(open_hall, clock):
    call_new(open_hall)
    open_hall.finish()

    clock.pass_time(days=1)
    call_new(open_hall)

    (shown,) = open_hall.board()["calls"]
    assert shown["state"] == "called"


def test_screen_that_was_away_shows_the_board_after_one_look(open_hall):
    call_new(open_hall, "1")
    call_new(open_hall, "2")
    before = open_hall.board()

    open_hall.restart()

    assert open_hall.board() == before


def test_no_name_and_no_service_of_a_visitor_is_shown(open_hall):
    open_hall.take(priority="disability", purpose="divorce")
    open_hall.next()

    board = open_hall.board()

    (shown,) = board["calls"]
    assert set(shown) == {
        "call_id",
        "label",
        "counter",
        "place",
        "called_at",
        "recalls",
        "language",
        "state",
    }
    assert not {"aziza", "disability", "divorce"} & set(json.dumps(board).replace('"', " ").split())


def test_unknown_screen_is_not_found(hall):
    assert refusal(lambda: hall.board("roof")) == "not_found"
