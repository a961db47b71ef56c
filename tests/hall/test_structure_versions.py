"""The hall file is changed while the hall works: visits go on, numbers stay, any version comes back."""

import contextlib
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hand_hall import HandClock, HandHall, body, refusal, structure_with
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_server.domain.errors import HallError, Refused
from hall_server.hall import parking
from hall_server.hall.adopting import adopt
from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.versions import Versions

DAY_BEFORE = date(2026, 11, 23)
ADMIN = Actor("dilnoza", Role.ADMIN, "token:dilnoza")


BY_DAY = "mon-sat 07:00-20:00"


@pytest.fixture
def by_day(make_hall):
    """The small hall with hours, so that a day's visitors go home; its record holds afterwards."""
    hall = make_hall(hours=BY_DAY)
    yield hall
    assert hall.difference() is None


def change(hall: HandHall, edit=None, *, version=None, key=None, **settings):
    """Load the small hall with other settings; what the hall answers."""
    wanted = structure_with(edit, **settings)
    return body(Versions(hall.inner).load(Ask(ADMIN, key, "change", version), wanted))


def without_tax(document):
    document["service"] = [row for row in document["service"] if row["id"] != "tax"]
    document["department"] = [row for row in document["department"] if row["id"] != "tax"]
    document["series"] = [row for row in document["series"] if row["id"] != "B"]
    for counter in document["counter"]:
        counter["services"] = [each for each in counter["services"] if "tax" not in str(each)]


def without_counter_2(document):
    document["counter"] = document["counter"][:1]


def without_elderly(document):
    document["priority"] = document["priority"][1:]


def without_much(document):
    for edit in (without_tax, without_counter_2, without_elderly):
        edit(document)


def with_passports(document):
    document["service"].append(
        {"id": "passport", "department": "tax", "series": "B", "name": {"en": "Passports"}}
    )
    document["counter"][0]["services"].append("passport")


def with_series(**settings) -> Callable[[dict], None]:
    """Other settings for the series A."""
    return lambda document: document["series"][0].update(settings)


def offered(hall):
    return [
        service["id"]
        for department in hall.inner.overview()["departments"]
        for service in department["services"]
    ]


def retired(hall):
    return hall.inner.structure().retired


# -- versions ------------------------------------------------------------------------------------------


def test_new_version_is_in_force_at_once_and_in_the_record(hall):
    done = change(hall, with_passports)

    assert (done["version"], done["changed"]) == (2, True)
    assert done["changes"] == ['service "passport": added', 'counter "1" → services']
    assert "passport" in offered(hall)
    assert hall.take("passport")["label"] == "B001"
    event = hall.events("structure_changed")[-1]
    assert event["actor"] == "dilnoza"
    assert event["data"]["version"] == 2
    assert event["data"]["document"] == hall.inner.structure().document()
    assert event["data"]["retired"] == {}


def test_equal_hall_file_changes_nothing(hall):
    before = hall.events()

    done = change(hall)

    assert (done["version"], done["changed"], done["changes"]) == (1, False, [])
    assert [event for event in hall.events("structure_changed") if event not in before] == []


def test_changes_of_two_people_are_not_mixed(hall):
    change(hall, recall_limit=1, version=1)

    assert refusal(lambda: change(hall, recall_limit=2, version=1)) == "stale"
    assert hall.inner.structure().hall.recall_limit == 1


def test_repeated_request_gets_its_first_answer(hall):
    first = change(hall, recall_limit=1, key="once")
    change(hall, recall_limit=2)

    again = change(hall, recall_limit=1, key="once")

    assert again == first
    assert hall.inner.structure().hall.recall_limit == 2


def test_history_names_every_version_with_its_changes(hall):
    change(hall, recall_limit=1)
    hall.clock.pass_time(minutes=5)
    change(hall, without_counter_2)

    history = Versions(hall.inner).history(100)

    assert [(each["version"], each["actor"], each["changes"]) for each in history] == [
        (3, "dilnoza", 2),
        (2, "dilnoza", 1),
        (1, "command", 0),
    ]
    assert history[0]["at"] == "2026-11-23T04:05:00.000Z"
    assert [each["changes"] for each in Versions(hall.inner).history(1)] == [2]


def test_earlier_version_is_put_back_as_a_new_one(hall):
    original = hall.inner.structure()
    change(hall, without_tax)

    done = body(Versions(hall.inner).put_back(Ask(ADMIN), 1))

    assert (done["version"], done["changed"]) == (3, True)
    assert hall.inner.structure() == original
    assert hall.events("structure_changed")[-1]["data"]["put_back"] == 1
    assert body(Versions(hall.inner).put_back(Ask(ADMIN), 1))["changed"] is False


def test_version_that_never_was_cannot_be_put_back(hall):
    assert refusal(lambda: Versions(hall.inner).put_back(Ask(ADMIN), 9)) == "malformed"
    assert refusal(lambda: Versions(hall.inner).one(9)) == "malformed"


def test_refused_change_leaves_no_trace_in_memory(hall):
    def fail_late(tx):
        adopt(tx, structure_with(recall_limit=1))
        raise Refused("stale")

    assert refusal(lambda: hall.inner.change(ADMIN, fail_late)) == "stale"
    change(hall, recall_limit=2)

    assert hall.inner.structure().hall.recall_limit == 2


def test_version_survives_a_restart(hall):
    hall.take("tax")
    change(hall, without_tax)

    hall.restart()

    assert retired(hall) == {"service": ("tax",), "department": ("tax",), "series": ("B",)}
    assert "tax" not in offered(hall)


# -- what is in use ------------------------------------------------------------------------------------


def test_visitor_of_a_removed_service_is_served_to_the_end(hall):
    hall.open("2")
    ticket = hall.take("tax")

    change(hall, without_tax)

    assert offered(hall) == ["gas", "water"]
    assert hall.queue("2") == [ticket["label"]]
    assert hall.inner.status(ticket["status_url"].rpartition("/")[2])["service"]["en"] == "Tax payments"
    assert {"service": "tax", "count": 1, "estimate": None} in hall.board()["waiting"]
    assert hall.next("2")["id"] == ticket["id"]
    hall.start("2")
    assert hall.finish("2")["state"] == "finished"


def test_nobody_new_comes_to_a_removed_service(hall):
    hall.open("1")
    hall.take("tax")
    gas = hall.take("gas")
    change(hall, without_tax)

    assert refusal(lambda: hall.take("tax")) == "unknown_service"
    assert refusal(lambda: hall.move(gas, parking.transfer, parking.Target("tax"))) == "unknown_service"
    assert refusal(lambda: hall.move(gas, parking.add_stage, "tax")) == "unknown_service"


def test_visitor_of_a_removed_service_can_be_sent_to_another_counter(hall):
    hall.open("1")
    hall.open("2", operator="bek")
    ticket = hall.take("tax")
    change(hall, without_tax)

    hall.move(ticket, parking.transfer, parking.Target(counter="1"))

    assert hall.next("2") is None
    assert hall.next("1")["id"] == ticket["id"]


@pytest.mark.parametrize("parked", ["held", "missed"])
def test_removed_service_waits_for_those_who_are_away(hall, parked):
    hall.open("1")
    ticket = hall.take("tax")
    hall.next()
    {"held": hall.hold, "missed": hall.miss}[parked]()

    change(hall, without_tax)
    hall.move(ticket, parking.bring_back)

    assert hall.next()["id"] == ticket["id"]


def test_service_of_a_later_stage_stays_until_its_turn(hall):
    hall.open("1")
    ticket = hall.take("gas", "tax")
    change(hall, without_tax)

    hall.serve()

    assert hall.ticket(ticket)["service"] == "tax"
    assert hall.next()["id"] == ticket["id"]


def test_finish_of_a_removed_service_can_be_undone(hall):
    hall.open("1")
    hall.take("tax")
    hall.serve()

    change(hall, without_tax)
    ticket = hall.undo()

    assert ticket["state"] == "serving"
    assert hall.inner.structure().service("tax").name["en"] == "Tax payments"


def test_visit_that_was_cancelled_by_mistake_comes_back_to_a_removed_service(hall):
    hall.open("2", "bek")
    ticket = hall.take("tax")
    hall.next("2")
    hall.inner.move_ticket(hall.ask("2"), ticket["id"], parking.cancel)
    change(hall, without_tax)
    hall.undo("2")
    hall.undo("2")

    assert (hall.state(ticket), hall.queue("2")) == ("waiting", [ticket["label"]])


def test_removed_counter_serves_on_until_it_closes(hall):
    hall.open("2")
    first, second = hall.take("tax"), hall.take("tax")
    hall.next("2")

    change(hall, without_counter_2)

    assert retired(hall) == {"counter": ("2",)}
    assert [call["counter"] for call in hall.board()["calls"]] == ["2"]
    assert hall.board()["zone"] == ["1", "2"]
    hall.start("2")
    hall.finish("2")
    assert hall.next("2")["id"] == second["id"]
    hall.finish("2")
    hall.close_counter("2")
    assert refusal(lambda: hall.open("2")) == "counter_closed"
    assert refusal(lambda: hall.undo("2")) == "counter_closed"
    assert refusal(lambda: hall.counter("2")) == "not_found"
    assert hall.state(first) == "finished"


def test_nobody_is_sent_to_a_removed_counter(hall):
    hall.open("2")
    ticket = hall.take("gas")
    change(hall, without_counter_2)

    target = parking.Target(counter="2")

    assert [counter["id"] for counter in hall.inner.overview()["counters"]] == ["1"]
    assert refusal(lambda: hall.move(ticket, parking.transfer, target)) == "unknown_counter"


def test_counter_that_is_closed_goes_at_once(hall):
    change(hall, without_counter_2)

    assert retired(hall) == {}
    assert refusal(lambda: hall.open("2")) == "not_found"


def test_removed_priority_keeps_its_right_for_those_who_have_it(hall):
    hall.open("1")
    plain, elderly = hall.take(), hall.take(priority="elderly")

    change(hall, without_elderly)

    assert [each["id"] for each in hall.inner.overview()["priorities"]] == ["disability"]
    assert refusal(lambda: hall.take(priority="elderly")) == "malformed"
    assert hall.queue() == [elderly["label"], plain["label"]]


def test_what_is_free_goes_with_the_next_version(hall):
    hall.open("1")
    hall.take("tax")
    change(hall, without_tax)
    hall.serve()
    hall.clock.pass_time(minutes=10)

    change(hall, without_tax, recall_limit=1)

    assert retired(hall) == {}


def test_what_is_free_goes_with_the_business_day(by_day):
    hall = by_day
    hall.open("2")
    hall.take("tax")
    change(hall, without_tax, hours=BY_DAY)
    hall.close_counter("2")
    assert retired(hall) != {}

    hall.clock.pass_time_until("2026-11-24 08:00")
    hall.tick()

    assert retired(hall) == {}
    last = hall.events("structure_changed")[-1]
    assert (last["actor"], last["data"]["version"], last["data"]["retired"]) == ("system", 3, {})
    assert Versions(hall.inner).history(1)[0]["changes"] == 0
    assert hall.take("gas")["label"] == "A001"


def test_visitor_left_over_a_night_keeps_the_removed_service(hall):
    hall.open("2")
    hall.take("tax")
    hall.next("2")
    hall.start("2")
    change(hall, without_tax)
    change(hall, lambda document: (without_tax(document), without_counter_2(document)))

    hall.clock.pass_time_until("2026-11-24 08:00")
    hall.tick()

    assert set(retired(hall)) == {"service", "department", "series", "counter"}
    assert hall.finish("2")["state"] == "finished"


# -- tickets of services that are no more --------------------------------------------------------------


def test_old_tickets_of_a_removed_service_can_still_be_looked_at(by_day):
    hall = by_day
    hall.open("2")
    served, waiting = hall.take("tax", priority="elderly"), hall.take("tax", key="old")
    hall.serve("2")
    hall.close_counter("2")
    hall.clock.pass_time_until("2026-11-24 08:00")
    change(hall, without_much, hours=BY_DAY)

    assert retired(hall) == {}
    for ticket in (served, waiting):
        assert hall.ticket(ticket)["service"] == "tax"
        status = hall.inner.status(ticket["status_url"].rpartition("/")[2])
        assert status["service"] == dict.fromkeys(hall.inner.structure().hall.languages, "tax")
    assert (
        len(
            hall.inner.find_tickets(day="2026-11-23", state_name=None, label=None, after=None, limit=9)[
                "tickets"
            ]
        )
        == 2
    )
    assert [row["service"] for row in hall.reports.report("day", *[DAY_BEFORE] * 2)["rows"]] == ["tax", "tax"]
    assert hall.take("tax", key="old") == waiting
    assert refusal(lambda: hall.move(waiting, parking.bring_back)) == "illegal_step"
    assert refusal(lambda: hall.move(waiting, parking.transfer, parking.Target("gas"))) == "illegal_step"
    hall.board()
    hall.inner.counters()


# -- numbers -------------------------------------------------------------------------------------------


def test_other_prefix_of_a_series_holds_from_the_next_day(hall):
    hall.take("gas")
    change(hall, with_series(prefix="C", **{"from": 500}))

    assert hall.take("gas")["label"] == "A002"
    hall.clock.pass_time_until("2026-11-24 08:00")
    assert hall.take("gas")["label"] == "C500"


def test_service_that_moves_to_another_series_moves_the_next_day(hall):
    hall.take("gas")
    change(hall, lambda document: document["service"][0].update(series="B"))

    assert hall.take("gas")["label"] == "A002"
    hall.clock.pass_time_until("2026-11-24 08:00")
    assert hall.take("gas")["label"] == "B001"


def test_new_service_has_its_own_series_at_once(hall):
    hall.take("gas")

    def edit(document):
        with_passports(document)
        document["series"].append({"id": "P", "prefix": "P"})
        document["service"][-1]["series"] = "P"

    change(hall, edit)

    assert hall.take("passport")["label"] == "P001"


def test_new_service_uses_a_known_series_as_it_was_this_morning(hall):
    hall.take("tax")
    change(hall, lambda document: (with_passports(document), document["series"][1].update(prefix="D")))

    assert hall.take("passport")["label"] == "B002"


def test_label_that_exists_today_is_skipped(hall):
    hall.take("gas")
    hall.take("gas")

    def edit(document):
        with_passports(document)
        document["series"][0].update(prefix="X")
        document["series"].append({"id": "P", "prefix": "A"})
        document["service"][-1]["series"] = "P"

    change(hall, edit)

    labels = [hall.take(service)["label"] for service in ("passport", "gas", "passport")]
    assert labels == ["A003", "A004", "A005"]


def test_numbers_of_the_morning_hold_after_a_restart_too(hall):
    hall.take("gas")
    change(hall, with_series(prefix="C"))
    hall.restart()
    change(hall, with_series(prefix="E"))

    assert hall.take("gas")["label"] == "A002"


# -- the day -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "opens"),
    [
        ({"zone": "Pacific/Auckland"}, "2026-11-24 00:30"),
        ({"zone": "Pacific/Honolulu"}, "2026-11-24 15:30"),
        ({"day_starts": "22:00"}, "2026-11-24 22:30"),
    ],
)
def test_other_clock_of_the_hall_ends_no_day_too_early(by_day, other, opens):
    hall = by_day
    hall.clock.pass_time_until("2026-11-23 17:00")
    ticket = hall.take("gas")

    change(hall, hours=BY_DAY, **other)
    hall.tick()
    assert hall.state(ticket) == "waiting"
    hall.clock.pass_time_until(opens)
    hall.tick()

    assert hall.state(ticket) == "unserved"
    days = [event["data"]["day"] for event in hall.events("day_opened")]
    assert days == sorted(days)
    assert len(days) == 2


# -- any changes of any day ----------------------------------------------------------------------------

EDITS = (None, without_tax, without_counter_2, without_elderly, without_much, with_passports,
         with_series(prefix="C"), with_series(prefix="B", **{"from": 1000, "to": 1999}))  # fmt: skip
SERVICES = st.sampled_from(["gas", "water", "tax", "passport"])
COUNTERS = st.sampled_from(["1", "2"])
ACTIONS = st.one_of(
    st.tuples(st.just("change"), st.sampled_from(range(len(EDITS)))),
    st.tuples(st.just("take"), SERVICES),
    st.tuples(st.just("take_elderly"), SERVICES),
    *(
        st.tuples(st.just(step), COUNTERS)
        for step in ("open", "next", "start", "finish", "miss", "hold", "undo", "close_counter")
    ),
    st.tuples(st.just("put_back"), st.integers(1, 5)),
    st.tuples(st.just("pass_hours"), st.sampled_from([0, 1, 14])),
)


def act(hall, step, value):
    match step:
        case "change":
            change(hall, EDITS[value], hours=BY_DAY)
        case "take_elderly":
            hall.take(value, priority="elderly")
        case "put_back":
            Versions(hall.inner).put_back(Ask(ADMIN), value)
        case "pass_hours":
            hall.clock.pass_time(hours=value, minutes=1)
            hall.tick()
        case _:
            getattr(hall, step)(value)


@settings(max_examples=25)
@given(st.lists(ACTIONS, min_size=10, max_size=40))
def test_any_changes_of_the_hall_lose_nobody_and_break_nothing(actions):
    with tempfile.TemporaryDirectory() as folder:
        hall = HandHall(Path(folder), structure_with(hours=BY_DAY), HandClock())
        for step, value in actions:
            with contextlib.suppress(HallError):
                act(hall, step, value)
            must_hold(hall)
        assert hall.difference() is None
        hall.close()


def must_hold(hall):
    """Whoever is in the hall is known, named and served by an open counter or one that may open."""
    structure = hall.inner.structure()
    services = {service.id for service in structure.services}
    found = hall.inner.find_tickets(day=None, state_name=None, label=None, after=None, limit=1000)
    for ticket in found["tickets"]:
        hall.inner.status(ticket["status_url"].rpartition("/")[2])
        if ticket["state"] in ("waiting", "called", "serving", "held", "missed"):
            coming = [stage["service"] for stage in ticket["stages"] if stage["state"] == "planned"]
            assert {ticket["service"], *coming} <= services
            assert structure.counters_serving(ticket["service"])
            assert ticket["priority"] is None or structure.priority(ticket["priority"])
    for counter in hall.inner.counters():
        hall.inner.console(counter["id"])
    at_work = {ticket["counter"] for ticket in found["tickets"] if ticket["state"] in ("called", "serving")}
    assert at_work <= {counter.id for counter in structure.counters}
    hall.board()
    hall.inner.overview("main")
    hall.reports.live()
