"""Signs and lamps on the manager's pages, in a real browser, with one that fails."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from real_hall import SMALL_HALL, HallServer
from real_staff import cookies_of

from display.signs.fakes.serial import SignLineFake
from display.signs.fakes.unit import LineUnitFake

SIGNS = """
[[sign]]
id = "left"
counter = "1"
address = "{address}"

[[sign]]
id = "lamp"
counter = "2"
address = "{address}"
unit = 2
kind = "lamp"
"""
SILENT = {
    "en": "It does not answer",
    "ru": "Не отвечает",
    "uz": "Javob bermayapti",
    "uz-Cyrl": "Жавоб бермаяпти",
}


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SignLineFake]:
    with SignLineFake(tmp_path / "usb-adapter", LineUnitFake(1), LineUnitFake(2)) as fake:
        yield fake


def test_manager_reads_which_sign_does_not_work_until_it_is_back(
    make_server: Callable[..., HallServer],
    line: SignLineFake,
    new_page: Callable[..., Page],
    axe: Callable[..., list],
) -> None:
    line.units[1].is_deaf = True
    server = make_server(SMALL_HALL.read_text() + SIGNS.format(address=line.address))
    page, day = new_page(locale="en"), new_page(locale="en")
    cookies = cookies_of(server, "Rustam", "manager")
    for each in (page, day):
        each.context.add_cookies(cookies)
    page.goto(f"{server.url}/manager/printers")
    day.goto(f"{server.url}/manager")
    left, lamp = (page.locator(f".sign-row[data-id={name}]") for name in ("left", "lamp"))

    expect(left.locator("[data-condition]:visible")).to_have_text("Works")
    expect(left).to_contain_text("Window 1")
    expect(lamp.locator("[data-condition]:visible")).to_have_text("Does not work")
    expect(lamp.locator("[data-slot=problem]")).to_contain_text(SILENT["en"])
    expect(day.locator("#need")).to_contain_text("Signs or lamps do not work: lamp.")
    assert axe(page) == []
    for language, words in SILENT.items():
        first_paint = page.request.get(f"{server.url}/manager/printers?language={language}").text()
        assert words in first_paint.partition('data-id="lamp"')[2]

    line.units[1].is_deaf = False
    # Everything on a line that was away is asked at once, and not after a rest.
    line.unplug()
    line.plug()

    expect(lamp.locator("[data-condition=online]")).to_be_visible()
    expect(lamp.locator("[data-slot=problem]")).to_be_hidden()
    expect(day.locator("#need")).to_be_hidden()
