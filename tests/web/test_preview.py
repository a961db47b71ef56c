"""Staff look at the slips of their hall in every language and width before anybody prints one."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from real_hall import HallServer
from real_staff import cookies_of

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
WIDTHS = (384, 512, 576)
OWN = """
[[slip]]
id = "own"
lines = [{show = "label"}, {show = "rule"}, {show = "text", text = {uz = "Raxmat", en = "Thank you"}}]
"""
PICTURE = "/slips/preview.png?language=en&width=576"


@pytest.fixture(scope="module")
def hall(make_shared_server: Callable[..., HallServer], project_hall: str) -> HallServer:
    """The small hall with a layout of slips that no kiosk uses."""
    return make_shared_server(project_hall + OWN)


@pytest.fixture(scope="module")
def project_hall() -> str:
    return (Path(__file__).parents[2] / "config/small.toml").read_text()


@pytest.fixture(scope="module")
def operator_cookies(hall: HallServer) -> list[dict[str, str]]:
    return cookies_of(hall, "Dilnoza", "operator")


@pytest.fixture
def operator(hall: HallServer, operator_cookies: list[dict[str, str]]) -> Iterator[httpx.Client]:
    """An operator's browser."""
    with httpx.Client(base_url=hall.url, timeout=15) as browser:
        for cookie in operator_cookies:
            browser.cookies.set(cookie["name"], cookie["value"])
        yield browser


def drawn(answer: httpx.Response) -> Image.Image:
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png"), answer.text
    return Image.open(io.BytesIO(answer.content))


def test_page_shows_every_language_and_width_without_barriers(
    hall: HallServer,
    operator_cookies: list[dict[str, str]],
    new_page: Callable[..., Page],
    axe: Callable[..., list[str]],
) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.context.add_cookies(operator_cookies)

    for language in LANGUAGES:
        page.goto(f"{hall.url}/slips/preview?language={language}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("#example")).to_be_visible()
        pictures = page.locator("main img")
        expect(pictures).to_have_count(len(LANGUAGES) * len(WIDTHS))
        for picture, width in zip(pictures.all(), WIDTHS * len(LANGUAGES), strict=True):
            picture.scroll_into_view_if_needed()
            expect(picture).to_have_js_property("naturalWidth", width)
        assert axe(page) == [], language


def test_layout_service_and_print_are_chosen_on_the_page(
    hall: HallServer, operator_cookies: list[dict[str, str]], new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.context.add_cookies(operator_cookies)
    page.goto(f"{hall.url}/slips?language=en")
    page.get_by_role("link", name="How slips look").click()
    expect(page.get_by_label("Service")).to_have_value("water")

    page.get_by_label("Layout").select_option("own")
    page.get_by_label("Service").select_option("tax")
    page.get_by_label("Print").select_option("large")
    page.get_by_role("button", name="Show").click()

    page.wait_for_url("**slip=own**")
    assert "service=tax&large=1" in page.locator("main img").first.get_attribute("src")
    for label, value in (("Layout", "own"), ("Service", "tax"), ("Print", "1")):
        expect(page.get_by_label(label)).to_have_value(value)
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1], "wider than a phone"


def test_picture_is_the_slip_of_that_layout_and_service(operator: httpx.Client) -> None:
    usual, own = drawn(operator.get(PICTURE)), drawn(operator.get(f"{PICTURE}&slip=own"))

    assert usual.width == own.width == 576
    assert usual.height > 2 * own.height
    assert usual.tobytes() == drawn(operator.get(f"{PICTURE}&service=water&large=0&slip=")).tobytes()
    assert usual.tobytes() != drawn(operator.get(f"{PICTURE}&service=tax")).tobytes()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "language=en",
        "width=576",
        "language=kaa&width=576",
        "language=en&width=577",
        "language=en&width=wide",
        "language=en&width=%2B576",
        "language=en&width=٥٧٦",
        "language=en&width=576&large=yes",
        "language=en&width=576&slip=nobody",
        "language=en&width=576&service=nobody",
        "language=en&width=576&service=%00",
    ],
)
def test_picture_of_something_else_is_refused_in_words(query: str, operator: httpx.Client) -> None:
    answer = operator.get(f"/slips/preview.png?{query}", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    assert answer.json()["detail"]


@pytest.mark.parametrize("query", ["slip=nobody", "service=nobody", "large=2"])
def test_page_of_something_else_is_refused_in_words(query: str, operator: httpx.Client) -> None:
    answer = operator.get(f"/slips/preview?{query}")

    assert answer.status_code == 422
    assert "nobody" in answer.text or "2" in answer.text


def test_preview_is_for_staff(hall: HallServer) -> None:
    for path in ("/slips/preview", PICTURE):
        answer = httpx.get(hall.url + path)
        assert (answer.status_code, answer.headers["location"][:8]) == (302, "/sign-in")


def test_only_admins_find_the_preview_on_the_start_page(hall: HallServer, operator: httpx.Client) -> None:
    link = 'href="/slips/preview"'
    with httpx.Client(base_url=hall.url, timeout=15) as admin:
        for cookie in cookies_of(hall, "Rustam", "admin"):
            admin.cookies.set(cookie["name"], cookie["value"])
        assert link in admin.get("/").text

    assert link not in operator.get("/").text
    assert link in operator.get("/slips").text
