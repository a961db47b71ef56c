"""A visitor at the kiosk in a real browser, against the production server."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect
from real_hall import HallServer, free_port

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
WIDE = {"width": 1366, "height": 768}
TALL = {"width": 1080, "height": 1920}
LABEL = re.compile(r"^[A-Z]\d{3}$")
IS_DRAWN = "(sign) => sign.getBBox().width > 0"


def choose(kiosk: Page, language: str, department: str = "utilities") -> None:
    """Touch a language and a department."""
    kiosk.locator(f"[data-do=language][data-id='{language}']").click()
    kiosk.locator(f"[data-do=department][data-id='{department}']").click()
    expect(kiosk.locator("[data-view=services] h1")).to_be_focused()


def service(kiosk: Page, name: str = "gas") -> Locator:
    return kiosk.locator(f"[data-do=service][data-id='{name}']")


def take_button(kiosk: Page) -> Locator:
    return kiosk.locator("[data-do=take]")


def take(kiosk: Page, name: str = "gas") -> None:
    """Touch a service, and take the ticket for it."""
    service(kiosk, name).click()
    take_button(kiosk).click()


def shown_label(kiosk: Page) -> str:
    label = kiosk.locator("section[data-view=ticket] [data-slot=label]")
    expect(label).to_have_text(LABEL, timeout=15_000)
    return label.inner_text()


def labels(server: HallServer) -> list[str]:
    tickets = server.client(server.token("manager")).get("/tickets").json()["tickets"]
    return [ticket["label"] for ticket in tickets]


def test_double_tap_on_a_breaking_line_gives_one_ticket(
    kiosk: Page, server: HallServer, complaints: object
) -> None:
    complaints.expect("ERR_FAILED")
    asked = []

    def lose_the_first_answer(route: Route) -> None:
        asked.append(route.request.headers["idempotency-key"])
        if len(asked) > 1:
            route.continue_()
        else:
            route.fetch()
            route.abort()

    kiosk.route("**/api/v1/tickets", lose_the_first_answer)
    choose(kiosk, "en")
    service(kiosk).click()
    take_button(kiosk).dblclick()

    label = shown_label(kiosk)

    assert labels(server) == [label]
    assert len(asked) == 2
    assert len(set(asked)) == 1


def test_nothing_moves_while_the_kiosk_tries_again(kiosk: Page, complaints: object) -> None:
    complaints.expect("ERR_FAILED")
    for size in (WIDE, TALL):
        kiosk.set_viewport_size(size)
        kiosk.goto(kiosk.url)
        choose(kiosk, "ru")
        service(kiosk).click()
        kiosk.route("**/api/v1/tickets", lambda route: route.abort())
        places = [kiosk.locator("h1").bounding_box(), take_button(kiosk).bounding_box()]

        take_button(kiosk).click()

        expect(kiosk.locator("[data-trying]")).to_contain_text("один номер")
        assert [kiosk.locator("h1").bounding_box(), take_button(kiosk).bounding_box()] == places


def test_warning_comes_before_the_time_is_over_and_then_all_choices_are_gone(
    server: HallServer, open_kiosk: Callable[..., Page]
) -> None:
    kiosk = open_kiosk(server)
    kiosk.clock.install()
    kiosk.goto(kiosk.url)
    choose(kiosk, "en")
    service(kiosk).click()
    kiosk.locator("[data-do=priority]").first.click()
    expect(kiosk.locator("[data-do=priority][aria-pressed=true]")).to_have_count(1)
    warning = kiosk.locator("[data-timeout]")

    kiosk.clock.run_for(16_000)
    expect(warning).to_be_visible()
    expect(kiosk.locator("[data-say]")).to_contain_text("Do you need more time?")
    warning.get_by_role("button").click()

    expect(warning).to_be_hidden()
    kiosk.clock.run_for(50_000)
    expect(warning).to_be_hidden()
    expect(kiosk.locator("section[data-view=confirm]")).to_be_visible()
    kiosk.clock.run_for(11_000)
    expect(warning).to_be_visible()
    kiosk.clock.run_for(21_000)
    expect(kiosk.locator("section[data-view=start]")).to_be_visible()

    choose(kiosk, "en")
    service(kiosk, "water").click()
    expect(kiosk.locator(".chosen-row")).to_have_count(1)
    expect(kiosk.locator(".chosen-row")).to_contain_text("Water supply")
    expect(kiosk.locator("[data-do=priority][aria-pressed=true]")).to_have_count(0)


def test_kiosk_says_that_the_line_is_lost_and_goes_on_after_a_restart(
    kiosk: Page, server: HallServer, complaints: object
) -> None:
    complaints.expect("WebSocket", "ERR_CONNECTION_REFUSED")
    server.stop()

    expect(kiosk.locator("[data-start-notice=lost] p")).to_have_count(len(LANGUAGES))
    expect(kiosk.locator("[data-start-notice=lost]")).to_be_visible()
    choose(kiosk, "uz")
    expect(kiosk.locator("[data-lost]")).to_contain_text("Aloqa uzildi")
    for sign in kiosk.locator("svg.sign:visible").all():
        assert sign.evaluate(IS_DRAWN), "a pictogram is missing while the server is away"
    take(kiosk)
    expect(kiosk.locator("[data-trying]")).to_contain_text("Aloqa uzildi")

    server.start()

    label = shown_label(kiosk)
    expect(kiosk.locator("[data-lost]")).to_be_hidden(timeout=15_000)
    assert labels(server) == [label]


def test_every_visitor_is_told_when_no_slip_comes(
    make_server: Callable[..., HallServer], open_kiosk: Callable[..., Page], project: Path
) -> None:
    hall = (project / "config/small.toml").read_text()
    server = make_server(hall.replace("virtual://main", f"tcp://127.0.0.1:{free_port()}"))
    kiosk = open_kiosk(server)

    for language in ("ru", "en"):
        choose(kiosk, language)
        take(kiosk)
        shown_label(kiosk)
        expect(kiosk.get_by_role("alert").filter(visible=True)).to_have_count(1)
        kiosk.locator(".view [data-do=start]").click()


def test_visitor_is_not_asked_to_sign_in(kiosk: Page, complaints: object) -> None:
    complaints.expect("401")
    refusal = '{"status": 401, "code": "not_signed_in", "title": "", "detail": "Please sign in."}'
    kiosk.route(
        "**/api/v1/tickets",
        lambda route: route.fulfill(status=401, content_type="application/problem+json", body=refusal),
    )
    choose(kiosk, "en")

    take(kiosk)

    expect(kiosk.locator("[data-view=problem] [data-slot=detail]")).to_have_text(
        "This kiosk gives no numbers right now. Please ask the staff."
    )


def test_ticket_is_taken_with_the_keyboard_alone(kiosk: Page) -> None:
    for key in ("Tab", "Enter", "Tab", "Space", "Tab", "Enter"):
        kiosk.keyboard.press(key)
    expect(kiosk.locator("[data-view=confirm] h1")).to_be_focused()
    # Two priorities, another service, the ticket.
    for key in ("Tab", "Tab", "Tab", "Tab", "Tab", "Enter"):
        kiosk.keyboard.press(key)

    shown_label(kiosk)
    kiosk.keyboard.press("Tab")
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator("[data-view=start] h1")).to_be_focused()


HIDDEN_BY_THE_WARNING = """() => {
    const cover = document.querySelector('[data-timeout]').getBoundingClientRect();
    return [...document.querySelectorAll('button, h1, .tile, .chosen-row')]
        .filter((each) => each.checkVisibility() && !each.closest('[data-timeout]'))
        .filter((each) => {
            const at = each.getBoundingClientRect();
            return at.top < cover.bottom && at.bottom > cover.top;
        })
        .map((each) => each.textContent.trim());
}"""


def test_warning_on_a_tall_screen_hides_nothing(
    make_server: Callable[..., HallServer], open_kiosk: Callable[..., Page], project: Path
) -> None:
    kiosk = open_kiosk(make_server(project / "config/sergeli.toml"))
    kiosk.set_viewport_size(TALL)
    kiosk.clock.install()
    kiosk.goto(kiosk.url)
    warning = kiosk.locator("[data-timeout]")

    for language in LANGUAGES:
        kiosk.locator(f"[data-do=language][data-id='{language}']").click()
        for touch in ("[data-do=department]", "[data-do=service]"):
            kiosk.clock.run_for(16_000)
            expect(warning).to_be_visible()
            assert kiosk.evaluate(HIDDEN_BY_THE_WARNING) == [], language
            kiosk.locator(touch).first.click()
            expect(warning).to_be_hidden()
        kiosk.clock.run_for(16_000)
        expect(warning).to_be_visible()
        assert kiosk.evaluate(HIDDEN_BY_THE_WARNING) == [], language
        kiosk.locator(".kiosk-foot [data-do=start]").click()


def test_first_visitor_reads_that_nobody_is_ahead(kiosk: Page) -> None:
    choose(kiosk, "en")
    take(kiosk)

    shown_label(kiosk)
    expect(kiosk.locator(".ticket-facts")).to_have_text("Nobody is ahead of you", use_inner_text=True)
