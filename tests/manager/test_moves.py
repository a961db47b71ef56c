"""Releasing and cancelling a visit on the manager's pages, in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")


def ask(manager: Page, server: HallServer, label: str, move: str) -> None:
    manager.goto(f"{server.url}/manager/tickets?label={label}")
    manager.locator(f"[data-move={move}]").click()
    expect(manager.locator(f"#ask-{move}")).to_be_visible()


def test_a_released_visitor_waits_again(manager: Page, server: HallServer, called: str) -> None:
    ask(manager, server, called, "release")

    manager.locator("#ask-release [data-go]").click()

    expect(manager.locator(".ticket-state")).to_have_text("Waiting")
    expect(manager.locator("#moved")).to_contain_text(called)
    expect(manager.locator(".ticket-label")).to_be_focused()
    expect(manager.locator("[data-move=release]")).to_have_count(0)


def test_a_cancelled_visit_is_over(manager: Page, server: HallServer, called: str) -> None:
    ask(manager, server, called, "cancel")

    manager.locator("#ask-cancel [data-go]").click()

    expect(manager.locator(".ticket-state")).to_have_text("Cancelled")
    expect(manager.locator("[data-move]")).to_have_count(0)


def test_a_question_that_is_left_changes_nothing(manager: Page, server: HallServer, called: str) -> None:
    ask(manager, server, called, "cancel")

    manager.keyboard.press("Enter")  # the harmless answer has the focus

    expect(manager.locator("#ask-cancel")).to_be_hidden()
    expect(manager.locator(".ticket-state")).to_have_text("Called")
    manager.reload()
    expect(manager.locator(".ticket-state")).to_have_text("Called")


def test_a_refusal_is_said_in_the_question(
    manager: Page, server: HallServer, called: str, complaints: object
) -> None:
    complaints.expect("409")
    ask(manager, server, called, "release")
    client = server.client(server.token("operator"))
    assert client.post("/counters/1/finish", json={}).status_code == 200

    manager.locator("#ask-release [data-go]").click()

    expect(manager.locator("#ask-release [data-problem]")).to_be_visible()


def test_what_people_wrote_about_a_visit_can_be_read(
    manager: Page, server: HallServer, called: str, axe: Callable[..., list[str]]
) -> None:
    client = server.client(server.token("operator", name="bek"))
    ticket = client.get("/counters/1").json()["ticket"]
    client.post("/counters/1/start", json={})
    finished = client.post("/counters/1/finish", json={"note": "A copy <b>is</b> missing"})
    assert finished.status_code == 200, finished.text
    phone = "/status/" + ticket["status_url"].rpartition("/")[2]
    assert client.post(f"{phone}/rating", json={"score": 4, "text": "Quick"}).status_code == 200

    for language in LANGUAGES:
        manager.goto(f"{server.url}/manager/tickets?label={called}&language={language}")
        expect(manager.locator(".words").nth(0)).to_contain_text("A copy <b>is</b> missing")
        expect(manager.locator(".words").nth(0)).to_contain_text("bek")
        expect(manager.locator(".words").nth(1)).to_contain_text("Quick")
        assert axe(manager) == [], language


def test_purposes_are_counted_as_they_are_served(
    manager: Page, server: HallServer, axe: Callable[..., list[str]]
) -> None:
    client = server.client(server.token("operator"))
    expect(manager.locator("#purposes")).to_be_hidden()
    client.post("/counters/1/open", json={})
    service = client.get("/counters/1").json()["services"][0]
    order = {"service": service, "language": "ru", "purpose": "collect", "quantity": 3}
    assert client.post("/tickets", json=order).status_code == 201
    for step in ("next", "start", "finish"):
        assert client.post(f"/counters/1/{step}", json={}).status_code == 200

    for again in range(2):
        expect(manager.locator("#purposes tbody td")).to_have_text(["1", "3"])
        expect(manager.locator("#purposes tbody th")).to_have_text("collect")
        assert axe(manager) == [], again
        manager.reload()


def test_questions_to_a_manager_have_no_barriers_in_any_language(
    manager: Page, server: HallServer, called: str, axe: Callable[..., list[str]]
) -> None:
    for language in LANGUAGES:
        manager.goto(f"{server.url}/manager/tickets?label={called}&language={language}")
        for move in ("release", "cancel"):
            manager.locator(f"[data-move={move}]").click()
            assert axe(manager) == [], (language, move)
            manager.keyboard.press("Escape")
