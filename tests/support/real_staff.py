"""Signed-in members of the staff in a moment; through the pages, as people do, goes tests/flow."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page
from real_hall import HallServer

FIRST_PASSWORD, PASSWORD = "first password", "a new password"
FORM_TOKEN = re.compile(r'<meta name="csrf-token" content="([0-9a-f]+)">')


def cookies_of(server: HallServer, name: str, role: str) -> list[dict[str, str]]:
    """The cookies of a new user who has signed in with the first password and chosen PASSWORD."""
    added = server.navbat("user", "add", name, "--role", role, input=f"{FIRST_PASSWORD}\n")
    assert added.returncode == 0, added.stderr
    with httpx.Client(base_url=server.url, timeout=15) as browser:
        browser.post("/sign-in", data={"name": name, "password": FIRST_PASSWORD})
        token = FORM_TOKEN.search(browser.get("/sign-in/password").text)
        assert token, f"{name} is not signed in"
        chosen = browser.post(
            "/sign-in/password", data={"password": PASSWORD, "repeat": PASSWORD, "csrf_token": token[1]}
        )
        assert chosen.status_code == 303, chosen.text
        return [
            {"name": each.name, "value": each.value or "", "url": server.url} for each in browser.cookies.jar
        ]


@pytest.fixture
def signed_in(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens browsers of signed-in staff: `signed_in(server, "Dilnoza", "operator", "/counter", locale="en")`.

    The user is new, has the password `a new password`, and looks at the page of that path.
    """

    def open_signed_in(server: HallServer, name: str, role: str, path: str, **options: object) -> Page:
        page = new_page(**options)
        page.context.add_cookies(cookies_of(server, name, role))
        page.goto(f"{server.url}{path}")
        return page

    return open_signed_in
