"""Visitors whom a night found at a counter, on the manager's page in a real browser."""

import datetime as dt
from collections.abc import Callable

import pytest
from moved_clock import MovedClock
from playwright.sync_api import Page, expect
from real_hall import HallServer


@pytest.fixture
def server(make_server: Callable[..., HallServer], moved_clock: MovedClock) -> HallServer:
    """The small hall, with a clock that can be moved over a night."""
    return make_server(clock=moved_clock)


@pytest.fixture
def left_over(server: HallServer, called: str, moved_clock: MovedClock) -> str:
    """The label of a called visitor on the next day."""
    server.stop()
    moved_clock.pass_time_until(dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    server.start()
    return called


def test_a_visitor_left_at_a_counter_over_night_is_released(
    left_over: str, manager: Page, server: HallServer
) -> None:
    expect(manager.locator("#left-over")).to_contain_text(left_over)

    manager.locator("#left-over [data-move=release]").click()
    expect(manager.locator("#ask-release h2")).to_contain_text(left_over)
    manager.locator("#ask-release [data-go]").click()

    expect(manager.locator("#left-over")).to_be_hidden()
    assert server.client(server.token("manager")).get("/counters/1").json()["ticket"] is None
