"""A hall whose slips go to a printer on the network that we read back."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from real_hall import HallServer

from printers.fakes.tcp import TcpPrinterFake

PASSWORD = "a new password"


@pytest.fixture
def printer() -> Iterator[TcpPrinterFake]:
    """A printer on a TCP port that keeps every byte."""
    with TcpPrinterFake() as fake:
        yield fake


@pytest.fixture
def printing_server(
    make_server: Callable[..., HallServer], printer: TcpPrinterFake, project: Path
) -> HallServer:
    """The example hall of 14 departments and 44 services, printing on `printer`."""
    text = (project / "config/sergeli.toml").read_text()
    assert "virtual://main" in text
    return make_server(text.replace("virtual://main", printer.address), cold=True)


@pytest.fixture
def pair(printing_server: HallServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a browser and makes it a kiosk or screen by the link that the first start printed."""

    def open_paired(kind: str, target: str, **options: object) -> Page:
        link = re.search(rf"{kind} +{target} +(\S+)", printing_server.log())
        assert link, printing_server.log()
        page = new_page(link[1], **options)
        page.locator("main form button[type=submit]").click()
        page.wait_for_url(re.compile(rf"/(kiosk|display)/{target}"))
        return page

    return open_paired


@pytest.fixture
def sign_in(printing_server: HallServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a browser with a new member of the staff signed in."""

    def open_signed_in(name: str, role: str, **options: object) -> Page:
        added = printing_server.navbat("user", "add", name, "--role", role, input="first password\n")
        assert added.returncode == 0, added.stderr
        page = new_page(f"{printing_server.url}/sign-in", **options)
        page.locator("[name=name]").fill(name)
        page.locator("[name=password]").fill("first password")
        page.locator("main form button[type=submit]").click()
        page.wait_for_url(re.compile("/sign-in/password"))
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=repeat]").fill(PASSWORD)
        page.locator("main form button[type=submit]").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    return open_signed_in
