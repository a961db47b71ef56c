"""A manager of the small hall."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from real_hall import HallServer

PASSWORD = "a new password"


@pytest.fixture
def manager(server: HallServer, new_page: Callable[..., Page]) -> Page:
    """A page on which Rustam, a manager, is signed in and looks at today's figures."""
    added = server.navbat("user", "add", "Rustam", "--role", "manager", input="first password\n")
    assert added.returncode == 0, added.stderr
    page = new_page(f"{server.url}/manager", locale="en", viewport={"width": 1366, "height": 768})
    page.locator("[name=name]").fill("Rustam")
    page.locator("[name=password]").fill("first password")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile("/sign-in/password"))
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=repeat]").fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{server.url}/manager")
    return page


@pytest.fixture
def visits(server: HallServer) -> Callable[[int], list[str]]:
    """Serves so many visitors at counter 1 and leaves one waiting; gives all labels."""
    client = server.client(server.token("manager"))
    service = client.get("/counters/1").json()["services"][0]

    def serve(count: int) -> list[str]:
        order = {"service": service, "language": "ru"}
        labels = [client.post("/tickets", json=order).json()["label"] for _ in range(count + 1)]
        client.post("/counters/1/open", json={})
        for _ in range(count):
            for step in ("next", "start", "finish"):
                assert client.post(f"/counters/1/{step}", json={}).status_code == 200
        return labels

    return serve
