"""What the hall's rules allow besides the usual steps, done at the console in a real browser."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from real_hall import SMALL_HALL, HallServer

Take = Callable[..., str]
LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
LISTS = """
[[outcome]]
id = "done"
name = {uz = "Bajarildi", ru = "Выполнено", en = "Done"}

[[outcome]]
id = "refused"
name = {uz = "Rad etildi", ru = "Отказано", en = "Refused"}

[[purpose]]
id = "pay"
name = {uz = "Toʻlov", ru = "Оплатить", en = "Pay"}

[[need]]
id = "step-free"
name = {uz = "Zinasiz yoʻl", ru = "Путь без ступеней", en = "A way without steps"}

[[pause_reason]]
id = "prayer"
name = {uz = "Namoz", ru = "Молитва", en = "Prayer"}
"""


@pytest.fixture
def server(make_server: Callable[..., HallServer]) -> HallServer:
    """The small hall with lists of outcomes, purposes, needs and breaks of its own."""
    return make_server(hall=SMALL_HALL.read_text() + LISTS)


def is_in_the_middle_of(console: Page, state: str) -> None:
    expect(console.locator("#console")).to_have_attribute("data-state", state)
    expect(console.locator("#primary:not([aria-disabled])")).to_be_visible()


def press(console: Page, key: str, state: str) -> None:
    console.keyboard.press(key)
    is_in_the_middle_of(console, state)


def answer(console: Page, name: str, state: str) -> None:
    console.locator(f"#panel-{name} [type=submit]").click()
    is_in_the_middle_of(console, state)


def found(server: HallServer, label: str) -> dict[str, Any]:
    """The ticket of that label, with its history."""
    client = server.client(server.token("manager"))
    (ticket,) = client.get("/tickets", params={"label": label}).json()["tickets"]
    return client.get(f"/tickets/{ticket['id']}").json()


def row(console: Page, part: str, label: str) -> Any:
    return console.locator(f"#{part} li", has_text=label)


def test_one_press_finishes_with_the_usual_outcome_and_a_panel_with_any_other(
    console: Page, take: Take, server: HallServer
) -> None:
    usual, other = take(), take()
    for state in ("called", "serving"):
        press(console, "Space", state)
    expect(console.locator("#primary")).to_contain_text("Outcome: Done")
    press(console, "Space", "idle")
    for state in ("called", "serving"):
        press(console, "Space", state)

    console.keyboard.press("e")
    panel = console.locator("#panel-finish")
    expect(panel.get_by_label("Done")).to_be_focused()
    panel.get_by_label("Refused").check()
    panel.locator("[name=quantity]").fill("3")
    panel.locator("[name=note]").fill("Comes back with the lease.")
    answer(console, "finish", "idle")

    assert found(server, usual)["stages"][0]["outcome"] == "done"
    assert (found(server, other)["stages"][0]["outcome"], found(server, other)["quantity"]) == ("refused", 3)


def test_what_is_known_of_a_visitor_stands_in_the_queue_and_at_the_counter(console: Page, take: Take) -> None:
    label = take(
        service=None,
        services=["gas", "tax"],
        quantity=2,
        purpose="pay",
        needs=["step-free"],
        appointment="2026-03-02T05:30:00Z",
    )

    expect(row(console, "queue", label)).to_contain_text("1 of 2 · Pay · quantity 2 · booked for 10:30")
    place = console.locator("#primary").bounding_box()
    press(console, "Space", "called")
    assert console.locator("#primary").bounding_box() == place, "much to know moves no button"

    facts = console.locator(".present .facts")
    for slot, words in {
        "part": "1 of 2",
        "then": "Tax payments",
        "purpose": "Pay",
        "quantity": "2",
        "needs": "A way without steps",
        "appointment": "10:30",
    }.items():
        expect(facts.locator(f"[data-slot={slot}]")).to_have_text(words)
    at_once = json.dumps(facts.inner_text())
    console.reload()
    assert json.dumps(facts.inner_text()) == at_once, "the first paint says the same"


def test_somebody_without_a_ticket_is_served_at_once_and_undone(console: Page, server: HallServer) -> None:
    is_in_the_middle_of(console, "idle")

    console.keyboard.press("w")
    panel = console.locator("#panel-serve")
    panel.locator("select").select_option("water")
    panel.get_by_label("Work without a visitor").check()
    answer(console, "serve", "serving")

    label = console.locator(".present [data-slot=label]").inner_text()
    expect(console.locator("[data-kind=back_office]")).to_be_visible()
    assert (found(server, label)["service"], found(server, label)["kind"]) == ("water", "back_office")
    press(console, "z", "idle")
    assert found(server, label)["state"] == "cancelled"


def test_a_visit_gets_one_more_service_and_is_cancelled_and_both_are_taken_back(
    console: Page, take: Take, server: HallServer
) -> None:
    label = take(service="gas")
    press(console, "Space", "called")

    console.keyboard.press("a")
    console.locator("#add-service").select_option("service:tax")
    answer(console, "add_stage", "called")
    expect(console.locator("#said")).to_contain_text("Tax payments")
    expect(console.locator(".present [data-slot=part]")).to_have_text("1 of 2")
    console.keyboard.press("x")
    expect(console.locator("#panel-cancel")).to_contain_text("takes this back for a short time")
    console.locator("#panel-cancel [type=submit]").click()
    is_in_the_middle_of(console, "idle")
    assert found(server, label)["state"] == "cancelled"
    press(console, "z", "called")
    press(console, "z", "called")

    assert [stage["service"] for stage in found(server, label)["stages"]] == ["gas"]


def test_visitors_of_the_lists_are_sent_to_a_colleague_parked_and_cancelled(
    console: Page, take: Take, server: HallServer
) -> None:
    client = server.client(server.token("operator", name="Aziza"))
    assert client.post("/counters/2/open", json={}).status_code == 200
    sent, parked, given_up = (take(service="gas") for _ in range(3))

    row(console, "queue", sent).locator(".row-more").click()
    console.locator("#panel-visit [data-panel=transfer]").click()
    console.locator("#transfer-to").select_option("operator:Aziza")
    console.locator("#panel-transfer").get_by_label("Before everybody").check()
    answer(console, "transfer", "idle")
    row(console, "queue", parked).locator(".row-more").click()
    console.locator("#panel-visit [data-panel=hold]").click()
    console.locator("#hold-reason").select_option("payment")
    answer(console, "hold", "idle")
    row(console, "queue", given_up).locator(".row-more").click()
    console.locator("#panel-visit [data-panel=cancel]").click()
    expect(console.locator("#panel-cancel [data-leave]")).to_be_focused()  # the harmless answer
    answer(console, "cancel", "idle")

    expect(console.locator("#queue li")).to_have_count(0)
    first = client.get("/counters/2/queue").json()["tickets"][0]
    assert (first["label"], first["reason"]) == (sent, "first")
    expect(row(console, "away", parked)).to_contain_text("Goes to pay")
    assert found(server, given_up)["state"] == "cancelled"
    expect(console.locator("#undo")).to_be_disabled()  # it is about what was done at the counter


def test_others_see_why_a_counter_is_on_a_break_and_who_else_is_there(
    console: Page, server: HallServer, signed_in: Callable[..., Page]
) -> None:
    is_in_the_middle_of(console, "idle")
    console.keyboard.press("p")
    console.locator("#panel-pause").get_by_label("Prayer").check()
    answer(console, "pause", "paused")
    expect(console.locator(".present [data-slot=paused]")).to_contain_text("Prayer, since")

    other = signed_in(server, "Aziza", "operator", "/counter", locale="ru")
    expect(other.locator("#card-1")).to_contain_text("Dilnoza: Молитва, с ")
    other.goto(f"{server.url}/counter/1")

    expect(console.locator("#warnings")).to_contain_text("Others have this console open too: Aziza")
    expect(other.locator("#watching")).to_be_visible()
    expect(other.locator("#undo")).to_be_hidden()


def test_every_panel_and_state_has_no_barriers_in_any_language(
    console: Page, server: HallServer, axe: Callable[..., list[str]], take: Take
) -> None:
    for _ in range(3):
        take(quantity=2, purpose="pay", needs=["step-free"])
    is_in_the_middle_of(console, "idle")

    for language in LANGUAGES:
        console.goto(f"{server.url}/counter/1?language={language}")
        for opener, name in (("[data-key=KeyW]", "serve"), ("#queue li:first-child .row-more", "visit")):
            console.locator(opener).click()
            expect(console.locator(f"#panel-{name}")).to_be_visible()
            assert axe(console) == [], (language, name)
            console.keyboard.press("Escape")
    for state in ("called", "serving"):
        console.locator("#primary").click()
        is_in_the_middle_of(console, state)
    for language in LANGUAGES:
        console.goto(f"{server.url}/counter/1?language={language}")
        assert axe(console) == [], (language, "serving")
        for key, name in (("e", "finish"), ("a", "add_stage")):
            console.keyboard.press(key)
            expect(console.locator(f"#panel-{name}")).to_be_visible()
            assert axe(console) == [], (language, name)
            console.keyboard.press("Escape")
