"""The console tells of a call that nobody could see or hear, until a real screen has shown and said it."""

import re
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer
from real_staff import cookies_of

LANGUAGES = {
    "uz": "Ovoz chiqarib chaqiring: “{label}, Окно 1”",
    "uz-Cyrl": "Овоз чиқариб чақиринг: “{label}, Окно 1”",
    "ru": "Вызовите голосом: «{label}, Окно 1»",
    "en": "Call out loud: “{label}, Окно 1”, or press “Call again”.",
}


@pytest.fixture(scope="module")
def program(shared_server: HallServer) -> httpx.Client:
    """A program of a manager."""
    return shared_server.client(shared_server.token("manager"))


@pytest.fixture(scope="module")
def dilnoza(shared_server: HallServer) -> list[dict[str, str]]:
    """The cookies of an operator."""
    return cookies_of(shared_server, "Dilnoza", "operator")


@pytest.fixture
def console(
    shared_server: HallServer,
    program: httpx.Client,
    dilnoza: list[dict[str, str]],
    new_page: Callable[..., Page],
) -> Iterator[Page]:
    """The console of counter 1, with Dilnoza, for whom somebody waits; at the end nobody is left there."""
    program.post("/tickets", json={"service": "gas", "language": "ru"})
    page = new_page(locale="en", viewport={"width": 1366, "height": 768})
    page.context.add_cookies(dilnoza)
    page.goto(f"{shared_server.url}/counter/1")
    page.locator("#primary").click()
    expect(page.locator("#console")).to_have_attribute("data-state", "idle")
    expect(page.locator("#primary:not([aria-disabled])")).to_be_visible()
    yield page
    program.post("/counters/1/close", json={"force": True})


def call(console: Page) -> str:
    """Call whoever is next; gives the label."""
    console.locator("#primary").click()
    expect(console.locator("#console")).to_have_attribute("data-state", "called")
    return console.locator(".present-label").inner_text()


def test_call_that_no_screen_shows_is_told_in_time_and_covers_nothing(
    console: Page, axe: Callable[..., list[str]]
) -> None:
    began = time.monotonic()
    label = call(console)
    place = console.locator("#primary").bounding_box()

    notice = console.locator("#proof")
    expect(notice).to_be_visible()

    seconds = time.monotonic() - began
    assert 1.9 < seconds < 3, f"{seconds:.2f} s after the press"
    expect(notice).to_contain_text(f"No screen has shown {label}: main.")
    expect(notice.locator("strong")).to_have_text(LANGUAGES["en"].format(label=label))
    expect(console.locator("#warnings")).to_be_hidden()
    assert console.locator("#primary").bounding_box() == place
    assert axe(console) == []
    console.locator("#primary").click()
    expect(notice).to_be_hidden()
    expect(console.locator("#console")).to_have_attribute("data-state", "serving")


def test_warning_goes_when_a_paired_screen_has_shown_the_call_and_said_it(
    console: Page, shared_server: HallServer, new_page: Callable[..., Page]
) -> None:
    label = call(console)
    notice = console.locator("#proof")
    expect(notice).to_contain_text(f"No screen has shown {label}")
    expect(notice).to_contain_text(f"No loudspeaker has said {label}")
    link = re.search(r"screen +main +(\S+)", shared_server.log())
    assert link, shared_server.log()

    wall = new_page(link[1])
    wall.locator("main form button[type=submit]").click()
    wall.wait_for_url("**/display/main")

    expect(notice).not_to_contain_text("No screen has shown")
    expect(notice).to_be_hidden(timeout=20_000)
    expect(console.locator("#console")).to_have_attribute("data-state", "called")


def test_what_to_do_is_said_in_the_language_of_the_page_and_the_call_in_that_of_the_visitor(
    console: Page, shared_server: HallServer
) -> None:
    label = call(console)
    expect(console.locator("#proof")).to_be_visible()

    for language, words in LANGUAGES.items():
        console.goto(f"{shared_server.url}/counter/1?language={language}")

        sentence = words.format(label=label)
        assert sentence in console.evaluate("document.getElementById('proof').textContent")
        expect(console.locator("#proof")).to_contain_text(sentence)
        expect(console.locator("#proof [lang=ru]")).to_have_text(f"{label}, Окно 1")
