"""Slips at the counter in a real browser, in a hall whose printer fails: said, and printed again."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer
from real_staff import cookies_of

from printers.fakes.tcp import TcpPrinterFake

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")


def settle(console: Page, state: str) -> None:
    """Wait until the console is in that state and takes the next press."""
    expect(console.locator("#console")).to_have_attribute("data-state", state)
    expect(console.locator("#primary:not([aria-disabled])")).to_be_visible()


@pytest.fixture(scope="module")
def dilnoza(printing_hall: HallServer) -> list[dict[str, str]]:
    """The cookies of an operator."""
    return cookies_of(printing_hall, "Dilnoza", "operator")


@pytest.fixture(scope="module")
def program(printing_hall: HallServer) -> httpx.Client:
    """A program of a manager."""
    return printing_hall.client(printing_hall.token("manager"))


@pytest.fixture
def console(
    printing_hall: HallServer,
    dilnoza: list[dict[str, str]],
    new_page: Callable[..., Page],
    program: httpx.Client,
) -> Iterator[Page]:
    """The console of counter 1, with Dilnoza; at the end nobody is left there or waits."""
    page = new_page(locale="en", viewport={"width": 1366, "height": 768})
    page.context.add_cookies(dilnoza)
    page.goto(f"{printing_hall.url}/counter/1")
    page.locator("#primary").click()
    settle(page, "idle")
    yield page
    program.post("/counters/1/close", json={"force": True})
    for ticket in program.get("/tickets?state=waiting").json()["tickets"]:
        program.post(f"/tickets/{ticket['id']}/cancel", json={})


@pytest.fixture
def take(program: httpx.Client) -> Callable[[], str]:
    """Takes a ticket at the kiosk; gives its label."""

    def take_ticket() -> str:
        order = {"service": "gas", "language": "ru", "kiosk": "main"}
        answer = program.post("/tickets", json=order)
        assert answer.status_code == 201, answer.text
        return answer.json()["label"]

    return take_ticket


def pictures(server: HallServer) -> list[Path]:
    """What the virtual printer has printed."""
    return list((server.data / "slips").glob("spare/*.png"))


def wait_for_pictures(server: HallServer, count: int) -> None:
    deadline = time.monotonic() + 10
    while len(pictures(server)) < count:
        assert time.monotonic() < deadline, f"{len(pictures(server))} of {count} papers came out"
        time.sleep(0.05)


def call(console: Page) -> None:
    console.locator("#primary").click()
    settle(console, "called")


def test_console_says_that_the_slip_did_not_come_out_until_it_is_printed_again(
    console: Page, take: Callable[[], str], door_printer: TcpPrinterFake, axe: Callable[..., list[str]]
) -> None:
    door_printer.refuse = True
    label = take()

    call(console)

    notice = console.locator("#slip")
    expect(notice).to_contain_text("The slip is not printed yet. The printer door")
    expect(notice).to_contain_text(" It prints by itself when the printer is ready.")
    assert axe(console) == []
    notice.get_by_role("button", name="Print again").click()
    expect(console.locator("#reprint-printer")).to_have_value("door")
    assert axe(console) == []
    console.locator("#reprint-printer").select_option("spare")
    console.locator("#panel-reprint [type=submit]").click()
    expect(notice).to_be_hidden()
    expect(console.locator("#said")).to_contain_text(f"The slip {label} is sent to the printer once more.")
    expect(console.locator("#primary")).to_be_focused()


def test_nobody_is_told_to_wait_for_a_slip_that_broke_off(
    console: Page, take: Callable[[], str], door_printer: TcpPrinterFake
) -> None:
    door_printer.cut_after = 1000
    take()

    call(console)

    notice = console.locator("#slip")
    expect(notice).to_contain_text("The slip did not come out. The printer door stopped in the middle")
    expect(notice).to_contain_text(" Print it again.")
    expect(notice).not_to_contain_text("by itself")
    console.reload()
    expect(notice).to_contain_text(" Print it again.")
    expect(notice).not_to_contain_text("by itself")


def test_slip_of_a_waiting_visitor_is_printed_again(
    console: Page, take: Callable[[], str], program: httpx.Client, door_printer: TcpPrinterFake
) -> None:
    door_printer.refuse = True
    label = take()

    console.locator(".waiting", has_text=label).locator("[data-panel=visit]").click()
    console.locator("#panel-visit [data-panel=reprint]").click()
    expect(console.locator("#panel-reprint h2")).to_contain_text(label)
    console.locator("#reprint-printer").select_option("spare")
    console.locator("#panel-reprint [type=submit]").click()

    expect(console.locator("#said")).to_contain_text(label)
    settle(console, "idle")
    call(console)
    expect(console.locator("#slip")).to_be_hidden()
    slip = program.get("/counters/1").json()["ticket"]["print"]
    assert (slip["printer"], slip["problem"]) == ("spare", None)


def test_operator_prints_the_shift_on_a_break_and_after_closing(
    console: Page, printing_hall: HallServer, axe: Callable[..., list[str]]
) -> None:
    former = len(pictures(printing_hall))
    for state, key, name in (("paused", "p", "Print my shift"), ("closed", "", "Print the last shift here")):
        if key:
            console.keyboard.press(key)
            console.locator("#panel-pause [type=submit]").click()
        else:
            console.locator("#close").click()
        settle(console, state)

        console.get_by_role("button", name=name).click()
        console.locator("#shift-printer").select_option("spare")
        console.locator("#panel-shift [type=submit]").click()

        expect(console.locator("#said")).to_contain_text("sent to the printer spare")
        settle(console, state)
    assert axe(console) == []
    expect(console.locator("#problem")).to_be_hidden()
    wait_for_pictures(printing_hall, former + 2)


def test_giving_a_ticket_says_how_its_slip_went(
    console: Page, printing_hall: HallServer, door_printer: TcpPrinterFake, axe: Callable[..., list[str]]
) -> None:
    slip, again = console.locator("[data-slot=slip]"), console.locator("#reprint")
    for is_well in (True, False):
        door_printer.refuse = not is_well
        console.goto(f"{printing_hall.url}/counter/tickets")
        console.locator("[name=service]").first.check()
        console.locator("#kiosk").select_option("main")

        console.locator("#order [type=submit]").click()

        if is_well:
            expect(slip).to_contain_text("at kiosk main")
            expect(again).to_be_hidden()
        else:
            expect(slip).to_contain_text("The slip is not printed yet. The printer door")
            expect(slip).to_contain_text(" It prints by itself when the printer is ready.")
            expect(again).to_be_visible()
            assert axe(console) == []
    console.locator("#mistake").click()
    expect(slip).to_contain_text("cancelled")
    expect(again).to_be_hidden()


def test_what_is_said_of_slips_has_no_barriers_in_any_language(
    console: Page,
    printing_hall: HallServer,
    take: Callable[[], str],
    door_printer: TcpPrinterFake,
    axe: Callable[..., list[str]],
) -> None:
    door_printer.refuse = True
    take()
    call(console)

    for language in LANGUAGES:
        console.goto(f"{printing_hall.url}/counter/1?language={language}")
        expect(console.locator("#slip")).to_be_visible()
        assert axe(console) == [], language
