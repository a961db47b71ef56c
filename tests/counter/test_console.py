"""The operator's console in a real browser, against the production server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")


def is_in_the_middle_of(console: Page, state: str) -> None:
    expect(console.locator("#console")).to_have_attribute("data-state", state)
    expect(console.locator("#primary")).to_be_enabled()


def posts_of(page: Page) -> list[str]:
    """The steps that the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: request.method == "POST" and asked.append(request.url.split("/")[-1]))
    return asked


def present_label(console: Page) -> str:
    return console.locator(".present [data-slot=label]").inner_text()


def test_a_visitor_is_served_with_the_space_bar_alone(console: Page, take: Callable[..., str]) -> None:
    label = take()
    is_in_the_middle_of(console, "idle")

    for state in ("called", "serving", "idle"):
        console.keyboard.press("Space")
        is_in_the_middle_of(console, state)

    assert label in console.locator("#said").inner_text()


def test_a_double_press_finishes_and_calls_nobody(console: Page, take: Callable[..., str]) -> None:
    for _ in range(2):
        take()
    for state in ("called", "serving"):
        console.keyboard.press("Space")
        is_in_the_middle_of(console, state)
    asked = posts_of(console)

    console.keyboard.press("Space")
    console.keyboard.press("Space")

    is_in_the_middle_of(console, "idle")
    assert asked == ["finish"]


def test_a_focused_button_is_pressed_once_by_the_space_bar(console: Page, take: Callable[..., str]) -> None:
    take()
    is_in_the_middle_of(console, "idle")
    console.locator("#primary").focus()
    asked = posts_of(console)

    console.keyboard.press("Space")

    is_in_the_middle_of(console, "called")
    assert asked == ["next"]


def test_keys_do_nothing_when_switched_off(console: Page, take: Callable[..., str]) -> None:
    take()
    is_in_the_middle_of(console, "idle")
    asked = posts_of(console)

    console.locator("#keys").uncheck()
    console.locator("h1").click()
    console.keyboard.press("Space")
    console.keyboard.press("r")

    console.locator("#primary").click()
    is_in_the_middle_of(console, "called")
    assert asked == ["next"]


def test_a_counter_for_which_nobody_waits_says_so(console: Page) -> None:
    is_in_the_middle_of(console, "idle")

    console.locator("#primary").click()

    expect(console.locator("#said")).to_have_text("Nobody is waiting for this counter.")


def test_a_counter_with_a_visitor_does_not_close_and_says_why(
    console: Page, take: Callable[..., str], complaints: object
) -> None:
    complaints.expect("409")
    label = take()
    console.locator("#primary").click()
    is_in_the_middle_of(console, "called")

    console.locator("#close").click()

    expect(console.locator("#problem")).to_contain_text(label)
    is_in_the_middle_of(console, "called")


def test_a_press_meant_for_an_older_state_does_nothing(
    console: Page, take: Callable[..., str], complaints: object
) -> None:
    complaints.expect("409")
    take()
    is_in_the_middle_of(console, "idle")
    console.route("**/counters/1/next", lambda route: route.continue_(headers=_outdated(route.request)))

    console.locator("#primary").click()

    expect(console.locator("#said")).to_contain_text("nothing was done")
    is_in_the_middle_of(console, "idle")


def _outdated(request: object) -> dict[str, str]:
    return request.headers | {"if-match": "0"}


def test_new_visitors_appear_in_calling_order_by_themselves(console: Page, take: Callable[..., str]) -> None:
    labels = [take(), take()]

    expect(console.locator("#queue [data-slot=label]")).to_have_text(labels)
    expect(console.locator("[data-slot=count]")).to_have_text("2")


def test_the_console_says_when_the_connection_is_lost_and_heals(console: Page, server: HallServer) -> None:
    is_in_the_middle_of(console, "idle")

    server.stop()

    expect(console.locator("[data-lost]")).to_be_visible()
    server.start()
    expect(console.locator("[data-lost]")).to_be_hidden(timeout=15_000)


def test_operator_whose_session_is_over_is_led_back_to_the_counter(
    console: Page, server: HallServer, complaints: object
) -> None:
    complaints.expect("401")
    is_in_the_middle_of(console, "idle")
    assert server.navbat("user", "disable", "Dilnoza").returncode == 0

    console.locator("#primary").click()
    console.locator("#problem a").click()

    console.wait_for_url("**/sign-in?next=%2Fcounter%2F1")


@pytest.fixture(autouse=True)
def lines_may_break(request: pytest.FixtureRequest, complaints: object) -> None:
    """Chromium itself complains of a server that is away."""
    if "lost" in request.node.name:
        complaints.expect("WebSocket", "ERR_CONNECTION_REFUSED")


def test_large_button_keeps_its_place_through_a_visit(console: Page, take: Callable[..., str]) -> None:
    take()
    is_in_the_middle_of(console, "idle")
    places = [console.locator("#primary").bounding_box()]

    for state in ("called", "serving", "idle"):
        console.locator("#primary").click()
        is_in_the_middle_of(console, state)
        places.append(console.locator("#primary").bounding_box())

    assert places == [places[0]] * 4


def test_pages_of_the_counter_have_no_barriers_in_any_language(
    console: Page, server: HallServer, axe: Callable[..., list[str]], take: Callable[..., str]
) -> None:
    for _ in range(2):
        take()
    console.locator("#primary").click()
    is_in_the_middle_of(console, "called")

    for language in LANGUAGES:
        for path in ("/counter/1", "/counter/2", "/counter"):
            console.goto(f"{server.url}{path}?language={language}")
            expect(console.locator("html")).to_have_attribute("lang", language)
            assert axe(console) == [], (path, language)
