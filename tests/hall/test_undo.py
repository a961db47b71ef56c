"""Undo: the last step is taken back, as if it had not been."""

import pytest
from hand_hall import refusal

from hall_server.hall.founding import accept_clock


def stages_of(hall, ticket):
    """The ticket's stages without what goes on by itself: the time in the queue."""
    return [{k: v for k, v in stage.items() if k != "queue_s"} for stage in hall.ticket(ticket)["stages"]]


def before_call(hall):
    hall.open()


def before_start(hall):
    hall.open()
    hall.next()


def before_finish(hall):
    before_start(hall)
    hall.start()


STEPS = {
    "call": (before_call, lambda hall: hall.next()),
    "start": (before_start, lambda hall: hall.start()),
    "miss": (before_start, lambda hall: hall.miss()),
    "finish": (before_finish, lambda hall: hall.finish()),
    "hold": (before_finish, lambda hall: hall.hold()),
    "transfer": (before_finish, lambda hall: hall.transfer(service="water")),
}


@pytest.mark.parametrize("step", STEPS)
def test_undo_restores_ticket_and_counter_as_they_were(hall, clock, step):
    prepare, act = STEPS[step]
    ticket = hall.take("gas", "tax")
    clock.pass_time(minutes=2)
    prepare(hall)
    clock.pass_time(minutes=1)
    stages, counter = stages_of(hall, ticket), hall.counter()

    act(hall)
    clock.pass_time(seconds=10)
    hall.undo()

    assert stages_of(hall, ticket) == stages
    after = hall.counter()
    assert (after["ticket"] or {}).get("id") == (counter["ticket"] or {}).get("id")
    assert after["version"] > counter["version"]
    assert hall.steps(ticket)[-1] == "undo"
    assert hall.difference() is None


def test_counter_that_closed_after_the_step_gets_no_visitor_back(hall):
    ticket = hall.take()
    before_finish(hall)
    hall.finish()
    hall.close_counter()

    assert refusal(hall.undo) == "counter_closed"

    assert hall.state(ticket) == "finished"
    assert hall.counter()["ticket"] is None


def test_undone_call_leaves_the_board_and_is_not_announced(hall):
    hall.take()
    hall.open()
    hall.next()

    hall.undo()

    assert hall.board()["calls"] == []
    assert hall.announcements.calls("queued", "ready") == []


def test_recall_is_not_what_undo_takes_back(hall):
    ticket = hall.take()
    hall.open()
    hall.next()
    hall.recall()

    hall.undo()

    assert hall.state(ticket) == "waiting"
    assert hall.ticket(ticket)["recalls"] == 0


def test_nothing_is_undone_after_the_hall_s_time_is_over(hall, clock):
    hall.take()
    hall.open()
    hall.next()
    clock.pass_time(seconds=61)

    assert refusal(lambda: hall.undo()) == "nothing_to_undo"


def test_nothing_is_undone_by_somebody_else(hall):
    hall.take()
    hall.open()
    hall.next()

    assert refusal(lambda: hall.undo(by="bobur")) == "nothing_to_undo"


def test_nothing_is_undone_once_another_counter_has_the_visitor(hall):
    ticket = hall.take()
    hall.open("1", "aziza")
    hall.open("2", "bobur")
    hall.next("1")
    hall.miss("1")
    hall.call(ticket, "2")

    assert refusal(lambda: hall.undo("1")) == "nothing_to_undo"


def test_only_the_last_step_at_the_counter_is_undone(hall):
    first, second = hall.take(), hall.take()
    hall.open()
    hall.next()
    hall.finish()
    hall.next()

    restored = hall.undo()

    assert (restored["id"], restored["state"]) == (second["id"], "waiting")
    assert hall.state(first) == "finished"
    assert refusal(lambda: hall.undo()) == "nothing_to_undo"


def test_nothing_is_undone_at_a_counter_where_nothing_was_done(hall):
    hall.open()

    assert refusal(lambda: hall.undo()) == "nothing_to_undo"


def test_clock_that_was_set_back_does_not_open_the_time_again(hall, clock):
    hall.take()
    hall.open()
    hall.next()
    hall.start()
    hall.finish()
    clock.set_wall(days=-3)
    accept_clock(hall.store, wall=clock.wall)

    assert refusal(hall.undo) == "nothing_to_undo"
