"""Who sits where on the manager's page, in a real browser: breaks, counters that were left, closing one."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from real_hall import SMALL_HALL, HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
QUICKLY_LEFT = SMALL_HALL.read_text().replace("recall_limit = 3", "recall_limit = 3\nleft_after_s = 10")


@pytest.fixture
def server(make_server: Callable[..., HallServer]) -> HallServer:
    """The small hall, in which a counter is left after ten seconds."""
    return make_server(hall=QUICKLY_LEFT)


@pytest.fixture
def program(server: HallServer) -> httpx.Client:
    """A program that works at the counters."""
    return server.client(server.token("manager"))


def post(program: httpx.Client, path: str, **body: Any) -> Any:
    answer = program.post(path, json=body)
    assert answer.status_code < 300, answer.text
    return answer.json()


def test_a_counter_that_was_left_is_closed_for_its_operator_and_the_visitor_waits_on(
    manager: Page, server: HallServer, program: httpx.Client, signed_in: Callable[..., Page]
) -> None:
    label = post(program, "/tickets", service="gas", language="ru")["label"]
    operator = signed_in(server, "Dilnoza", "operator", "/counter", locale="en")
    operator.locator("[data-open='1']").click()
    operator.wait_for_url("**/counter/1")
    operator.locator("#primary").click()
    expect(operator.locator("#console")).to_have_attribute("data-state", "called")
    operator.close()

    card = manager.locator(".counter[data-id='1']")
    expect(card).to_contain_text("Dilnoza")
    expect(card).to_contain_text("Left at Window 1 since ", timeout=25_000)
    expect(card.locator("[data-slot=label]")).to_have_text(label)
    card.locator("[data-move=close]").click()
    expect(manager.locator("#ask-close")).to_contain_text(f"{label} is at this counter and waits again")
    manager.locator("#ask-close [data-go]").click()

    expect(card).to_have_attribute("data-state", "closed")
    expect(card.locator("[data-move=close]")).to_be_hidden()
    assert program.get("/counters/1").json()["state"] == "closed"
    (ticket,) = program.get("/tickets", params={"label": label}).json()["tickets"]
    assert ticket["state"] == "waiting"


def test_breaks_what_is_counted_apart_and_every_step_are_told_in_words(
    manager: Page, server: HallServer, program: httpx.Client, axe: Callable[..., list[str]]
) -> None:
    post(program, "/counters/1/open")
    post(program, "/counters/1/serve", service="water", quantity=2)
    post(program, "/counters/1/finish")
    ticket = post(program, "/tickets", service="gas", language="ru", quantity=3)
    visit, token = f"/tickets/{ticket['id']}", ticket["status_url"].rsplit("/", 1)[1]
    post(program, "/counters/1/next")
    post(program, "/counters/1/start")
    post(program, f"{visit}/stages", service="tax")
    post(program, "/counters/1/finish", quantity=4)
    post(program, f"/status/{token}/rating", score=4)
    post(program, "/tickets", service="tax", language="ru")
    post(program, f"/status/{token}/later", n=1)
    post(program, f"{visit}/hold", minutes=5, reason="payment")
    post(program, f"{visit}/transfer", service="water", place="first", come_back=True)
    post(program, "/counters/1/pause", reason="lunch")

    expect(manager.locator(".counter[data-id='1']")).to_contain_text("Lunch, since ")
    expect(manager.locator("[data-apart=here] [data-count=quantity]")).to_have_text("2")
    expect(manager.locator("#totals [data-count=quantity]")).to_have_text("4")
    live = manager.locator("#counters").inner_text()
    manager.reload()
    assert manager.locator("#counters").inner_text() == live, "the first paint says the same"

    for language in LANGUAGES:
        manager.goto(f"{server.url}/manager?language={language}")
        manager.locator("[data-counter='1']").click()
        assert axe(manager) == [], language
        manager.goto(f"{server.url}/manager/tickets?label={ticket['label']}&language={language}")
        assert axe(manager) == [], (language, "history")
    told = [row.split("\t") for row in manager.locator(".ticket tbody").inner_text().splitlines()]
    steps = {row[1].strip(): row[-1].strip() for row in told}
    assert steps["One more service"] == "Tax payments"
    assert steps["Finished"] == "quantity 4"
    assert steps["Rated the service"] == "4 of 5"
    assert steps["Let others go first"] == "number let go first: 1"
    assert steps["Put on hold"].startswith("Goes to pay · until ")
    assert steps["Sent on"] == "to: Water supply · before everybody · and then back"
