"""What the manager tells everybody is read at the kiosk too, and takes nothing from what can be touched."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
SIZES = ({"width": 1080, "height": 1920}, {"width": 1280, "height": 800})
OWN_WORDS = {"uz": "Ertaga zal yopiq.", "ru": "Завтра зал закрыт.", "en": "The hall is closed tomorrow."}
LONGEST = dict.fromkeys(LANGUAGES, ("So long is a notice at most " * 11)[:300])
TARGET_PX = 76

# What cannot be touched or read whole: over an edge of the screen or of its part, or too small.
NOT_WHOLE = """(target) => {
    const far = (each, least) => {
        const { top, bottom, left, right, height } = each.getBoundingClientRect();
        return top < 0 || left < 0 || right > innerWidth || bottom > innerHeight || height < least;
    };
    const seen = (pick) => [...document.querySelectorAll(pick)].filter((each) => each.checkVisibility());
    const top = document.querySelector('.kiosk-top').getBoundingClientRect().bottom;
    const foot = document.querySelector('.kiosk-foot').getBoundingClientRect().top;
    return [
        ...seen('button').filter((each) => far(each, target)),
        ...seen('.view button').filter((each) => each.getBoundingClientRect().bottom > foot),
        ...seen('.hall-notice').filter((each) => each.getBoundingClientRect().top < top),
        ...seen('.hall-notice p, h1, .chosen-row').filter((each) => far(each, 1)),
        // The lists have 8 px more around them for the focus ring.
        ...seen('.view, .view-body, [data-languages], .hall-notice')
            .filter((each) => each.scrollHeight > each.clientHeight + 14),
    ].map((each) => `${each.className} ${each.textContent.trim().slice(0, 40)}`);
}"""


@pytest.fixture
def staff(server: HallServer) -> httpx.Client:
    """A program of a manager."""
    return server.client(server.token("manager"))


@pytest.fixture
def post(staff: httpx.Client) -> Callable[..., str]:
    """Posts a notice and gives its id."""

    def posted(**notice: object) -> str:
        answer = staff.post("/notices", json={"spoken": False} | notice)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    return posted


def told(kiosk: Page) -> Locator:
    """The notices that can be read, newest first."""
    return kiosk.locator(".view .hall-notice:visible")


def choose_gas(kiosk: Page, language: str) -> None:
    kiosk.locator(f"[data-do=language][data-id='{language}']").click()
    kiosk.locator("[data-do=department][data-id=utilities]").click()
    kiosk.locator("[data-do=service][data-id=gas]").click()
    expect(kiosk.locator("[data-view=confirm] h1")).to_be_focused()


def test_notices_are_read_in_every_language_and_go_when_they_end(
    kiosk: Page, staff: httpx.Client, post: Callable[..., str], axe: Callable[..., list[str]]
) -> None:
    expect(told(kiosk)).to_have_count(0)

    own = post(kind="notice", text=OWN_WORDS)
    closing = post(kind="closing", minutes=15)

    expect(told(kiosk)).to_have_count(2)
    expect(told(kiosk).nth(0).locator("p")).to_have_count(len(LANGUAGES))
    expect(told(kiosk).nth(1).locator("p")).to_have_text(list(OWN_WORDS.values()))
    for language, words in OWN_WORDS.items():
        expect(told(kiosk).nth(1).locator(f"p[lang='{language}']")).to_have_text(words)
    expect(kiosk.get_by_role("status").filter(has_text=OWN_WORDS["ru"])).to_be_visible()
    for size in SIZES:
        kiosk.set_viewport_size(size)
        assert kiosk.evaluate(NOT_WHOLE, TARGET_PX) == [], size
        assert axe(kiosk) == [], size

    for notice in (own, closing):
        assert staff.post(f"/notices/{notice}/end").is_success
    expect(told(kiosk)).to_have_count(0)
    expect(kiosk.locator("[data-notices]")).to_be_hidden()


def test_notice_is_read_in_the_own_language_before_the_ticket_is_taken(
    kiosk: Page, staff: httpx.Client, post: Callable[..., str], axe: Callable[..., list[str]]
) -> None:
    notice = post(kind="notice", text=OWN_WORDS)
    # A language that it was not written in reads the first one.
    read = OWN_WORDS | {"uz-Cyrl": OWN_WORDS["uz"]}

    for language in LANGUAGES:
        choose_gas(kiosk, language)
        expect(told(kiosk).locator("p")).to_have_text([read[language]])
        lang = language if language in OWN_WORDS else "uz"
        expect(told(kiosk).locator("p")).to_have_attribute("lang", lang)
        for size in SIZES:
            kiosk.set_viewport_size(size)
            assert kiosk.evaluate(NOT_WHOLE, TARGET_PX) == [], (language, size)
        kiosk.locator(".kiosk-foot [data-do=start]").click()

    choose_gas(kiosk, "en")
    expect(kiosk.get_by_role("status").filter(has_text=OWN_WORDS["en"])).to_be_visible()
    assert axe(kiosk) == []
    kept = [kiosk.locator(each) for each in ("[data-do=take]", ".chosen-row", ".view-confirm h1")]
    before = [each.bounding_box() for each in kept]
    assert staff.post(f"/notices/{notice}/end").is_success
    expect(told(kiosk)).to_have_count(0)
    assert [each.bounding_box() for each in kept] == before
    kiosk.set_viewport_size(SIZES[0])
    before = [each.bounding_box() for each in kept]
    post(kind="notice", text=OWN_WORDS)
    expect(told(kiosk)).to_have_count(1)
    assert [each.bounding_box() for each in kept] == before


def test_longest_notices_push_nothing_off_the_screen(kiosk: Page, post: Callable[..., str]) -> None:
    for _ in range(4):
        post(kind="notice", text=LONGEST)
    post(kind="notice", text={language: f"Newest. {words}"[:300] for language, words in LONGEST.items()})

    for size in SIZES:
        kiosk.set_viewport_size(size)
        expect(told(kiosk).first).to_contain_text("Newest.")
        assert kiosk.evaluate(NOT_WHOLE, TARGET_PX) == [], size
        choose_gas(kiosk, "ru")
        expect(told(kiosk).first).to_contain_text("Newest.")
        assert kiosk.evaluate(NOT_WHOLE, TARGET_PX) == [], size
        kiosk.locator(".kiosk-foot [data-do=start]").click()


def test_emergency_is_shown_instead_of_notices(
    kiosk: Page, staff: httpx.Client, post: Callable[..., str]
) -> None:
    post(kind="notice", text=OWN_WORDS)
    expect(told(kiosk)).to_have_count(1)

    emergency = post(kind="emergency")

    expect(kiosk.locator("body[data-view=emergency]")).to_be_visible()
    expect(told(kiosk)).to_have_count(0)
    assert staff.post(f"/notices/{emergency}/end").is_success
    expect(told(kiosk).locator("p").first).to_have_text(OWN_WORDS["uz"])
