"""Visitors who stand at the counter already, and work of the back office: visits of their own kind."""

import pytest
from hand_hall import refusal

from hall_server.domain.tickets import VisitKind
from hall_server.hall import parking


def test_visitor_who_is_here_is_served_at_once_under_a_number_of_their_own(hall, clock):
    taken = hall.take()
    hall.open()

    served = hall.serve_here(service="gas")

    assert (served["state"], served["kind"], served["counter"]) == ("serving", "here", "1")
    assert (taken["label"], served["label"]) == ("A001", "A002")
    assert served["stages"][0]["wait_s"] == served["stages"][0]["walk_s"] == 0
    assert hall.queue() == ["A001"]


def test_nobody_is_called_for_a_visitor_who_is_here(hall):
    hall.open()

    hall.serve_here()

    assert hall.board()["calls"] == []
    assert hall.announcements.calls("queued", "ready") == []


def test_visits_that_never_waited_are_counted_apart(hall, clock):
    hall.take()
    hall.open()
    hall.serve(minutes=4)
    hall.serve_here()
    clock.pass_time(minutes=6)
    hall.finish()
    hall.serve_here(kind=VisitKind.BACK_OFFICE, quantity=3)
    clock.pass_time(minutes=9)
    hall.finish()

    report, live = hall.reports.report("day"), hall.reports.live()

    assert (report["totals"]["issued"], report["totals"]["served"], report["totals"]["n"]) == (1, 1, 1)
    assert report["apart"] == [
        {"kind": "here", "served": 1, "quantity": 1, "service_mean_s": 360},
        {"kind": "back_office", "served": 1, "quantity": 3, "service_mean_s": 540},
    ]
    assert (live["issued"], live["served"]) == (1, 1)


def test_counter_serves_only_its_own_services_and_one_visitor_at_a_time(hall):
    hall.open("1")
    assert refusal(lambda: hall.serve_here("2", "tax")) == "counter_closed"
    assert refusal(lambda: hall.serve_here("1", "nothing")) == "unknown_service"
    hall.serve_here("1")

    assert refusal(lambda: hall.serve_here("1")) == "counter_busy"
    assert refusal(lambda: hall.next("1")) == "counter_busy"


def test_service_that_the_counter_does_not_have_is_refused(make_hall):
    hall = make_hall(lambda document: document["counter"][0].update(services=["gas"]))
    hall.open("1")

    assert refusal(lambda: hall.serve_here("1", "tax")) == "not_served_here"


def test_visitor_who_is_here_is_served_outside_the_hours_too(make_hall, clock):
    hall = make_hall(hours="mon-fri 10:00-18:00")
    hall.open()

    assert hall.serve_here()["state"] == "serving"
    assert refusal(hall.take) == "service_closed"


def test_visit_that_was_begun_by_mistake_is_gone_after_undo(hall):
    hall.open()
    begun = hall.serve_here()

    hall.undo()

    assert hall.state(begun) == "cancelled"
    assert hall.counter()["ticket"] is None
    assert hall.queue() == []


def test_visitor_who_is_here_may_be_sent_on_and_is_called_then(hall):
    hall.open("1")
    hall.open("2", "bek")
    begun = hall.serve_here("1")

    hall.transfer(at="1", service="tax")
    called = hall.next("2")

    assert called["id"] == begun["id"]
    assert [call["label"] for call in hall.board()["calls"]] == [begun["label"]]


def test_undo_pressed_again_and_again_makes_nobody_wait(hall):
    hall.open()
    begun = hall.serve_here()
    hall.undo()

    assert refusal(hall.undo) == "nothing_to_undo"
    assert (hall.state(begun), hall.queue(), hall.next()) == ("cancelled", [], None)


@pytest.mark.parametrize("kind", [VisitKind.HERE, VisitKind.BACK_OFFICE])
def test_visit_without_a_slip_ends_when_the_manager_frees_the_counter(hall, kind):
    hall.open("1")
    released = hall.serve_here(kind=kind)
    hall.move(released, parking.release)
    closed = hall.serve_here(kind=kind)

    hall.force_closed()

    assert (hall.state(released), hall.state(closed)) == ("cancelled", "cancelled")


def test_work_of_the_back_office_is_not_parked_and_not_sent_on(hall):
    hall.open("1")
    hall.serve_here(kind=VisitKind.BACK_OFFICE)

    assert refusal(hall.hold) == "illegal_step"
    assert refusal(lambda: hall.transfer(service="tax")) == "illegal_step"


def test_visitor_who_was_here_and_is_sent_on_waits_as_everybody_does(hall, clock):
    hall.open("1")
    hall.open("2", "bek")
    hall.serve_here("1")
    clock.pass_time(minutes=5)
    hall.transfer(at="1", service="tax")
    clock.pass_time(minutes=50)

    waiting = hall.reports.live()
    hall.serve("2", minutes=7)
    report = hall.reports.report("day")

    assert (waiting["waiting"], waiting["issued"]) == (1, 1)
    totals = report["totals"]
    assert (totals["issued"], totals["served"], totals["n"], totals["wait_mean_s"]) == (1, 1, 1, 3000)
    assert totals["service_mean_s"] == 420
    assert report["apart"][0]["served"] == 0


def test_visits_without_a_ticket_use_up_no_limit(make_hall):
    hall = make_hall(lambda document: document["service"][0].update(daily_limit=1))
    hall.open()
    hall.serve_here(service="gas")

    assert hall.take("gas")["state"] == "waiting"
