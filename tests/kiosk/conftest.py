"""A kiosk of the small hall in a browser of its own."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer

TALL = {"width": 1080, "height": 1920}


@pytest.fixture
def open_kiosk(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Makes a new browser the kiosk of a server, by the link that its first start printed."""

    def opened(server: HallServer, **options: object) -> Page:
        link = re.search(r"kiosk +main +(\S+)", server.log())
        assert link, server.log()
        page = new_page(link[1], **{"viewport": TALL, "locale": "en"} | options)
        page.locator("main form button[type=submit]").click()
        page.wait_for_url("**/kiosk/main")
        # Not the view, which the server paints, but the mark of the script: from then on touches count.
        expect(page.locator("body[data-view=start]")).to_be_visible()
        return page

    return opened


@pytest.fixture
def kiosk(server: HallServer, open_kiosk: Callable[..., Page]) -> Page:
    """The kiosk of the small hall."""
    return open_kiosk(server)
