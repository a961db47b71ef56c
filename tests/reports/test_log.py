"""The log of some days: what programs read is what the reports count."""

import csv
import statistics
from datetime import date
from pathlib import Path

import pytest
from hand_hall import structure_with

from hall_server.domain.tickets import VisitKind
from hall_server.domain.times import millis
from hall_server.hall import parking
from hall_server.hall.adopting import adopt
from hall_server.hall.counters import Ending
from hall_server.hall.people import THE_SYSTEM
from hall_server.reports.log import SHIFTS, STAGES, write_log

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
DAYTIME = "mon-sun 09:00-18:00"


@pytest.fixture
def hall(make_hall):
    """A hall that is closed at night."""
    made = make_hall(hours=DAYTIME)
    yield made
    assert made.difference() is None


@pytest.fixture
def export(tmp_path):
    """Write the log of some days and read it again: its stages and its shifts."""

    def write(hall, first=MONDAY, last=TUESDAY):
        with hall.store.read() as db:
            counted = write_log(db, first, last, tmp_path / "log")
        tables = [read(tmp_path / "log" / name) for name in ("stages.csv", "shifts.csv")]
        assert counted == tuple(len(rows) for rows in tables)
        return tables

    return write


def read(file: Path):
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def a_busy_day(hall):
    clock = hall.clock
    hall.open("1", "aziza")
    hall.open("2", "bek")
    for number in range(12):
        hall.take(("gas", "water", "tax")[number % 3], priority=("elderly", None)[number % 2])
        clock.pass_time(seconds=40 + 13 * number)
    for number in range(6):
        hall.serve(("1", "2")[number % 2], walk_s=10 + number, minutes=2 + number)
    hall.next("1")
    hall.miss("1")
    hall.move(hall.take("tax"), parking.cancel)
    hall.take("gas", "tax")
    hall.next("1")
    hall.start("1")
    clock.pass_time(minutes=1)
    hall.hold("1", minutes=5)
    clock.pass_time(minutes=6)
    hall.tick()
    hall.next("2")
    hall.finish("2", ending=Ending(outcome="done"))
    hall.pause("2", "lunch")
    clock.pass_time(minutes=30)
    hall.resume("2")
    hall.next("2")
    hall.transfer(at="2", service="gas", come_back=True)
    hall.close_counter("2")


def test_columns_are_those_of_the_contract(hall, export, tmp_path):
    hall.take()

    export(hall)

    assert (tmp_path / "log/stages.csv").read_text().splitlines()[0] == (
        "ticket,label,business_day,stage,service,department,language,priority,issued_at,queued_at,"
        "first_called_at,last_called_at,recalls,started_at,ended_at,end,outcome,counter,operator,"
        "hold_s,wait_s,walk_s,service_s,queue_s"
    )
    assert (tmp_path / "log/shifts.csv").read_text().splitlines()[0] == (
        "counter,operator,kind,reason,services,from,to"
    )
    assert (len(STAGES), len(SHIFTS)) == (24, 7)


def test_log_of_a_day_has_the_sums_of_its_report(hall, export):
    a_busy_day(hall)
    hall.clock.pass_time_until("2026-11-24 09:05")
    a_busy_day(hall)

    rows, _ = export(hall)
    report = hall.reports.report("day", MONDAY, TUESDAY)

    assert len(rows) == report["totals"]["issued"] > 25
    for figures in report["rows"]:
        place = figures["service"], figures["counter"] or ""
        own = [row for row in rows if (row["service"], row["counter"]) == place]
        ends = [row["end"] for row in own]
        assert len(own) == figures["issued"]
        assert sum(bool(row["first_called_at"]) for row in own) == figures["called"]
        assert ends.count("finished") == figures["served"]
        assert ends.count("no_show") == figures["no_show"]
        assert ends.count("cancelled") == figures["cancelled"]
        assert ends.count("unserved") == figures["unserved"]
        timed = [row for row in own if row["end"] == "finished" and row["started_at"]]
        assert len(timed) == figures["n"]
        if timed:
            waits = [float(row["wait_s"]) for row in timed]
            assert statistics.mean(waits) == pytest.approx(figures["wait_mean_s"], abs=0.001)
            services = [float(row["service_s"]) for row in timed]
            assert statistics.mean(services) == pytest.approx(figures["service_mean_s"], abs=0.001)


def test_row_says_all_of_a_stage(hall, export):
    ticket = hall.take("tax", priority="elderly", language="ru")
    hall.clock.pass_time(minutes=4)
    hall.open("2", "bek")
    hall.next("2")
    hall.clock.pass_time(seconds=30)
    hall.recall("2")
    hall.clock.pass_time(seconds=20)
    hall.start("2")
    hall.clock.pass_time(minutes=7)
    hall.finish("2", ending=Ending(outcome="done"))

    (row,), _ = export(hall)

    assert row == {
        "ticket": ticket["id"],
        "label": "B001",
        "business_day": "2026-11-23",
        "stage": "1",
        "service": "tax",
        "department": "tax",
        "language": "ru",
        "priority": "elderly",
        "issued_at": "2026-11-23T04:00:00.000Z",
        "queued_at": "2026-11-23T04:00:00.000Z",
        "first_called_at": "2026-11-23T04:04:00.000Z",
        "last_called_at": "2026-11-23T04:04:30.000Z",
        "recalls": "1",
        "started_at": "2026-11-23T04:04:50.000Z",
        "ended_at": "2026-11-23T04:11:50.000Z",
        "end": "finished",
        "outcome": "done",
        "counter": "2",
        "operator": "bek",
        "hold_s": "0.0",
        "wait_s": "240.0",
        "walk_s": "20.0",
        "service_s": "420.0",
        "queue_s": "240.0",
    }


def test_stages_of_a_visit_are_rows_of_one_ticket_and_planned_ones_are_none(hall, export):
    ticket = hall.take("gas", "tax")
    hall.open("1")
    hall.serve("1")
    rows, _ = export(hall)
    assert [(row["ticket"], row["stage"], row["end"]) for row in rows] == [
        (ticket["id"], "1", "finished"),
        (ticket["id"], "2", "waiting"),
    ]

    hall.take("gas", "water")
    rows, _ = export(hall)

    assert [(row["stage"], row["service"]) for row in rows[2:]] == [("1", "gas")]


def test_same_label_on_two_days_is_two_tickets(hall, export):
    hall.take()
    hall.clock.pass_time_until("2026-11-24 10:00")
    hall.take()

    rows, _ = export(hall)

    assert [(row["label"], row["business_day"]) for row in rows] == [
        ("A001", "2026-11-23"),
        ("A001", "2026-11-24"),
    ]
    assert rows[0]["ticket"] != rows[1]["ticket"]
    assert rows[0]["end"] == "unserved"


@pytest.mark.parametrize("kind", [VisitKind.HERE, VisitKind.BACK_OFFICE])
def test_who_never_waited_has_no_wait_in_the_log(hall, export, kind):
    hall.open("1")
    hall.serve_here("1", "gas", kind=kind)
    hall.clock.pass_time(minutes=3)
    hall.finish("1")

    (row,), _ = export(hall)

    waits = ("queued_at", "first_called_at", "last_called_at", "wait_s", "walk_s", "queue_s")
    assert [row[name] for name in waits] == [""] * 6
    assert (row["started_at"], row["service_s"], row["end"]) == (
        "2026-11-23T04:00:00.000Z",
        "180.0",
        "finished",
    )


def test_shifts_and_pauses_are_rows_by_their_beginning(hall, export):
    hall.open("1", "aziza")
    hall.clock.pass_time(minutes=90)
    hall.pause("1", "lunch")
    hall.clock.pass_time(minutes=30)
    hall.resume("1")
    hall.open("2", "bek")
    hall.clock.pass_time(minutes=60)
    hall.close_counter("1")

    _, rows = export(hall)

    times = [("04:00", "07:00"), ("05:30", "06:00"), ("06:00", None)]
    assert [(row["from"][11:16], row["to"][11:16] or None) for row in rows] == times
    assert [(row["counter"], row["operator"], row["kind"], row["reason"]) for row in rows] == [
        ("1", "aziza", "open", ""),
        ("1", "aziza", "pause", "lunch"),
        ("2", "bek", "open", ""),
    ]
    assert rows[0]["services"] == "gas water tax"


def test_service_that_left_the_hall_keeps_its_department(hall, export):
    hall.take("water")
    hall.clock.pass_time_until("2026-11-24 09:00")
    hall.tick()
    hall.inner.change(THE_SYSTEM, lambda tx: adopt(tx, structure_with(_without_water, hours=DAYTIME)))
    assert "water" not in {service.id for service in hall.inner.structure().services}

    (row,), _ = export(hall)

    assert (row["service"], row["department"]) == ("water", "utilities")


def _without_water(document):
    del document["service"][1]
    document["counter"] = document["counter"][:1]
    document["counter"][0]["services"] = ["gas", "tax"]


def test_log_can_be_read_in_the_order_of_time(hall, export):
    a_busy_day(hall)

    rows, _ = export(hall)

    issued = [millis(row["issued_at"]) for row in rows]
    assert issued == sorted(issued)
    assert all(float(row["queue_s"]) >= 0 for row in rows)


def test_days_without_visitors_make_tables_with_headings_only(hall, export):
    rows, shifts = export(hall, date(2026, 1, 1), date(2026, 1, 31))

    assert (rows, shifts) == ([], [])
