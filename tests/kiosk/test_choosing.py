"""What a visitor may say at the kiosk besides the service, and what the kiosk says before the ticket."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from moved_clock import MovedClock
from playwright.sync_api import Page, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
WIDE = {"width": 1366, "height": 768}
TALL = {"width": 1080, "height": 1920}
SIZES = {"tall": TALL, "wide": WIDE, "hd": {"width": 1920, "height": 1080}}
TARGET_PX = 76
MONDAY_BEFORE_CLOSING = dt.datetime(2026, 11, 23, 17, 50, tzinfo=ZoneInfo("Asia/Tashkent"))

# What cannot be touched well: too small, over an edge, or above the lower half of a tall screen.
OUT_OF_REACH = """([target, top]) => [...document.querySelectorAll('button')]
    .filter((button) => button.checkVisibility() && button.dataset.do !== 'remove')
    .map((button) => [button.textContent.trim(), button.getBoundingClientRect()])
    .filter(([, at]) => at.height < target || at.width < target || at.top < top || at.left < 0
        || at.bottom > innerHeight || at.right > innerWidth)
    .map(([words, at]) => `${words}: ${JSON.stringify(at)}`)"""
CUT_OFF = """() => [...document.querySelectorAll('.view-head, .view-body, .chosen-row, button, .tile')]
    .filter((each) => each.checkVisibility() && each.scrollHeight > each.clientHeight + 14)
    .map((each) => `${each.className} ${each.textContent.trim().slice(0, 40)}`)"""

SHUT_HALL = {
    'series = "A"\nname = {uz = "Suv': 'closed = {uz = "Taʼmirlash", "uz-Cyrl" = "Таъмирлаш", '
    'ru = "Ремонт", en = "Repair"}\nseries = "A"\nname = {uz = "Suv',
    "typical_min = 10": 'typical_min = 10\ndaily_limit = 1\n\n[[service]]\nid = "land"\n'
    'department = "tax"\nseries = "B"\nname = {en = "Land"}\n'
    'exceptions = ["2026-11-23 closed: Inventory"]',
    "# hours = ": "hours = ",
    'services = ["tax", {id': 'services = ["tax", "land", {id',
}

# All numbers given; an exception of the hall file; closed by hand; more waiting than can be served.
SAID = {
    "uz": [
        "Bugungi barcha raqamlar berib boʻlindi. Ertaga soat 9:00 da ochiladi.",
        "Hozir yopiq: Inventory. Ertaga soat 9:00 da ochiladi.",
        "Hozir yopiq: Taʼmirlash. Xodimga murojaat qiling.",
        "Navbatda odam koʻp. Soat 18:00 da yopilguncha sizga xizmat koʻrsatishga ulgurmasligimiz mumkin.",
    ],
    "uz-Cyrl": [
        "Бугунги барча рақамлар бериб бўлинди. Эртага соат 9:00 да очилади.",
        "Ҳозир ёпиқ: Inventory. Эртага соат 9:00 да очилади.",
        "Ҳозир ёпиқ: Таъмирлаш. Ходимга мурожаат қилинг.",
        "Навбатда одам кўп. Соат 18:00 да ёпилгунча сизга хизмат кўрсатишга улгурмаслигимиз мумкин.",
    ],
    "ru": [
        "На сегодня все номера выданы. Откроется завтра в 9:00.",
        "Сейчас закрыто: Inventory. Откроется завтра в 9:00.",
        "Сейчас закрыто: Ремонт. Обратитесь к сотруднику.",
        "Очередь большая. Вас могут не успеть принять до закрытия в 18:00.",
    ],
    "en": [
        "All numbers for today have been given. Opens tomorrow at 9:00.",
        "Closed now: Inventory. Opens tomorrow at 9:00.",
        "Closed now: Repair. Please ask the staff.",
        "Many people are waiting. You may not be served before closing at 18:00.",
    ],
}


@pytest.fixture
def full_hall(make_server: Callable[..., HallServer], project: Path) -> HallServer:
    """The example hall of 14 departments, with priorities and purposes."""
    return make_server(project / "config/sergeli.toml")


@pytest.fixture
def full_kiosk(full_hall: HallServer, open_kiosk: Callable[..., Page]) -> Page:
    """A kiosk of that hall."""
    return open_kiosk(full_hall)


def choose(kiosk: Page, department: str, service: str) -> None:
    kiosk.locator(f"[data-do=department][data-id='{department}']").click()
    kiosk.locator(f"[data-do=service][data-id='{service}']").click()
    expect(kiosk.locator("[data-view=confirm] h1")).to_be_focused()


def test_several_services_are_one_ticket_with_all_that_was_said(
    full_kiosk: Page, full_hall: HallServer
) -> None:
    kiosk = full_kiosk
    kiosk.locator("[data-do=language][data-id=en]").click()
    choose(kiosk, "gas", "gas-contract")
    expect(kiosk.locator("[data-do=remove]:visible")).to_have_count(0)
    for department, service in (("health", "clinic"), ("water", "water-meter"), ("pension", "pension-new")):
        kiosk.locator("[data-do=add]").click()
        choose(kiosk, department, service)
    kiosk.locator("[data-do=add]").click()
    kiosk.locator("[data-do=department][data-id=gas]").click()
    expect(kiosk.locator(".tile-closed").first).to_contain_text("Already chosen")
    kiosk.locator("[data-do=service][data-id=gas-bill]").click()
    expect(kiosk.locator("[data-do=add]")).to_be_hidden()

    kiosk.get_by_role("button", name="Remove Applying for a pension").click()
    # By the last one chosen, its list and the departments.
    for _ in range(3):
        kiosk.locator(".kiosk-foot [data-do=back]").press("Enter")
    expect(kiosk.locator(".chosen-row")).to_have_count(3)
    expect(kiosk.locator("[data-do=priority][data-id=appointment]")).to_have_count(0)
    kiosk.get_by_role("button", name="Veterans").click()
    kiosk.get_by_role("button", name="Elderly people").click()
    kiosk.get_by_role("button", name="Pay", exact=True).click()
    for name in ("One more", "One more", "One fewer"):
        kiosk.get_by_role("button", name=name).click()
    kiosk.locator("[data-do=take]").click()

    order = kiosk.locator("[data-order] li")
    expect(order).to_have_count(3)
    ticket = full_hall.client(full_hall.token("manager")).get("/tickets").json()["tickets"][0]
    assert (ticket["priority"], ticket["purpose"], ticket["quantity"]) == ("elderly", "pay", 2)
    assert {stage["service"] for stage in ticket["stages"]} == {"gas-contract", "clinic", "water-meter"}
    names = {"gas-contract": "Gas supply contract", "clinic": "Registration with a clinic"}
    names["water-meter"] = "Water meter"
    assert order.all_inner_texts() == [names[stage["service"]] for stage in ticket["stages"]]


def test_slip_in_large_print_is_for_the_visitor_who_asks_and_no_other(
    full_kiosk: Page, full_hall: HallServer
) -> None:
    kiosk = full_kiosk
    large = kiosk.locator("[data-do=large-print]")

    def take() -> dict:
        kiosk.locator("[data-do=take]").click()
        label = kiosk.locator("section[data-view=ticket] [data-slot=label]").inner_text()
        kiosk.locator(".view [data-do=start]").click()
        with sqlite3.connect(full_hall.data / "hall.db") as db:
            facts = db.execute(
                "SELECT facts FROM print_jobs p JOIN tickets t ON t.id = p.ticket WHERE t.label = ?", (label,)
            ).fetchone()
            assert b"large_print" not in b"".join(
                row[0].encode() for row in db.execute("SELECT data FROM journal")
            )
        return json.loads(facts[0])

    kiosk.locator("[data-do=language][data-id=ru]").click()
    choose(kiosk, "employment", "job-search")
    expect(large).to_have_attribute("aria-pressed", "false")
    large.click()
    expect(large).to_have_attribute("aria-pressed", "true")
    # It stays while more is chosen, as all that was said does.
    kiosk.locator("[data-do=add]").click()
    choose(kiosk, "gas", "gas-contract")
    expect(large).to_have_attribute("aria-pressed", "true")
    assert take()["large_print"] is True

    kiosk.locator("[data-do=language][data-id=ru]").click()
    choose(kiosk, "employment", "job-search")
    expect(large).to_have_attribute("aria-pressed", "false")
    assert "large_print" not in take()


def test_kiosk_without_paper_does_not_ask_how_large_the_print_shall_be(
    make_server: Callable[..., HallServer], open_kiosk: Callable[..., Page], project: Path
) -> None:
    hall = (project / "config/small.toml").read_text().replace('printers = ["paper"]', "printers = []")
    kiosk = open_kiosk(make_server(hall))

    kiosk.locator("[data-do=language][data-id=en]").click()
    choose(kiosk, "tax", "tax")

    expect(kiosk.locator("[data-do=take]")).to_be_visible()
    expect(kiosk.locator("[data-do=large-print]")).to_have_count(0)


def test_second_tap_of_a_shaking_hand_chooses_nothing(full_kiosk: Page) -> None:
    kiosk = full_kiosk
    kiosk.set_viewport_size(WIDE)

    kiosk.locator("[data-do=language][data-id=uz]").dblclick()

    expect(kiosk.locator("section[data-view=departments]")).to_be_visible()
    kiosk.locator("[data-do=department]").first.dblclick()
    expect(kiosk.locator("section[data-view=services]")).to_be_visible()


def test_everything_is_large_and_in_reach_on_a_tall_screen(full_kiosk: Page) -> None:
    kiosk = full_kiosk

    def look(where: tuple[str, ...], top: float) -> None:
        assert kiosk.evaluate(OUT_OF_REACH, [TARGET_PX, top]) == [], where
        assert kiosk.evaluate(CUT_OFF) == [], where

    for language in LANGUAGES:
        for name, size in SIZES.items():
            kiosk.set_viewport_size(size)
            top = size["height"] / 2 - 1 if name == "tall" else 0
            look((language, name, "start"), top)
            kiosk.locator(f"[data-do=language][data-id='{language}']").click()
            look((language, name, "departments"), top)
            choose(kiosk, "employment", "job-search")
            look((language, name, "one service"), top)
            kiosk.locator("[data-do=start]").click()


def test_kiosk_has_no_barriers_in_any_language(full_kiosk: Page, axe: Callable[..., list[str]]) -> None:
    kiosk = full_kiosk
    assert axe(kiosk) == []

    for language, size in zip(LANGUAGES, (WIDE, TALL, WIDE, TALL), strict=True):
        kiosk.set_viewport_size(size)
        kiosk.locator(f"[data-do=language][data-id='{language}']").click()
        expect(kiosk.locator("html")).to_have_attribute("lang", language)
        assert axe(kiosk) == [], (language, "departments")
        kiosk.locator("[data-do=department]").first.click()
        kiosk.locator("[data-do=contrast]").click()
        assert axe(kiosk) == [], (language, "services in high contrast")
        kiosk.locator("[data-do=service]").first.click()
        kiosk.locator("[data-do=add]").click()
        kiosk.locator("[data-do=department]").nth(2).click()
        kiosk.locator("[data-do=service]").first.click()
        kiosk.locator("[data-do=priority]").first.click()
        kiosk.locator("[data-do=large-print]").click()
        assert axe(kiosk) == [], (language, "what was chosen, in high contrast")
        kiosk.locator("[data-do=contrast]").click()
        assert axe(kiosk) == [], (language, "what was chosen")
        kiosk.locator("[data-do=take]").click()
        expect(kiosk.locator("section[data-view=ticket] [data-order] li")).to_have_count(2)
        assert axe(kiosk) == [], (language, "ticket")
        kiosk.locator(".view [data-do=start]").click()


def test_kiosk_says_why_a_service_is_closed_or_may_close_too_soon(
    make_server: Callable[..., HallServer],
    moved_clock: MovedClock,
    open_kiosk: Callable[..., Page],
    project: Path,
) -> None:
    hall = (project / "config/small.toml").read_text()
    for there, instead in SHUT_HALL.items():
        assert there in hall
        hall = hall.replace(there, instead)
    moved_clock.pass_time_until(MONDAY_BEFORE_CLOSING)
    server = make_server(hall, clock=moved_clock)
    staff = server.client(server.token("manager"))
    assert staff.post("/counters/1/open").is_success
    for service in ("gas", "gas", "tax"):
        assert staff.post("/tickets", json={"service": service, "language": "uz"}).status_code == 201
    kiosk = open_kiosk(server)

    for language, texts in SAID.items():
        kiosk.locator(f"[data-do=language][data-id='{language}']").click()
        kiosk.locator("[data-do=department][data-id=tax]").click()
        expect(kiosk.locator(".tile-closed .tile-note")).to_have_text(texts[:2], use_inner_text=True)
        kiosk.locator(".kiosk-foot [data-do=back]").click()
        kiosk.locator("[data-do=department][data-id=utilities]").click()
        expect(kiosk.locator(".tile-closed .tile-note")).to_have_text(texts[2], use_inner_text=True)
        kiosk.locator("[data-do=service][data-id=gas]").click()
        expect(kiosk.locator(".view .notice-warning")).to_have_text(texts[3])
        kiosk.locator("[data-do=take]").click()
        expect(kiosk.locator("section[data-view=ticket] h1")).to_contain_text("A0")
        kiosk.locator(".view [data-do=start]").click()
