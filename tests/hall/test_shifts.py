"""Shifts with their breaks, closing by force, and consoles that nobody looks at any more."""

from hand_hall import refusal

from hall_server.hall.people import Role
from hall_server.store import state


def shifts(hall):
    with hall.store.read() as db:
        return sorted(state.shifts(db).values(), key=lambda shift: (shift.opened_at, shift.kind))


def warnings(hall, counter="1"):
    return [(each["code"], each["operators"]) for each in hall.counter(counter)["warnings"]]


def test_break_is_kept_with_its_reason_within_the_shift(hall, clock):
    hall.open("1", "aziza")
    clock.pass_time(minutes=60)
    hall.pause("1", "lunch")
    assert hall.counter("1")["pause_reason"] == "lunch"
    clock.pass_time(minutes=45)
    hall.resume("1")
    clock.pass_time(minutes=15)
    hall.close_counter("1")

    whole, lunch = shifts(hall)
    assert (whole.kind, whole.operator, whole.services) == ("open", "aziza", "gas water tax")
    assert (lunch.kind, lunch.operator, lunch.reason) == ("pause", "aziza", "lunch")
    assert whole.closed_at - whole.opened_at == 120 * 60_000
    assert lunch.closed_at - lunch.opened_at == 45 * 60_000
    assert hall.counter("1")["pause_reason"] is None


def test_closing_during_a_break_ends_the_break_too(hall, clock):
    hall.open("1")
    hall.pause("1", "papers")
    clock.pass_time(minutes=5)

    hall.close_counter("1")

    assert all(shift.closed_at == clock.wall for shift in shifts(hall))


def test_reason_of_a_break_is_one_of_the_halls_list(make_hall):
    names = {"en": "Lunch"}
    hall = make_hall(lambda document: document.update(pause_reason=[{"id": "lunch", "name": names}]))
    hall.open("1")

    assert refusal(lambda: hall.pause("1", "tea")) == "malformed"
    assert hall.pause("1", "lunch")["state"] == "paused"


def test_manager_closes_a_counter_and_its_visitor_waits_on_with_the_old_place(hall, clock):
    hall.open("1")
    first = hall.take()
    clock.pass_time(minutes=1)
    hall.take()
    hall.next("1")
    assert refusal(lambda: hall.close_counter("1")) == "counter_busy"

    closed = hall.force_closed("1")

    assert (closed["state"], closed["ticket"]) == ("closed", None)
    assert hall.state(first) == "waiting"
    hall.open("2", "bek")
    assert hall.queue("2")[0] == first["label"]


def test_operator_may_not_close_by_force(hall):
    hall.open("1")

    assert refusal(lambda: hall.inner.close_counter(hall.ask("1"), "1", by_force=True)) == "not_allowed"


def test_counter_whose_console_is_gone_is_shown_as_left(hall, clock):
    hall.access.add_user("aziza", Role.OPERATOR, "correct horse")
    presence = hall.inner.watch.presence
    hall.open("1", "aziza")
    presence.came("line 1", "1", "aziza")
    clock.pass_time(minutes=30)
    assert warnings(hall) == []
    left_at = clock.wall
    presence.went("line 1", left_at)
    clock.pass_time(seconds=59)
    assert warnings(hall) == []

    clock.pass_time(seconds=1)

    (warning,) = hall.counter("1")["warnings"]
    assert (warning["code"], warning["since"]) == ("left", "2026-11-23T04:30:00.000Z")
    assert "09:30" in warning["text"]
    presence.came("line 2", "1", "aziza")
    assert warnings(hall) == []


def test_counter_that_was_never_looked_at_is_left_since_it_was_opened(hall, clock):
    hall.access.add_user("aziza", Role.OPERATOR, "correct horse")
    hall.open("1", "aziza")

    clock.pass_time(minutes=2)

    assert warnings(hall) == [("left", [])]


def test_program_that_opens_a_counter_has_no_console_to_leave(hall, clock):
    hall.open("1", "a program")

    clock.pass_time(minutes=60)

    assert warnings(hall) == []


def test_second_person_at_a_console_is_named_to_the_first(hall):
    hall.access.add_user("aziza", Role.OPERATOR, "correct horse")
    hall.open("1", "aziza")
    presence = hall.inner.watch.presence
    presence.came("line 1", "1", "aziza")

    presence.came("line 2", "1", "bek")

    assert warnings(hall) == [("two_people", ["bek"])]
    presence.went("line 2", 0)
    assert warnings(hall) == []


def test_one_person_at_two_consoles_of_a_counter_is_told_so(hall):
    hall.access.add_user("aziza", Role.OPERATOR, "correct horse")
    hall.open("1", "aziza")
    presence = hall.inner.watch.presence
    presence.came("line 1", "1", "aziza")

    presence.came("line 2", "1", "aziza")

    assert warnings(hall) == [("two_consoles", [])]
    presence.went("line 2", 0)
    assert warnings(hall) == []


def test_closed_counter_warns_of_nothing(hall, clock):
    hall.access.add_user("aziza", Role.OPERATOR, "correct horse")
    hall.open("1", "aziza")
    hall.close_counter("1")

    clock.pass_time(minutes=60)

    assert warnings(hall) == []
