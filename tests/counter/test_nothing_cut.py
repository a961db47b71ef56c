"""Whom to call, and what to do, stands whole on the console: in each language, low windows, with warnings."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer
from real_staff import cookies_of

WINDOWS = ((1280, 720), (1280, 800), (1280, 900), (1366, 650), (1366, 768))
LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")

# A screen without sound warns as the console's own words would; it lasts no longer than this look.
CUT = """(soundless) => {
    const said = JSON.parse(document.getElementById('console').dataset.said);
    const warnings = document.getElementById('warnings');
    if (soundless) {
        warnings.innerHTML = `<li>${said.sound_blocked.replace('{screens}', 'main')}</li>`;
        warnings.hidden = false;
    }
    const says = (element) => element.textContent.trim();
    const is = (element) => element.checkVisibility({ visibilityProperty: true }) && says(element);
    const name = (element) => `${element.id || element.className} ${says(element).slice(0, 40)}`;
    const cut = [];
    const boxes = '.present-body, .present-news, .present, .notice, .came-of';
    for (const box of document.querySelectorAll(boxes)) {
        if (is(box) && box.scrollHeight > box.clientHeight + 1) {
            cut.push(`${name(box)} ${box.scrollHeight} > ${box.clientHeight}`);
        }
    }
    const body = document.querySelector('.present-body').getBoundingClientRect();
    const parts = `.present-body [data-slot], .present .notice, .steps button, .steps-foot > *,
        .console-head > *, .beside > .notice, #undo`;
    for (const each of document.querySelectorAll(parts)) {
        if (!is(each)) continue;
        const { top, bottom, left, right } = each.getBoundingClientRect();
        const low = each.closest('.present-body') ? body.bottom + 1 : innerHeight;
        const far = each.closest('.present-body') ? body.right + 1 : innerWidth;
        const isOut = top < 0 || left < 0 || right > far || bottom > low;
        if (isOut) cut.push(`${name(each)} ends at ${right}, ${bottom} > ${far}, ${low}`);
    }
    for (const must of ['label', 'service', 'language', 'waited', 'reason']) {
        if (!is(document.querySelector(`.present [data-slot="${must}"]`))) cut.push(`no ${must}`);
    }
    return cut;
}"""


@pytest.fixture(scope="module")
def program(shared_server: HallServer) -> httpx.Client:
    """A program of a manager."""
    return shared_server.client(shared_server.token("manager"))


@pytest.fixture
def called(shared_server: HallServer, program: httpx.Client, new_page: Callable[..., Page]) -> Page:
    """The console of counter 1, to which a visitor of whom much is known is called and called again."""
    order = {"service": "gas", "language": "ru", "quantity": 3, "priority": "elderly"}
    assert program.post("/tickets", json=order).status_code == 201
    page = new_page(locale="en")
    page.context.add_cookies(cookies_of(shared_server, "Dilnoza", "operator"))
    page.goto(f"{shared_server.url}/counter/1")
    page.locator("#primary").click()
    expect(page.locator("#console")).to_have_attribute("data-state", "idle")
    expect(page.locator("#primary:not([aria-disabled])")).to_be_visible()
    page.locator("#primary").click()
    expect(page.locator("#console")).to_have_attribute("data-state", "called")
    expect(page.locator("#primary:not([aria-disabled])")).to_be_visible()
    page.locator("[data-step=recall]").click()
    expect(page.locator(".present [data-slot=calls]")).to_have_text("2")
    return page


def test_nothing_is_cut_whatever_is_wrong(
    called: Page, shared_server: HallServer, program: httpx.Client
) -> None:
    expect(called.locator("#proof")).to_be_visible()
    found: dict[str, list[str]] = {}

    for emergency in (False, True):
        if emergency:
            program.post("/notices", json={"kind": "emergency"})
        for language in LANGUAGES:
            called.goto(f"{shared_server.url}/counter/1?language={language}")
            expect(called.locator("#proof")).to_be_visible()
            expect(called.locator("#emergency-banner")).to_be_visible(visible=emergency)
            for width, height in WINDOWS:
                called.set_viewport_size({"width": width, "height": height})
                for soundless in (False, True):
                    at = f"{language} {width}x{height}{' emergency' * emergency}{' soundless' * soundless}"
                    if cut := called.evaluate(CUT, soundless):
                        found[at] = cut

    assert found == {}


def test_emergency_page_says_that_the_server_is_gone_and_what_to_do_then(
    make_server: Callable[..., HallServer], signed_in: Callable[..., Page], complaints: object
) -> None:
    complaints.expect("ERR_", "WebSocket", "Failed to load")  # type: ignore[attr-defined]
    server = make_server()
    page = signed_in(server, "Dilnoza", "operator", "/counter/emergency", locale="en")
    by_mouth = page.get_by_text("Go through the hall and say it yourself")
    expect(page.locator("[data-asks=raise-question]")).to_be_enabled()
    expect(by_mouth).to_be_hidden()

    server.stop()

    expect(by_mouth).to_be_visible()
    expect(page.locator("[data-lost]")).to_be_visible()

    page.locator("[data-asks=raise-question]").click()
    page.locator("[data-raise]").click(delay=450)
    expect(page.locator("#raise [data-wrong]")).to_contain_text("No answer")
    server.start()
    expect(by_mouth).to_be_hidden(timeout=15_000)
    expect(page.locator("#raise [data-wrong]")).to_be_empty()
