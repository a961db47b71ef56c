"""The wall screen in a real browser, against the production server."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from real_hall import HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
SIZES = ({"width": 1920, "height": 1080}, {"width": 1280, "height": 720}, {"width": 1080, "height": 1920})
SPOKEN_S = 40.0  # two announcements of about six seconds each, on a busy machine

NOTE_WHAT_IS_PLAYED = """{
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (at) {
        const before = JSON.parse(sessionStorage.played ?? '[]');
        sessionStorage.played = JSON.stringify([...before, this.buffer.duration]);
        return start.call(this, at);
    };
}"""


def newest(display: Page) -> Locator:
    return display.locator(".is-newest [data-label]")


def wait_until_spoken(counters: object, label: str) -> None:
    deadline = time.monotonic() + SPOKEN_S
    while "spoken" not in (steps := counters.history(label)):
        assert time.monotonic() < deadline, f"{label} was not spoken: {steps}"
        time.sleep(0.2)


def test_two_quick_calls_are_both_shown_and_each_is_spoken_once(display: Page, counters: object) -> None:
    display.add_init_script(NOTE_WHAT_IS_PLAYED)
    heard: list[str | bytes] = []
    display.on("websocket", lambda line: line.on("framereceived", lambda text: heard.append(text)))
    display.reload()

    first, second = counters.call("1", "uz"), counters.call("2", "ru")

    expect(newest(display)).to_have_text(second)
    expect(display.locator("[data-calls] [data-label]")).to_have_text([first])
    for label in (first, second):
        wait_until_spoken(counters, label)
    display.reload()
    expect(newest(display)).to_have_text(second)
    wait_until_spoken(counters, counters.call("1", "en"))

    for label in (first, second):
        steps = counters.history(label)
        assert (steps.count("shown"), steps.count("spoken")) == (1, 1), (label, steps)
    played = display.evaluate("JSON.parse(sessionStorage.played)")
    assert len(played) == 3
    answers = [json.loads(text.partition("[")[2][:-1]) for text in heard if str(text).startswith("43/live,")]
    assert answers == [{"status": 200}] * len(answers)
    assert len(answers) >= 6
    assert min(played) > 1


def test_screen_says_that_the_line_is_lost_and_heals_after_a_restart(
    display: Page, server: HallServer, counters: object, complaints: object
) -> None:
    complaints.expect("WebSocket", "ERR_CONNECTION_REFUSED")
    label = counters.call()
    expect(newest(display)).to_have_text(label)

    server.stop()

    for words in ("Aloqa uzildi", "Алоқа узилди", "Связь потеряна", "Connection lost"):
        expect(display.locator("[data-lost]")).to_contain_text(words)
    expect(newest(display)).to_have_text(label)
    server.start()
    expect(display.locator("[data-lost]")).to_be_hidden(timeout=15_000)
    expect(newest(display)).to_have_text(counters.call("2"))


def test_long_names_and_many_missed_fit_every_screen(
    make_server: Callable[..., HallServer],
    make_counters: Callable[..., object],
    new_page: Callable[..., Page],
    cut_off: Callable[..., list[str]],
    project: Path,
) -> None:
    hall = (project / "config/small.toml").read_text()
    for short, long in (
        ("Окно 1", "Окно регистрации предпринимателей 1"),
        ("Первый этаж, слева", "Первый этаж, слева от лестницы, рядом с управлением земельного кадастра"),
    ):
        assert short in hall
        hall = hall.replace(short, long)
    server = make_server(hall)
    counters = make_counters(server)
    display = new_page(f"{server.url}/display/main")
    for _ in range(12):
        counters.call("2", "ru")
        counters.miss("2")
    for _ in range(2):
        counters.call("1", "ru")

    for size in SIZES:
        display.set_viewport_size(size)
        display.reload()
        expect(display.locator(".is-newest [data-counter]")).to_contain_text("предпринимателей 1")
        assert cut_off(display) == [], size
        missed = display.locator("[data-missed] li").all_inner_texts()
        assert len(missed) - 1 + int(missed[-1].removeprefix("+")) == 12, missed


def test_screen_has_no_barriers_whichever_language_it_calls_in(
    display: Page, counters: object, axe: Callable[..., list[str]]
) -> None:
    assert axe(display) == []

    for language in LANGUAGES:
        label = counters.call("1", language)
        expect(newest(display)).to_have_text(label)
        expect(display.locator(".is-newest [data-counter]")).to_have_attribute("lang", language)
        assert axe(display) == [], language
