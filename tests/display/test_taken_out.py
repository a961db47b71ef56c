"""A wall screen that is taken out of the hall file while its page stands."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from real_hall import SMALL_HALL, HallServer

WITH_DOOR = SMALL_HALL.read_text() + '\n[[screen]]\nid = "door"\n'


def test_screen_that_was_taken_out_does_not_look_live_and_comes_back_by_itself(
    make_server: Callable[..., HallServer],
    make_counters: Callable[[HallServer], object],
    new_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    server = make_server(WITH_DOOR)
    counters = make_counters(server)
    with_door = tmp_path / "with-door.toml"
    with_door.write_text(WITH_DOOR)
    page = new_page(f"{server.url}/sign-in", locale="en")
    with page.expect_websocket() as opened:
        page.goto(f"{server.url}/display/door")
    line = opened.value
    first = counters.call("1")
    expect(page.locator(".is-newest [data-label]")).to_have_text(first)
    expect(page.locator("[data-lost]")).to_be_hidden()

    assert server.navbat("hall", "import", str(SMALL_HALL)).returncode == 0

    expect(page.locator("[data-lost]")).to_contain_text("Connection lost, data from", timeout=4_000)
    second = counters.call("2")
    # It asks again with every beat, and is told each time that there is no such screen.
    for _ in range(2):
        line.wait_for_event("framereceived", lambda text: '"problem"' in str(text))
    expect(page.locator("[data-lost]")).to_be_visible()
    assert server.navbat("hall", "import", str(with_door)).returncode == 0
    expect(page.locator("[data-lost]")).to_be_hidden(timeout=15_000)
    expect(page.locator(".is-newest [data-label]")).to_have_text(second)
