"""An operator at the small hall's first counter."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from real_hall import HallServer

PASSWORD = "a new password"


@pytest.fixture
def operator(server: HallServer, new_page: Callable[..., Page]) -> Page:
    """A page on which Dilnoza, an operator, is signed in and chooses her counter."""
    added = server.navbat("user", "add", "Dilnoza", "--role", "operator", input="first password\n")
    assert added.returncode == 0, added.stderr
    page = new_page(f"{server.url}/counter", locale="en", viewport={"width": 1366, "height": 768})
    page.locator("[name=name]").fill("Dilnoza")
    page.locator("[name=password]").fill("first password")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile("/sign-in/password"))
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=repeat]").fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/counter(\?|$)"))
    return page


@pytest.fixture
def console(server: HallServer, operator: Page) -> Page:
    """The console of counter 1, just opened."""
    operator.goto(f"{server.url}/counter")
    operator.locator("[data-open='1']").click()
    operator.wait_for_url("**/counter/1")
    return operator


@pytest.fixture
def take(server: HallServer) -> Callable[..., str]:
    """Takes a ticket for a service of counter 1; gives its label."""
    client = server.client(server.token("manager"))
    service = client.get("/counters/1").json()["services"][0]

    def take_ticket(**order: str) -> str:
        answer = client.post("/tickets", json={"service": service, "language": "ru"} | order)
        assert answer.status_code == 201, answer.text
        return answer.json()["label"]

    return take_ticket
