"""Serving without a ticket, closing by force, phones, lists, appointments, limits and hours, over HTTP."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from moved_clock import MovedClock

TASHKENT = ZoneInfo("Asia/Tashkent")
LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
FORGED = ("0123456789abcdef-000000000000", "-", "A001", "%00", "x" * 300)

HALL = """
[hall]
id = "more"
name = {{en = "More"}}
languages = ["uz", "uz-Cyrl", "ru", "en"]
appointment_priority = "appointment"
{settings}

[[series]]
id = "A"
prefix = "A"
[[department]]
id = "all"
name = {{en = "All"}}

[[service]]
id = "gas"
department = "all"
series = "A"
name = {{uz = "Gaz", "uz-Cyrl" = "Газ", ru = "Газ", en = "Gas"}}
typical_min = 30
[[service]]
id = "water"
department = "all"
series = "A"
name = {{en = "Water"}}
typical_min = 5
[[service]]
id = "rare"
department = "all"
series = "A"
name = {{en = "Rare"}}
daily_limit = 2

[[priority]]
id = "appointment"
name = {{en = "Booked"}}
head_start_min = 30
[[priority]]
id = "elderly"
name = {{en = "Elderly"}}
[[outcome]]
id = "done"
name = {{en = "Done"}}
[[purpose]]
id = "apply"
name = {{uz = "Ariza", en = "To apply"}}
[[pause_reason]]
id = "lunch"
name = {{en = "Lunch"}}

[[counter]]
id = "1"
name = {{en = "Window 1"}}
services = ["gas", "water"]
[[counter]]
id = "2"
name = {{en = "Window 2"}}
services = ["gas", "water", "rare"]

[[kiosk]]
id = "main"
[[screen]]
id = "main"
"""


class Desk:
    """A client that asks, and hears an answer or a refusal."""

    def __init__(self, client):
        self.client = client

    def post(self, path, **body):
        return self.client.post(path, json=body)

    def done(self, path, **body):
        answer = self.post(path, **body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def refused(self, path, **body):
        answer = self.post(path, **body)
        assert not answer.is_success, answer.text
        return answer.status_code, answer.json()["code"]

    def get(self, path, **query):
        answer = self.client.get(path, params=query)
        assert answer.is_success, answer.text
        return answer.json()

    def take(self, *services, **order):
        asked = {"service": services[0]} if len(services) == 1 else {"services": list(services or ("gas",))}
        return self.done("/tickets", **{"language": "uz"} | asked | order)


def phone_of(ticket):
    return "/status/" + ticket["status_url"].rpartition("/")[2]


def hall(**settings):
    return HALL.format(settings="\n".join(f"{name} = {value}" for name, value in settings.items()))


@pytest.fixture(scope="module")
def cast(make_hall, cast_of):
    """A hall with its clients; phones may ask as often as they like."""
    made = make_hall(hall(rates="{tickets_per_s = 1000}"))
    return cast_of(made).gather("manager", "operator", "kiosk:main", "screen", "anybody")


@pytest.fixture
def desk(cast):
    """The manager, with open counters and nobody in the queue; afterwards the counters are free."""
    desk = Desk(cast["manager"])
    for counter in ("1", "2"):
        desk.done(f"/counters/{counter}/close", force=True)
        desk.done(f"/counters/{counter}/open")
    for ticket in desk.get("/tickets", state="waiting", limit=1000)["tickets"]:
        desk.done(f"/tickets/{ticket['id']}/cancel")
    return desk


# -- without a ticket ----------------------------------------------------------------------------------


def test_visitor_who_is_there_is_served_at_once_and_was_never_called_on_a_board(desk):
    served = desk.done("/counters/1/serve", service="gas", quantity=3)

    assert (served["state"], served["kind"], served["quantity"]) == ("serving", "here", 3)
    assert served["print"]["state"] == "none"
    labels = [call["label"] for call in desk.get("/screens/main/board")["calls"]]
    assert served["label"] not in labels


@pytest.mark.parametrize("kind", ["here", "back_office"])
def test_who_never_waited_is_counted_apart(desk, kind):
    before = desk.get("/reports/day")
    desk.done("/counters/1/serve", service="gas", kind=kind, quantity=2)
    desk.done("/counters/1/finish")

    after = desk.get("/reports/day")

    assert after["totals"] == before["totals"]
    apart = [{row["kind"]: row for row in report["apart"]}[kind] for report in (before, after)]
    assert [row["served"] for row in apart] == [apart[0]["served"], apart[0]["served"] + 1]
    assert apart[1]["quantity"] == apart[0]["quantity"] + 2


@pytest.mark.parametrize(
    ("path", "body", "refusal"),
    [
        ("/counters/1/serve", {"service": "rare"}, (409, "not_served_here")),
        ("/counters/1/serve", {"service": "ghost"}, (422, "unknown_service")),
        ("/counters/1/serve", {"service": "gas", "kind": "visit"}, (422, "malformed")),
        ("/counters/1/serve", {"service": "gas", "quantity": 0}, (422, "malformed")),
        ("/counters/1/serve", {}, (422, "malformed")),
        ("/counters/ghost/serve", {"service": "gas"}, (404, "not_found")),
        ("/counters/1/pause", {"reason": "tea"}, (422, "malformed")),
        ("/counters/1/close", {"force": "yes"}, (422, "malformed")),
    ],
)
def test_what_a_counter_cannot_do_is_refused(desk, path, body, refusal):
    assert desk.refused(path, **body) == refusal


def test_nobody_is_served_at_a_closed_counter(desk):
    desk.done("/counters/1/close")

    assert desk.refused("/counters/1/serve", service="gas") == (409, "counter_closed")


@pytest.mark.parametrize(
    ("language", "button"),
    [("uz", "Davom etish"), ("uz-Cyrl", "Давом этиш"), ("ru", "Продолжить"), ("en", "Go on")],
)
def test_who_calls_at_a_paused_counter_is_told_to_go_on_and_then_can(desk, language, button):
    desk.done("/counters/1/pause", reason="lunch")

    answer = desk.client.post("/counters/1/next", headers={"Accept-Language": language})

    assert (answer.status_code, answer.json()["code"]) == (409, "counter_closed")
    assert button in answer.json()["detail"]
    assert "resume" in answer.json()["detail"]
    assert desk.done("/counters/1/resume")["state"] == "open"
    assert desk.client.post("/counters/1/next").status_code == 204


def test_serving_sent_twice_is_one_visit(desk):
    key = {"Idempotency-Key": "serve once"}

    first, second = (
        desk.client.post("/counters/1/serve", json={"service": "gas"}, headers=key) for _ in range(2)
    )

    assert (first.status_code, first.content) == (200, second.content)
    assert first.headers["ETag"] == second.headers["ETag"]


@pytest.mark.parametrize(("who", "status"), [("kiosk:main", 403), ("screen", 403), ("anybody", 401)])
@pytest.mark.parametrize("path", ["/counters/1/serve", "/counters/1/close", "/tickets/x/hold"])
def test_counters_are_for_staff(cast, who, status, path):
    assert Desk(cast[who]).refused(path, service="gas")[0] == status


def test_whole_number_may_be_written_with_a_fraction_of_nothing(desk):
    assert desk.take("gas", quantity=2.0)["quantity"] == 2


# -- closing by force ----------------------------------------------------------------------------------


def test_manager_closes_a_counter_that_was_left_and_its_visitor_waits_on(desk):
    ticket = desk.take("gas")
    desk.done("/counters/1/next")

    closed = desk.done("/counters/1/close", force=True)

    assert (closed["state"], closed["ticket"]) == ("closed", None)
    after = desk.get(f"/tickets/{ticket['id']}")
    assert after["state"] == "waiting"
    assert after["stages"][0]["ranked_at"] == ticket["stages"][0]["ranked_at"]
    assert desk.done("/counters/2/next")["id"] == ticket["id"]


def test_operator_closes_no_counter_by_force(desk, cast):
    desk.take("gas")
    desk.done("/counters/1/next")
    operator = Desk(cast["operator"])

    assert operator.refused("/counters/1/close", force=True) == (403, "not_allowed")
    assert operator.refused("/counters/1/close") == (409, "counter_busy")


# -- the phone -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", FORGED)
@pytest.mark.parametrize(
    ("step", "body"), [("cancel", {}), ("return", {}), ("later", {"n": 1}), ("rating", {"score": 5})]
)
def test_forged_token_names_no_ticket(cast, token, step, body):
    assert Desk(cast["anybody"]).refused(f"/status/{token}/{step}", **body) == (404, "not_found")


def test_token_of_another_ticket_is_a_forgery(desk, cast):
    first, second = (phone_of(desk.take("gas")).removeprefix("/status/") for _ in range(2))
    mixed = first.partition("-")[0] + "-" + second.partition("-")[2]

    assert Desk(cast["anybody"]).refused(f"/status/{mixed}/cancel") == (404, "not_found")


@pytest.mark.parametrize(
    ("step", "body"),
    [
        ("later", {}),
        ("later", {"n": 0}),
        ("later", {"n": 51}),
        ("later", {"n": "2"}),
        ("rating", {}),
        ("rating", {"score": 0}),
        ("rating", {"score": 6}),
        ("rating", {"score": 4.5}),
        ("rating", {"score": 5, "text": "t" * 1001}),
        ("rating", {"score": 5, "stage": 9}),
        ("cancel", {"reason": "tired"}),
        ("return", {"now": True}),
    ],
)
def test_phone_that_asks_for_nonsense_changes_nothing(desk, cast, step, body):
    desk.done("/counters/1/serve", service="gas")
    ticket = desk.done("/counters/1/finish")

    assert Desk(cast["anybody"]).refused(f"{phone_of(ticket)}/{step}", **body) == (422, "malformed")
    assert len(desk.get(f"/tickets/{ticket['id']}")["history"]) == 4


def test_visitor_gives_up_by_phone_and_is_not_called(desk, cast):
    first, second = desk.take("gas"), desk.take("gas")

    shown = Desk(cast["anybody"]).done(f"{phone_of(first)}/cancel")

    assert shown["state"] == "cancelled"
    assert desk.done("/counters/1/next")["id"] == second["id"]


def test_visitor_who_missed_the_call_is_back_by_phone_with_the_old_place(desk, cast):
    ticket, other = desk.take("gas"), desk.take("gas")
    desk.done("/counters/1/next")
    desk.done("/counters/1/miss")

    assert Desk(cast["anybody"]).done(f"{phone_of(ticket)}/return")["state"] == "waiting"
    queue = desk.get("/counters/1/queue")["tickets"]
    assert [each["id"] for each in queue] == [ticket["id"], other["id"]]


def test_visitor_lets_some_go_first(desk, cast):
    tickets = [desk.take("gas") for _ in range(4)]

    shown = Desk(cast["anybody"]).done(f"{phone_of(tickets[0])}/later", n=2)

    assert shown["ahead"] == 2
    called = []
    for _ in tickets:
        called.append(desk.done("/counters/1/next")["id"])
        desk.done("/counters/1/finish")
    assert called == [tickets[n]["id"] for n in (1, 2, 0, 3)]


def test_press_on_the_phone_that_is_sent_twice_is_one_press(desk, cast):
    tickets = [desk.take("gas") for _ in range(4)]
    path, key = f"{phone_of(tickets[0])}/later", {"Idempotency-Key": "one press"}

    answers = [cast["anybody"].post(path, json={"n": 1}, headers=key) for _ in range(2)]
    other = cast["anybody"].post(path, json={"n": 2}, headers=key)

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert desk.get(phone_of(tickets[0]))["ahead"] == 1
    assert other.json()["code"] == "key_reused"


def test_rating_is_kept_without_its_words_in_the_record(desk, cast, events_after):
    desk.done("/counters/1/serve", service="gas")
    ticket = desk.done("/counters/1/finish")

    shown = Desk(cast["anybody"]).done(f"{phone_of(ticket)}/rating", score=2, text="Kassir qoʻpol edi")

    assert shown["rated"] == 2
    rated = [event for event in events_after(desk.client) if event["kind"] == "rated"][-1]
    assert rated["data"] == {"stage": 1, "score": 2}
    assert rated["ticket"] == ticket["id"]


def test_notes_and_words_of_ratings_are_for_managers_who_ask_for_one_ticket(desk, cast):
    operator, manager = Desk(cast["operator"]), Desk(cast["manager"])
    desk.done("/counters/1/serve", service="gas")
    ticket = desk.done("/counters/1/finish", note="pasporti eskirgan")
    Desk(cast["anybody"]).done(f"{phone_of(ticket)}/rating", score=2, text="Kassir qoʻpol edi")

    told = manager.get(f"/tickets/{ticket['id']}")

    assert [(note["author"], note["text"]) for note in told["notes"]] == [("manager", "pasporti eskirgan")]
    assert told["ratings"] == [{"stage": 1, "score": 2, "text": "Kassir qoʻpol edi"}]
    for text in ("pasporti", "Kassir"):
        assert text not in str(operator.get(f"/tickets/{ticket['id']}"))
        assert text not in str(manager.get(f"/tickets?label={ticket['label']}"))
        assert text not in str([manager.get("/now"), manager.get("/counters/1")])
        assert text not in str(manager.get("/journal?limit=1000"))


def test_phone_that_presses_too_often_is_slowed(make_hall, cast_of):
    made = cast_of(make_hall(hall(rates="{tickets_per_s = 2}")))
    desk, phone = Desk(made["manager"]), made["anybody"]
    path = phone_of(desk.take("gas"))

    answers = [phone.post(f"{path}/later", json={"n": 1}) for _ in range(30)]

    refused = [answer for answer in answers if answer.status_code != 200]
    assert refused
    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(429, "too_many")}
    assert all(int(answer.headers["Retry-After"]) >= 1 for answer in refused)


def test_phone_that_is_refused_again_and_again_is_slowed_and_another_is_not(make_hall, cast_of):
    made = cast_of(make_hall(hall(rates="{tickets_per_s = 2}")))
    desk, phone = Desk(made["manager"]), made["anybody"]
    path, other = phone_of(desk.take("gas")), phone_of(desk.take("gas"))

    answers = [phone.post(f"{path}/return") for _ in range(30)]
    of_another = phone.post(f"{other}/later", json={"n": 1})

    assert {answer.json()["code"] for answer in answers} == {"illegal_step", "too_many"}
    assert of_another.status_code == 200


def test_phone_that_only_looks_is_not_slowed_whatever_others_behind_its_address_try(make_hall, cast_of):
    made = cast_of(make_hall(hall(rates="{tickets_per_s = 1}")))
    desk, phone = Desk(made["manager"]), made["anybody"]
    path = phone_of(desk.take("gas"))

    guessed = {phone.get(f"/status/{token}").status_code for token in FORGED for _ in range(10)}
    looked = {phone.get(path).status_code for _ in range(30)}

    assert (guessed, looked) == ({404}, {200})


# -- the hall's lists ----------------------------------------------------------------------------------


def test_purposes_are_offered_and_kept(desk, cast):
    offered = Desk(cast["anybody"]).get("/hall")["purposes"]

    names = {"uz": "Ariza", "uz-Cyrl": "Ariza", "ru": "Ariza", "en": "To apply"}
    assert offered == [{"id": "apply", "name": names}]
    assert desk.take("gas", purpose="apply")["purpose"] == "apply"
    assert desk.refused("/tickets", service="gas", language="uz", purpose="dance") == (422, "malformed")


def test_outcome_is_one_of_the_list(desk):
    desk.done("/counters/1/serve", service="gas")

    assert desk.refused("/counters/1/finish", outcome="whatever") == (422, "malformed")
    assert desk.done("/counters/1/finish", outcome="done")["stages"][0]["outcome"] == "done"


def test_reason_of_a_break_is_one_of_the_list(desk):
    assert desk.done("/counters/1/pause", reason="lunch")["pause_reason"] == "lunch"
    assert desk.refused("/counters/1/next") == (409, "counter_closed")
    assert desk.done("/counters/1/resume")["state"] == "open"


# -- appointments and the ratio ------------------------------------------------------------------------


def booked_in(minutes):
    return (dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes)).isoformat()


@pytest.mark.parametrize(
    ("minutes", "priority"), [(29, "appointment"), (-9, "appointment"), (31, None), (-11, None)]
)
def test_appointment_counts_from_half_an_hour_before_until_ten_minutes_after(desk, minutes, priority):
    ticket = desk.take("gas", appointment=booked_in(minutes))

    assert ticket["priority"] == priority
    booked, ranked = (
        dt.datetime.fromisoformat(each) for each in (ticket["appointment"], ticket["stages"][0]["ranked_at"])
    )
    issued = dt.datetime.fromisoformat(ticket["issued_at"])
    assert ranked == (max(issued, booked) if priority else issued)


def test_fixed_ratio_calls_one_with_priority_and_then_two_others(make_hall, cast_of):
    made = cast_of(make_hall(hall(mode='"ratio"', ratio="{priority = 1, others = 2}")))
    desk = Desk(made["manager"])
    desk.done("/counters/1/open")
    others = [desk.take("gas")["label"] for _ in range(5)]
    first = [desk.take("gas", priority="elderly")["label"] for _ in range(2)]

    called = []
    for _ in range(7):
        called.append(desk.done("/counters/1/next")["label"])
        desk.done("/counters/1/finish")

    assert called == [first[0], *others[:2], first[1], *others[2:]]
    assert made.server.navbat("verify").returncode == 0


# -- several services ----------------------------------------------------------------------------------


def test_services_are_gone_through_in_the_order_chosen(desk):
    ticket = desk.take("gas", "water")

    assert [stage["service"] for stage in ticket["stages"]] == ["gas", "water"]
    desk.done("/counters/1/next")
    going_on = desk.done("/counters/1/finish")
    assert (going_on["state"], going_on["service"], going_on["stage"]) == ("waiting", "water", 2)


def test_planned_visit_begins_where_it_is_shortest(make_hall, cast_of):
    desk = Desk(cast_of(make_hall(hall(visit_order='"planned"')))["manager"])
    desk.done("/counters/1/open")

    ticket = desk.take("gas", "water")

    assert [stage["service"] for stage in ticket["stages"]] == ["water", "gas"]


def test_waits_of_a_visit_add_up_over_its_services(desk):
    ticket = desk.take("gas", "water")
    for _ in range(2):
        desk.done("/counters/1/call", ticket=ticket["id"])
        desk.done("/counters/1/start")
        desk.done("/counters/1/finish")

    after = desk.get(f"/tickets/{ticket['id']}")

    assert after["state"] == "finished"
    for figure in ("queue_s", "service_s", "hold_s"):
        total = sum(stage[figure] for stage in after["stages"])
        assert after["visit"][figure] == pytest.approx(total, abs=0.01)
    assert after["visit"]["wait_s"] == after["stages"][0]["wait_s"]


def test_daily_limit_counts_services_that_come_later_in_a_visit(desk):
    desk.take("gas", "rare")
    ticket = desk.take("gas")
    desk.done(f"/tickets/{ticket['id']}/stages", service="rare")

    assert desk.refused("/tickets", service="rare", language="uz") == (409, "limit_reached")
    other = desk.take("gas")
    assert desk.refused(f"/tickets/{other['id']}/stages", service="rare") == (409, "limit_reached")
    assert desk.refused(f"/tickets/{other['id']}/transfer", service="rare") == (409, "limit_reached")


# -- hours ---------------------------------------------------------------------------------------------


@pytest.fixture
def late(clock_shim, tmp_path):
    """A clock that shows 17:30 of tomorrow."""
    clock = MovedClock(clock_shim, tmp_path / "shift")
    tomorrow = dt.datetime.now(TASHKENT).date() + dt.timedelta(days=1)
    clock.pass_time_until(dt.datetime.combine(tomorrow, dt.time(17, 30), tzinfo=TASHKENT))
    yield clock
    clock.close()


@pytest.mark.parametrize(("guard", "is_given"), [("off", True), ("warn", True), ("stop", False)])
def test_closing_guard_warns_or_stops_when_the_rest_of_the_day_is_too_short(
    make_server, cast_of, late, guard, is_given
):
    text = hall(hours='"mon-sun 09:00-18:00"', closing_guard=f'"{guard}"')
    made = cast_of(make_server(text, clock=late)).gather("manager", "kiosk:main")
    manager, kiosk = Desk(made["manager"]), Desk(made["kiosk:main"])
    before = gas_in(kiosk)
    kiosk.take("gas")
    kiosk.take("gas")

    manager.done("/counters/1/open")

    assert (before["open"], before["warning"]) == (True, None)
    offered = gas_in(kiosk)
    assert offered["open"] is is_given
    assert offered["warning"] == ("closing_soon" if guard == "warn" else None)
    if is_given:
        kiosk.take("gas")
    else:
        answer = kiosk.post("/tickets", service="gas", language="en")
        assert (answer.status_code, answer.json()["code"]) == (409, "service_closed")
        assert "09:00" in answer.json()["detail"]
    assert manager.take("gas")["state"] == "waiting"


def gas_in(desk):
    services = desk.get("/hall")["departments"][0]["services"]
    return next(service for service in services if service["id"] == "gas")


def test_reason_of_a_closed_day_is_said_in_the_sentence_of_the_visitor(make_server, cast_of):
    today = dt.datetime.now(TASHKENT).date()
    days = ", ".join(f'"{today + dt.timedelta(days=n)} closed: Navroʻz"' for n in (-1, 0, 1))
    text = hall(hours='"mon-sun 00:00-24:00"', exceptions=f"[{days}]")
    anybody = cast_of(make_server(text))["kiosk:main"]

    answers = [
        anybody.post(
            "/tickets", json={"service": "gas", "language": "uz"}, headers={"Accept-Language": language}
        )
        for language in LANGUAGES
    ]

    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(409, "service_closed")}
    details = [answer.json()["detail"] for answer in answers]
    assert len(set(details)) == len(LANGUAGES)
    assert all("Navroʻz" in detail for detail in details)
    assert gas_in(Desk(anybody))["because"]["ru"] == "Navroʻz"
