"""When the PC's clock is believed: two minutes are a correction, more is a mistake or a dead battery."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.clock import Alarm, Reading, held, judge_drift, judge_start

MINUTE, DAY = 60_000, 86_400_000
END = 1_795_406_400_000


def started_at(wall):
    return judge_start(Reading(wall, boot=5_000), END)


@pytest.mark.parametrize("after", [-2 * MINUTE, -1, 0, 1, DAY, 30 * DAY])
def test_hall_starts_when_the_clock_is_near_or_after_the_end_of_its_record(after):
    assert started_at(END + after) is None


@pytest.mark.parametrize("before", [2 * MINUTE + 1, DAY, 16 * 365 * DAY])
def test_start_before_the_end_of_the_record_is_an_alarm(before):
    assert started_at(END - before) is Alarm.BEFORE_RECORD


def test_start_after_a_month_of_rest_is_an_alarm():
    assert started_at(END + 30 * DAY + 1) is Alarm.LONG_AFTER_RECORD


@pytest.mark.parametrize("drift", [-2 * MINUTE, 0, 2 * MINUTE])
def test_clocks_may_drift_apart_by_two_minutes(drift):
    assert judge_drift(Reading(END + DAY + drift, DAY), Reading(END, 0)) is None


@pytest.mark.parametrize("drift", [-2 * MINUTE - 1, 2 * MINUTE + 1, -DAY, 365 * DAY])
def test_clocks_that_drifted_further_apart_are_an_alarm(drift):
    assert judge_drift(Reading(END + DAY + drift, DAY), Reading(END, 0)) is Alarm.DRIFT


def test_sleep_of_the_pc_is_no_drift():
    assert judge_drift(Reading(END + 14 * DAY, 14 * DAY + 77), Reading(END, 77)) is None


@given(st.lists(st.integers(-2 * MINUTE, 5 * MINUTE), max_size=50))
def test_recorded_time_never_goes_back(steps):
    wall, recorded = END, [END]

    for step in steps:
        wall += step
        recorded.append(held(wall, recorded[-1]))

    assert recorded == sorted(recorded)
    assert all(now <= max(END, *recorded) for now in recorded)
