"""Notices as people meet them: raised, posted and taken down by staff, and seen at a kiosk."""

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from real_hall import HallServer
from real_staff import cookies_of

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
DANGER = "Attention! Please leave the hall calmly"


@pytest.fixture(scope="module")
def people(shared_server: HallServer) -> dict[str, list[dict[str, str]]]:
    """The cookies of a manager and of an operator."""
    whos = (("Rustam", "manager"), ("Aziza", "operator"))
    return {name: cookies_of(shared_server, name, role) for name, role in whos}


@pytest.fixture(scope="module")
def program(shared_server: HallServer) -> httpx.Client:
    """A program of a manager."""
    return shared_server.client(shared_server.token("manager"))


@pytest.fixture(autouse=True)
def calm(program: httpx.Client) -> Iterator[None]:
    """Whatever a test posted is taken down after it."""
    yield
    for notice in standing(program):
        program.post(f"/notices/{notice['id']}/end")


@pytest.fixture
def open_page(
    shared_server: HallServer, people: dict[str, list[dict[str, str]]], new_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Opens a page of somebody: `open_page("Rustam", "/manager")`."""

    def opened(name: str, path: str) -> Page:
        page = new_page(locale="en", viewport={"width": 1366, "height": 768})
        page.context.add_cookies(people[name])
        page.goto(f"{shared_server.url}{path}")
        return page

    return opened


@pytest.fixture
def desk(open_page: Callable[..., Page]) -> Page:
    """A manager who looks at the notices, live."""
    return open_page("Rustam", "/manager/notices")


def standing(program: httpx.Client) -> list[dict[str, object]]:
    return program.get("/notices").json()["notices"]


def card(page: Page, words: str) -> Locator:
    return page.locator(".standing", has_text=words)


def test_emergency_is_raised_by_two_presses_in_two_places_and_everybody_sees_it(
    desk: Page, open_page: Callable[..., Page], program: httpx.Client
) -> None:
    figures = open_page("Rustam", "/manager")
    ticket_page = open_page("Rustam", "/manager/tickets")
    console = open_page("Aziza", "/counter/1")
    others = [page.locator("#emergency-banner") for page in (figures, ticket_page, console)]
    for banner in others:
        expect(banner).to_be_hidden()
    asks = desk.get_by_role("button", name="Ask everybody to leave", exact=True)

    asks.dblclick()

    expect(desk.locator("#raise").get_by_text("Is there a danger?")).to_be_visible()
    assert standing(program) == []
    desk.get_by_role("button", name="No, there is no danger").click()
    expect(asks).to_be_focused()
    asks.press("Enter")
    # The second press of the same key answers nothing: the question has the focus.
    desk.keyboard.press("Enter")
    assert standing(program) == []
    expect(desk.locator("#raise-question")).to_be_focused()
    # As long as a hand needs to a second tap, nothing counts; the answer is pressed until it does.
    sure = desk.get_by_role("button", name="Yes, ask everybody to leave now")
    sure.click(delay=450)

    for banner in others:
        expect(banner).to_contain_text("visitors are being asked to leave the hall")
    expect(card(desk, DANGER)).to_be_visible()
    expect(asks).to_be_hidden()
    [raised] = standing(program)
    assert (raised["kind"], raised["posted_by"]) == ("emergency", "Rustam")

    card(desk, DANGER).get_by_role("button", name="End the emergency").click()
    desk.get_by_role("button", name="Yes, the danger is over").click(delay=450)

    expect(card(desk, DANGER)).to_have_count(0)
    expect(desk.get_by_text("No notice stands now.")).to_be_visible()
    expect(asks).to_be_visible()
    for banner in others:
        expect(banner).to_be_hidden()


def test_own_words_are_posted_in_the_languages_they_were_written_in(
    desk: Page, program: httpx.Client
) -> None:
    desk.locator("#own-uz").fill("Lift ishlamayapti <b>bugun</b>.")
    desk.locator("#own-ru").fill("Лифт не работает.")
    desk.locator("#own-minutes").select_option("30")
    desk.locator("#own-spoken").uncheck()
    desk.get_by_role("button", name="Tell everybody").click()

    lift = card(desk, "Lift ishlamayapti <b>bugun</b>.")
    expect(lift).to_contain_text("Not written in: Ўзбекча, English")
    expect(lift).to_contain_text("Shown, not said")
    expect(lift).to_contain_text(re.compile(r"until \d\d:\d\d"))
    expect(desk.locator("#moved")).to_have_text("It is shown and said from now on.")
    expect(desk.locator("#own-uz")).to_have_value("")
    [posted] = standing(program)
    assert list(posted["text"]) == ["uz", "ru"]

    lift.get_by_role("button", name="Take it down").click()

    expect(lift).to_have_count(0)


def test_what_the_hall_refuses_is_said_beside_the_form(desk: Page, complaints: object) -> None:
    complaints.expect("422")  # type: ignore[attr-defined]
    desk.locator("#own-uz").fill("Lift\ue000ishlamayapti")

    desk.get_by_role("button", name="Tell everybody").click()

    expect(desk.locator("#own [data-wrong]")).to_contain_text("text.uz")
    expect(desk.locator("#own-uz")).to_have_value("Lift\ue000ishlamayapti")


def test_emergency_that_cannot_be_raised_says_to_go_through_the_hall(desk: Page, complaints: object) -> None:
    complaints.expect("ERR_FAILED")  # type: ignore[attr-defined]
    desk.route("**/api/v1/notices", lambda route: route.abort())
    by_hand = desk.get_by_text("Go through the hall and tell everybody to leave.")
    expect(by_hand).to_be_hidden()

    desk.get_by_role("button", name="Ask everybody to leave", exact=True).press("Enter")
    desk.get_by_role("button", name="Yes, ask everybody to leave now").click(delay=450)

    expect(by_hand).to_be_visible()


def test_closing_is_told_with_the_hour_at_which_it_comes(desk: Page) -> None:
    desk.get_by_label("The hall closes in").select_option("30")
    desk.get_by_role("button", name="Say when it closes").click()

    expect(card(desk, "The hall closes at")).to_contain_text(re.compile(r"closes at \d\d:\d\d today"))

    asks = desk.get_by_role("button", name="Say that it closes now")
    asks.dblclick()
    expect(card(desk, "The hall is closing now.")).to_have_count(0)
    desk.get_by_role("button", name="No, not now").click()
    expect(asks).to_be_focused()
    asks.click()
    desk.get_by_role("button", name="Yes, say it now").click(delay=450)

    expect(card(desk, "The hall is closing now.")).to_contain_text("until the end of the day")
    expect(card(desk, "The hall closes at")).to_have_count(0)


def test_emergency_in_own_words_is_asked_about_first(
    desk: Page, program: httpx.Client, axe: Callable[..., list[str]]
) -> None:
    desk.locator("#own-kind").select_option("emergency")
    tell = desk.get_by_role("button", name="Tell everybody")
    tell.click()
    expect(desk.locator("#own [data-missing]")).to_contain_text("Write it in Oʻzbekcha")
    expect(desk.locator("#own-uz")).to_be_focused()
    desk.locator("#own-uz").fill("Yongʻin! Zaldan chiqing.")

    tell.dblclick()

    expect(desk.locator("#own-question")).to_be_visible()
    assert axe(desk) == []
    assert standing(program) == []
    desk.locator("#own-question [data-own-raise]").click(delay=450)

    expect(card(desk, "Yongʻin!")).to_be_visible()
    expect(desk.locator("#own-question")).to_be_hidden()
    assert [each["kind"] for each in standing(program)] == ["emergency"]


def test_emergency_is_one_press_away_from_every_page_of_the_manager(
    open_page: Callable[..., Page],
) -> None:
    for path in ("/manager", "/manager/tickets", "/manager/printers", "/manager/notices", "/manager/screens"):
        page = open_page("Rustam", path)
        page.locator(".tab-emergency").click()

        page.wait_for_url("**/manager/notices#raise")
        expect(page.locator("[data-asks=raise-question]")).to_be_in_viewport()

    page.goto(page.url.split("/manager")[0])
    expect(page.locator("a[href='/manager/notices']")).to_be_visible()
    expect(page.locator("a[href='/manager/screens']")).to_be_visible()


def test_kiosk_asks_to_leave_instead_of_offering_tickets(
    open_page: Callable[..., Page], program: httpx.Client, axe: Callable[..., list[str]]
) -> None:
    kiosk = open_page("Aziza", "/kiosk/main")
    expect(kiosk.locator("body[data-view=start]")).to_be_visible()
    kiosk.locator("[data-do=language][data-id=ru]").click()

    program.post("/notices", json={"kind": "emergency"})

    expect(kiosk.locator("body[data-view=emergency]")).to_be_visible()
    texts = kiosk.locator(".view-emergency > *")
    assert [each.get_attribute("lang") for each in texts.all()] == list(LANGUAGES)
    expect(texts.nth(3)).to_contain_text(DANGER)
    assert kiosk.get_by_role("button").count() == 1  # the contrast
    assert axe(kiosk) == []
    kiosk.reload()
    expect(kiosk.locator("body[data-view=emergency]")).to_be_visible()

    program.post(f"/notices/{standing(program)[0]['id']}/end")

    expect(kiosk.locator("body[data-view=start]")).to_be_visible()
    expect(kiosk.locator("[data-do=language][data-id=ru]")).to_be_visible()


def test_operator_raises_the_emergency_from_the_console_and_ends_it(
    open_page: Callable[..., Page], program: httpx.Client, axe: Callable[..., list[str]]
) -> None:
    page = open_page("Aziza", "/counter/1")
    page.get_by_role("link", name="In an emergency").click()
    page.get_by_role("button", name="Ask everybody to leave", exact=True).click()
    page.get_by_role("button", name="Yes, ask everybody to leave now").click(delay=450)

    expect(page.get_by_text("Everybody is being asked to leave the hall.")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="End the emergency").click()
    page.get_by_role("button", name="Yes, the danger is over").click(delay=450)

    expect(page.get_by_role("button", name="Ask everybody to leave", exact=True)).to_be_visible()
    assert standing(program) == []
    page.get_by_role("link", name="Back").click()
    page.wait_for_url("**/counter/1")


def test_notices_have_no_barriers_in_any_language(
    desk: Page, shared_server: HallServer, program: httpx.Client, axe: Callable[..., list[str]]
) -> None:
    desk.locator("[data-asks=raise-question]").click()
    assert axe(desk) == []
    program.post("/notices", json={"kind": "emergency"})

    for language in LANGUAGES:
        desk.goto(f"{shared_server.url}/manager/notices?language={language}")
        desk.locator("[data-kind=emergency] [data-asks]").click()

        assert axe(desk) == [], language
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), language
