"""The pages of nobody's room in a real browser: signing in, pairing, the start page, slips, the phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def visitor(server: HallServer) -> Callable[[], dict]:
    """Takes a ticket in Russian for a service of counter 1."""
    client = server.client(server.token("manager"))
    service = client.get("/counters/1").json()["services"][0]
    return lambda: client.post("/tickets", json={"service": service, "language": "ru"}).json()


def widths(page: Page) -> tuple[int, int]:
    return tuple(page.evaluate("[document.documentElement.scrollWidth, innerWidth]"))


def test_pages_before_signing_in_have_no_barriers_in_any_language(
    server: HallServer, new_page: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    page = new_page(viewport=PHONE)

    for language in LANGUAGES:
        for path in ("/", "/sign-in", "/pair?code=ABCD-EFGH"):
            page.goto(f"{server.url}{path}{'&' if '?' in path else '?'}language={language}")
            expect(page.locator("html")).to_have_attribute("lang", language)
            assert axe(page) == [], (path, language)
            assert widths(page)[0] <= widths(page)[1], f"{path} in {language} is wider than a phone"


def test_wrong_password_is_said_and_the_name_stays(
    server: HallServer, new_page: Callable[..., Page], axe: Callable[..., list[str]], complaints: object
) -> None:
    complaints.expect("401")
    page = new_page(f"{server.url}/sign-in", locale="en")
    page.locator("[name=name]").fill("somebody")
    page.locator("[name=password]").fill("a guess")

    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("[name=name]")).to_have_value("somebody")
    expect(page.locator("[name=password]")).to_be_focused()
    assert axe(page) == []


def test_phone_speaks_the_language_of_its_ticket(
    server: HallServer, new_page: Callable[..., Page], visitor: Callable[[], dict]
) -> None:
    ticket = visitor()

    page = new_page(ticket["status_url"], locale="en", viewport=PHONE)

    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("[data-slot=label]")).to_have_text(ticket["label"])
    expect(page.locator("main")).to_contain_text("Перед вами никого нет")
    expect(page.locator(".page-head-name")).to_have_text("Малый зал")


def test_phone_says_where_to_go_without_a_touch(
    server: HallServer,
    new_page: Callable[..., Page],
    visitor: Callable[[], dict],
    axe: Callable[..., list[str]],
) -> None:
    first, second = visitor(), visitor()
    page = new_page(f"{second['status_url']}?language=en", viewport=PHONE)
    expect(page.locator("[data-slot=ahead]")).to_have_text("1")
    assert axe(page) == []
    client = server.client(server.token("operator"))
    client.post("/counters/1/open", json={})

    for step in ("next", "start", "finish", "next"):
        client.post(f"/counters/1/{step}", json={})

    expect(page.locator("[data-when=called]")).to_be_visible(timeout=10_000)
    expect(page.locator("[data-slot=counter]")).to_have_text("Window 1")
    assert axe(page) == []
    assert first["label"] != second["label"]


def test_pictures_in_another_language_do_not_change_that_of_the_pages(
    server: HallServer, signed_in: Callable[..., Page]
) -> None:
    page = signed_in(server, "Rustam", "manager", "/slips/preview?language=ru", locale="en")
    expect(page.locator("img").last).to_be_attached()
    for picture in page.locator("img").all():
        picture.scroll_into_view_if_needed()

    page.goto(f"{server.url}/manager")

    expect(page.locator("html")).to_have_attribute("lang", "ru")
