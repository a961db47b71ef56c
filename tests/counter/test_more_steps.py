"""Holding, sending on, undoing, pausing and calling by choice, at the console in a real browser."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from real_hall import HallServer

Take = Callable[..., str]
LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")


def is_in_the_middle_of(console: Page, state: str) -> None:
    expect(console.locator("#console")).to_have_attribute("data-state", state)
    expect(console.locator("#primary:not([aria-disabled])")).to_be_visible()


def call_next(console: Page) -> None:
    console.locator("#primary").click()
    is_in_the_middle_of(console, "called")


def row(console: Page, part: str, label: str) -> Any:
    return console.locator(f"#{part} li", has_text=label)


def found(server: HallServer, label: str) -> dict[str, Any]:
    """The ticket of that label, with its history."""
    client = server.client(server.token("manager"))
    (ticket,) = client.get("/tickets", params={"label": label}).json()["tickets"]
    return client.get(f"/tickets/{ticket['id']}").json()


def test_a_visitor_on_hold_frees_the_counter_and_waits_again_at_a_press(
    console: Page, take: Take, server: HallServer
) -> None:
    label = take()
    call_next(console)

    console.keyboard.press("h")
    console.locator("#panel-hold").get_by_label("30 minutes").check()
    console.locator("#hold-reason").select_option("payment")
    console.locator("#panel-hold [type=submit]").click()

    is_in_the_middle_of(console, "idle")
    expect(console.locator("#primary")).to_be_focused()
    expect(row(console, "away", label)).to_contain_text("On hold")
    held = next(step for step in found(server, label)["history"] if step["step"] == "hold")
    assert held["reason"] == "payment"
    row(console, "away", label).locator("[data-step=return]").click()
    expect(row(console, "queue", label)).to_be_visible()
    expect(console.locator("#away-part")).to_be_hidden()


def test_escape_leaves_a_question_and_nothing_is_done(console: Page, take: Take) -> None:
    take()
    call_next(console)

    console.keyboard.press("h")
    expect(console.locator("#panel-hold").get_by_label("10 minutes")).to_be_focused()
    console.keyboard.press("m")  # belongs to the question, and not to the console behind it
    console.keyboard.press("Escape")

    expect(console.locator("#panel-hold")).to_be_hidden()
    is_in_the_middle_of(console, "called")


def test_a_visitor_is_sent_on_to_a_service_and_comes_back(
    console: Page, take: Take, server: HallServer
) -> None:
    label = take(service="gas")
    call_next(console)

    console.keyboard.press("s")
    panel = console.locator("#panel-transfer")
    expect(panel.locator("[data-targets=service] option")).to_have_text(["Water supply", "Tax payments"])
    expect(panel.locator("[data-targets=counter]")).to_be_hidden()  # nobody sits at the other one
    console.locator("#transfer-to").select_option("service:tax")
    panel.get_by_label("After everybody").check()
    panel.get_by_label("And then back to me").check()
    panel.locator("[type=submit]").click()

    is_in_the_middle_of(console, "idle")
    stages = found(server, label)["stages"]
    assert [(stage["service"], stage["state"]) for stage in stages] == [
        ("gas", "transferred"),
        ("tax", "waiting"),
        ("gas", "planned"),
    ]


def test_a_question_without_an_answer_says_what_is_missing_in_the_language_of_the_page(
    console: Page, take: Take
) -> None:
    take()
    call_next(console)

    console.keyboard.press("s")
    panel = console.locator("#panel-transfer")
    panel.locator("[type=submit]").click()

    expect(panel.locator("[data-wrong]")).to_have_text("Choose from the list first.")
    console.keyboard.press("Escape")
    expect(console.locator("#primary")).to_be_focused()


def test_a_visitor_is_sent_on_to_an_open_counter(console: Page, take: Take, server: HallServer) -> None:
    client = server.client(server.token("operator"))
    assert client.post("/counters/2/open", json={}).status_code == 200
    label = take()
    call_next(console)

    console.keyboard.press("s")
    console.locator("#transfer-to").select_option("counter:2")
    console.locator("#panel-transfer [type=submit]").click()

    is_in_the_middle_of(console, "idle")
    assert [ticket["label"] for ticket in client.get("/counters/2/queue").json()["tickets"]] == [label]
    expect(console.locator("#queue li")).to_have_count(0)


def test_own_steps_are_taken_back_one_by_one(console: Page, take: Take) -> None:
    expect(console.locator("#undo")).to_be_disabled()
    label = take()
    call_next(console)
    console.locator("#primary").click()
    is_in_the_middle_of(console, "serving")

    console.keyboard.press("z")
    is_in_the_middle_of(console, "called")
    console.locator("#undo").click()
    is_in_the_middle_of(console, "idle")

    expect(row(console, "queue", label)).to_be_visible()
    expect(console.locator("#undo")).to_be_disabled()


def test_a_paused_counter_goes_on_with_the_large_button(console: Page, take: Take) -> None:
    take()
    is_in_the_middle_of(console, "idle")
    place = console.locator("#primary").bounding_box()

    console.keyboard.press("p")
    console.locator("#panel-pause").get_by_label("Lunch").check()
    console.locator("#panel-pause [type=submit]").click()

    is_in_the_middle_of(console, "paused")
    assert console.locator("#primary").bounding_box() == place
    console.keyboard.press("Space")
    is_in_the_middle_of(console, "idle")


def test_a_chosen_visitor_is_called_from_the_queue_and_from_the_missed(console: Page, take: Take) -> None:
    first, second = take(), take()

    row(console, "queue", second).locator("[data-step=call]").click()
    is_in_the_middle_of(console, "called")
    expect(console.locator(".present [data-slot=label]")).to_have_text(second)
    expect(row(console, "queue", first).locator("[data-step=call]")).to_be_hidden()
    console.keyboard.press("m")
    is_in_the_middle_of(console, "idle")
    row(console, "away", second).locator("[data-step=call]").click()

    is_in_the_middle_of(console, "called")
    expect(console.locator(".present [data-slot=label]")).to_have_text(second)


def test_questions_have_no_barriers_in_any_language(
    console: Page, server: HallServer, axe: Callable[..., list[str]], take: Take
) -> None:
    for _ in range(3):
        take()
    call_next(console)
    console.keyboard.press("m")
    is_in_the_middle_of(console, "idle")

    for language in LANGUAGES:
        console.goto(f"{server.url}/counter/1?language={language}")
        console.keyboard.press("p")
        expect(console.locator("#panel-pause")).to_be_visible()
        assert axe(console) == [], (language, "pause")
    console.keyboard.press("Escape")
    call_next(console)
    for language in LANGUAGES:
        console.goto(f"{server.url}/counter/1?language={language}")
        for key, name in (("h", "hold"), ("s", "transfer")):
            console.keyboard.press(key)
            expect(console.locator(f"#panel-{name}")).to_be_visible()
            assert axe(console) == [], (language, name)
            console.keyboard.press("Escape")
