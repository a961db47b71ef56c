"""Real pages in the real Chromium: every complaint of a page fails the test that opened it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
OWN_HOSTS = {"127.0.0.1", "localhost", None}
ARGUMENTS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--autoplay-policy=no-user-gesture-required",  # as a wall display is started
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Violations become complaints in the console, also where Chromium itself only counts them.
WATCH_POLICY = """
document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`content policy: ${event.violatedDirective} refuses ${event.blockedURI} ${event.sample}`));
"""


class Complaints:
    """What the pages of one test complained about and were not expected to."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def expect(self, *patterns: str) -> None:
        """From now on complaints that match one of these are part of the test."""
        self._expected += [re.compile(pattern) for pattern in patterns]

    def forget(self) -> None:
        """What was said so far was what the test is about."""
        self._found.clear()

    def listen_to(self, context: BrowserContext) -> None:
        context.on(
            "console", lambda said: said.type == "error" and self._add(f"{said.text} ({said.page.url})")
        )
        context.on(
            "weberror", lambda error: self._add(f"{error.error} ({error.page.url if error.page else '?'})")
        )
        context.on("request", lambda request: self._check_address(request.url))

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self._add(f"{said.text} ({said.location['url']} in {said.page.url if said.page else '?'})")

    def _check_address(self, url: str) -> None:
        if urlsplit(url).hostname not in OWN_HOSTS:
            self._add(f"a page asked for {url}, outside the hall")

    def _add(self, complaint: str) -> None:
        if not any(pattern.search(complaint) for pattern in self._expected):
            self._found.append(complaint)

    def unexpected(self) -> list[str]:
        """The complaints so far that no test expected, each once."""
        return list(dict.fromkeys(self._found))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once; a test gets its own cookies through `new_page`."""
    assert CHROMIUM.exists(), f"{CHROMIUM} is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def complaints() -> Complaints:
    """What pages complain about; `complaints.expect("409")` before a test provokes one."""
    return Complaints()


@pytest.fixture
def new_page(browser: Browser, complaints: Complaints) -> Iterator[Callable[..., Page]]:
    """Opens pages, each as if on a PC of its own: `new_page(url, locale="ru", viewport={...})`."""
    contexts: list[BrowserContext] = []

    def open_page(url: str = "", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_init_script(WATCH_POLICY)
        complaints.listen_to(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if url:
            page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints.unexpected(), "pages complained:\n" + "\n".join(complaints.unexpected())


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One empty page."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Looks for barriers in a page: `assert axe(page) == []`; a finding names the rule and the elements."""
    assert AXE.exists(), f"{AXE} is missing: run `make setup` and `make test`"
    script = AXE.read_text()

    def look(page: Page, *, leave_out: tuple[str, ...] = ()) -> list[str]:
        page.evaluate(script)
        rules = {rule: {"enabled": False} for rule in leave_out}
        result = page.evaluate("(rules) => axe.run(document, {rules, resultTypes: ['violations']})", rules)
        return [
            f"{found['id']} ({found['impact']}): {found['help']}: "
            + "; ".join(f"{node['target'][0]} {node['html'][:160]}" for node in found["nodes"])
            for found in result["violations"]
        ]

    return look
