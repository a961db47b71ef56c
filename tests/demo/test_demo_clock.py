"""The clock of a demo: hurried, the same in two processes, and never standing still for a night."""

import datetime as dt

import pytest

from hall_server.cli.demo import clock as clock_module
from hall_server.cli.demo.clock import DemoClock, Setting, beginning

HOUR = 3_600_000


def moment(plan, text):
    return round(dt.datetime.fromisoformat(text).replace(tzinfo=plan.zone).timestamp() * 1000)


def shown(plan, wall):
    return dt.datetime.fromtimestamp(wall / 1000, plan.zone).strftime("%a %H:%M")


@pytest.fixture
def uptime(monkeypatch):
    """How long the PC has been up, in milliseconds: `uptime[0]`."""
    up = [1000.0]
    monkeypatch.setattr(clock_module, "uptime_ms", lambda: up[0])
    return up


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-11-17 11:20", "Tue 11:20"),
        ("2026-11-17 17:40", "Tue 10:30"),
        ("2026-11-17 23:00", "Tue 10:30"),
        ("2026-11-17 05:00", "Tue 10:30"),
        ("2026-11-22 12:00", "Mon 10:30"),
    ],
)
def test_demo_begins_while_there_is_life_in_the_hall(plan, now, begins):
    span, wall = beginning(plan, moment(plan, now))

    assert shown(plan, wall) == begins
    assert span.opens < wall < span.closes


def test_clock_goes_as_fast_as_it_is_told(plan, uptime):
    clock = DemoClock(plan, Setting(moment(plan, "2026-11-17 10:00"), uptime[0], speed=60))

    uptime[0] += 60_000

    assert shown(plan, clock.wall()) == "Tue 11:00"


def test_clock_stands_still_until_the_server_has_started(plan, uptime):
    clock = DemoClock(plan, Setting(moment(plan, "2026-11-17 10:00"), uptime[0] + 2500, speed=60))

    uptime[0] += 2400

    assert shown(plan, clock.wall()) == "Tue 10:00"


def test_nights_and_sundays_are_left_out(plan, uptime):
    clock = DemoClock(plan, Setting(moment(plan, "2026-11-20 17:00"), uptime[0], speed=3600))
    seen = []

    for _ in range(70):
        seen.append(shown(plan, clock.wall()))
        uptime[0] += 250

    assert {each[:3] for each in seen} >= {"Fri", "Sat", "Mon"}
    assert not [each for each in seen if each[:3] == "Sun" and each > "Sun 02"]
    assert not [each for each in seen if each[4:6] > "19" or "02" < each[4:6] < "08"]


def test_clock_never_goes_back_and_both_clocks_agree(plan, uptime):
    clock = DemoClock(plan, Setting(moment(plan, "2026-11-20 17:00"), uptime[0], speed=3600))
    readings = []

    for _ in range(200):
        readings.append(clock.read())
        uptime[0] += 97

    walls = [reading.wall for reading in readings]
    assert walls == sorted(walls)
    assert len({reading.wall - reading.boot for reading in readings}) == 1


def test_two_processes_with_one_setting_show_the_same(plan, uptime):
    setting = Setting(moment(plan, "2026-11-20 17:00"), uptime[0], speed=600)
    early, late = DemoClock(plan, setting), DemoClock(plan, Setting(**setting.as_document()))
    early.wall()

    uptime[0] += 123_456

    assert early.wall() == late.wall()
