"""At the counter: call, recall, start, miss, finish; nobody twice, nobody skipped."""

import threading

import pytest
from hand_hall import body, refusal

from hall_server.domain.errors import HallError
from hall_server.hall.counters import Ending
from hall_server.hall.people import Actor, Ask, Role


def version(hall, counter="1"):
    return hall.counter(counter)["version"]


def test_visitor_is_called_started_and_finished(hall, clock):
    ticket = hall.take()
    hall.open()
    clock.pass_time(minutes=7)

    called = hall.next()
    clock.pass_time(seconds=40)
    started = hall.start()
    clock.pass_time(minutes=3)
    finished = hall.finish(ending=Ending(outcome="done"))

    assert [called["state"], started["state"], finished["state"]] == ["called", "serving", "finished"]
    assert called["id"] == ticket["id"]
    assert (called["counter"], called["operator"], called["reason"]) == ("1", "aziza", "longest_wait")
    (stage,) = finished["stages"]
    assert (stage["wait_s"], stage["walk_s"], stage["service_s"]) == (420, 40, 180)
    assert (stage["queue_s"], stage["hold_s"], stage["outcome"]) == (420, 0, "done")
    assert hall.steps(ticket) == ["issue", "call", "start", "finish"]


def test_visitors_of_one_instant_are_called_in_the_order_in_which_they_came(hall):
    labels = [hall.take()["label"] for _ in range(20)]
    hall.open()

    assert hall.queue() == labels


def test_list_that_operators_see_is_the_order_of_the_calls(hall, clock):
    for order in ({}, {"priority": "elderly"}, {}, {"priority": "disability"}, {"priority": "elderly"}, {}):
        hall.take(**order)
        clock.pass_time(minutes=6)
    hall.take("tax")
    hall.open()
    shown = hall.queue()

    called = []
    while (ticket := hall.next()) is not None:
        called.append(ticket["label"])
        hall.finish()

    assert called == shown
    assert len(called) == 7


def test_nobody_waits_is_said_without_a_ticket(hall):
    hall.open()

    assert hall.next() is None


def test_counter_calls_only_whom_it_serves(make_hall):
    def serves_tax_only(document):
        document["counter"][1]["services"] = ["tax"]

    hall = make_hall(serves_tax_only)
    hall.take("gas")
    hall.open("2")

    assert hall.next("2") is None
    assert hall.queue("2") == []
    assert hall.queue("1") == ["A001"]


def test_two_operators_get_two_visitors(hall):
    hall.take()
    hall.take()
    hall.open("1", "aziza")
    hall.open("2", "bek")
    called = []
    threads = [threading.Thread(target=lambda n=n: called.append(hall.next(n)["label"])) for n in ("1", "2")]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert sorted(called) == ["A001", "A002"]


def test_double_press_of_next_skips_nobody(hall):
    hall.take()
    hall.take()
    hall.open()
    seen = version(hall)

    first = hall.next(key="press", version=seen)
    again = hall.next(key="press", version=seen)

    assert again == first
    assert refusal(lambda: hall.next(key="other press", version=seen)) == "stale"
    assert refusal(hall.next) == "counter_busy"
    assert hall.queue() == ["A002"]


def test_double_press_of_finish_then_next_does_not_finish_the_next_visitor(hall):
    """The space bar: two presses on what the operator sees as one visitor."""
    hall.take()
    hall.take()
    hall.open()
    hall.next()
    seen = version(hall)

    hall.finish(version=seen)

    assert refusal(lambda: hall.finish(version=seen)) == "stale"
    second = hall.next(version=version(hall))
    assert refusal(lambda: hall.finish(version=seen)) == "stale"
    assert hall.state(second) == "called"


def test_two_calls_at_once_from_one_console_call_one_visitor(hall):
    for _ in range(4):
        hall.take()
    hall.open()
    seen, results = version(hall), []

    def press(key):
        try:
            results.append(hall.next(key=key, version=seen)["label"])
        except HallError as refused:
            results.append(refused.code)

    threads = [threading.Thread(target=press, args=[f"k{n}"]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert sorted(results) == ["A001", "stale", "stale", "stale"]


def test_nobody_is_called_while_the_counter_holds_somebody(hall):
    hall.take()
    hall.take()
    hall.open()
    hall.next()

    assert refusal(hall.next) == "counter_busy"
    hall.start()
    assert refusal(hall.next) == "counter_busy"


def test_answer_to_a_lost_call_comes_again_after_a_restart(hall):
    hall.take()
    hall.open()
    called = hall.next(key="press")

    hall.restart()

    assert hall.next(key="press") == called


def test_recall_is_counted_and_limited(make_hall):
    hall = make_hall(recall_limit=2)
    hall.take()
    hall.open()
    hall.next()

    assert [hall.recall()["recalls"] for _ in range(2)] == [1, 2]
    assert refusal(hall.recall) == "recall_limit"


def test_hall_without_recalls_allows_none(make_hall):
    hall = make_hall(recall_limit=0)
    hall.take()
    hall.open()
    hall.next()

    assert refusal(hall.recall) == "recall_limit"


def test_recall_of_somebody_who_is_served_is_refused(hall):
    hall.take()
    hall.open()
    hall.next()
    hall.start()

    assert refusal(hall.recall) == "illegal_step"


def test_each_call_and_each_recall_has_an_id_of_its_own(hall):
    hall.take()
    hall.open()
    hall.next()
    hall.recall()
    hall.recall()

    ids = [event["data"]["call_id"] for event in hall.events("called", "recalled")]

    assert len(set(ids)) == 3


@pytest.mark.parametrize("act", ["recall", "start", "miss", "finish"])
def test_nothing_can_be_done_without_a_visitor(hall, act):
    hall.open()

    assert refusal(getattr(hall, act)) == "no_ticket"


@pytest.mark.parametrize("act", ["next", "recall", "start", "miss", "finish"])
def test_nothing_can_be_done_at_a_closed_counter(hall, act):
    hall.take()

    assert refusal(getattr(hall, act)) == "counter_closed"


def test_missed_visitor_is_on_the_list_and_the_counter_free(hall):
    first = hall.take()
    hall.take()
    hall.open()
    hall.next()

    assert hall.miss()["state"] == "missed"
    assert hall.counter()["ticket"] is None
    assert hall.next()["label"] == "A002"
    assert hall.state(first) == "missed"
    assert refusal(lambda: hall.miss("2")) == "counter_closed"


def test_visit_through_two_services_waits_for_the_second_by_itself(hall, clock):
    ticket = hall.take("gas", "tax")
    hall.open("1")
    hall.open("2", "bek")
    clock.pass_time(minutes=4)
    hall.next("1")
    clock.pass_time(minutes=1)
    hall.start("1")
    clock.pass_time(minutes=10)

    after = hall.finish("1")

    assert (after["state"], after["stage"], after["service"]) == ("waiting", 2, "tax")
    assert after["stages"][1]["ranked_at"] == "2026-11-23T04:11:00.000Z"
    clock.pass_time(minutes=2)
    called = hall.next("2")
    assert called["id"] == ticket["id"]
    assert called["stages"][1]["wait_s"] == 120
    assert hall.finish("2")["state"] == "finished"


def test_finish_straight_from_the_call_is_done_and_flagged(hall, clock):
    hall.take()
    hall.open()
    hall.next()
    clock.pass_time(minutes=2)

    finished = hall.finish()

    assert finished["state"] == "finished"
    assert finished["started_at"] is None
    assert finished["stages"][0]["service_s"] is None


def test_quantity_at_the_end_replaces_that_of_the_ticket(hall):
    hall.take(quantity=2)
    hall.open()
    hall.next()

    assert hall.finish(ending=Ending(quantity=5))["quantity"] == 5
    assert hall.difference() is None


def test_note_is_kept_outside_the_record(hall):
    hall.take()
    hall.open()
    hall.next()

    hall.finish(ending=Ending(note="passport AB1234567"))

    assert "AB1234567" not in str(hall.events())
    with hall.store.read() as db:
        assert db.execute("SELECT note FROM private_notes").fetchone()["note"] == "passport AB1234567"


def test_counter_that_holds_a_visitor_cannot_close(hall):
    hall.take()
    hall.open()
    hall.next()

    assert refusal(hall.close_counter) == "counter_busy"
    hall.finish()
    assert hall.close_counter()["state"] == "closed"


def test_opening_ones_own_counter_again_changes_nothing(hall):
    first = hall.open()

    assert hall.open() == first
    assert len(hall.events("counter_opened")) == 1


def test_counter_of_somebody_else_cannot_be_opened(hall):
    hall.open("1", "aziza")

    assert refusal(lambda: hall.open("1", "bek")) == "counter_busy"


def test_person_holds_one_counter_and_a_program_many(hall):
    person = Ask(Actor("aziza", Role.OPERATOR, "user:aziza", is_person=True))
    hall.inner.open_counter(person, "1")

    assert refusal(lambda: hall.inner.open_counter(person, "2")) == "counter_busy"
    hall.inner.close_counter(person, "1")
    assert body(hall.inner.open_counter(person, "2"))["operator"] == "aziza"
    hall.open("1", "program")
    assert refusal(lambda: hall.open("2", "program")) == "counter_busy"


def test_counter_that_does_not_exist_is_not_found(hall):
    for act in (hall.open, hall.next, hall.close_counter, hall.counter):
        assert refusal(lambda act=act: act("99")) == "not_found"


def test_shift_lasts_from_open_to_close(hall, clock):
    opened = hall.open()
    clock.pass_time(hours=4)
    closed = hall.close_counter()

    assert (opened["state"], opened["operator"]) == ("open", "aziza")
    assert opened["since"] == "2026-11-23T04:00:00.000Z"
    assert (closed["operator"], closed["since"]) == (None, "2026-11-23T08:00:00.000Z")
    assert closed["version"] > opened["version"]


def test_every_change_at_a_counter_raises_its_version(hall):
    hall.take()
    versions = [hall.open()["version"]]
    for act in (hall.next, hall.recall, hall.start, hall.finish, hall.close_counter):
        act()
        versions.append(version(hall))

    assert versions == sorted(set(versions))


def test_change_at_another_counter_leaves_the_version(hall):
    hall.open("1")
    seen = version(hall)
    hall.take()
    hall.open("2", "bek")
    hall.next("2")

    assert version(hall) == seen


def test_news_are_told_once_a_change_is_saved(hall):
    before = hall.news
    hall.take()

    assert hall.news == before + 1


def test_console_shows_the_counter_and_its_queue_of_one_moment(hall):
    hall.take()
    hall.take("water", priority="elderly")
    hall.take()
    hall.open()
    hall.next()

    console = hall.inner.console("1")

    assert console["ticket"]["label"] == "A002"
    assert [(ticket["label"], ticket["reason"]) for ticket in console["queue"]] == [
        ("A001", "longest_wait"),
        ("A003", "longest_wait"),
    ]
    assert hall.inner.queue("1", limit=1)[0]["label"] == "A001"


def test_called_visitor_sees_the_counter_on_the_phone(hall):
    ticket = hall.take()
    token = ticket["status_url"].rsplit("/", 1)[1]
    hall.open()
    assert hall.inner.status(token)["counter"] is None

    hall.next()

    shown = hall.inner.status(token)
    assert shown["state"] == "called"
    assert shown["counter"]["name"]["en"] == "Window 1"


def test_tickets_are_found_by_page(hall):
    labels = [hall.take()["label"] for _ in range(5)]

    def page(after=None):
        return hall.inner.find_tickets(day=None, state_name=None, label=None, after=after, limit=2)

    first = page()
    second = page(first["next"])
    last = page(second["next"])
    found = [ticket["label"] for part in (first, second, last) for ticket in part["tickets"]]
    assert found == labels
    assert last["next"] is None


def test_ticket_that_does_not_exist_is_not_found(hall):
    assert refusal(lambda: hall.inner.ticket("nothing")) == "not_found"
