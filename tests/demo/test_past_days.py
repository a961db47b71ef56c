"""Days that were, written through the hall's own rules."""

import datetime as dt
import json
from statistics import mean, quantiles

from hall_server.cli.demo.past import days_before
from hall_server.reports.desk import Reports
from hall_server.store.proof import prove

MONDAY, TUESDAY, SATURDAY = (dt.date(2026, 11, day) for day in (16, 17, 21))
RANDOM = ("call_id", "shift", "pause")

SERVED_VISITS = "stages JOIN tickets ON id = ticket WHERE stages.state = 'finished' AND kind = 'visit'"


def rows(store, sql, *values):
    with store.read() as db:
        return [tuple(row) for row in db.execute(sql, values)]


def count(store, sql, *values):
    return dict(rows(store, sql, *values))


def happenings(store):
    """The record without what is drawn anew each time: ids and hashes."""
    names = {
        ticket: f"ticket {n}" for n, (ticket,) in enumerate(rows(store, "SELECT id FROM tickets ORDER BY id"))
    }
    return [
        (
            at,
            day,
            kind,
            names.get(ticket),
            actor,
            {k: v for k, v in json.loads(data).items() if k not in RANDOM},
        )
        for at, day, kind, ticket, actor, data in rows(
            store, "SELECT at, business_day, kind, ticket, actor, data FROM journal ORDER BY seq"
        )
    ]


def test_same_seed_writes_the_same_days(write_days):
    first, again, other = (write_days(SATURDAY, seed=seed) for seed in (7, 7, 8))

    assert happenings(first) == happenings(again)
    assert happenings(first) != happenings(other)


def test_record_of_past_days_holds(few_days):
    with few_days.read() as db:
        assert prove(db).difference is None


def test_as_many_come_as_on_a_real_day(few_days):
    issued = count(few_days, "SELECT business_day, count(*) FROM tickets WHERE kind = 'visit' GROUP BY 1")

    assert 120 < issued["2026-11-17"] < 180
    assert issued["2026-11-16"] > issued["2026-11-17"] > issued["2026-11-21"] > 40


def test_visits_end_in_every_way_and_most_of_them_well(few_days):
    ends = count(few_days, "SELECT state, count(*) FROM stages GROUP BY 1")
    everybody = sum(ends.values())

    assert set(ends) <= {"finished", "no_show", "cancelled", "transferred", "unserved", "planned"}
    assert ends["finished"] > 0.85 * everybody
    assert min(ends["no_show"], ends["cancelled"], ends["transferred"], ends["unserved"]) > 0


def test_everything_that_people_do_is_done(few_days):
    kinds = count(few_days, "SELECT kind, count(*) FROM journal GROUP BY 1")

    for kind in ("recalled", "missed", "returned", "held", "transferred", "undone", "stage_added", "expired"):
        assert kinds.get(kind, 0) > 0, kind
    visits = count(few_days, "SELECT kind, count(*) FROM tickets GROUP BY 1")
    assert min(visits["here"], visits["back_office"]) > 0
    assert kinds["counter_paused"] == kinds["counter_resumed"] > 10


def test_waits_are_those_of_a_hall_that_is_busy_but_copes(few_days):
    waits = [
        wait / 60_000
        for (wait,) in rows(
            few_days,
            f"SELECT queue_ms FROM {SERVED_VISITS}",
        )
    ]
    tenths = quantiles(waits, n=10)

    assert 2 < mean(waits) < 15
    assert tenths[4] < mean(waits), "a few wait much longer than the others"
    assert 8 < tenths[8] < 45


def test_serving_takes_the_time_that_it_usually_takes(few_days, plan):
    served = rows(
        few_days,
        f"SELECT service, service_ms FROM {SERVED_VISITS} AND n = 1",
    )
    measured = [ms / 60_000 / plan.services[service].usual_min for service, ms in served]

    assert 0.8 < mean(measured) < 1.4
    assert max(measured) > 2


def test_everybody_has_gone_home_at_night(few_days):
    assert rows(few_days, "SELECT count(*) FROM counters WHERE state <> 'closed'") == [(0,)]
    assert rows(few_days, "SELECT count(*) FROM shifts WHERE closed_at IS NULL") == [(0,)]
    assert rows(few_days, "SELECT count(*) FROM days WHERE closed_at IS NULL") == [(1,)]


def test_no_slip_and_no_call_of_the_past_is_left_for_the_server(few_days):
    assert set(count(few_days, "SELECT state, count(*) FROM print_jobs GROUP BY 1")) == {"printed"}
    assert set(count(few_days, "SELECT state, count(*) FROM announcements GROUP BY 1")) <= {
        "spoken",
        "withdrawn",
    }


def test_past_days_stand_in_the_reports(few_days, structure):
    reports = Reports(few_days, lambda _db: structure, lambda _db: 0)
    report = reports.report("day", TUESDAY, TUESDAY)

    assert sum(row["served"] for row in report["rows"] if row["counter"]) > 100


def test_days_end_with_the_one_before(plan):
    days = days_before(plan, TUESDAY, 2)

    assert [span.day for span in days] == [SATURDAY - dt.timedelta(days=7), MONDAY]
