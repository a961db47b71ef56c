"""The report of a day, figure by figure, against days that were reckoned by hand."""

import statistics
from datetime import date

import pytest
from hand_hall import refusal

from hall_server.reports.desk import as_table

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
DAYTIME = "mon-sun 09:00-18:00"


def rows(hall, *days):
    """The rows by service and counter."""
    found = hall.reports.report("day", *days)["rows"]
    return {(row["service"], row["counter"]): row for row in found}


def totals(hall, *days):
    return hall.reports.report("day", *days)["totals"]


def quality(hall, *days):
    return hall.reports.report("day", *days)["quality"]


def part(figures, *names):
    return tuple(figures[name] for name in names)


def serve_after(hall, clock, *, wait_s, service_s, walk_s=10, counter="1"):
    """A visitor comes, waits, walks and is served."""
    hall.take()
    clock.pass_time(seconds=wait_s)
    hall.next(counter)
    clock.pass_time(seconds=walk_s)
    hall.start(counter)
    clock.pass_time(seconds=service_s)
    hall.finish(counter)


@pytest.fixture
def daytime_hall(make_hall):
    """A hall that is closed at night, with counter 1 open."""
    hall = make_hall(hours=DAYTIME)
    hall.open()
    return hall


def test_day_without_visitors_has_no_rows(hall):
    report = hall.reports.report("day", MONDAY)

    assert report["rows"] == []
    assert part(report["totals"], "issued", "n", "wait_mean_s") == (0, 0, None)


def test_short_morning_by_hand(daytime_hall, clock):
    """Five tickets: two served after 60 s and 330 s, a no-show, and two that the evening left waiting."""
    hall = daytime_hall
    serve_after(hall, clock, wait_s=60, service_s=240)
    serve_after(hall, clock, wait_s=330, service_s=120)
    hall.take()
    hall.next()
    hall.miss()
    hall.take("tax")
    hall.take()
    clock.pass_time_until("2026-11-24 09:00")
    hall.tick()

    found = rows(hall, MONDAY)

    assert set(found) == {("gas", "1"), ("gas", None), ("tax", None)}
    gas = found["gas", "1"]
    assert part(gas, "issued", "called", "served", "no_show", "cancelled", "unserved") == (3, 3, 2, 1, 0, 0)
    assert part(gas, "n", "wait_mean_s", "service_mean_s") == (2, 195, 180)
    assert part(found["gas", None], "issued", "called", "unserved", "n") == (1, 0, 1, 0)
    assert part(found["tax", None], "issued", "called", "unserved") == (1, 0, 1)
    assert part(totals(hall, MONDAY), "issued", "called", "served", "no_show", "unserved") == (5, 3, 2, 1, 2)
    assert totals(hall, MONDAY)["wait_mean_s"] == 195


def test_total_is_of_all_visitors_and_no_average_of_averages(hall, clock):
    hall.open("1")
    hall.open("2", "bek")
    serve_after(hall, clock, wait_s=100, service_s=60, counter="1")
    serve_after(hall, clock, wait_s=100, service_s=60, counter="1")
    serve_after(hall, clock, wait_s=400, service_s=360, counter="2")

    assert part(totals(hall), "wait_mean_s", "service_mean_s") == (200, 160)
    assert rows(hall)["gas", "2"]["wait_mean_s"] == 400


def test_percentiles_are_shown_from_twenty_visitors_on(hall, clock):
    hall.open()
    waits = []
    for n in range(20):
        waits.append(float(7 + 13 * n % 97))
        serve_after(hall, clock, wait_s=waits[-1], service_s=5, walk_s=1)
        figures = totals(hall)
        if n < 19:
            assert part(figures, "n", "wait_p50_s", "wait_p90_s") == (n + 1, None, None)

    tenths = statistics.quantiles(waits, n=10, method="inclusive")
    assert part(figures, "n", "wait_p50_s", "wait_p90_s") == (
        20,
        pytest.approx(tenths[4], abs=0.0006),
        pytest.approx(tenths[8], abs=0.0006),
    )
    assert figures["wait_mean_s"] == pytest.approx(statistics.fmean(waits), abs=0.0006)


def test_milliseconds_are_not_rounded_away(hall, clock):
    hall.open()
    serve_after(hall, clock, wait_s=0.25, service_s=1.125)
    serve_after(hall, clock, wait_s=0.5, service_s=1.125)

    assert part(totals(hall), "wait_mean_s", "service_mean_s") == (0.375, 1.125)


def test_finish_without_a_start_counts_as_served_but_not_in_the_times(hall, clock):
    hall.open()
    serve_after(hall, clock, wait_s=60, service_s=60)
    hall.take()
    clock.pass_time(minutes=50)
    hall.next()
    hall.finish()

    assert part(totals(hall), "served", "n", "wait_mean_s", "service_mean_s") == (2, 1, 60, 60)
    assert quality(hall) == {"never_started": 1, "over_night": 0}


def test_visitor_served_over_the_night_counts_as_served_but_not_in_the_times(daytime_hall, clock):
    hall = daytime_hall
    serve_after(hall, clock, wait_s=60, service_s=60)
    hall.take()
    hall.next()
    hall.start()
    clock.pass_time_until("2026-11-24 09:00")
    hall.finish()

    assert part(totals(hall, MONDAY), "served", "n", "wait_mean_s", "service_mean_s") == (2, 1, 60, 60)
    assert quality(hall, MONDAY) == {"never_started": 0, "over_night": 1}


def test_wait_over_midnight_belongs_to_the_day_of_issue(hall, clock):
    hall.open()
    clock.pass_time_until("2026-11-23 23:50")
    serve_after(hall, clock, wait_s=1200, service_s=60)

    assert part(totals(hall, MONDAY), "issued", "served", "wait_mean_s") == (1, 1, 1200)
    assert totals(hall, TUESDAY)["issued"] == 0


def test_missed_visitor_is_no_no_show_before_the_grace_is_over(hall, clock):
    hall.open()
    hall.take()
    hall.next()
    hall.miss()
    assert totals(hall)["no_show"] == 0

    clock.pass_time(minutes=30)
    hall.tick()

    assert totals(hall)["no_show"] == 1


def test_visit_through_two_services_has_a_row_for_each(hall, clock):
    hall.open("1")
    hall.open("2", "bek")
    hall.take("gas", "tax")
    hall.take("gas", "tax")
    clock.pass_time(seconds=100)
    hall.next("1")
    hall.start("1")
    clock.pass_time(seconds=50)
    hall.finish("1")
    clock.pass_time(seconds=30)
    hall.next("2")
    hall.start("2")
    clock.pass_time(seconds=20)
    hall.finish("2")

    found = rows(hall)

    assert part(found["gas", "1"], "served", "wait_mean_s", "service_mean_s") == (1, 100, 50)
    assert part(found["tax", "2"], "served", "wait_mean_s", "service_mean_s") == (1, 30, 20)
    # The other one is still in the first queue: the planned stage is not counted yet.
    assert totals(hall)["issued"] == 3


def test_several_days_are_added_up(hall, clock):
    hall.open()
    serve_after(hall, clock, wait_s=100, service_s=10)
    clock.pass_time(days=1)
    serve_after(hall, clock, wait_s=300, service_s=10)

    assert part(totals(hall, MONDAY, TUESDAY), "issued", "wait_mean_s") == (2, 200)
    assert totals(hall, TUESDAY)["wait_mean_s"] == 300
    assert totals(hall)["wait_mean_s"] == 300


def test_rows_come_in_the_order_of_the_hall_file(hall):
    for service in ("tax", "water", "gas"):
        hall.take(service)

    found = hall.reports.report("day")["rows"]

    assert [row["service"] for row in found] == ["gas", "water", "tax"]


def test_table_has_a_heading_and_the_rows(hall, clock):
    hall.open()
    serve_after(hall, clock, wait_s=60, service_s=60)

    heading, row = as_table(hall.reports.report("day"))

    assert " ".join(heading) == (
        "service counter issued called served no_show cancelled unserved n "
        "wait_mean_s wait_p50_s wait_p90_s service_mean_s"
    )
    assert row == ["gas", "1", 1, 1, 1, 0, 0, 0, 1, 60, None, None, 60]


@pytest.mark.parametrize(
    "days", [(TUESDAY, MONDAY), (date(2025, 1, 1), MONDAY)], ids=["wrong order", "too long"]
)
def test_days_that_cannot_be_reported_are_refused(hall, days):
    assert refusal(lambda: hall.reports.report("day", *days)) == "malformed"


def test_report_that_nobody_knows_is_not_found(hall):
    assert refusal(lambda: hall.reports.report("weather")) == "not_found"


def test_live_figures_are_those_of_this_moment(hall, clock):
    hall.open("1")
    hall.open("2", "bek")
    serve_after(hall, clock, wait_s=10, service_s=10)
    for _ in range(4):
        hall.take()
    hall.next("1")
    hall.next("2")
    hall.start("2")
    clock.pass_time(minutes=3)

    live = hall.reports.live()

    assert part(live, "waiting", "called", "serving", "served", "issued") == (2, 1, 1, 1, 5)
    assert live["longest_wait_s"] == 180
    assert live["business_day"] == "2026-11-23"
    assert live["left_over"] == []
    assert live["report"]["totals"]["issued"] == 5


def test_live_figures_of_a_hall_that_has_not_begun_are_empty(hall):
    live = hall.reports.live()

    assert part(live, "business_day", "waiting", "issued", "longest_wait_s") == (None, 0, 0, None)


def test_served_stages_are_counted_by_purpose_in_the_order_of_the_hall(make_hall):
    names = {"en": "x"}
    hall = make_hall(
        lambda document: document.update(purpose=[{"id": each, "name": names} for each in ("pay", "collect")])
    )
    hall.open("1", "aziza")
    for purpose, quantity in (("collect", 2), ("pay", 1), ("collect", 3), (None, 1)):
        hall.take("gas", purpose=purpose, quantity=quantity)
        hall.serve("1")
    hall.take("gas", purpose="pay")

    assert hall.reports.report("day")["purposes"] == [
        {"purpose": "pay", "served": 1, "quantity": 1},
        {"purpose": "collect", "served": 2, "quantity": 5},
    ]
