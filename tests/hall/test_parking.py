"""Hold, return, transfer, more stages, release, cancel."""

import pytest
from hand_hall import refusal

from hall_server.hall import parking
from hall_server.hall.parking import Place


def test_held_visitor_comes_back_by_itself_with_the_rank_of_before(hall, clock):
    early = hall.take()
    clock.pass_time(minutes=1)
    hall.take()
    hall.open()
    hall.next()

    hall.hold(minutes=5)
    clock.pass_time(minutes=4)
    hall.tick()
    before = hall.state(early)
    clock.pass_time(minutes=1)
    hall.tick()

    assert (before, hall.state(early)) == ("held", "waiting")
    assert hall.next()["id"] == early["id"]


def test_time_on_hold_counts_neither_as_waiting_nor_as_service(hall, clock):
    ticket = hall.take()
    hall.open()
    clock.pass_time(minutes=3)
    hall.next()
    hall.start()
    clock.pass_time(minutes=4)
    hall.hold(minutes=10)
    clock.pass_time(minutes=10)
    hall.tick()
    clock.pass_time(minutes=2)
    hall.next()
    hall.start()
    clock.pass_time(minutes=5)
    hall.finish()

    (stage,) = hall.ticket(ticket)["stages"]
    assert (stage["wait_s"], stage["service_s"], stage["hold_s"], stage["queue_s"]) == (180, 540, 600, 300)


def test_held_visit_says_until_when_and_why(hall, clock):
    ticket = hall.take()
    hall.open()
    hall.next()
    hall.move(ticket, lambda tx, found: parking.hold(tx, found, minutes=5, reason="payment"))

    (held,) = hall.ticket(ticket)["stages"]
    clock.pass_time(minutes=5)
    hall.tick()
    (back,) = hall.ticket(ticket)["stages"]

    assert (held["held_until"], held["hold_reason"]) == ("2026-11-23T04:05:00.000Z", "payment")
    assert (back["held_until"], back["hold_reason"]) == (None, None)


def test_missed_visitor_who_returns_goes_before_newcomers(hall, clock):
    first = hall.take()
    hall.open()
    hall.next()
    hall.miss()
    clock.pass_time(minutes=1)
    hall.take()

    hall.move(first, parking.bring_back)

    assert hall.next()["id"] == first["id"]


def test_transfer_closes_the_stage_and_opens_another_of_the_same_ticket(hall, clock):
    ticket = hall.take()
    hall.open()
    clock.pass_time(minutes=6)
    hall.next()
    hall.start()
    clock.pass_time(minutes=2)

    sent = hall.transfer(service="water")

    assert sent["label"] == ticket["label"]
    assert [(stage["service"], stage["state"]) for stage in sent["stages"]] == [
        ("gas", "transferred"),
        ("water", "waiting"),
    ]
    assert hall.counter()["ticket"] is None


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (Place.FIRST, ["sent", "old", "new"]),
        (Place.FAIR, ["old", "sent", "new"]),
        (Place.LAST, ["old", "new", "sent"]),
    ],
)
def test_transferred_visitor_stands_where_the_operator_said(hall, clock, place, order):
    old = hall.take("water")
    clock.pass_time(minutes=5)
    sent = hall.take("gas")
    hall.open()
    clock.pass_time(minutes=5)
    hall.call(sent)
    new = hall.take("water")
    clock.pass_time(seconds=1)

    hall.transfer(service="water", place=place)

    labels = {old["label"]: "old", sent["label"]: "sent", new["label"]: "new"}
    assert [labels[label] for label in hall.queue()] == order


def test_visit_sent_on_comes_back_to_its_operator(hall):
    ticket = hall.take("gas")
    hall.open("1", "aziza")
    hall.open("2", "bobur")
    hall.next("1")
    hall.start("1")
    hall.transfer(counter="2", come_back=True)

    there = hall.next("2")
    hall.finish("2")
    hall.next("2")
    back = hall.next("1")

    assert (there["id"], back["id"]) == (ticket["id"], ticket["id"])
    assert [stage["state"] for stage in back["stages"]] == ["transferred", "finished", "called"]


def test_visit_bound_to_a_counter_that_closes_falls_back_to_its_service(hall):
    hall.take("gas")
    hall.open("1", "aziza")
    hall.open("2", "bobur")
    hall.next("1")
    hall.transfer(counter="2")
    before = hall.queue("1")

    hall.close_counter("2")

    assert before == []
    assert hall.queue("1") == ["A001"]


def test_one_more_stage_waits_for_its_turn(hall):
    ticket = hall.take("gas")
    hall.move(ticket, parking.add_stage, "tax")
    hall.open()
    hall.next()

    after = hall.finish()

    assert [(stage["service"], stage["state"]) for stage in after["stages"]] == [
        ("gas", "finished"),
        ("tax", "waiting"),
    ]


def test_manager_releases_the_visitor_of_a_counter_whose_operator_is_gone(hall):
    ticket = hall.take()
    hall.open()
    hall.next()

    hall.move(ticket, parking.release)

    assert hall.counter()["ticket"] is None
    assert hall.queue() == [ticket["label"]]


def test_cancelled_visit_is_never_called(hall):
    ticket = hall.take()
    hall.open()

    hall.move(ticket, parking.cancel)

    assert hall.next() is None
    assert refusal(lambda: hall.move(ticket, parking.bring_back)) == "illegal_step"


def test_chosen_ticket_is_called_and_the_record_says_so(hall):
    hall.take()
    chosen = hall.take()
    hall.open()

    called = hall.call(chosen)

    assert (called["id"], called["reason"]) == (chosen["id"], "chosen")


def test_transfer_to_nobody_is_refused_and_changes_nothing(hall):
    hall.take()
    hall.open()
    hall.next()

    assert refusal(lambda: hall.transfer(service="magic")) == "unknown_service"
    assert refusal(lambda: hall.transfer(counter="77")) == "unknown_counter"
    assert refusal(lambda: hall.transfer(counter="2")) == "counter_closed"
    assert refusal(lambda: hall.transfer(operator="nobody")) == "malformed"

    assert hall.counter()["ticket"]["state"] == "called"
    assert hall.difference() is None


def sent_first(hall, clock):
    """Somebody whom another counter has sent before everybody; three others wait."""
    hall.open("1")
    hall.open("2", "bek")
    ticket = hall.take("tax")
    hall.next("2")
    clock.pass_time(minutes=1)
    for _ in range(3):
        hall.take("gas")
        clock.pass_time(minutes=1)
    hall.transfer(at="2", service="gas", place=Place.FIRST)
    return ticket


@pytest.mark.parametrize("way", ["missed", "released", "held", "closed by force"])
def test_visitor_sent_first_stays_first_until_served(hall, clock, way):
    ticket = sent_first(hall, clock)
    assert hall.next("1")["reason"] == "first"

    if way == "missed":
        hall.miss("1")
        hall.move(ticket, parking.bring_back)
    elif way == "released":
        hall.move(ticket, parking.release)
    elif way == "held":
        hall.hold("1", minutes=1)
        clock.pass_time(minutes=1)
        hall.tick()
    else:
        hall.force_closed("1")
        hall.open("1")

    called = hall.next("1")
    assert (called["id"], called["reason"]) == (ticket["id"], "first")
    assert hall.difference() is None


def test_visitor_sent_first_who_was_served_is_first_no_more(hall, clock):
    ticket = sent_first(hall, clock)
    hall.next("1")
    hall.start("1")
    hall.hold("1", minutes=1)
    clock.pass_time(minutes=1)
    hall.tick()

    assert hall.next("1")["id"] != ticket["id"]
    assert hall.state(ticket) == "waiting"


def test_visitor_inside_is_sent_on_after_the_hours_while_somebody_serves(make_hall, clock):
    hall = make_hall(hours="mon-fri 09:00-18:00", closing_guard="stop")
    hall.open("1")
    hall.open("2", "bek")
    clock.pass_time_until("2026-11-23 17:59")
    ticket = hall.take("gas")
    clock.pass_time(minutes=5)
    hall.next("1")
    hall.start("1")
    assert refusal(lambda: hall.take("tax")) == "service_closed"

    hall.move(ticket, parking.add_stage, "water")
    assert hall.transfer(at="1", service="tax")["service"] == "tax"

    hall.close_counter("1")
    hall.close_counter("2")
    assert refusal(lambda: hall.move(ticket, parking.add_stage, "gas")) == "service_closed"


def test_visitor_who_was_counted_comes_back_to_a_service_that_is_full(make_hall):
    hall = make_hall(lambda document: document["service"][0].update(daily_limit=1))
    hall.open("1")
    hall.take("gas")
    hall.next("1")
    hall.start("1")
    hall.transfer(at="1", service="water")
    hall.next("1")
    hall.start("1")

    assert hall.transfer(at="1", service="gas")["service"] == "gas"
    assert refusal(lambda: hall.take("gas")) == "limit_reached"
