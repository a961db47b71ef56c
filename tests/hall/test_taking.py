"""Taking a ticket: one number on one slip, once."""

import threading

import pytest
from hand_hall import ADDRESS, refusal

from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.tickets import Order


def with_small_series(document):
    document["series"][0]["to"] = 2


def test_visitor_gets_the_first_number_of_the_day(hall):
    ticket = hall.take("gas")

    assert ticket["label"] == "A001"
    assert ticket["business_day"] == "2026-11-23"
    assert ticket["state"] == "waiting"
    assert ticket["issued_at"] == "2026-11-23T04:00:00.000Z"
    assert ticket["ahead"] == 0


def test_services_of_one_series_share_its_numbers(hall):
    labels = [hall.take(service)["label"] for service in ("gas", "water", "tax", "gas")]

    assert labels == ["A001", "A002", "B001", "A003"]


def test_each_visitor_sees_how_many_stand_before(hall):
    assert [hall.take()["ahead"] for _ in range(3)] == [0, 1, 2]


def test_priority_visitor_sees_only_those_who_really_go_first(hall, clock):
    hall.take()
    clock.pass_time(minutes=10)
    hall.take()

    assert hall.take(priority="elderly")["ahead"] == 0


def test_double_tap_gives_one_ticket_and_one_slip(hall):
    first = hall.take(key="tap", request="gas")
    second = hall.take(key="tap", request="gas")

    assert second == first
    assert len(hall.events("issued")) == 1
    assert len(hall.errands.slips()) == 1
    assert hall.take()["label"] == "A002"


def test_repeated_tap_gets_the_first_answer_also_after_a_restart(hall, clock):
    first = hall.take(key="tap")
    hall.open()
    hall.next()
    clock.pass_time(minutes=5)

    hall.restart()

    assert hall.take(key="tap") == first


def test_key_of_another_request_is_refused(hall):
    hall.take(key="tap", request="gas")

    assert refusal(lambda: hall.take("tax", key="tap", request="tax")) == "key_reused"
    assert len(hall.events("issued")) == 1


def test_refused_request_may_be_repeated_under_its_key(make_hall, clock):
    hall = make_hall(hours="mon-fri 10:00-18:00")

    assert refusal(lambda: hall.take(key="tap")) == "service_closed"
    clock.pass_time(hours=1)

    assert hall.take(key="tap")["label"] == "A001"


def test_keys_are_erased_after_the_next_business_day(hall, clock):
    first = hall.take(key="tap")

    clock.pass_time_until("2026-11-24 23:59")
    assert hall.take(key="tap") == first
    clock.pass_time(minutes=1)
    assert hall.take(key="tap")["business_day"] == "2026-11-25"


def test_many_kiosks_at_once_never_give_a_number_twice(hall):
    labels = []

    def visitor():
        for _ in range(5):
            labels.append(hall.take()["label"])

    threads = [threading.Thread(target=visitor) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert sorted(labels) == [f"A{n:03d}" for n in range(1, 31)]


def test_full_series_gives_no_number_but_the_other_one_does(make_hall):
    hall = make_hall(with_small_series)
    hall.take("gas")
    hall.take("water")

    assert refusal(lambda: hall.take("gas")) == "series_full"
    assert hall.take("tax")["label"] == "B001"
    assert hall.difference() is None


def test_full_series_begins_anew_the_next_day(make_hall, clock):
    hall = make_hall(with_small_series)
    hall.take()
    hall.take()

    clock.pass_time(days=1)

    assert hall.take()["label"] == "A1"


def test_closed_service_uses_no_number(make_hall, clock):
    def closes_gas(document):
        document["service"][0]["hours"] = "mon-fri 10:00-12:00"

    hall = make_hall(closes_gas)

    assert refusal(lambda: hall.take("gas")) == "service_closed"
    assert hall.take("water")["label"] == "A001"
    clock.pass_time(hours=1)
    assert hall.take("gas")["label"] == "A002"


def test_service_closed_now_says_so(make_hall):
    def closes_gas(document):
        document["service"][0]["closed"] = {"en": "No heating plans today"}

    hall = make_hall(closes_gas)

    assert refusal(lambda: hall.take("gas")) == "service_closed"
    (gas, _) = hall.inner.overview()["departments"][0]["services"]
    assert (gas["open"], gas["reason"]) == (False, "service_closed_now")
    assert set(gas["because"].values()) == {"No heating plans today"}


def test_kiosk_knows_when_a_closed_service_opens(make_hall):
    hall = make_hall(hours="mon-fri 10:00-12:00")

    (gas, _) = hall.inner.overview("main")["departments"][0]["services"]

    assert (gas["open"], gas["reason"]) == (False, "service_closed")
    assert gas["opens_at"] == "2026-11-23T05:00:00.000Z"


def test_daily_limit_of_a_service_is_kept_and_begins_anew(make_hall, clock):
    def limits_gas(document):
        document["service"][0]["daily_limit"] = 2

    hall = make_hall(limits_gas)
    hall.take("gas")
    hall.take("gas")

    assert refusal(lambda: hall.take("gas")) == "limit_reached"
    assert hall.take("water")["label"] == "A003"
    clock.pass_time(days=1)
    assert hall.take("gas")["label"] == "A001"


def test_visit_through_several_services_is_refused_as_a_whole(make_hall):
    def closes_tax(document):
        document["service"][2]["hours"] = "tue 10:00-12:00"

    hall = make_hall(closes_tax)

    assert refusal(lambda: hall.take("gas", "tax")) == "service_closed"
    assert hall.take("gas", "water")["label"] == "A001"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"services": ("fortune",)}, "unknown_service"),
        ({"services": ("gas", "fortune")}, "unknown_service"),
        ({"services": ("gas",), "language": "de"}, "malformed"),
        ({"services": ("gas",), "priority": "vip"}, "malformed"),
        ({"services": ("gas",), "needs": ("wings",)}, "malformed"),
        ({"services": ("gas",), "kiosk": "roof"}, "malformed"),
    ],
)
def test_unknown_things_are_refused_and_use_no_number(hall, wrong, code):
    manager = Ask(Actor("bek", Role.MANAGER, "user:bek"))
    order = Order(**{"language": "uz", **wrong})

    assert refusal(lambda: hall.inner.take_ticket(manager, order)) == code
    assert hall.take()["label"] == "A001"


def test_kiosk_cannot_take_tickets_for_another_kiosk(make_hall):
    hall = make_hall(lambda document: document["kiosk"].append({"id": "side"}))
    order = Order(("gas",), "uz", kiosk="side")

    assert refusal(lambda: hall.inner.take_ticket(Ask(hall.kiosk("main")), order)) == "not_allowed"


def test_kiosk_offers_only_its_own_services(make_hall):
    def for_gas_only(document):
        document["kiosk"][0]["services"] = ["gas"]

    hall = make_hall(for_gas_only)

    assert refusal(lambda: hall.take("tax")) == "unknown_service"
    (utilities,) = hall.inner.overview("main")["departments"]
    assert [service["id"] for service in utilities["services"]] == ["gas"]


def test_slip_says_what_was_true_at_the_issue(hall):
    hall.take()
    ticket = hall.take("tax", language="ru")

    facts = hall.errands.slips()[-1].facts

    assert (facts["label"], facts["language"]) == ("B001", "ru")
    assert facts["hall_name"] == "Малый зал"
    assert facts["service_name"] == "Налоговые платежи"
    assert facts["issued_local"] == "2026-11-23T09:00:00+05:00"
    assert facts["status_url"] == ticket["status_url"]
    assert ticket["status_url"].startswith(f"{ADDRESS}/t/")
    assert not facts["is_copy"]


def test_slip_of_a_visit_to_several_services_says_what_to_bring_for_each(make_hall):
    def with_fees(document):
        document["hall"]["visit_order"] = "fixed"
        document["service"][0]["documents"] = {"ru": "Паспорт"}
        document["service"][0]["fee"] = {"ru": "12 000 сум"}

    hall = make_hall(with_fees)
    first, second = (service.id for service in hall.inner.structure().services[:2])
    hall.take(first, second, language="ru", quantity=3)

    facts = hall.errands.slips()[-1].facts

    assert facts["quantity"] == 3
    assert [(each["documents"], each["fee"]) for each in facts["visit"]] == [
        ("Паспорт", "12 000 сум"),
        (None, None),
    ]
    assert facts["visit"][0]["name"] == facts["service_name"]
    assert all(each["department"] for each in facts["visit"])


def test_slip_of_one_service_lists_no_visit(hall):
    hall.take()

    assert hall.errands.slips()[-1].facts["visit"] == []


def test_no_slip_is_printed_when_saving_fails(hall, caplog):
    def take_and_lose(tx):
        tx.db.execute("PRAGMA defer_foreign_keys = ON")
        tx.db.execute("INSERT INTO sessions VALUES ('secret', 'nobody', 1, 2)")

    hall.take()
    slips, news = len(hall.errands.slips()), hall.news

    assert refusal(lambda: hall.inner.change(hall.kiosk(), take_and_lose)) == "store_failed"
    assert len(hall.errands.slips()) == slips
    assert hall.news == news


def test_ticket_whose_saving_fails_leaves_no_trace(hall, monkeypatch, caplog):
    """The disk fails at the very COMMIT of the ticket: no number, no slip, no news."""
    hall.take()
    write = hall.store.write

    def write_in_vain(work):
        def works_and_fails(db):
            work(db)
            db.execute("PRAGMA defer_foreign_keys = ON")
            db.execute("INSERT INTO sessions VALUES ('secret', 'nobody', 1, 2)")

        return write(works_and_fails)

    news = hall.news
    with monkeypatch.context() as broken:
        broken.setattr(hall.store, "write", write_in_vain)
        assert refusal(lambda: hall.take()) == "store_failed"

    assert hall.news == news
    assert [job.facts["label"] for job in hall.errands.slips()] == ["A001"]
    assert hall.take()["label"] == "A002"


def test_needs_are_shown_to_staff_and_erased_at_the_close_of_the_day(make_hall, clock):
    def with_need(document):
        document["need"] = [{"id": "slow", "name": {"en": "More time to walk"}}]

    hall = make_hall(with_need, hours="mon-fri 09:00-18:00")
    public = hall.take(needs=("slow",))

    assert "needs" not in public
    assert hall.ticket(public)["needs"] == ["slow"]
    clock.pass_time(days=1)
    hall.take()
    assert "needs" not in hall.ticket(public)
    assert all("slow" not in str(event["data"].get("needs")) for event in hall.events("issued"))


def test_appointment_ranks_from_its_booked_time(hall, clock):
    booked = hall.take(appointment="2026-11-23T09:20:00+05:00")
    clock.pass_time(minutes=10)
    walk_in = hall.take()
    hall.open()

    assert hall.queue() == [walk_in["label"], booked["label"]]
    clock.pass_time(minutes=15)
    late = hall.take()
    assert hall.queue() == [walk_in["label"], booked["label"], late["label"]]
    assert booked["stages"][0]["ranked_at"] == "2026-11-23T04:20:00.000Z"


def test_phone_shows_the_place_and_nobody_elses(hall):
    hall.take()
    token = hall.take()["status_url"].rsplit("/", 1)[1]
    ticket_id, mac = token.split("-")

    shown = hall.inner.status(token)

    assert (shown["label"], shown["state"], shown["ahead"]) == ("A002", "waiting", 1)
    assert "operator" not in shown
    for forged in (
        f"{ticket_id}-{mac[:-1]}{'0' if mac[-1] != '0' else '1'}",
        ticket_id,
        f"{ticket_id}-",
        "-",
        "",
    ):
        assert refusal(lambda forged=forged: hall.inner.status(forged)) == "not_found"
