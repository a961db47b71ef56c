"""What the papers of the staff say is what the reports say, in the order of the rule, at one moment."""

from datetime import date

import pytest
from hand_hall import refusal

from hall_server.domain.errors import NotFound
from hall_server.outputs.papers import Papers
from hall_server.slips.papers import paper_slip

MONDAY = date(2026, 11, 23)


@pytest.fixture
def papers(catalogue):
    """Gathers the papers of a hall; each can be printed."""

    def gather(hall, kind, *asked):
        facts = getattr(Papers(hall.inner, hall.reports, catalogue), f"{kind}_facts")(*asked)
        assert paper_slip(kind, facts, catalogue).lines
        return facts

    return gather


def times(facts, *names):
    return tuple(facts[name] and facts[name][11:16] for name in names)


def part(figures, *names):
    return tuple(figures[name] for name in names)


def test_shift_counts_those_whom_its_operator_called(make_hall, clock, papers):
    hall = make_hall(return_grace_min=5)
    for _ in range(6):
        hall.take()
    hall.open("1", "aziza")
    hall.serve(minutes=4)
    hall.close_counter()
    clock.pass_time(minutes=30)
    hall.open("1", "bobur")
    hall.serve(minutes=2)
    hall.serve(minutes=6)
    hall.next()
    hall.miss()
    clock.pass_time(minutes=6)
    hall.tick()
    hall.next()
    hall.miss()
    hall.pause(reason="lunch")
    clock.pass_time(minutes=45)
    hall.resume()
    hall.serve_here()
    hall.finish()
    hall.tick()

    running = papers(hall, "shift", "1", "en")
    hall.close_counter()
    clock.pass_time(minutes=10)
    over = papers(hall, "shift", "1", "ru")

    assert part(running, "counter", "operator", "until_local") == ("Window 1", "bobur", None)
    assert part(running, "called", "served", "no_show", "missed", "apart") == (4, 2, 2, 0, 1)
    assert running["service_mean_s"] == 240
    assert [(each["name"], *times(each, "from_local", "until_local")) for each in running["breaks"]] == [
        ("Lunch", "09:49", "10:34")
    ]
    assert (over["counter"], over["breaks"][0]["name"]) == ("Окно 1", "Обед")
    assert times(over, "from_local", "until_local", "printed_local") == ("09:34", "10:34", "10:44")


def test_figures_of_the_only_shift_are_those_of_the_day(hall, clock, papers):
    hall.open()
    for service in ("gas", "tax", "gas"):
        hall.take(service)
        clock.pass_time(minutes=3)
        hall.serve(minutes=5)

    shift, day = papers(hall, "shift", "1", "en"), hall.reports.report("day", MONDAY)["totals"]

    names = ("called", "served", "no_show", "service_mean_s")
    assert part(shift, *names) == part(day, *names)


def test_visitor_who_missed_the_call_and_may_return_is_no_show_yet(hall, papers):
    hall.open()
    hall.take()
    hall.next()
    hall.miss()

    facts = papers(hall, "shift", "1", "en")

    assert part(facts, "called", "no_show", "missed") == (1, 0, 1)


def test_counter_that_nobody_opened_today_has_no_shift(hall, clock, papers):
    hall.open()
    hall.close_counter()
    clock.pass_time(days=1)
    hall.tick()

    assert refusal(lambda: papers(hall, "shift", "1", "en")) == "counter_closed"
    assert refusal(lambda: papers(hall, "shift", "2", "en")) == "counter_closed"


def test_day_by_service_is_the_report_whatever_counter_served(hall, clock, papers):
    hall.open("1", "aziza")
    hall.open("2", "bobur")
    for counter in ("1", "2") * 11:
        hall.take("gas")
        clock.pass_time(minutes=2)
        hall.serve(counter, minutes=3)
    hall.take("tax")

    facts, report = papers(hall, "day", None, "en"), hall.reports.report("day", MONDAY)

    names = ("issued", "served", "no_show", "cancelled", "unserved", "n", "wait_mean_s", "wait_p50_s")
    assert part(facts["totals"], *names) == part(report["totals"], *names)
    assert [each["name"] for each in facts["services"]] == ["Gas supply", "Tax payments"]
    gas, tax = facts["services"]
    # Each counter had too few for a median, the service has enough.
    assert (gas["n"], gas["wait_p50_s"]) == (22, 120)
    assert all(row["wait_p50_s"] is None for row in report["rows"])
    assert gas["issued"] == sum(row["issued"] for row in report["rows"] if row["service"] == "gas")
    assert part(tax, "issued", "served", "n", "wait_mean_s") == (1, 0, 0, None)


def test_anchor_of_a_day_is_its_last_event_in_the_record(make_hall, clock, papers):
    hall = make_hall(hours="mon-sun 09:00-18:00")
    hall.take()
    last = hall.events()[-1]
    running = papers(hall, "day", MONDAY, "en")
    clock.pass_time_until("2026-11-24 09:00")
    hall.tick()
    hall.take()
    of_monday = [event for event in hall.events() if event["business_day"] == MONDAY.isoformat()]

    closed = papers(hall, "day", MONDAY, "uz")

    assert part(running, "is_closed", "anchor", "anchor_seq") == (False, last["hash"], last["seq"])
    assert part(closed, "is_closed", "day") == (True, "2026-11-23")
    assert part(closed, "anchor", "anchor_seq") == (of_monday[-1]["hash"], of_monday[-1]["seq"])
    assert closed["totals"]["unserved"] == 1
    assert papers(hall, "day", date(2025, 1, 1), "uz")["anchor"] is None


def test_list_has_everybody_who_waits_in_calling_order(hall, clock, papers):
    hall.open("2", "bobur")
    hall.take("gas")
    clock.pass_time(minutes=1)
    hall.take("gas", priority="elderly")
    sent = hall.take("tax")
    clock.pass_time(minutes=1)
    hall.call(sent, "2")
    hall.transfer(at="2", counter="2")

    facts = papers(hall, "list", "en")

    assert [
        (queue["name"], [(each["label"], *times(each, "since_local"), each["priority"], each["sent_to"])
                         for each in queue["waiting"]])
        for queue in facts["queues"]
    ] == [
        ("Gas supply", [("A002", "09:01", "Elderly", None), ("A001", "09:00", None, None)]),
        ("Tax payments", [("B001", "09:02", None, "Window 2")]),
    ]  # fmt: skip
    assert [each["label"] for each in facts["queues"][0]["waiting"]] == hall.queue("1")


def test_nobody_waits_on_the_list_of_an_empty_hall(hall, papers):
    assert papers(hall, "list", "uz")["queues"] == []


def test_test_slip_names_the_printer_and_its_width(hall, papers):
    facts = papers(hall, "test", "paper", "en")

    assert part(facts, "printer", "address", "width_dots", "code") == (
        "paper",
        "virtual://main",
        576,
        "http://hall.test:8080",
    )
    with pytest.raises(NotFound):
        papers(hall, "test", "nobody", "en")
