"""What the kiosk says of slips in a real browser, while its printer fails, is slow, or stops half way."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer
from real_staff import cookies_of

from printers.fakes.tcp import TcpPrinterFake

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
PRINTING, TAKE_IT = "Your slip is printing", "Please take your slip."
UNSURE = "Please take your slip. If none has come out, write your number down or ask the staff."
WRITE_DOWN = "Please write your number down or ask the staff."


@pytest.fixture(scope="module")
def nodira(printing_hall: HallServer) -> list[dict[str, str]]:
    """The cookies of a manager, who may take tickets at any kiosk."""
    return cookies_of(printing_hall, "Nodira", "manager")


@pytest.fixture(scope="module")
def program(printing_hall: HallServer) -> httpx.Client:
    """A program of a manager."""
    return printing_hall.client(printing_hall.token("manager"))


@pytest.fixture
def go_to(
    printing_hall: HallServer,
    nodira: list[dict[str, str]],
    new_page: Callable[..., Page],
    program: httpx.Client,
    door_printer: TcpPrinterFake,
) -> Callable[[str], Page]:
    """Opens the page of a kiosk whose printer is well."""
    jobs = len(door_printer.jobs)
    program.post("/printers/door/papers", json={"paper": "test"})
    door_printer.wait_for_jobs(jobs + 1)

    def opened(kiosk: str) -> Page:
        page = new_page(viewport={"width": 1080, "height": 1920}, locale="en")
        page.context.add_cookies(nodira)
        page.goto(f"{printing_hall.url}/kiosk/{kiosk}")
        expect(page.locator("[data-start-notice=paper]")).to_be_hidden()
        return page

    return opened


def take(kiosk: Page) -> None:
    """Take a ticket for the gas supply, in English."""
    kiosk.locator("[data-do=language][data-id=en]").click()
    kiosk.locator("[data-do=department][data-id=utilities]").click()
    kiosk.locator("[data-do=service][data-id=gas]").click()
    kiosk.locator("[data-do=take]").click()


def says(kiosk: Page, sentence: str) -> None:
    """The ticket's view says this of the slip and nothing else."""
    expect(kiosk.locator(".ticket-slip:visible")).to_have_count(1)
    expect(kiosk.locator(".ticket-slip:visible")).to_contain_text(sentence)


def test_kiosk_says_at_its_start_that_no_slips_come_out_until_they_do(
    go_to: Callable[[str], Page], door_printer: TcpPrinterFake, axe: Callable[..., list[str]]
) -> None:
    kiosk = go_to("main")
    notice = kiosk.locator("[data-start-notice=paper]")
    door_printer.refuse = True
    take(kiosk)
    says(kiosk, WRITE_DOWN)
    assert axe(kiosk) == []

    kiosk.locator("section[data-view=ticket] [data-do=start]").click()

    expect(notice).to_be_visible()
    expect(notice.locator("p")).to_have_count(len(LANGUAGES))
    for language in kiosk.locator("[data-do=language]").all():
        assert language.bounding_box()["height"] >= 76
    assert axe(kiosk) == []
    door_printer.refuse = False
    expect(notice).to_be_hidden()


def test_kiosk_that_waits_for_the_slip_says_so_and_then_how_it_went(
    go_to: Callable[[str], Page], door_printer: TcpPrinterFake, axe: Callable[..., list[str]]
) -> None:
    kiosk = go_to("patient")
    door_printer.slow_s = 1.5

    take(kiosk)

    says(kiosk, PRINTING)
    assert axe(kiosk) == []
    says(kiosk, TAKE_IT)


def test_kiosk_that_has_waited_long_enough_says_what_is_known(
    go_to: Callable[[str], Page], door_printer: TcpPrinterFake
) -> None:
    kiosk = go_to("hasty")
    door_printer.slow_s = 2.5

    take(kiosk)

    says(kiosk, "Your slip is still printing.")
    says(kiosk, TAKE_IT)


def test_kiosk_that_waits_for_nothing_takes_its_word_back_when_the_printer_stops(
    go_to: Callable[[str], Page], door_printer: TcpPrinterFake
) -> None:
    kiosk = go_to("main")
    door_printer.slow_s = 2.0
    door_printer.cut_after = 1000

    take(kiosk)

    says(kiosk, TAKE_IT)
    says(kiosk, WRITE_DOWN)


def test_kiosk_says_what_to_do_when_a_printer_that_confirms_fell_silent(
    go_to: Callable[[str], Page], door_printer: TcpPrinterFake, axe: Callable[..., list[str]]
) -> None:
    kiosk = go_to("patient")
    door_printer.mute = True

    take(kiosk)

    says(kiosk, PRINTING)
    expect(kiosk.get_by_text(UNSURE)).to_be_visible(timeout=20_000)  # its word is waited for 5 seconds
    says(kiosk, UNSURE)
    assert axe(kiosk) == []
