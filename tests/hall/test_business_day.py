"""From one business day to the next: the hall closed at night, open all night, or the PC switched off."""

from datetime import date

import pytest
from hand_hall import refusal

from hall_server.hall.counters import Ending

DAYTIME = "mon-sun 09:00-18:00"


@pytest.fixture
def daytime_hall(make_hall):
    """A hall that is closed at night."""
    return make_hall(hours=DAYTIME)


def days(hall):
    """What the record says about days: (kind, day)."""
    return [(row["kind"], row["data"]["day"]) for row in hall.events("day_opened", "day_closed")]


def at_the_counter(hall, act="next", counter="1"):
    """A visitor whom the evening finds at a counter."""
    ticket = hall.take()
    hall.open(counter)
    hall.next(counter)
    if act == "start":
        hall.start(counter)
    return ticket


def test_first_action_opens_the_day(hall):
    hall.take()

    assert days(hall) == [("day_opened", "2026-11-23")]


def test_visitors_left_waiting_are_unserved_when_the_next_day_begins(daytime_hall, clock):
    hall = daytime_hall
    ticket = hall.take()

    clock.pass_time_until("2026-11-24 09:00")
    hall.tick()

    assert hall.state(ticket) == "unserved"
    assert hall.steps(ticket) == ["issue", "close_of_day"]
    assert hall.ticket(ticket)["history"][-1]["actor"] == "system"
    assert days(hall) == [
        ("day_opened", "2026-11-23"),
        ("day_closed", "2026-11-23"),
        ("day_opened", "2026-11-24"),
    ]
    assert hall.difference() is None


def test_nothing_is_closed_before_the_day_is_over(daytime_hall, clock):
    ticket = daytime_hall.take()

    clock.pass_time_until("2026-11-23 23:59")
    daytime_hall.tick()

    assert daytime_hall.state(ticket) == "waiting"


def test_missed_visitors_are_no_shows_at_the_close_of_the_day(make_hall, clock):
    hall = make_hall(hours=DAYTIME, return_grace_min=1440)
    ticket = at_the_counter(hall)
    hall.miss()

    clock.pass_time_until("2026-11-24 00:00")
    hall.tick()

    assert hall.state(ticket) == "no_show"
    assert hall.steps(ticket)[-1] == "close_of_day"


def test_first_command_of_the_morning_closes_the_day_also_when_it_is_refused(daytime_hall, clock):
    ticket = daytime_hall.take()
    clock.pass_time_until("2026-11-24 07:00")

    assert refusal(daytime_hall.take) == "service_closed"

    assert daytime_hall.state(ticket) == "unserved"


@pytest.mark.parametrize(("act", "state"), [("next", "called"), ("start", "serving")])
def test_visitor_at_a_counter_is_not_touched_by_the_night(daytime_hall, clock, act, state):
    hall = daytime_hall
    ticket = at_the_counter(hall, act)

    clock.pass_time_until("2026-11-24 09:00")
    hall.tick()

    assert hall.state(ticket) == state
    assert hall.counter()["ticket"]["id"] == ticket["id"]
    (left_over,) = hall.reports.live()["left_over"]
    assert (left_over["label"], left_over["counter"]) == ("A001", "1")
    assert hall.finish()["state"] == "finished"
    assert hall.reports.live()["left_over"] == []


def test_numbers_restart_with_the_day(daytime_hall, clock):
    assert [daytime_hall.take()["label"] for _ in range(2)] == ["A001", "A002"]

    clock.pass_time_until("2026-11-24 09:00")

    assert daytime_hall.take()["label"] == "A001"
    assert daytime_hall.take()["business_day"] == "2026-11-24"


def test_visitors_of_before_midnight_stay_callable_in_a_hall_open_all_night(hall, clock):
    hall.open()
    clock.pass_time_until("2026-11-23 23:58")
    old = hall.take()
    clock.pass_time(minutes=4)
    new = hall.take()

    assert hall.state(old) == "waiting"
    assert (old["label"], new["label"]) == ("A001", "A001")
    assert new["business_day"] == "2026-11-24"
    assert hall.next()["id"] == old["id"]
    assert days(hall) == [("day_opened", "2026-11-23"), ("day_opened", "2026-11-24")]


def test_visitors_of_before_midnight_are_closed_at_the_next_rollover(hall, clock):
    clock.pass_time_until("2026-11-23 23:58")
    old = hall.take()
    clock.pass_time_until("2026-11-24 10:00")
    new = hall.take()

    clock.pass_time_until("2026-11-25 00:01")
    hall.tick()

    assert hall.state(old) == "unserved"
    assert hall.state(new) == "waiting"
    assert days(hall)[-2:] == [("day_closed", "2026-11-23"), ("day_opened", "2026-11-25")]


def test_hall_that_is_open_only_across_some_nights_closes_the_others(make_hall, clock):
    hall = make_hall(hours="mon 09:00-24:00; tue 00:00-18:00; wed-sun 09:00-18:00")
    monday = hall.take()
    clock.pass_time_until("2026-11-24 10:00")
    tuesday = hall.take()
    assert hall.state(monday) == "waiting"

    clock.pass_time_until("2026-11-25 10:00")
    hall.take()

    assert [hall.state(ticket) for ticket in (monday, tuesday)] == ["unserved", "unserved"]


@pytest.mark.parametrize("hours", [{}, {"hours": DAYTIME}], ids=["always open", "closed at night"])
def test_pc_that_was_off_for_three_nights_closes_what_was_left(make_hall, clock, hours):
    hall = make_hall(**hours)
    waiting, called = hall.take(), at_the_counter(hall)
    clock.pass_time(minutes=1)

    clock.pass_time_until("2026-11-26 09:00")
    hall.restart()
    fresh = hall.take()

    assert fresh["label"] == "A001"
    assert sorted([hall.state(waiting), hall.state(called)]) == ["called", "unserved"]
    assert days(hall) == [
        ("day_opened", "2026-11-23"),
        ("day_closed", "2026-11-23"),
        ("day_opened", "2026-11-26"),
    ]
    assert hall.difference() is None


def test_visit_that_goes_on_after_its_day_was_closed_ends_with_the_next_one(make_hall, clock):
    """Called in the evening for the first of two services, finished in the morning: then it waits again."""
    hall = make_hall(hours=DAYTIME)
    ticket = hall.take("gas", "tax")
    hall.open()
    hall.next()
    hall.start()
    clock.pass_time_until("2026-11-24 09:00")
    hall.finish()
    assert hall.state(ticket) == "waiting"

    clock.pass_time_until("2026-11-25 09:00")
    hall.tick()

    assert hall.state(ticket) == "unserved"
    assert days(hall).count(("day_closed", "2026-11-23")) == 1
    assert hall.difference() is None


def test_day_starts_when_the_hall_says(make_hall, clock):
    hall = make_hall(day_starts="04:00", hours="mon-sun 18:00-03:00")
    clock.pass_time_until("2026-11-23 23:50")
    before = hall.take()
    clock.pass_time_until("2026-11-24 02:50")
    after = hall.take()

    assert before["business_day"] == after["business_day"] == "2026-11-23"
    assert after["label"] == "A002"
    clock.pass_time_until("2026-11-24 18:00")
    assert hall.take()["label"] == "A001"
    assert hall.state(after) == "unserved"


def test_shift_and_operator_stay_over_the_night(daytime_hall, clock):
    daytime_hall.open()

    clock.pass_time_until("2026-11-24 09:00")
    daytime_hall.take()

    assert daytime_hall.next()["operator"] == "aziza"


def test_unserved_is_its_own_outcome_in_the_report(daytime_hall, clock):
    daytime_hall.take()
    daytime_hall.take()
    daytime_hall.open()
    daytime_hall.serve()

    clock.pass_time_until("2026-11-24 09:00")
    daytime_hall.tick()

    totals = daytime_hall.reports.report("day", date(2026, 11, 23))["totals"]
    assert (totals["issued"], totals["served"], totals["unserved"]) == (2, 1, 1)


def notes(hall):
    """The notes that are kept, the oldest first."""
    with hall.store.read() as db:
        return [row["note"] for row in db.execute("SELECT note FROM private_notes ORDER BY at")]


def finish_with(hall, note):
    """A visitor is served, and the operator writes something down."""
    hall.take()
    hall.open()
    hall.next()
    hall.finish(ending=Ending(note=note))


def test_note_is_erased_by_the_first_change_of_day_after_its_retention(make_hall, clock):
    hall = make_hall(notes_days=2)
    finish_with(hall, "on Monday")
    clock.pass_time_until("2026-11-24 10:00")
    finish_with(hall, "on Tuesday")

    clock.pass_time_until("2026-11-25 08:00")
    hall.tick()
    assert notes(hall) == ["on Monday", "on Tuesday"]

    clock.pass_time_until("2026-11-26 08:00")
    hall.tick()
    assert notes(hall) == ["on Tuesday"]
    assert hall.difference() is None


def test_notes_are_kept_for_ninety_days_unless_the_hall_says_otherwise(hall, clock):
    finish_with(hall, "in November")

    for _ in range(89):
        clock.pass_time(days=1)
        hall.tick()
    assert notes(hall) == ["in November"]

    clock.pass_time(days=2)
    hall.tick()
    assert notes(hall) == []
