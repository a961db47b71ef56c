"""The manager's pages in a real browser, against the production server."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
Visits = Callable[[int], list[str]]


def test_figures_follow_the_hall_without_a_reload(manager: Page, visits: Visits) -> None:
    expect(manager.locator("#empty")).to_be_visible()

    visits(2)

    expect(manager.locator("[data-tile=served]")).to_have_text("2")
    expect(manager.locator("[data-tile=waiting]")).to_have_text("1")
    expect(manager.locator("#totals [data-count=served]")).to_have_text("2")
    expect(manager.locator("#longest")).not_to_have_text("–")


def test_first_paint_says_the_same_as_the_live_figures(manager: Page, visits: Visits) -> None:
    visits(1)
    expect(manager.locator("#totals [data-count=served]")).to_have_text("1")
    live = manager.locator("#figures").inner_text()

    answer = manager.request.get(manager.url, headers={"Accept-Language": "en"})
    manager.context.set_offline(True)
    manager.set_content(answer.text())

    assert manager.locator("#figures").inner_text() == live


def test_percentiles_are_not_shown_below_twenty_waits(manager: Page, visits: Visits) -> None:
    visits(19)
    expect(manager.locator("#totals [data-count=n]")).to_have_text("19")
    expect(manager.locator("#totals [data-time=wait_p90_s]")).to_contain_text("–")

    visits(1)

    expect(manager.locator("#totals [data-count=n]")).to_have_text("20")
    expect(manager.locator("#totals [data-time=wait_p90_s]")).to_contain_text(":")


def test_a_ticket_is_found_by_its_label_with_every_step(
    manager: Page, server: HallServer, visits: Visits
) -> None:
    label = visits(1)[0]

    manager.goto(f"{server.url}/manager/tickets")
    manager.locator("#label").fill(label.lower())
    manager.keyboard.press("Enter")

    expect(manager.locator(".ticket-label")).to_have_text(label)
    steps = manager.locator(".ticket tbody th").all_inner_texts()
    assert [step for step in steps if step not in ("Shown on a screen", "Announced")] == [
        "Ticket taken",
        "Called",
        "Service started",
        "Finished",
    ]


def test_a_label_that_nobody_has_is_said_in_words(manager: Page, server: HallServer) -> None:
    manager.goto(f"{server.url}/manager/tickets?label=Z999")

    expect(manager.locator("main .notice[role=status]")).to_contain_text("There is no ticket Z999")


def test_a_past_day_is_shown_as_it_was(manager: Page, server: HallServer) -> None:
    manager.goto(f"{server.url}/manager?day=2020-02-29")

    expect(manager.locator("main")).to_contain_text("29 February 2020")
    expect(manager.locator("[data-tile=issued]")).to_have_text("0")


def test_a_day_that_is_none_is_refused_in_words(
    manager: Page, server: HallServer, complaints: object
) -> None:
    complaints.expect("422")

    answer = manager.goto(f"{server.url}/manager?day=yesterday")

    assert answer is not None
    assert answer.status == 422
    expect(manager.locator("h1")).to_be_visible()


def test_somebody_not_signed_in_is_sent_to_sign_in(server: HallServer) -> None:
    answer = server.client().get(f"{server.url}/manager")

    assert answer.status_code == 302
    assert "/sign-in" in answer.headers["location"]


def test_manager_pages_have_no_barriers_in_any_language(
    manager: Page, server: HallServer, visits: Visits, axe: Callable[..., list[str]]
) -> None:
    label = visits(1)[0]

    for language in LANGUAGES:
        for path in ("/manager?", "/manager?day=2020-02-29&", f"/manager/tickets?label={label}&"):
            manager.goto(f"{server.url}{path}language={language}")
            expect(manager.locator("html")).to_have_attribute("lang", language)
            assert axe(manager) == [], (path, language)
