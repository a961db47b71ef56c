"""An operator at the small hall's first counter."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from real_hall import HallServer


@pytest.fixture
def operator(server: HallServer, signed_in: Callable[..., Page]) -> Page:
    """A page on which Dilnoza, an operator, is signed in and chooses her counter."""
    return signed_in(
        server, "Dilnoza", "operator", "/counter", locale="en", viewport={"width": 1366, "height": 768}
    )


@pytest.fixture
def console(operator: Page) -> Page:
    """The console of counter 1, just opened."""
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
