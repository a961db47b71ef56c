"""The manager's printers and slips that did not come out, in a real browser, with a printer that fails."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from real_hall import SMALL_HALL, HallServer
from real_staff import cookies_of

from hall_server.manager.stations import is_low, people_needed, still_there
from printers.fakes.tcp import TcpPrinterFake

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")


@pytest.fixture(scope="module")
def rustam(printing_hall: HallServer) -> list[dict[str, str]]:
    """The cookies of a manager."""
    return cookies_of(printing_hall, "Rustam", "manager")


@pytest.fixture
def desk(printing_hall: HallServer, rustam: list[dict[str, str]], new_page: Callable[..., Page]) -> Page:
    """A manager who looks at the printers."""
    page = new_page(locale="en")
    page.context.add_cookies(rustam)
    page.goto(f"{printing_hall.url}/manager/printers")
    return page


@pytest.fixture(scope="module")
def program(printing_hall: HallServer) -> httpx.Client:
    """A program of a manager."""
    return printing_hall.client(printing_hall.token("manager"))


def station(page: Page, name: str) -> Locator:
    return page.locator(f".station[data-id={name}]")


def take(program: httpx.Client) -> str:
    """Take a ticket at the kiosk; gives its label."""
    order = {"service": "gas", "language": "ru", "kiosk": "main"}
    answer = program.post("/tickets", json=order)
    assert answer.status_code == 201, answer.text
    return answer.json()["label"]


def line(page: Page, what: str) -> Locator:
    return page.locator(".slip-item", has_text=what)


def test_a_printer_that_fails_says_why_until_it_is_back(
    desk: Page, program: httpx.Client, door_printer: TcpPrinterFake
) -> None:
    door = station(desk, "door")
    expect(door.locator("[data-slot=problem]")).to_be_hidden()
    door_printer.refuse = True

    label = take(program)

    expect(door.locator("[data-slot=problem]")).to_contain_text("The printer door")
    expect(line(desk, label)).to_contain_text("Waits for a printer")
    expect(line(desk, label).locator("[data-next]:visible")).to_have_text(
        ["It prints by itself when the printer is ready."]
    )
    expect(door.locator("[data-condition=online]")).to_be_hidden()
    expect(station(desk, "spare").locator("[data-condition=online]")).to_be_visible()

    door_printer.refuse = False

    expect(line(desk, label)).to_have_count(0)
    expect(door.locator("[data-slot=problem]")).to_be_hidden()
    expect(door.locator("[data-slot=good]")).to_have_text(re.compile(r"^\d\d:\d\d$"))


def test_a_test_slip_comes_out_and_is_counted_until_a_new_roll_is_put_in(
    desk: Page, door_printer: TcpPrinterFake
) -> None:
    door = station(desk, "door")
    so_far = int(door.locator("[data-slot=slips]").inner_text())
    jobs = len(door_printer.jobs)

    door.locator("[data-print=test]").click()

    expect(desk.locator("#moved")).to_contain_text("sent to the printer door")
    door_printer.wait_for_jobs(jobs + 1)
    expect(door.locator("[data-slot=slips]")).to_have_text(str(so_far + 1))
    expect(door.locator("[data-slot=left]")).to_contain_text("not known until a new roll is put in")
    expect(door.locator("[data-bar]")).to_be_hidden()

    door.locator("[data-move=roll]").click()
    expect(desk.locator("#ask-roll h2")).to_contain_text("door")
    desk.locator("#ask-roll [data-go]").click()

    expect(door.locator("[data-slot=slips]")).to_have_text("0")
    expect(door.locator("[data-slot=left]")).to_contain_text("700")
    expect(door.locator("[data-bar]")).to_be_visible()
    expect(door.locator("[data-slot=roll]")).to_have_text(re.compile(r"^\d\d:\d\d$"))


def test_a_paper_that_did_not_come_out_is_named_until_it_is_asked_for_again(
    desk: Page, door_printer: TcpPrinterFake
) -> None:
    jobs = len(door_printer.jobs)
    door_printer.cut_after = 1

    desk.locator("[data-print=day]").click()

    expect(line(desk, "Daily report")).to_contain_text("Did not come out")
    expect(line(desk, "Daily report").locator("[data-print-again]")).to_be_hidden()
    expect(line(desk, "Daily report").locator("[data-next]:visible")).to_have_count(0)
    door_printer.cut_after = None
    desk.locator("#papers-at").select_option("spare")
    desk.locator("[data-print=day]").click()

    expect(line(desk, "Daily report")).to_have_count(0)
    desk.locator("#papers-at").select_option("door")
    desk.locator("[data-print=list]").click()
    expect(desk.locator("#moved")).to_contain_text("list")
    door_printer.wait_for_jobs(jobs + 1)


def test_a_slip_that_broke_off_is_to_be_printed_again_wherever_it_is_named(
    desk: Page, program: httpx.Client, printing_hall: HallServer, door_printer: TcpPrinterFake
) -> None:
    door_printer.cut_after = 1000
    label = take(program)
    expect(line(desk, label)).to_contain_text("Did not come out")

    for _ in ("painted by the script", "written by the server"):
        expect(line(desk, label).locator("[data-next]:visible")).to_have_text(["Print it again."])
        desk.reload()
    desk.goto(f"{printing_hall.url}/manager/tickets?label={label}")

    expect(desk.locator(".ticket .facts")).to_contain_text("the visitor keeps the number. Print it again.")
    door_printer.cut_after = None
    desk.locator("[data-print-again]").click()
    expect(desk.locator("#moved")).to_contain_text(label)


def test_a_slip_is_printed_again_at_another_printer_and_the_line_goes(
    desk: Page, program: httpx.Client, printing_hall: HallServer, door_printer: TcpPrinterFake
) -> None:
    door_printer.refuse = True
    label = take(program)
    desk.goto(f"{printing_hall.url}/manager")
    expect(desk.locator("#need")).to_contain_text("Does not print: door.")
    expect(line(desk, label).locator("select")).to_have_value("door")

    line(desk, label).locator("select").select_option("spare")
    line(desk, label).locator("[data-print-again]").click()

    expect(desk.locator("#moved")).to_contain_text(label)
    expect(line(desk, label)).to_have_count(0)
    expect(desk.locator("#slips")).to_be_hidden()
    expect(desk.locator("#main")).to_be_focused()  # the button that had the focus is gone
    desk.goto(f"{printing_hall.url}/manager/tickets?label={label}")
    expect(desk.locator(".ticket .facts")).to_contain_text("spare")
    desk.locator("[data-print-again]").click()
    expect(desk.locator("#moved")).to_contain_text(label)
    expect(desk.locator(".ticket tbody th", has_text="Slip printed again")).to_have_count(2)
    door_printer.refuse = False
    program.post("/printers/door/papers", json={"paper": "test"})
    desk.goto(f"{printing_hall.url}/manager")
    expect(desk.locator("#need")).to_be_hidden()


def test_pages_about_printers_have_no_barriers_in_any_language(
    desk: Page,
    program: httpx.Client,
    printing_hall: HallServer,
    door_printer: TcpPrinterFake,
    axe: Callable[..., list[str]],
) -> None:
    door_printer.refuse = True
    label = take(program)
    program.post("/printers/door/papers", json={"paper": "list"})
    expect(line(desk, label)).to_be_visible()
    desk.locator("[data-move=roll]").first.click()
    assert axe(desk) == []

    for language in LANGUAGES:
        desk.goto(f"{printing_hall.url}/manager/printers?language={language}")
        expect(line(desk, label)).to_be_visible()
        assert axe(desk) == [], language
        desk.goto(f"{printing_hall.url}/manager?language={language}")
        expect(line(desk, label)).to_be_visible()
        assert axe(desk) == [], language


def test_a_hall_without_printers_says_so(
    make_server: Callable[..., HallServer], signed_in: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    text = SMALL_HALL.read_text()
    former = text[text.index("[[printer]]") : text.index("[[kiosk]]")]
    server = make_server(text.replace(former, "").replace('printers = ["paper"]', ""))

    page = signed_in(server, "Rustam", "manager", "/manager/printers", locale="en")

    expect(page.locator("main .empty")).to_contain_text("This hall has no printers")
    expect(page.locator("[data-print]")).to_have_count(0)
    assert axe(page) == []


def printer(**facts: object) -> dict[str, object]:
    usual = {"id": "door", "condition": "unknown", "paper": "unknown", "problem": None, "roll_since": "..."}
    return usual | {"slips": 100, "left": 600} | facts


@pytest.mark.parametrize(
    ("facts", "low", "left"),
    [
        ({}, False, 600),
        ({"slips": 630, "left": 70}, False, 70),
        ({"slips": 631, "left": 69}, True, 69),
        ({"slips": 631, "left": 69, "roll_since": None}, False, 69),
        ({"slips": 631, "left": 69, "paper": "enough"}, True, 69),
        ({"paper": "low"}, True, 600),
        ({"paper": "out"}, True, 0),
    ],
)
def test_paper_is_low_when_the_printer_says_so_or_a_tenth_is_left(
    facts: dict[str, object], low: bool, left: int
) -> None:
    assert (is_low(printer(**facts)), still_there(printer(**facts))) == (low, left)


def test_a_printer_that_fails_is_named_once() -> None:
    stations = [
        printer(id="a", problem="paper_out", paper="out"),
        printer(id="b", paper="low"),
        printer(id="c"),
    ]

    assert people_needed(stations) == {"failing": ["a"], "low": ["b"]}
