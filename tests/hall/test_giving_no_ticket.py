"""When no ticket is given, and what is said then; appointments; the hall's own lists."""

import pytest
from hand_hall import Actor, Ask, Order, Role, body, refusal

from hall_server.domain.errors import Refused
from hall_server.domain.times import rfc3339
from hall_server.hall.overview import overview

OPEN_TODAY = "mon-fri 09:00-18:00"


def offered(hall, service="gas"):
    """How a kiosk sees a service."""
    departments = hall.inner.overview("main")["departments"]
    return next(each for part in departments for each in part["services"] if each["id"] == service)


def by_manager(hall, service="gas", **more):
    ask = Ask(Actor("rustam", Role.MANAGER, "token:rustam"))
    return body(hall.inner.take_ticket(ask, Order(services=(service,), language="uz", **more)))


@pytest.fixture
def closing(make_hall, clock):
    """Half past five at a hall that closes at six, with 32 minutes of gas waiting and one counter open."""

    def make(guard):
        hall = make_hall(hours=OPEN_TODAY, closing_guard=guard)
        clock.pass_time_until("2026-11-23 17:30")
        hall.open("1")
        for _ in range(4):
            hall.take("gas")
        return hall

    return make


def test_guard_warns_and_gives_the_ticket(closing):
    hall = closing("warn")

    assert (offered(hall)["open"], offered(hall)["warning"]) == (True, "closing_soon")
    assert hall.take("gas")["label"] == "A005"


def test_guard_stops_and_says_when_it_opens_again(closing):
    hall = closing("stop")

    shown = offered(hall)
    assert (shown["open"], shown["reason"], shown["opens_at"]) == (
        False,
        "closing_soon",
        "2026-11-24T04:00:00.000Z",
    )
    assert refusal(lambda: hall.take("gas")) == "service_closed"
    assert offered(hall, "tax")["open"]


def test_hall_at_a_glance_asks_no_oftener_for_many_services_than_for_one(make_hall):
    def asked(hall):
        statements = []
        with hall.inner.views() as (db, structure, views):
            db.set_trace_callback(statements.append)
            overview(db, structure, views, hall.clock.wall, None)
            db.set_trace_callback(None)
        return statements

    def has_one_service(document):
        del document["service"][1:]
        for counter in document["counter"]:
            counter["services"] = ["gas"]

    assert len(asked(make_hall(has_one_service))) == len(asked(make_hall()))


def test_manager_may_give_a_ticket_past_the_guard(closing):
    hall = closing("stop")

    assert by_manager(hall)["label"] == "A005"


def test_guard_that_is_off_says_nothing(closing):
    hall = closing("off")

    assert offered(hall)["warning"] is None
    assert hall.take("gas")["state"] == "waiting"


def test_guard_is_off_while_no_counter_is_open_for_the_service(closing):
    hall = closing("stop")

    hall.close_counter("1")

    assert hall.take("gas")["state"] == "waiting"


def test_second_counter_halves_the_work_that_waits(closing):
    hall = closing("stop")

    hall.open("2", "bek")

    assert hall.take("gas")["state"] == "waiting"


def test_guard_does_not_mind_a_break_at_noon(make_hall, clock):
    hall = make_hall(hours="mon-fri 09:00-13:00, 14:00-18:00", closing_guard="stop")
    clock.pass_time_until("2026-11-23 12:50")
    hall.open("1")
    for _ in range(4):
        hall.take("gas")

    assert offered(hall)["warning"] is None


def test_day_of_an_exception_says_why_and_when_it_opens(make_hall, clock):
    hall = make_hall(hours=OPEN_TODAY, exceptions=["2026-11-24 closed: Inventory"])
    clock.pass_time_until("2026-11-24 10:00")

    shown = offered(hall)

    assert (shown["because"]["ru"], shown["opens_at"]) == ("Inventory", "2026-11-25T04:00:00.000Z")
    assert refusal(hall.take) == "service_closed"


def test_limit_counts_every_ticket_that_comes_to_the_service(make_hall):
    hall = make_hall(lambda document: document["service"][2].update(daily_limit=2))
    hall.take("gas", "tax")
    hall.take("tax")

    assert refusal(lambda: hall.take("tax")) == "limit_reached"
    assert refusal(lambda: hall.take("gas", "tax")) == "limit_reached"


def limit_on_friday(make_hall, clock, **settings):
    """How the second visitor of a Friday is refused where the limit is one."""
    hall = make_hall(lambda document: document["service"][2].update(daily_limit=1), **settings)
    clock.pass_time_until("2026-11-27 10:00")
    hall.take("tax")
    with pytest.raises(Refused) as refused:
        hall.take("tax")
    return refused.value


def test_limit_of_a_friday_says_that_it_opens_on_monday(make_hall, clock):
    refused = limit_on_friday(make_hall, clock, hours=OPEN_TODAY)

    monday = rfc3339(refused.values["opens_at"])
    assert (refused.saying, monday) == ("limit_reached", "2026-11-30T04:00:00.000Z")


def test_limit_in_a_hall_without_hours_names_no_time(make_hall, clock):
    refused = limit_on_friday(make_hall, clock)

    assert (refused.saying, "opens_at" in refused.values) == ("limit_reached_today", False)


# -- appointments ------------------------------------------------------------------------------------


@pytest.fixture
def booked(make_hall):
    """A hall in which an appointment gives a head start of ten minutes; it is nine o'clock."""
    names = {"en": "Appointment"}
    appointment = {"id": "appointment", "name": names, "head_start_min": 10}
    return make_hall(
        lambda document: document["priority"].append(appointment), appointment_priority="appointment"
    )


@pytest.mark.parametrize(
    ("at", "ranked_at", "priority"),
    [
        ("2026-11-23T04:30:00Z", "2026-11-23T04:30:00.000Z", "appointment"),
        ("2026-11-23T04:31:00Z", "2026-11-23T04:00:00.000Z", None),
        ("2026-11-23T04:00:00Z", "2026-11-23T04:00:00.000Z", "appointment"),
        ("2026-11-23T03:50:00Z", "2026-11-23T04:00:00.000Z", "appointment"),
        ("2026-11-23T03:49:00Z", "2026-11-23T04:00:00.000Z", None),
    ],
    ids=["30 min early", "31 min early", "in time", "10 min late", "11 min late"],
)
def test_appointment_counts_from_half_an_hour_before_to_ten_minutes_after(booked, at, ranked_at, priority):
    ticket = booked.take(appointment=at)

    assert (ticket["stages"][0]["ranked_at"], ticket["priority"]) == (ranked_at, priority)
    assert ticket["appointment"].startswith(at[:-1])


def test_own_priority_of_a_visitor_with_an_appointment_stays(booked):
    assert booked.take(appointment="2026-11-23T04:05:00Z", priority="elderly")["priority"] == "elderly"


def test_nobody_says_at_a_kiosk_that_they_have_an_appointment(booked):
    assert refusal(lambda: booked.take(priority="appointment")) == "malformed"
    assert by_manager(booked, priority="appointment")["priority"] == "appointment"


# -- the hall's own lists ----------------------------------------------------------------------------


def test_purpose_is_one_of_the_halls_list_where_it_has_one(make_hall):
    hall = make_hall(lambda document: document.update(purpose=[{"id": "pay", "name": {"en": "Pay"}}]))

    assert hall.take(purpose="pay")["purpose"] == "pay"
    assert refusal(lambda: hall.take(purpose="chat")) == "malformed"


def test_hall_without_a_list_takes_any_purpose(hall):
    assert hall.take(purpose="anything")["purpose"] == "anything"
