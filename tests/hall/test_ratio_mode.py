"""The fixed ratio in a hall: each counter keeps its turn, in the record, through undo and restart."""

import pytest


@pytest.fixture
def ratio(make_hall, clock):
    """One elderly visitor, then two others; four of each wait."""
    hall = make_hall(mode="ratio", ratio={"priority": 1, "others": 2})
    for _ in range(4):
        hall.take("gas")
        clock.pass_time(seconds=10)
    for _ in range(4):
        hall.take("gas", priority="elderly")
        clock.pass_time(seconds=10)
    return hall


def served(hall, count, counter="1"):
    return [hall.serve(counter)["label"] for _ in range(count)]


def test_calls_follow_the_ratio_and_the_list_shows_it(ratio):
    ratio.open("1")
    shown = ratio.queue("1")

    called = served(ratio, 8)

    assert called == shown
    assert called == ["A005", "A001", "A002", "A006", "A003", "A004", "A007", "A008"]


def test_every_counter_has_its_own_turn(ratio):
    ratio.open("1")
    ratio.open("2", "bek")

    assert (ratio.next("1")["label"], ratio.next("2")["label"]) == ("A005", "A006")


def test_turn_outlives_a_restart_and_is_proved_by_the_record(ratio):
    ratio.open("1")
    served(ratio, 2)
    ratio.restart()

    assert ratio.next("1")["label"] == "A002"
    assert ratio.difference() is None


def test_undo_of_a_call_gives_the_turn_back(ratio):
    ratio.open("1")
    first = ratio.next("1")
    ratio.undo("1")

    assert ratio.next("1")["label"] == first["label"]
    assert ratio.difference() is None


def test_call_of_a_chosen_visitor_takes_nobodys_turn(ratio):
    ratio.open("1")
    chosen = ratio.inner.queue("1")[5]
    ratio.call(chosen, "1")
    ratio.start("1")
    ratio.finish("1")

    assert ratio.next("1")["label"] == "A005"


def test_reason_says_whose_turn_it_was(ratio):
    ratio.open("1")

    assert [ratio.serve("1")["reason"] for _ in range(3)] == ["priority_turn", "others_turn", "others_turn"]
