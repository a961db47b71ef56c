"""The manager's screens and loudspeakers, and calls that nobody saw or heard, in a real browser."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer
from real_staff import cookies_of

from hall_server.manager.walls import screen_problem, walls_in_need

HERE = {"id": "main", "is_connected": True, "since": "2026-11-23T04:00:00.000Z", "sound": "ready"}
SAYS = {"id": "hall", "problem": None}


@pytest.fixture(scope="module")
def program(shared_server: HallServer) -> httpx.Client:
    """A program of a manager."""
    return shared_server.client(shared_server.token("manager"))


@pytest.fixture(scope="module")
def rustam(shared_server: HallServer) -> list[dict[str, str]]:
    """The cookies of a manager."""
    return cookies_of(shared_server, "Rustam", "manager")


def look(server: HallServer, cookies: list[dict[str, str]], new_page: Callable[..., Page], path: str) -> Page:
    page = new_page(locale="en", viewport={"width": 1366, "height": 768})
    page.context.add_cookies(cookies)
    page.goto(f"{server.url}{path}")
    return page


def test_screens_and_loudspeakers_tell_how_they_are_while_one_comes_shows_and_goes(
    shared_server: HallServer,
    program: httpx.Client,
    rustam: list[dict[str, str]],
    new_page: Callable[..., Page],
    axe: Callable[..., list[str]],
) -> None:
    page = look(shared_server, rustam, new_page, "/manager/screens")
    screen, speaker = page.locator("[data-kind=screen]"), page.locator("[data-kind=speaker]")
    expect(screen.locator("[data-here]:visible")).to_have_text("Not connected")
    expect(screen.locator("[data-slot=problem]")).to_contain_text("has to be paired first")
    expect(speaker.locator("[data-slot=problem]")).to_contain_text("is not connected")
    assert axe(page) == []

    link = re.search(r"screen +main +(\S+)", shared_server.log())
    assert link, shared_server.log()
    wall = new_page(link[1])
    wall.locator("main form button[type=submit]").click()
    wall.wait_for_url("**/display/main")

    expect(screen.locator("[data-here]:visible")).to_have_text("Connected")
    expect(screen.locator("[data-slot=since]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(screen.locator("[data-slot=shown]")).to_have_text("none yet")
    program.post("/counters/1/open", json={})
    program.post("/tickets", json={"service": "gas", "language": "ru"})
    program.post("/counters/1/next", json={})
    expect(screen.locator("[data-slot=shown]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(speaker.locator("[data-slot=spoken]")).to_have_text(re.compile(r"^\d\d:\d\d$"), timeout=20_000)
    expect(speaker.locator("[data-condition]:visible")).to_have_text("Ready")
    assert axe(page) == []

    wall.close()

    expect(screen.locator("[data-here]:visible")).to_have_text("Not connected")
    day = look(shared_server, rustam, new_page, "/manager")
    expect(day.locator("#need-walls")).to_contain_text("Not connected or without sound: main.")
    program.post("/counters/1/recall", json={})
    expect(day.locator("#counters [data-id='1']")).to_contain_text("was shown on no screen: main")
    expect(day.locator("#counters [data-id='1']")).to_contain_text("was not said: hall")
    assert axe(day) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, None),
        ({"sound": None}, None),
        ({"sound": "blocked"}, "blocked"),
        ({"sound": "failed"}, "failed"),
        ({"is_connected": False, "sound": None}, "away"),
        ({"is_connected": False, "since": None, "sound": None}, "away"),
    ],
)
def test_screen_has_a_problem_when_nobody_sees_or_hears_it(change: dict[str, object], problem: str) -> None:
    assert screen_problem(HERE | change) == problem


def test_screen_that_never_came_and_speaker_of_a_mute_screen_call_for_nobody() -> None:
    never = HERE | {"is_connected": False, "since": None}
    mute = SAYS | {"problem": "sound_blocked"}

    assert walls_in_need([HERE, never], [SAYS, mute]) == {"screens": [], "speakers": []}
    assert walls_in_need([HERE | {"sound": "blocked"}], [SAYS | {"problem": "not_said"}]) == {
        "screens": ["main"],
        "speakers": ["hall"],
    }
