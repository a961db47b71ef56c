"""A clock that cannot be believed: no business until it is right again or somebody says that it is."""

import pytest
from hand_hall import HandClock, refusal

from hall_server.domain.errors import NoBusiness
from hall_server.hall.founding import accept_clock
from hall_server.hall.people import Role


def alarm(hall):
    found = hall.inner.timekeeper.alarm
    return found.value if found else None


def clock_events(hall):
    return [row["kind"] for row in hall.events("clock_alarmed", "clock_recovered", "clock_accepted")]


@pytest.mark.parametrize(
    "shift", [{"hours": -1}, {"minutes": -2, "seconds": -1}, {"hours": 1}, {"days": 400}]
)
def test_wall_clock_that_jumps_stops_the_business(hall, clock, shift):
    hall.take()

    clock.set_wall(**shift)

    assert refusal(hall.take) == "clock_alarm"
    assert refusal(hall.open) == "clock_alarm"
    assert len(hall.events("issued")) == 1


def test_refusal_says_which_alarm_and_when_to_ask_again(hall, clock):
    hall.take()
    clock.set_wall(hours=2)

    with pytest.raises(NoBusiness) as refused:
        hall.take()

    assert refused.value.saying == "clock_drift"
    assert refused.value.values["retry_s"] > 0


def test_clock_that_is_put_right_again_ends_the_alarm_by_itself(hall, clock):
    hall.take()
    clock.set_wall(hours=2)
    hall.tick()
    assert alarm(hall) == "clock_drift"

    clock.set_wall(hours=-2)
    hall.tick()

    assert alarm(hall) is None
    assert hall.take()["label"] == "A002"
    assert clock_events(hall) == ["clock_alarmed", "clock_recovered"]


@pytest.mark.parametrize("shift", [{"days": -400}, {"hours": 2}])
def test_emergency_is_raised_said_again_and_ended_while_the_clock_is_in_doubt(make_hall, clock, shift):
    hall = make_hall(emergency_every_s=20)
    hall.take()
    clock.set_wall(**shift)
    hall.tick()

    posted = hall.post("emergency", role=Role.OPERATOR, by="aziza")
    [call] = hall.announcements.calls("queued")
    hall.announcements.call_is_ready(call, "sound.wav")
    hall.announcements.call_is_spoken(call)
    clock.pass_time(seconds=20)
    hall.tick()
    hall.tick()

    assert [call.call_id for call in hall.announcements.calls("queued")] == ["notice-1-2"]
    assert [notice["id"] for notice in hall.board()["notices"]] == [posted["id"]]
    assert refusal(lambda: hall.post("notice", texts={"uz": "Suv yoʻq."})) == "clock_alarm"
    hall.take_down(posted, role=Role.OPERATOR, by="aziza")
    [raised, ended] = hall.events("notice_posted", "notice_ended")
    assert (raised["at"], ended["at"]) == ("2026-11-23T04:00:00.000Z", "2026-11-23T04:00:20.000Z")
    clock.set_wall(**{unit: -n for unit, n in shift.items()})
    assert hall.take()["label"] == "A002"
    assert hall.difference() is None


def test_alarm_is_recorded_once(hall, clock):
    hall.take()
    clock.set_wall(hours=2)

    for _ in range(3):
        hall.tick()

    assert clock_events(hall) == ["clock_alarmed"]
    (row,) = hall.events("clock_alarmed")
    assert row["data"] == {"alarm": "clock_drift", "wall": "2026-11-23T06:00:00.000Z"}


def test_nothing_comes_due_while_the_clock_is_in_doubt(hall, clock):
    ticket = hall.take()
    hall.open()
    hall.next()
    hall.miss()

    clock.set_wall(days=1)
    hall.tick()

    assert hall.state(ticket) == "missed"
    assert [row["data"]["day"] for row in hall.events("day_opened")] == ["2026-11-23"]


def test_accepted_clock_goes_on_forward(hall, clock):
    hall.take()
    clock.set_wall(hours=2)
    hall.tick()

    accept_clock(hall.store, wall=clock.wall)
    hall.tick()

    assert alarm(hall) is None
    assert hall.take()["issued_at"] == "2026-11-23T06:00:00.000Z"
    assert clock_events(hall) == ["clock_alarmed", "clock_accepted"]


def test_accepted_clock_goes_on_backward_without_negative_times(hall, clock):
    clock.pass_time(hours=3)
    waiting, served = hall.take(), hall.take()
    hall.open()
    clock.pass_time(minutes=10)
    hall.next()
    clock.set_wall(hours=-2)
    assert refusal(hall.start) == "clock_alarm"

    accept_clock(hall.store, wall=clock.wall)
    hall.start()
    clock.pass_time(minutes=5)
    hall.finish()

    (stage,) = hall.ticket(waiting)["stages"]
    assert (stage["wait_s"], stage["walk_s"], stage["service_s"]) == (600, 0, 300)
    assert hall.ticket(served)["stages"][0]["queue_s"] == 0
    assert hall.reports.live()["longest_wait_s"] == 0


def test_command_that_accepts_by_another_clock_is_set_back_to_the_servers(hall, clock):
    """`navbat clock accept` runs in a process of its own, that may have been started under another clock."""
    hall.take()
    clock.set_wall(hours=2)
    hall.tick()
    accept_clock(hall.store, wall=clock.wall + 600_000)

    hall.tick()
    hall.tick()

    assert alarm(hall) is None
    assert hall.take()["issued_at"] == "2026-11-23T06:00:00.000Z"


@pytest.mark.parametrize("back", [{"seconds": -1}, {"minutes": -2}])
def test_small_step_back_holds_the_time(hall, clock, back):
    hall.take()

    clock.set_wall(**back)

    assert hall.take()["issued_at"] == "2026-11-23T04:00:00.000Z"
    clock.pass_time(minutes=2, seconds=5)
    assert hall.take()["issued_at"] > "2026-11-23T04:00:00.000Z"


def test_visitors_keep_their_order_while_the_time_is_held(hall, clock):
    hall.take()
    clock.set_wall(minutes=-2)
    for _ in range(10):
        hall.take()
        clock.pass_time(seconds=5)

    assert hall.queue() == [f"A{n:03d}" for n in range(1, 12)]


def test_small_corrections_are_no_alarm(hall, clock):
    for correction in (90, -60, 45, -90):
        clock.set_wall(seconds=correction)
        clock.pass_time(minutes=10)
        hall.take()

    assert clock_events(hall) == []


@pytest.mark.parametrize(
    ("shift", "saying"),
    [
        ({"hours": -1}, "clock_before_record"),
        ({"days": -6000}, "clock_before_record"),
        ({"days": 31}, "clock_long_after_record"),
    ],
)
def test_start_with_a_wrong_clock_does_no_business(hall, clock, shift, saying):
    hall.take()

    clock.set_wall(**shift)
    hall.restart()
    hall.tick()

    assert alarm(hall) == saying
    assert refusal(hall.take) == "clock_alarm"


def test_start_with_a_wrong_clock_can_be_accepted(hall, clock):
    hall.take()
    clock.set_wall(days=31)
    hall.restart()
    assert refusal(hall.take) == "clock_alarm"

    accept_clock(hall.store, wall=clock.wall)

    assert hall.take()["business_day"] == "2026-12-24"


def test_clock_accepted_while_the_server_was_down_is_believed_at_its_start(hall, clock):
    hall.take()
    hall.close()
    clock.set_wall(days=-10)
    hall._open()
    assert refusal(hall.take) == "clock_alarm"
    accept_clock(hall.store, wall=clock.wall)

    hall.restart()

    assert hall.take()["business_day"] == "2026-11-13"


def test_hall_that_rests_for_a_month_goes_on(hall, clock):
    hall.take()

    clock.pass_time(days=30)
    hall.restart()

    assert hall.take()["label"] == "A001"


def test_new_hall_does_not_begin_in_the_year_of_a_dead_battery(make_hall, clock):
    clock.set_wall(days=-6000)
    hall = make_hall()

    assert refusal(hall.take) == "clock_alarm"
    clock.set_wall(days=6000)
    assert hall.take()["label"] == "A001"


def test_new_hall_begins_with_a_clock_that_was_accepted_while_it_was_off(make_hall, clock):
    clock.set_wall(days=-6000)
    hall = make_hall()
    assert refusal(hall.take) == "clock_alarm"
    accept_clock(hall.store, wall=clock.wall)

    hall.restart()

    assert hall.take()["label"] == "A001"


def test_sleep_of_the_pc_is_no_alarm(hall, clock):
    hall.take()

    clock.pass_time(hours=14)

    assert hall.take()["business_day"] == "2026-11-23"


def test_pages_show_no_time_before_the_record(hall, clock):
    hall.take()
    clock.set_wall(hours=-5)

    assert hall.inner.now() == HandClock().wall


def test_alarm_that_outlives_a_restart_is_recorded_once_and_so_is_its_end(hall, clock):
    hall.take()
    clock.set_wall(days=-300)
    hall.tick()
    hall.restart()
    hall.tick()

    clock.set_wall(days=300)
    hall.restart()
    hall.tick()

    assert clock_events(hall) == ["clock_alarmed", "clock_recovered"]


def test_clock_corrected_by_seconds_every_night_is_believed_for_ever(hall, clock):
    hall.take()
    for _night in range(60):
        clock.pass_time(hours=25)
        clock.set_wall(seconds=4)
        hall.tick()

    assert alarm(hall) is None
    assert clock_events(hall) == []
