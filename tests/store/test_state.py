"""The tables of present state: what is put in comes out, and two people never get one thing."""

import sqlite3
from dataclasses import replace

import pytest

from hall_server.domain.counters import Counter, CounterState
from hall_server.domain.errors import Refused
from hall_server.domain.events import Kind
from hall_server.domain.numbering import Series
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket
from hall_server.domain.times import rfc3339
from hall_server.store import numbers, state
from hall_server.store.state import StoredWorld


def put(store, ticket, former=None):
    store.write(lambda db: StoredWorld(db).put_ticket(ticket, former))


def stored(store, ticket_id):
    with store.read() as db:
        return state.ticket(db, ticket_id)


@pytest.fixture
def full_ticket():
    """A ticket with something in every field."""
    stage = Stage(
        n=1, service="gas", state=State.CALLED, queued_at=1, ranked_at=2, first=True, for_counter="2",
        for_operator="aziza", first_called_at=3, called_at=4, started_at=5, ended_at=6, call_id="c",
        counter="1", operator="bek", recalls=7, recalls_before=8, outcome="done", reason="overdue", since=9,
        queue_ms=10, service_ms=11, hold_ms=12,
    )  # fmt: skip
    return Ticket(
        id="full", label="A001", business_day="2026-11-23", series="A", number=1, language="uz-Cyrl",
        issued_at=13, stages=(stage, Stage(2, "tax")), stage_n=1, priority="elderly", quantity=3,
        purpose="ʻqarz", appointment_at=14, kiosk="main", version=15,
    )  # fmt: skip


def test_ticket_comes_out_as_it_was_put_in(store, full_ticket):
    put(store, full_ticket)

    assert stored(store, "full") == full_ticket


def test_nothing_is_found_where_nothing_is(store):
    with store.read() as db:
        assert state.ticket(db, "none") is None
        assert state.open_day(db) is None
        assert state.ticket_of_call(db, "none") is None
        assert StoredWorld(db).counter("9") == Counter("9")
        for missing in (StoredWorld(db).ticket, StoredWorld(db).shift, StoredWorld(db).day):
            with pytest.raises(KeyError):
                missing("none")


def test_counter_never_holds_two_tickets(store, full_ticket):
    other = replace(full_ticket.stages[0], call_id="d", state=State.SERVING)
    put(store, full_ticket)

    with pytest.raises(sqlite3.IntegrityError, match=r"stages\.counter"):
        put(store, replace(full_ticket, id="other", label="A002", stages=(other,)))

    assert stored(store, "other") is None


def test_counter_may_have_served_many(store, full_ticket):
    for n, ended in enumerate((State.FINISHED, State.MISSED, State.WAITING, State.HELD)):
        stage = replace(full_ticket.stages[0], call_id=f"c{n}", state=ended)
        put(store, replace(full_ticket, id=f"t{n}", label=f"A01{n}", stages=(stage,)))

    put(store, full_ticket)


def test_label_is_unique_in_a_day_and_comes_again_the_next(store, full_ticket):
    waiting = replace(full_ticket, stages=(Stage(1, "gas", State.WAITING),))
    put(store, waiting)

    with pytest.raises(sqlite3.IntegrityError, match=r"tickets\.label"):
        put(store, replace(waiting, id="twin"))
    put(store, replace(waiting, id="tomorrow", business_day="2026-11-24"))


def test_change_of_a_ticket_that_somebody_else_changed_is_refused(desk, store):
    desk.fill()
    seen = desk.ticket("two")
    desk.record(Kind.MISSED, "two", counter="1")

    with pytest.raises(Refused, match="stale"):
        put(store, replace(seen, version=seen.version + 1, language="ru"), seen)

    assert desk.ticket("two").state is State.MISSED
    assert desk.ticket("two").language == "uz"


def test_change_of_a_counter_that_somebody_else_changed_is_refused(desk, store):
    desk.fill()
    with store.read() as db:
        seen = StoredWorld(db).counter("1")
    desk.record(Kind.MISSED, "two", counter="1")

    with pytest.raises(Refused, match="stale"):
        store.write(lambda db: StoredWorld(db).put_counter(seen.changed(operator="bek"), seen))


def test_transfer_moves_the_planned_stages_on(desk, store):
    desk.fill()
    desk.record(Kind.TRANSFERRED, "two", service="water", ranked_at=rfc3339(desk.now), counter="1")

    found = desk.ticket("two")

    assert [(stage.n, stage.service, stage.state) for stage in found.stages] == [
        (1, "gas", "transferred"),
        (2, "water", "waiting"),
        (3, "tax", "planned"),
    ]
    with store.read() as db:
        assert [stage.service for stage in state.waiting(db)] == ["water"]
        assert StoredWorld(db).counter("1").ticket is None


def test_tickets_are_found_by_their_present_state_oldest_first(desk, store):
    desk.fill()
    desk.issue("aaa")
    desk.issue("zzz")

    with store.read() as db:
        waiting = state.tickets_in_state(db, State.WAITING)
        here = state.tickets_in_state(db, State.WAITING, State.CALLED)

    assert [ticket.id for ticket in waiting] == ["aaa", "zzz"]
    assert [ticket.id for ticket in here] == ["two", "aaa", "zzz"]


def test_tickets_are_listed_in_pages_by_day_state_and_label(desk, store):
    desk.fill()
    for name in ("a", "b", "c"):
        desk.issue(name)

    with store.read() as db:
        first = state.find_tickets(db, state="waiting", limit=2)
        rest = state.find_tickets(db, state="waiting", limit=2, after=first[-1].id)
        by_label = state.find_tickets(db, day="2026-11-23", label="A001")
        other_day = state.find_tickets(db, day="2026-11-24")

    assert [ticket.id for ticket in first + rest] == ["a", "b", "c"]
    assert [ticket.id for ticket in by_label] == ["one"]
    assert other_day == []


def test_latest_calls_come_first(desk, store):
    desk.fill()
    with store.read() as db:
        wanted = {"states": set(State), "counters": ["1", "2"], "standing_since": 10**15}
        called = state.latest_calls(db, since=0, limit=10, **wanted)
        later = state.latest_calls(db, since=called[0].stage.called_at, limit=10, **wanted)
        newest = state.latest_calls(db, since=0, limit=1, **wanted)

    one, two = desk.ticket("one").label, desk.ticket("two").label
    assert [call.label for call in called] == [two, one]
    assert [call.label for call in later] == [call.label for call in newest] == [two]


def test_call_names_its_ticket_until_the_next_call(desk, store):
    desk.fill()
    first = desk.ticket("two").stage.call_id
    desk.record(Kind.RECALLED, "two", counter="1", call_id="again")

    with store.read() as db:
        assert state.ticket_of_call(db, "again") == "two"
        assert state.ticket_of_call(db, first) is None


def test_open_day_is_the_one_opened_last(desk, store):
    desk.fill()
    desk.day = "2026-11-24"
    desk.record(Kind.DAY_OPENED, day="2026-11-24")

    with store.read() as db:
        assert state.open_day(db).business_day == "2026-11-24"
        assert set(state.days(db)) == {"2026-11-23", "2026-11-24"}


def test_shift_ends_with_its_counter(desk, store):
    desk.fill()
    desk.record(Kind.FINISHED, "two", counter="1")
    desk.record(Kind.COUNTER_CLOSED, counter="1")

    with store.read() as db:
        (shift,) = state.shifts(db).values()
        counter = state.counters(db)["1"]

    assert (shift.counter, shift.operator, shift.closed_at) == ("1", "aziza", desk.now)
    assert (counter.state, counter.operator, counter.shift) == (CounterState.CLOSED, None, None)


A = Series("A", "A", 1, 3)


def test_numbers_run_by_day_and_series(store):
    def take(day, series=A):
        return store.write(lambda db: numbers.take(db, day, series))

    assert [take("2026-11-23") for _ in range(2)] == [1, 2]
    assert take("2026-11-24") == 1
    assert take("2026-11-23", Series("B", "B", 500, 599)) == 500
    assert take("2026-11-23") == 3
    with pytest.raises(Refused, match="series_full"):
        take("2026-11-23")


def test_number_that_was_not_used_is_given_again(store):
    def take_and_fail(db):
        numbers.take(db, "2026-11-23", A)
        raise Refused("service_closed")

    with pytest.raises(Refused):
        store.write(take_and_fail)

    assert store.write(lambda db: numbers.take(db, "2026-11-23", A)) == 1


def test_tickets_of_a_service_are_counted_for_its_limit(desk, store):
    desk.fill()
    desk.issue("three", "tax")

    with store.read() as db:
        assert state.tickets_for(db, desk.day, "gas") == 2
        assert state.tickets_for(db, desk.day, "tax") == 2  # one of them after gas
        assert state.tickets_for(db, "2026-11-24", "gas") == 0
