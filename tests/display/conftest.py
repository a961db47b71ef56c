"""A wall screen of the small hall, and two open counters that call."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from real_hall import HallServer

WIDE = {"width": 1920, "height": 1080}
SERVICES = {"1": "gas", "2": "tax"}


@pytest.fixture
def display(server: HallServer, new_page: Callable[..., Page]) -> Page:
    """The screen of the small hall, paired: it confirms what it shows and plays."""
    link = re.search(r"screen +main +(\S+)", server.log())
    assert link, server.log()
    page = new_page(link[1], viewport=WIDE, locale="en")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/display/main")
    return page


class Caller:
    """Both counters of the small hall, open."""

    def __init__(self, server: HallServer) -> None:
        self._client = server.client(server.token("manager"))
        self._held: set[str] = set()
        for counter in SERVICES:
            self._post(f"/counters/{counter}/open")

    def call(self, counter: str = "1", language: str = "en") -> str:
        """Finish with the last visitor of the counter and call a new one; gives the label."""
        if counter in self._held:
            self._post(f"/counters/{counter}/finish")
        self._post("/tickets", {"service": SERVICES[counter], "language": language})
        self._held.add(counter)
        return self._post(f"/counters/{counter}/next")["label"]

    def miss(self, counter: str = "1") -> None:
        """The called visitor does not come."""
        self._post(f"/counters/{counter}/miss")
        self._held.discard(counter)

    def history(self, label: str) -> list[str]:
        """What happened to the ticket of that label."""
        (found,) = self._client.get("/tickets", params={"label": label}).json()["tickets"]
        ticket = self._client.get(f"/tickets/{found['id']}").json()
        return [row["step"] for row in ticket["history"]]

    def _post(self, path: str, body: dict[str, str] | None = None) -> dict[str, str]:
        answer = self._client.post(path, json=body or {})
        assert answer.is_success, answer.text
        return answer.json()


@pytest.fixture
def make_counters() -> Callable[[HallServer], Caller]:
    """Opens the counters of a server with the small hall's counters and services."""
    return Caller


@pytest.fixture
def counters(server: HallServer) -> Caller:
    """The counters of the small hall: `counters.call("2", "ru")`."""
    return Caller(server)
