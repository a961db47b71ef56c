"""The page on a visitor's phone, against the real server: what it lets the visitor do, and how it says no."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx
import pytest
from playwright.sync_api import Page, Route, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
PHONE = {"viewport": {"width": 360, "height": 740}, "locale": "en"}
NEWS_MS = 12_000
"""The page asks every five seconds, or every two."""


@dataclass
class Desk:
    """Counter 1 of the small hall and who has come, for one test."""

    staff: httpx.Client
    taken: list[str] = field(default_factory=list)

    def take(self, *services: str, language: str = "en") -> dict:
        """A visitor takes a ticket."""
        asked = {"services": services or ("gas",), "language": language}
        ticket = self.staff.post("/tickets", json=asked).raise_for_status().json()
        self.taken.append(ticket["id"])
        return ticket

    def step(self, name: str, **body: object) -> None:
        """The operator does something at the counter."""
        self.staff.post(f"/counters/1/{name}", json=body).raise_for_status()

    def serve(self, ticket: dict) -> None:
        """Serve a visitor from the call to the end."""
        self.step("call", ticket=ticket["id"])
        self.step("start")
        self.step("finish")

    def clear(self) -> None:
        """Nobody is left behind for the next test."""
        for ticket in self.taken:
            self.staff.post(f"/tickets/{ticket}/cancel")


@pytest.fixture(scope="module")
def staff(shared_server: HallServer) -> httpx.Client:
    client = shared_server.client(shared_server.token("manager"))
    client.post("/counters/1/open").raise_for_status()
    return client


@pytest.fixture
def desk(staff: httpx.Client) -> Iterator[Desk]:
    here = Desk(staff)
    yield here
    here.clear()


@pytest.fixture
def phone_of(shared_server: HallServer, new_page: Callable[..., Page]) -> Callable[[dict], Page]:
    """Opens the address on a visitor's slip."""

    def opened(ticket: dict) -> Page:
        token = ticket["status_url"].rpartition("/")[2]
        page = new_page(f"{shared_server.url}/t/{token}", **PHONE)
        expect(page.locator("#status")).to_be_visible()
        return page

    return opened


def history(desk: Desk, ticket: dict) -> list[dict]:
    return desk.staff.get(f"/tickets/{ticket['id']}").json()["history"]


def test_visitor_lets_others_go_first_comes_back_and_rates_without_a_cookie(
    desk: Desk, phone_of: Callable[[dict], Page]
) -> None:
    mine = desk.take("gas", "tax")
    for _ in range(4):
        desk.take("gas")
    phone = phone_of(mine)
    expect(phone.locator(".status-visit li")).to_have_text(
        ["Gas supply waiting", "Tax payments later"], use_inner_text=True
    )
    assert phone.get_by_role("button").filter(visible=True).all_inner_texts() == [
        "Let one go first",
        "Let 3 go first",
        "I am leaving",
    ]

    phone.get_by_role("button", name="Let one go first").click()
    expect(phone.locator("#said")).to_have_text("Done: others go first. Your place is shown above.")
    expect(phone.locator("[data-slot=ahead]")).to_have_text("1")
    phone.get_by_role("button", name="Let 3 go first").click()
    expect(phone.locator("[data-slot=ahead]")).to_have_text("4")
    phone.get_by_role("button", name="Let one go first").click()
    expect(phone.locator("#said")).to_contain_text("There is nobody whom you could let go first")

    desk.step("call", ticket=mine["id"])
    expect(phone.locator("[data-when=called]")).to_be_visible(timeout=NEWS_MS)
    expect(phone.locator("#said")).to_be_hidden()
    desk.step("miss")
    phone.get_by_role("button", name="I am back").click(timeout=NEWS_MS)
    expect(phone.locator("#status")).to_have_attribute("data-state", re.compile("next|waiting"))

    desk.serve(mine)
    expect(phone.locator(".status-visit li").first).to_contain_text("done", timeout=NEWS_MS)
    expect(phone.locator("#rating")).to_be_hidden()
    desk.serve(mine)
    phone.get_by_role("button", name="4 Well").click(timeout=NEWS_MS)
    expect(phone.locator("#rating-title")).to_be_focused()
    expect(phone.locator("#rating-title")).to_contain_text("Thank you for your rating")
    phone.get_by_label("Would you like to add something?").fill("Everything was clear.")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("#thanks-text")).to_have_text("Thank you, we have received your words.")
    phone.reload()
    expect(phone.get_by_role("heading", name="Thank you for your rating")).to_be_visible()

    steps = [row for row in history(desk, mine) if row["actor"] == "visitor"]
    assert [row["step"] for row in steps] == ["later", "later", "return", "rate", "rate"]
    assert steps[-1]["detail"] == {"stage": 2, "score": 4}
    assert phone.context.cookies() == []


def test_phone_says_where_a_visit_that_was_sent_on_goes_and_comes_back(
    desk: Desk, phone_of: Callable[[dict], Page]
) -> None:
    mine = desk.take()
    phone = phone_of(mine)
    expect(phone.locator("[data-when=next]")).to_contain_text("Nobody is ahead of you")
    desk.staff.post("/counters/2/open").raise_for_status()
    parts = phone.locator(".status-visit li")

    desk.step("call", ticket=mine["id"])
    desk.step("start")
    desk.step("transfer", counter="2", come_back=True)

    expect(parts).to_have_text(
        ["Gas supply Window 2 waiting", "Gas supply Window 1 later"],
        use_inner_text=True,
        timeout=NEWS_MS,
    )
    desk.staff.post("/counters/2/call", json={"ticket": mine["id"]}).raise_for_status()
    expect(parts.first).to_contain_text("now", timeout=NEWS_MS)
    desk.staff.post("/counters/2/finish").raise_for_status()
    expect(parts.last).to_contain_text("waiting", timeout=NEWS_MS)
    desk.staff.post("/counters/2/close").raise_for_status()


def test_phone_says_that_others_go_first_though_its_place_was_an_old_one(
    desk: Desk, phone_of: Callable[[dict], Page]
) -> None:
    first, mine = desk.take(), desk.take()
    desk.take()
    phone = phone_of(mine)
    expect(phone.locator("[data-slot=ahead]")).to_have_text("1")
    old = desk.staff.get("/status/" + mine["status_url"].rpartition("/")[2]).json()
    late = [True]
    phone.route("**/api/v1/status/*", lambda route: route.fulfill(json=old) if late else route.continue_())
    desk.staff.post(f"/tickets/{first['id']}/cancel").raise_for_status()

    late.clear()
    phone.get_by_role("button", name="Let one go first").click()

    expect(phone.locator("#said")).to_have_text("Done: others go first. Your place is shown above.")
    expect(phone.locator("[data-slot=ahead]")).to_have_text("1")


def test_visitor_leaves_with_a_second_press_only(desk: Desk, phone_of: Callable[[dict], Page]) -> None:
    phone = phone_of(desk.take())

    phone.get_by_role("button", name="I am leaving").click()
    expect(phone.locator("#sure-title")).to_be_focused()
    phone.get_by_role("button", name="No, I will wait").click()
    expect(phone.locator("#leave")).to_be_focused()
    phone.get_by_role("button", name="I am leaving").click()
    phone.get_by_role("button", name="Yes, I am leaving").click()

    expect(phone.locator("[data-when=cancelled]")).to_be_visible()
    expect(phone.get_by_role("button").filter(visible=True)).to_have_count(0)


def test_press_on_a_breaking_line_is_done_once(
    desk: Desk, phone_of: Callable[[dict], Page], complaints: object
) -> None:
    complaints.expect("ERR_FAILED")
    mine = desk.take()
    for _ in range(3):
        desk.take()
    phone = phone_of(mine)
    keys = []

    def lose_the_first_four_answers(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 4:
            route.continue_()
        else:
            route.fetch()
            route.abort()

    phone.route("**/later", lose_the_first_four_answers)
    phone.get_by_role("button", name="Let one go first").click()
    expect(phone.locator("#said")).to_have_text("No answer yet. Trying again …")
    expect(phone.locator("#problem")).to_contain_text("The hall does not answer.", timeout=NEWS_MS)
    phone.get_by_role("button", name="Let one go first").click()

    expect(phone.locator("#said")).to_contain_text("Done", timeout=NEWS_MS)
    expect(phone.locator("[data-slot=ahead]")).to_have_text("1")
    assert len(keys) == 5
    assert len(set(keys)) == 1


def test_press_that_comes_too_late_is_refused_in_words(
    desk: Desk, phone_of: Callable[[dict], Page], complaints: object
) -> None:
    complaints.expect("409")
    mine = desk.take()
    phone = phone_of(mine)
    old = desk.staff.get("/status/" + mine["status_url"].rpartition("/")[2]).json()
    pressed = []

    def note_the_press(route: Route) -> None:
        pressed.append(route.request.url)
        route.continue_()

    # Until the press the phone is told that nothing has changed.
    phone.route("**/api/v1/status/*", lambda route: route.continue_() if pressed else route.fulfill(json=old))
    phone.route("**/later", note_the_press)
    desk.step("call", ticket=mine["id"])

    phone.get_by_role("button", name="Let 3 go first").click()

    expect(phone.locator("#problem")).to_have_text(
        "This is not possible any more. Above you see how things stand now."
    )
    expect(phone.locator("[data-when=called]")).to_be_visible(timeout=NEWS_MS)
    desk.step("finish")


def test_phone_has_no_barriers_in_any_language(
    desk: Desk, phone_of: Callable[[dict], Page], axe: Callable[..., list[str]]
) -> None:
    for language in LANGUAGES:
        first = desk.take(language=language)
        mine, behind = desk.take("water", "tax", language=language), desk.take(language=language)
        phone = phone_of(mine)

        def look(where: str, page: Page = phone, language: str = language) -> None:
            assert axe(page) == [], (language, where)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, (language, where)
            small = page.locator("main button:visible").evaluate_all(
                "(all) => all.filter((each) => each.offsetHeight < 44).length"
            )
            assert small == 0, (language, where)

        expect(phone.locator("html")).to_have_attribute("lang", language)
        phone.locator("[data-do=later][data-n='1']").click()
        expect(phone.locator("#said")).to_be_visible()
        phone.locator("#leave").click()
        look("waiting, asked whether to leave")
        desk.step("call", ticket=mine["id"])
        phone.reload()
        look("called")
        desk.step("miss")
        phone.reload()
        look("missed")
        desk.serve(first)
        phone.goto(phone_of(first).url)
        look("to be rated")
        phone.locator("[data-score='5']").click()
        expect(phone.locator("#words")).to_be_visible()
        look("rated")
        for left in (mine, behind):
            desk.staff.post(f"/tickets/{left['id']}/cancel").raise_for_status()
