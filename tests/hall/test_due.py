"""What comes due by itself: done by the clock's tick, and before every command should no tick have come."""

from hand_hall import refusal

from hall_server.domain.errors import Refused
from hall_server.domain.events import Kind


def missed(hall):
    ticket = hall.take()
    hall.open()
    hall.next()
    hall.miss()
    return ticket


def test_missed_visitor_is_a_no_show_when_the_grace_is_over(make_hall, clock):
    hall = make_hall(return_grace_min=30)
    ticket = missed(hall)

    clock.pass_time(minutes=29, seconds=59)
    hall.tick()
    assert hall.state(ticket) == "missed"
    clock.pass_time(seconds=1)
    hall.tick()

    assert hall.state(ticket) == "no_show"
    last = hall.ticket(ticket)["history"][-1]
    assert (last["step"], last["actor"]) == ("expire", "system")
    assert hall.ticket(ticket)["ended_at"] == "2026-11-23T04:30:00.000Z"


def test_what_is_due_is_done_before_the_next_command(make_hall, clock):
    hall = make_hall(return_grace_min=30)
    ticket = missed(hall)
    clock.pass_time(minutes=31)

    hall.take()

    assert hall.state(ticket) == "no_show"


def test_refused_command_keeps_what_was_due(make_hall, clock):
    hall = make_hall(return_grace_min=30)
    ticket = missed(hall)
    clock.pass_time(minutes=31)
    heard = hall.news

    assert refusal(hall.recall) == "no_ticket"

    assert hall.state(ticket) == "no_show"
    assert hall.news > heard
    assert hall.difference() is None


def test_repeated_command_does_what_is_due_and_answers_as_before(make_hall, clock):
    hall = make_hall(return_grace_min=30)
    first = hall.take(key="tap")
    hall.open()
    hall.next()
    hall.miss()
    clock.pass_time(minutes=31)

    assert hall.take(key="tap") == first
    assert hall.state(first) == "no_show"


def test_service_starts_by_itself_after_the_time_that_the_hall_says(make_hall, clock):
    hall = make_hall(auto_start_s=30)
    hall.take()
    hall.open()
    ticket = hall.next()

    clock.pass_time(seconds=29)
    hall.tick()
    assert hall.state(ticket) == "called"
    clock.pass_time(seconds=1)
    hall.tick()

    assert hall.state(ticket) == "serving"
    assert hall.ticket(ticket)["history"][-1]["actor"] == "system"
    assert hall.ticket(ticket)["stages"][0]["walk_s"] == 30
    assert hall.finish()["state"] == "finished"


def test_recall_gives_the_visitor_the_whole_time_again(make_hall, clock):
    hall = make_hall(auto_start_s=30)
    hall.take()
    hall.open()
    ticket = hall.next()
    clock.pass_time(seconds=20)
    hall.recall()
    clock.pass_time(seconds=20)
    hall.tick()

    assert hall.state(ticket) == "called"


def test_service_starts_only_by_hand_when_the_hall_says_so(hall, clock):
    hall.take()
    hall.open()
    ticket = hall.next()

    clock.pass_time(hours=2)
    hall.tick()

    assert hall.state(ticket) == "called"


def test_operator_who_acts_late_finds_the_service_started(make_hall, clock):
    """The start came due before the miss was pressed: what is due goes first."""
    hall = make_hall(auto_start_s=30)
    hall.take()
    hall.open()
    hall.next()
    clock.pass_time(minutes=1)

    assert refusal(hall.miss) == "illegal_step"
    assert hall.counter()["ticket"]["state"] == "serving"


def test_tick_with_nothing_to_do_writes_nothing(hall):
    hall.take()
    rows, heard = len(hall.events()), hall.news

    hall.tick()

    assert len(hall.events()) == rows
    assert hall.news == heard


def test_tick_is_no_news_while_somebody_is_called_and_nothing_is_due(hall):
    hall.take()
    hall.open()
    hall.next()
    heard = hall.news

    hall.tick()

    assert hall.news == heard


def test_refused_command_leaves_nothing_of_its_own(make_hall, clock):
    hall = make_hall(return_grace_min=30)
    ticket = missed(hall)
    clock.pass_time(minutes=31)

    def half_done(tx):
        tx.record(Kind.COUNTER_PAUSED, counter="1")
        raise Refused("illegal_step")

    assert refusal(lambda: hall.inner.change(hall.operator("1"), half_done)) == "illegal_step"

    assert hall.state(ticket) == "no_show"
    assert hall.counter()["state"] == "open"
    assert hall.events("counter_paused") == []
