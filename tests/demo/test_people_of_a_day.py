"""Who comes on a day and who works: drawn by chance, the same for the same seed."""

import datetime as dt
from collections import Counter

import pytest

from hall_server.cli.demo.past import days_before
from hall_server.cli.demo.staff import NAMES, free_counter, seats, shifts
from hall_server.cli.demo.visitors import Visitors

MONDAY, TUESDAY, SATURDAY, SUNDAY = (dt.date(2026, 11, day) for day in (16, 17, 21, 22))


@pytest.fixture(scope="module")
def many(plan):
    """The visitors of twenty days."""
    visitors = Visitors(plan, 1)
    return [visitors.of(span) for span in days_before(plan, dt.date(2026, 11, 23), 20)]


def test_same_seed_brings_the_same_visitors(plan):
    span = plan.span(TUESDAY)

    assert Visitors(plan, 1).of(span) == Visitors(plan, 1).of(span)
    assert Visitors(plan, 1).of(span) != Visitors(plan, 2).of(span)


def test_about_150_visitors_come_on_a_weekday_more_on_mondays_and_fewer_on_saturdays(plan):
    def usual(day):
        return sum(len(Visitors(plan, seed).of(plan.span(day))) for seed in range(20)) / 20

    assert 140 < usual(TUESDAY) < 160
    assert usual(MONDAY) > 1.2 * usual(TUESDAY)
    assert usual(SATURDAY) < 0.6 * usual(TUESDAY)


def test_visitors_come_while_the_hall_is_open_with_a_peak_in_the_morning(plan, many):
    for visitors in many:
        span = plan.span(dt.datetime.fromtimestamp(visitors[0].at / 1000, plan.zone).date())
        assert all(span.opens <= visitor.at < span.closes for visitor in visitors)

    hours = Counter(
        dt.datetime.fromtimestamp(visitor.at / 1000, plan.zone).hour
        for visitors in many
        for visitor in visitors
    )
    assert hours[10] > 1.5 * hours[13] > 0
    assert hours[15] > hours[13]


def test_nobody_asks_for_a_service_outside_its_own_hours(plan, many):
    asked = [
        dt.datetime.fromtimestamp(visitor.at / 1000, plan.zone)
        for visitors in many
        for visitor in visitors
        if "gas-inspection" in visitor.wish["services"]
    ]

    assert asked
    assert all(at.strftime("%a") in ("Tue", "Thu") and 9 <= at.hour < 12 for at in asked)


def test_visitors_are_as_mixed_as_those_of_a_real_hall(many):
    wishes = [visitor.wish for visitors in many for visitor in visitors]

    def share(of):
        return sum(1 for wish in wishes if of(wish)) / len(wishes)

    assert 0.5 < share(lambda wish: wish["language"] == "uz") < 0.6
    assert 0.22 < share(lambda wish: wish["language"] == "ru") < 0.32
    assert 0.15 < share(lambda wish: "priority" in wish) < 0.25
    assert 0.05 < share(lambda wish: len(wish["services"]) > 1) < 0.11
    assert 0.03 < share(lambda wish: "needs" in wish) < 0.07
    assert 0.04 < share(lambda wish: wish.get("quantity", 1) > 1) < 0.10
    assert len({service for wish in wishes for service in wish["services"]}) == 44


def test_every_service_is_served_by_somebody_who_is_there_all_day(plan):
    span = plan.span(TUESDAY)
    there = [shift for shift in shifts(plan, span, 1) if shift.last_call > span.closes - 15 * 60_000]

    assert set().union(*(shift.counter.services for shift in there)) == set(plan.services)


def test_one_counter_is_left_to_the_person_who_watches(plan):
    assert free_counter(plan).id not in {seat.counter for seat in seats(plan)}
    assert len({seat.counter for seat in seats(plan)}) == len(plan.counters) - 1 <= len(NAMES)


def test_lunch_is_taken_one_after_the_other_with_a_reason_of_the_hall(plan):
    breaks = [rest for shift in shifts(plan, plan.span(TUESDAY), 1) for rest in shift.breaks]
    lunches = [rest.at for rest in breaks if rest.reason == "lunch"]

    assert {rest.reason for rest in breaks} <= set(plan.pause_reasons)
    assert max(lunches) - min(lunches) > 90 * 60_000


def test_days_before_are_those_on_which_the_hall_was_open(plan):
    days = [span.day for span in days_before(plan, dt.date(2026, 11, 24), 3)]

    assert days == [dt.date(2026, 11, 20), dt.date(2026, 11, 21), dt.date(2026, 11, 23)]
    assert plan.span(SUNDAY) is None
