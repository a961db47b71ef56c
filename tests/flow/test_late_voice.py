"""A voice that does not come to an end: whoever looks is told that nothing is heard, and why."""

import time
import tomllib
from collections.abc import Callable

import pytest
import tomli_w
from playwright.sync_api import Page, expect
from real_hall import SMALL_HALL, HallServer

LANGUAGES = ["uz", "uz-Cyrl", "ru", "en"]


@pytest.fixture
def mute_hall(make_server: Callable[..., HallServer]) -> HallServer:
    """The small hall with a speaker of the server, whose voice is a program that hangs."""
    document = tomllib.loads(SMALL_HALL.read_text())
    document["speaker"] = [{"id": "hall", "address": "virtual://box"}]
    document["voice"] = [{"id": "stuck", "languages": LANGUAGES, "kind": "program", "name": "stuck"}]
    document["hall"]["voice"] = {"ahead": 0}
    server = make_server(tomli_w.dumps(document))
    program = server.data / "programs" / "stuck"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 100\n")
    program.chmod(0o755)
    return server


def test_operator_and_manager_are_told_in_time_that_the_voice_is_late(
    mute_hall: HallServer, signed_in: Callable[..., Page]
) -> None:
    program = mute_hall.client(mute_hall.token("manager"))
    program.post("/tickets", json={"service": "gas", "language": "ru"})
    program.post("/counters/1/open")
    manager = signed_in(mute_hall, "Malika", "manager", "/manager", locale="en")
    console = signed_in(mute_hall, "Dilnoza", "operator", "/counter/1", locale="en")

    began = time.monotonic()
    label = program.post("/counters/1/next").json()["label"]

    late = f"The voice is late: {label} was not heard yet from hall."
    expect(console.locator("#proof")).to_contain_text(late)
    assert 1.9 < time.monotonic() - began < 4
    expect(manager.locator("[data-id='1'] .counter-warnings")).to_contain_text(
        f"{label} was not said, the voice is late: hall"
    )
    warnings = program.get("/counters/1").json()["warnings"]
    assert [each["reason"] for each in warnings if each["code"] == "not_spoken"] == ["voice_late"]
    [speaker] = program.get("/now").json()["speakers"]
    assert (speaker["condition"], speaker["problem"]) == ("failing", "voice_late")
    console.reload()
    expect(console.locator("#proof")).to_contain_text(late)
    # Another voice steps in after ten seconds; then it is said.
    expect(console.locator("#proof")).not_to_contain_text("The voice is late", timeout=40_000)
    [ticket] = program.get("/tickets", params={"label": label}).json()["tickets"]
    history = program.get(f"/tickets/{ticket['id']}").json()["history"]
    assert "spoken" in [row["step"] for row in history]
