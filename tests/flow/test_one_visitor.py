"""One visitor, end to end: four pages open at once, against the production server."""

import csv
import io
import json
import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect
from real_hall import HallServer

from printers.fakes.tcp import TcpPrinterFake

DEADLINE_S = 15.0

NOTE_THE_PRESS = """() => document.querySelector('#primary').addEventListener(
    'click', () => { window.pressedAt = Date.now(); }, {capture: true, once: true})"""

# Two frames: the first one draws the number, the second comes when it has been painted.
NOTE_THE_PAINT = """(label) => {
    window.paintedAt = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`${label} was not painted`)), 10000);
        const look = () => {
            const shown = document.querySelector('.is-newest [data-label]');
            if (shown?.textContent.trim() !== label) requestAnimationFrame(look);
            else requestAnimationFrame(() => resolve(Date.now()));
        };
        look();
    });
}"""


def take_ticket_in_russian(kiosk: Page) -> str:
    """Touch language, department, service and the ticket; returns the label on the kiosk."""
    kiosk.locator("section[data-view=languages] button, [data-do=language]").filter(
        has_text="Русский"
    ).click()
    kiosk.locator("section[data-view=departments]:visible [data-do=department]").first.click()
    kiosk.locator("section[data-view=services]:visible [data-do=service]").first.click()
    kiosk.locator("section[data-view=confirm]:visible [data-do=take]").click()
    label = kiosk.locator("section[data-view=ticket]:visible [data-slot=label]")
    expect(label).to_have_text(re.compile(r"^[A-Z]\d{3}$"))
    return label.inner_text()


def history_of(server: HallServer, label: str) -> list[dict]:
    client = server.client(server.token("manager"))
    found = client.get("/tickets", params={"label": label}).json()["tickets"]
    assert len(found) == 1
    return client.get(f"/tickets/{found[0]['id']}").json()["history"]


def wait_for_step(server: HallServer, label: str, step: str) -> list[dict]:
    """The ticket's history once it holds that step."""
    deadline = time.monotonic() + DEADLINE_S
    while True:
        history = history_of(server, label)
        if step in [row["step"] for row in history]:
            return history
        assert time.monotonic() < deadline, f"no {step} in {history}"
        time.sleep(0.1)


def test_a_visitor_is_printed_called_seen_heard_served_and_counted(
    printing_server: HallServer,
    printer: TcpPrinterFake,
    pair: Callable[..., Page],
    sign_in: Callable[..., Page],
) -> None:
    kiosk = pair("kiosk", "main", viewport={"width": 1080, "height": 1920})
    display = pair("screen", "main", viewport={"width": 1920, "height": 1080})
    manager = sign_in("Rustam", "manager", locale="en")
    operator = sign_in("Dilnoza", "operator", locale="en")

    label = take_ticket_in_russian(kiosk)

    assert printer.wait_for_jobs(1, DEADLINE_S)
    slip = printer.jobs[0]
    assert slip.startswith(b"\x1b@"), "a slip begins with the printer's initialisation"
    assert b"\x1dV" in slip[-8:], "a slip ends with a cut"
    assert b"\x1dv0" in slip, "Uzbek and Russian text goes out as raster"

    counter = counter_that_serves(printing_server, label)
    manager.goto(f"{printing_server.url}/manager")
    operator.goto(f"{printing_server.url}/counter/{counter}")
    operator.locator("#primary").click()
    expect(operator.locator("#console")).to_have_attribute("data-state", "idle")

    display.evaluate(NOTE_THE_PAINT, label)
    operator.evaluate(NOTE_THE_PRESS)
    operator.locator("#primary").click()
    painted_at = display.evaluate("() => window.paintedAt")
    pressed_at = operator.evaluate("() => window.pressedAt")
    print(f"press of next to painted board: {painted_at - pressed_at} ms")
    assert painted_at - pressed_at < 1000
    expect(operator.locator("[data-slot=label]").first).to_have_text(label)

    wait_for_step(printing_server, label, "shown")
    history = wait_for_step(printing_server, label, "spoken")
    assert {row["detail"].get("screen") for row in history if row["step"] == "shown"} == {"main"}

    operator.locator("#primary").click()
    expect(operator.locator("#console")).to_have_attribute("data-state", "serving")
    operator.locator("#primary").click()
    expect(operator.locator("#console")).to_have_attribute("data-state", "idle")

    steps = [row["step"] for row in history_of(printing_server, label)]
    assert [step for step in steps if step not in ("shown", "spoken")] == ["issue", "call", "start", "finish"]
    on_command_line = json.loads(printing_server.navbat("report", "day", "--format", "json").stdout)
    over_http = printing_server.client(printing_server.token("manager")).get("/reports/day").json()
    assert on_command_line == over_http
    assert (over_http["totals"]["issued"], over_http["totals"]["served"]) == (1, 1)
    rows = list(csv.DictReader(io.StringIO(printing_server.navbat("report", "day").stdout)))
    assert [(row["counter"], row["served"]) for row in rows] == [(counter, "1")]
    expect(manager.locator("#totals [data-count=issued]")).to_have_text("1")
    expect(manager.locator("#totals [data-count=served]")).to_have_text("1")
    assert len(printer.jobs) == 1
    assert printing_server.navbat("verify").returncode == 0


def counter_that_serves(server: HallServer, label: str) -> str:
    """The first counter of the hall that may call the ticket."""
    client = server.client(server.token("manager"))
    service = client.get("/tickets", params={"label": label}).json()["tickets"][0]["service"]
    return next(c["id"] for c in client.get("/hall").json()["counters"] if service in c["services"])
