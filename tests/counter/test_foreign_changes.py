"""What others change at an operator's counter, and what is to be seen in a small window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from real_hall import HallServer

Take = Callable[..., str]


@pytest.fixture
def called(console: Page, take: Take) -> str:
    """The label of a visitor who has just been called to the operator's counter."""
    label = take()
    console.locator("#primary").click()
    expect(console.locator("#console")).to_have_attribute("data-state", "called")
    expect(console.locator("#primary:not([aria-disabled])")).to_be_visible()
    return label


def test_an_operator_is_told_that_the_manager_returned_the_visitor(
    console: Page, called: str, server: HallServer
) -> None:
    client = server.client(server.token("manager"))
    asked: list[str] = []
    console.on("request", lambda request: request.method == "POST" and asked.append(request.url))

    ticket = client.get("/counters/1").json()["ticket"]["id"]
    assert client.post(f"/tickets/{ticket}/release", json={}).status_code == 200

    expect(console.locator("#primary")).to_have_attribute("aria-disabled", "true")
    console.keyboard.press("Space")
    expect(console.locator("#problem")).to_have_text(f"The manager returned {called} to the queue.")
    expect(console.locator("#primary:not([aria-disabled])")).to_be_visible()
    assert asked == []


def test_an_operator_is_told_that_the_manager_closed_the_counter(
    console: Page, called: str, server: HallServer
) -> None:
    client = server.client(server.token("manager"))

    assert client.post("/counters/1/close", json={"force": True}).status_code == 200

    expect(console.locator("#problem")).to_have_text(
        f"The manager closed this counter. {called} waits in the queue again."
    )


def test_steps_stay_in_a_small_window_with_all_that_can_be_known(console: Page, server: HallServer) -> None:
    console.set_viewport_size({"width": 1366, "height": 650})
    client = server.client(server.token("manager"))
    places = [console.locator("#primary").bounding_box()]
    order = {"services": ["gas", "water", "tax"], "language": "ru", "priority": "elderly", "quantity": 3}
    assert client.post("/tickets", json=order | {"needs": ["wheelchair"]}).status_code in (201, 422)
    assert client.post("/tickets", json=order).status_code == 201

    console.locator("#primary").click()
    expect(console.locator("#console")).to_have_attribute("data-state", "called")
    for _ in range(4):
        console.keyboard.press("r")
        expect(console.locator("#primary:not([aria-disabled])")).to_be_visible()
        places.append(console.locator("#primary").bounding_box())

    assert places == [places[0]] * 5
    for step in console.locator("#steps button:visible").all():
        box = step.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 650, step.inner_text()
    assert console.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_buttons_of_the_head_keep_their_places_on_a_break(console: Page) -> None:
    console.keyboard.press("Space")
    head = console.locator(".console-head .row > *")
    expect(console.locator("#primary:not([aria-disabled])")).to_be_visible()
    places = [each.bounding_box() for each in head.all() if each.is_visible()]

    console.keyboard.press("p")
    console.locator("#panel-pause [type=submit]").click()
    expect(console.locator("#console")).to_have_attribute("data-state", "paused")

    left = [each.bounding_box() for each in head.all() if each.is_visible()]
    assert left == [place for place in places if place in left]
    assert len(left) == len(places) - 1
