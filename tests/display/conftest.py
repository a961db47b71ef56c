"""A wall screen of the small hall, two open counters that call, and pages that a test feeds with boards."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from real_hall import HallServer

WIDE = {"width": 1920, "height": 1080}
SERVICES = {"1": "gas", "2": "tax"}
FED_LINE = (Path(__file__).parent / "fed_line.js").read_text()
WHOLE = (Path(__file__).parent / "whole.js").read_text()
NAMES = {"uz": "{}-oyna", "uz-Cyrl": "{}-ойна", "ru": "Окно {}", "en": "Window {}"}
PLACES = {
    "uz": "Birinchi qavat, chap tomonda",
    "uz-Cyrl": "Биринчи қават, чап томонда",
    "ru": "Первый этаж, слева",
    "en": "Ground floor, left",
}
LANGUAGES = tuple(NAMES)
LAYOUT = {
    "id": "usual",
    "top": ["hall", "clock"],
    "main": ["newest"],
    "side": ["calls"],
    "foot": ["missed", "waiting"],
    "columns": 2,
    "share": 63,
    "theme": "dark",
    "change": "together",
    "turn_s": 8,
    "large_s": 7,
    "cap_share": None,
    "ticker": [],
    "media": [],
    "media_s": 12,
}


@pytest.fixture
def cut_off() -> Callable[[Page], list[str]]:
    """Texts of a screen's page that are cut off, stick out of the screen or lie on each other."""
    return lambda page: page.evaluate(WHOLE)


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


class FedPage:
    """A screen's page in the browser, from a real server, whose line is in the hands of the test."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def feed(self, **board: Any) -> None:
        """Send a board: `calls` and what else is not empty; `layout` names only what is not usual."""
        self.page.evaluate("(board) => fed.feed(board)", self.board(**board))

    @staticmethod
    def board(
        *,
        calls: list[dict[str, Any]] | None = None,
        layout: dict[str, Any] | None = None,
        languages: tuple[str, ...] = LANGUAGES,
        **rest: Any,
    ) -> dict[str, Any]:
        """A whole board, but for its number and time."""
        names = {str(n): {language: name.format(n) for language, name in NAMES.items()} for n in range(1, 40)}
        return {
            "screen": "main",
            "zone": list(names),
            "calls": (calls or [])[:10],
            "recent": (calls or [])[10:],
            "missed": [],
            "waiting": [{"service": "gas", "count": 12, "estimate": None}],
            "next": [],
            "notices": [],
            "own": None,
            "names": names,
            "texts": {
                "hall": {"uz": "Kichik zal", "uz-Cyrl": "Кичик зал", "ru": "Малый зал", "en": "Small hall"}
            },
            "languages": list(languages),
            "layout": LAYOUT | (layout or {}),
        } | rest

    @staticmethod
    def call(n: int, *, ago_s: float = 0, language: str = "", **rest: Any) -> dict[str, Any]:
        """The call number `n` to counter `n`, so many seconds ago."""
        counter = str(n % 39 + 1)
        at = datetime.now(UTC) - timedelta(seconds=ago_s)
        return {
            "call_id": f"call-{n}",
            "label": f"A{n:03d}",
            "counter": counter,
            "place": {each: f"{name.format(counter)}, {PLACES[each]}" for each, name in NAMES.items()},
            "called_at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "recalls": 0,
            "language": language or LANGUAGES[n % 4],
            "state": "called",
        } | rest

    def labels(self) -> list[str]:
        """What stands in the large place, newest first."""
        return self.page.locator("[data-newest] [data-label]").all_inner_texts()

    def sent(self, name: str = "shown") -> list[str]:
        """The receipts that the page has sent."""
        return self.page.evaluate("(name) => fed.sent.filter((each) => each.name === name)", name)


@pytest.fixture
def fed_page(shared_server: HallServer, new_page: Callable[..., Page]) -> Callable[..., FedPage]:
    """Opens the screen of the small hall with a line for tests: `fed_page(viewport={...})`.

    With `is_clock_moved=True` its clock can be moved: `fed.page.clock.run_for(7000)`.
    """

    def open_page(path: str = "/display/main", *, is_clock_moved: bool = False, **options: Any) -> FedPage:
        page = new_page(**{"viewport": WIDE, "locale": "en"} | options)
        page.add_init_script(FED_LINE)
        if is_clock_moved:
            page.clock.install()
        page.goto(f"{shared_server.url}{path}")
        page.wait_for_function("() => fed.sent.length > 0")
        return FedPage(page)

    return open_page
