"""Pages that stay open when the session ends: they say so or lead to the sign-in, and come back."""

import re

from playwright.sync_api import Page, expect
from real_hall import HallServer

PATIENCE_MS = 25_000
"""Who may watch what is looked at every 5 seconds; a page asks again as often."""


def test_open_pages_do_not_go_on_as_if_nothing_had_happened_when_the_session_ends(
    manager: Page, server: HallServer
) -> None:
    kiosk, figures = manager.context.new_page(), manager.context.new_page()
    kiosk.goto(f"{server.url}/kiosk/main")
    figures.goto(f"{server.url}/manager")
    expect(kiosk.locator("[data-start-notice=closed]")).to_be_hidden()
    expect(kiosk.locator("[data-start-notice=lost]")).to_be_hidden()

    manager.goto(f"{server.url}/")
    manager.locator("form[action='/sign-out'] button").click()

    figures.wait_for_url(re.compile(r"/sign-in\?next=%2Fmanager$"), timeout=PATIENCE_MS)
    expect(kiosk.locator("[data-start-notice=lost]")).to_be_visible(timeout=PATIENCE_MS)
    # Beats go on coming; they do not make the page true.
    kiosk.wait_for_event("websocket", timeout=PATIENCE_MS)
    expect(kiosk.locator("[data-start-notice=lost]")).to_be_visible()

    figures.locator("[name=name]").fill("Rustam")
    figures.locator("[name=password]").fill("a new password")
    figures.locator("main form button[type=submit]").click()

    figures.wait_for_url(f"{server.url}/manager")
    expect(kiosk.locator("[data-start-notice=lost]")).to_be_hidden(timeout=PATIENCE_MS)
