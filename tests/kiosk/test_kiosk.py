"""A visitor at the kiosk in a real browser, against the production server."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from moved_clock import MovedClock
from playwright.sync_api import Locator, Page, Route, expect
from real_hall import HallServer, free_port

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
WIDE = {"width": 1366, "height": 768}
TALL = {"width": 1080, "height": 1920}
LABEL = re.compile(r"^[A-Z]\d{3}$")
MONDAY_AT_TEN = dt.datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tashkent"))
IS_DRAWN = "(sign) => sign.getBBox().width > 0"


def choose(kiosk: Page, language: str, department: str = "utilities") -> None:
    """Touch a language and a department."""
    kiosk.locator(f"[data-do=language][data-id='{language}']").click()
    kiosk.locator(f"[data-do=department][data-id='{department}']").click()
    expect(kiosk.locator("[data-view=services] h1")).to_be_focused()


def service(kiosk: Page, name: str = "gas") -> Locator:
    return kiosk.locator(f"[data-do=service][data-id='{name}']")


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
    service(kiosk).dblclick()

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
        kiosk.route("**/api/v1/tickets", lambda route: route.abort())
        places = [kiosk.locator("h1").bounding_box(), service(kiosk).bounding_box()]

        service(kiosk).click()

        expect(kiosk.locator("[data-trying]")).to_contain_text("один номер")
        assert [kiosk.locator("h1").bounding_box(), service(kiosk).bounding_box()] == places


def test_warning_comes_before_the_time_is_over_and_can_be_put_off(
    server: HallServer, open_kiosk: Callable[..., Page]
) -> None:
    kiosk = open_kiosk(server)
    kiosk.clock.install()
    kiosk.goto(kiosk.url)
    choose(kiosk, "en")
    warning = kiosk.locator("[data-timeout]")

    kiosk.clock.run_for(16_000)
    expect(warning).to_be_visible()
    expect(kiosk.locator("[data-say]")).to_contain_text("Do you need more time?")
    warning.get_by_role("button").click()

    expect(warning).to_be_hidden()
    kiosk.clock.run_for(50_000)
    expect(warning).to_be_hidden()
    expect(kiosk.locator("section[data-view=services]")).to_be_visible()
    kiosk.clock.run_for(11_000)
    expect(warning).to_be_visible()
    kiosk.clock.run_for(21_000)
    expect(kiosk.locator("section[data-view=start]")).to_be_visible()


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
    service(kiosk).click()
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
        service(kiosk).click()
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

    service(kiosk).click()

    expect(kiosk.locator("[data-view=problem] [data-slot=detail]")).to_have_text(
        "This kiosk gives no numbers right now. Please ask the staff."
    )


def test_closed_service_says_when_it_opens(
    make_server: Callable[..., HallServer],
    moved_clock: MovedClock,
    open_kiosk: Callable[..., Page],
    project: Path,
) -> None:
    hall = (project / "config/small.toml").read_text()
    moved_clock.pass_time_until(MONDAY_AT_TEN)
    server = make_server(
        hall.replace("typical_min = 8", 'typical_min = 8\nhours = "tue,thu 09:00-12:00"'), clock=moved_clock
    )
    kiosk = open_kiosk(server)

    for language, opens in zip(
        LANGUAGES,
        (
            "Ertaga soat 9:00 da ochiladi.",
            "Эртага соат 9:00 да очилади.",
            "Откроется завтра в 9:00.",
            "Opens tomorrow at 9:00.",
        ),
        strict=True,
    ):
        choose(kiosk, language)
        expect(kiosk.locator(".tile-closed")).to_contain_text(opens)
        expect(service(kiosk)).to_have_count(0)
        kiosk.locator("[data-do=start]").click()


def test_ticket_is_taken_with_the_keyboard_alone(kiosk: Page) -> None:
    for key in ("Tab", "Enter", "Tab", "Space", "Tab", "Enter"):
        kiosk.keyboard.press(key)

    shown_label(kiosk)
    kiosk.keyboard.press("Tab")
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator("[data-view=start] h1")).to_be_focused()


def test_kiosk_has_no_barriers_in_any_language(kiosk: Page, axe: Callable[..., list[str]]) -> None:
    assert axe(kiosk) == []

    for language, size in zip(LANGUAGES, (WIDE, TALL, WIDE, TALL), strict=True):
        kiosk.set_viewport_size(size)
        kiosk.locator(f"[data-do=language][data-id='{language}']").click()
        expect(kiosk.locator("html")).to_have_attribute("lang", language)
        assert axe(kiosk) == [], (language, "departments")
        kiosk.locator("[data-do=department]").first.click()
        kiosk.locator("[data-do=contrast]").click()
        assert axe(kiosk) == [], (language, "services in high contrast")
        service(kiosk).click()
        shown_label(kiosk)
        assert axe(kiosk) == [], (language, "ticket")
        kiosk.locator(".view [data-do=start]").click()
