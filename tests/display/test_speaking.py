"""The voice of a wall screen's page in the real Chromium: short sounds, and what it makes of them."""

import itertools
import json
import math
import statistics
import time
from array import array
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from real_browser import ARGUMENTS, CHROMIUM

from audio import wav

PAUSE_S = 0.12
SOUND_S = 0.03
BUSY_S = 0.3  # how late a page may be on a machine that does other things too
AT_ONCE = 30

PAGE = """<!doctype html><html lang="en"><meta name="csrf-token" content="t0ken"><title>voice</title>
<button hidden>Touch</button><script type="module" src="/page.js"></script>"""

# What is played is written down where it is played: on the clock of the sound, which no timer delays.
SCRIPT = """
import { speakFor } from '/static/display/speaking.js';

window.played = JSON.parse(sessionStorage.played ?? '[]');
const keep = () => (sessionStorage.played = JSON.stringify(window.played));
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (at) {
  const from = Math.max(at, this.context.currentTime);
  const one = { seconds: this.buffer.duration, start: from, end: null, begun_ms: Date.now() };
  window.played.push(one);
  this.addEventListener('ended', () => { one.end = this.context.currentTime; keep(); });
  keep();
  window.context = this.context;
  if (window.stuck) window.stuck -= 1;
  else start.call(this, at);
};
window.told = { spoken: [], failed: [] };
const line = {
  now: () => new Date(),
  emit: (_spoken, { call_id, failed }) => window.told[failed ? 'failed' : 'spoken'].push(call_id),
  watch: (_jobs, _screen, take) => (window.take = take),
  onState(listen) { window.line = (lost) => listen({ lost }); listen({ lost: false }); },
};
speakFor('main', line, document.querySelector('button'));
window.announce = (announcements, more) => window.take(
  { announcements, is_speaker: true, pause_s: %s, drop_s: 120, ...more });
window.isThere = true;
if (window.first) window.announce(...window.first);
"""


def tone(seconds):
    """The file of a sound that lasts exactly so long."""
    return wav.pack(
        array("h", [round(3000 * math.sin(0.12 * at)) for at in range(round(seconds * wav.RATE))])
    )


class Voice:
    """A page that speaks, and the hall it asks for sounds. Files are named by their seconds: `/voice/0.2`."""

    def __init__(self, context, project, *first):
        """`first`: what the page announces by itself: whatever a test asks of it counts as a touch."""
        self.asked = []
        self.health = []
        self.faults = {}
        self._project = project
        self._context = context
        context.route("http://localhost/**", self._answer)
        if first:
            context.add_init_script(f"window.first = {json.dumps(first)}")
        self.page = None if first else self.open()

    def open(self):
        """Another tab of the same browser."""
        page = self._context.new_page()
        page.goto("http://localhost/")
        page.wait_for_function("window.isThere")
        return page

    def _answer(self, route):
        path = urlsplit(route.request.url).path
        if path.startswith("/voice/"):
            self.asked.append(path)
            fault = self.faults.get(path)
            if fault == "no line":
                return route.abort()
            if fault is not None:
                return route.fulfill(status=fault, body="")
            return route.fulfill(body=tone(float(path.split("/")[2])), content_type="audio/wav")
        if path == "/api/v1/screens/main/health":
            assert route.request.headers["x-csrf-token"] == "t0ken"
            self.health.append(route.request.post_data_json["sound"])
            return route.fulfill(status=204)
        if path.startswith("/static/"):
            room = "display" if "display" in path else "hall_server/web"
            file = self._project / room / "static" / path.removeprefix("/static/").removeprefix("display/")
            return route.fulfill(path=file, content_type="text/javascript")
        if path == "/page.js":
            return route.fulfill(body=SCRIPT % PAUSE_S, content_type="text/javascript")
        return route.fulfill(body=PAGE if path == "/" else "", content_type="text/html")

    def announce(self, *announcements, page=None, **more):
        (page or self.page).evaluate(
            "([list, more]) => window.announce(list, more)", [list(announcements), more]
        )

    def told(self, what="spoken", page=None):
        return (page or self.page).evaluate(f"window.told.{what}")

    def played(self, page=None):
        return (page or self.page).evaluate("window.played")

    def wait_for_health(self, *states):
        """Until the page has told the hall these, one after the other."""
        deadline = time.monotonic() + 20
        while self.health != list(states):
            assert time.monotonic() < deadline, self.health
            self.page.wait_for_timeout(20)

    def wait_until(self, condition, page=None):
        (page or self.page).wait_for_function(condition, timeout=20_000)


def call(number, seconds=SOUND_S, *, age_s=0.0, urgent=False):
    """An announcement as the `jobs` snapshot has it; each sound lasts a little longer than the one before."""
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - age_s))
    url = f"/voice/{seconds + number / 1000:.3f}"
    return {"call_id": f"c{number}", "label": f"A{number:03}", "url": url, "at": at, "urgent": urgent}


@pytest.fixture
def voice(new_page, project):
    """A page that speaks, in a browser that lets it."""
    return Voice(new_page().context, project)


@pytest.fixture(scope="module")
def shy_browser(browser):
    """A Chromium that makes no sound before a touch, as one that was started like any other."""
    arguments = [each for each in ARGUMENTS if "autoplay" not in each]
    arguments.append("--autoplay-policy=document-user-activation-required")
    started = browser.browser_type.launch(executable_path=CHROMIUM, args=arguments)
    yield started
    started.close()


def numbers(played, seconds=SOUND_S):
    """Which announcements they were, by their length."""
    return [round(1000 * (each["seconds"] - seconds)) for each in played]


def gaps(played):
    return [
        after["start"] - (before["start"] + before["seconds"]) for before, after in itertools.pairwise(played)
    ]


def test_thirty_calls_at_once_and_a_notice_between_are_said_one_after_the_other(voice):
    calls = [call(number) for number in range(AT_ONCE)]
    voice.announce(*calls)
    voice.wait_until("window.told.spoken.length >= 2")

    voice.announce(call(99, urgent=True), *calls[2:])
    voice.wait_until(f"window.told.spoken.length >= {AT_ONCE + 1}")

    played = voice.played()
    order = numbers(played)
    place = order.index(99)
    assert place in (2, 3)  # the third may have begun while the notice was on its way
    assert order[:place] + order[place + 1 :] == list(range(AT_ONCE))
    silences = gaps(played)
    assert statistics.median(silences) == pytest.approx(PAUSE_S, abs=0.001)
    assert min(silences) >= PAUSE_S - 0.001
    assert max(silences) <= PAUSE_S + BUSY_S
    for before, after in itertools.pairwise(played):
        assert before["end"] <= after["start"]
    assert voice.health == ["ready"]
    assert len(set(voice.asked)) == len(voice.asked) == AT_ONCE + 1


def test_call_is_looked_up_at_its_turn(voice):
    """It may have been withdrawn, made short, or become too old while another one was said."""
    withdrawn, renewed, old = call(1), call(2), call(3, age_s=119)
    voice.announce(call(0, 1.5), withdrawn, renewed, old)
    voice.wait_until("window.played.length == 1")

    voice.announce(call(0, 1.5), renewed | {"url": "/voice/0.300"}, old)
    voice.wait_until("window.told.spoken.length == 2")
    voice.announce(call(4, age_s=500, urgent=True))
    voice.wait_until("window.told.spoken.length == 3")

    assert [round(each["seconds"], 2) for each in voice.played()] == [1.5, 0.3, 0.03]
    assert voice.told() == ["c0", "c2", "c4"]
    assert voice.told("failed") == []


def test_sound_that_does_not_come_is_asked_for_again_or_given_up(voice, complaints):
    complaints.expect("ERR_FAILED", "404")
    first, gone, last = call(0), call(1), call(2)
    voice.faults[first["url"]], voice.faults[gone["url"]] = "no line", 404
    voice.announce(first, gone, last)
    voice.wait_until("true")
    assert voice.told() == []

    voice.page.wait_for_event("requestfailed", lambda request: first["url"] in request.url)
    del voice.faults[first["url"]]
    voice.wait_until("window.told.spoken.length == 2")

    assert voice.told() == ["c0", "c2"]
    assert voice.told("failed") == ["c1"]
    voice.wait_for_health("ready", "failed", "ready")


def test_page_that_was_loaded_anew_says_again_what_was_cut_off_and_confirms_what_was_not_heard_of(voice):
    whole, cut = call(0), call(1, 1.0)
    voice.announce(whole, cut)
    voice.wait_until("window.played.length == 2")

    voice.page.reload()
    voice.wait_until("window.isThere")
    voice.announce(whole, cut)
    voice.wait_until("window.told.spoken.length == 2")

    assert voice.told() == ["c0", "c1"]
    assert numbers(voice.played()) == [0, 971, 971]
    assert [each["end"] is None for each in voice.played()] == [False, True, False]


def test_sound_during_which_the_page_dies_again_and_again_is_given_up(voice):
    for beginnings in (1, 2):
        voice.announce(call(0, 3.0), call(1))
        voice.wait_until(f"window.played.length == {beginnings}")
        voice.page.reload()
        voice.wait_until("window.isThere")

    voice.announce(call(0, 3.0), call(1))
    voice.wait_until("window.told.spoken.length == 1")

    assert (voice.told(), voice.told("failed")) == (["c1"], ["c0"])


def test_sound_that_never_ends_is_said_again_and_one_that_the_browser_stops_goes_on(voice):
    voice.page.evaluate("window.stuck = 1")
    voice.announce(call(0))
    voice.wait_until("window.told.spoken.length == 1")

    voice.announce(call(0, 1.0) | {"call_id": "c1"}, call(2))
    voice.wait_until("window.played.length == 3")
    voice.page.evaluate("window.context.suspend()")
    voice.wait_until("window.told.spoken.includes('c2')")

    assert numbers(voice.played()) == [0, 0, 970, 2]
    assert set(voice.told()) == {"c0", "c1", "c2"}
    assert voice.told("failed") == []
    assert voice.health == ["ready"]


def test_two_tabs_of_a_screen_say_each_call_once_and_never_together(voice):
    calls = [call(number, 0.3) for number in range(8)]
    other = voice.open()
    for page in (voice.page, other):
        voice.announce(*calls, page=page)
    deadline = time.monotonic() + 10
    while not (voice.told() or voice.told(page=other)):
        assert time.monotonic() < deadline
    speaking, silent = (voice.page, other) if voice.told() else (other, voice.page)
    assert voice.played(page=silent) == []

    speaking.close()
    closed_ms = 1000 * time.time()
    voice.announce(*calls, page=silent)  # as the hall does, which has heard of none
    voice.wait_until("window.told.spoken.includes('c7')", page=silent)

    played = voice.played(page=silent)
    assert numbers(played, 0.3) == list(range(8))[-len(played) :]
    assert 0 < len(played) < 8
    assert played[0]["begun_ms"] >= closed_ms - 100
    assert set(voice.told(page=silent)) == {each["call_id"] for each in calls}


@pytest.fixture
def shy_voice(shy_browser, project):
    """Opens a page that speaks in a browser that wants a touch, and waits until it has said so."""
    contexts = []

    def make(*announcements):
        contexts.append(shy_browser.new_context())
        voice = Voice(contexts[-1], project, announcements, {})
        page = voice.page = contexts[-1].new_page()
        page.goto("http://localhost/")
        voice.wait_for_health("blocked")
        return voice

    yield make
    for context in contexts:
        context.close()


def test_browser_that_wants_a_touch_says_so_before_the_first_call_and_then_says_what_still_helps(shy_voice):
    voice = shy_voice(call(0, age_s=121), call(1))
    button = voice.page.locator("button")
    expect(button).to_be_visible()

    button.click()
    voice.wait_until("window.told.spoken.length == 1")

    assert voice.told() == ["c1"]
    voice.wait_for_health("blocked", "ready")
    expect(button).to_be_hidden()


def test_screen_that_is_no_speaker_any_more_wants_no_touch(shy_voice):
    voice = shy_voice()

    voice.announce(is_speaker=False)

    expect(voice.page.locator("button")).to_be_hidden()
    assert voice.health == ["blocked"]


def test_hall_is_told_how_the_sound_is_with_each_new_connection(voice):
    voice.announce()
    voice.wait_for_health("ready")

    for lost in (True, False):
        voice.page.evaluate("(lost) => window.line(lost)", lost)

    voice.wait_for_health("ready", "ready")
