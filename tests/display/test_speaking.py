"""The voice of a wall screen's page in the real Chromium: short sounds, and what it makes of them."""

import itertools
import json
import math
import time
from array import array
from urllib.parse import urlsplit

import pytest
from real_browser import ARGUMENTS, CHROMIUM

from audio import wav

PAUSE_S = 0.1
SOUND_S = 0.06
AT_ONCE = 30

PAGE = """<!doctype html><title>voice</title>
<script type="module" src="/page.js"></script>"""

# What is played is written down where it is played: on the clock of the sound, which no timer delays.
SCRIPT = """
import { makeAnnouncer } from '/static/display/announce.js';

window.played = JSON.parse(sessionStorage.played ?? '[]');
const keep = () => (sessionStorage.played = JSON.stringify(window.played));
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (at) {
  const from = Math.max(at, this.context.currentTime);
  const one = { seconds: this.buffer.duration, start: from, end: null, begun_ms: Date.now() };
  window.played.push(one);
  this.addEventListener('ended', () => { one.end = this.context.currentTime; keep(); });
  keep();
  return start.call(this, at);
};
window.told = { spoken: [], failed: [], sound: [] };
window.announcer = makeAnnouncer({
  screen: 'main',
  now: () => new Date(Date.now() + (window.ahead ?? 0)),
  onSpoken: ({ call_id }) => window.told.spoken.push(call_id),
  onFailed: ({ call_id }) => window.told.failed.push(call_id),
  onSound(state) {
    window.told.sound.push(state);
    console.log('sound', state);
  },
});
window.announce = (announcements, more) => window.announcer.announce(
  { announcements, is_speaker: true, pause_s: %s, drop_s: 120, ...more });
window.onclick = () => window.announcer.unblock();
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
        if path.startswith("/static/display/"):
            file = self._project / "display" / "static" / path.rpartition("/")[2]
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


def numbers(played):
    """Which announcements they were, by their length."""
    return [round(1000 * (each["seconds"] - SOUND_S)) for each in played]


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
    for gap in gaps(played):
        assert PAUSE_S - 0.001 <= gap <= PAUSE_S + 0.1
    for before, after in itertools.pairwise(played):
        assert before["end"] <= after["start"]
    assert voice.told("sound") == ["ready"]
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

    assert [round(each["seconds"], 2) for each in voice.played()] == [1.5, 0.3, 0.06]
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
    assert voice.told("sound") == ["ready", "failed", "ready"]


def test_page_that_was_loaded_anew_says_again_what_was_cut_off_and_confirms_what_was_not_heard_of(voice):
    whole, cut = call(0), call(1, 1.0)
    voice.announce(whole, cut)
    voice.wait_until("window.played.length == 2")

    voice.page.reload()
    voice.wait_until("window.isThere")
    voice.announce(whole, cut)
    voice.wait_until("window.told.spoken.length == 2")

    assert voice.told() == ["c0", "c1"]
    assert numbers(voice.played()) == [0, 941, 941]
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


def test_two_tabs_of_a_screen_say_each_call_once_and_never_together(voice):
    calls = [call(number) for number in range(8)]
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
    assert numbers(played) == list(range(8))[-len(played) :]
    assert 0 < len(played) < 8
    assert played[0]["begun_ms"] >= closed_ms - 100
    assert set(voice.told(page=silent)) == {each["call_id"] for each in calls}


@pytest.fixture
def shy_voice(shy_browser, project):
    """Opens a page that speaks in a browser that wants a touch; gives what its sound was first said to be."""
    contexts = []

    def make(*first):
        contexts.append(shy_browser.new_context())
        voice = Voice(contexts[-1], project, *first)
        page = voice.page = contexts[-1].new_page()
        with page.expect_console_message(lambda each: each.text.startswith("sound")) as said:
            page.goto("http://localhost/")
        return voice, said.value.text

    yield make
    for context in contexts:
        context.close()


def test_browser_that_wants_a_touch_says_so_before_the_first_call_and_then_says_what_still_helps(shy_voice):
    voice, said = shy_voice([call(0, age_s=121), call(1)], {})
    assert said == "sound blocked"

    voice.page.mouse.click(10, 10)
    voice.wait_until("window.told.spoken.length == 1")

    assert voice.told() == ["c1"]
    assert voice.told("sound") == ["blocked", "ready"]


def test_screen_that_is_no_speaker_any_more_wants_no_touch(shy_voice):
    voice, said = shy_voice([], {"is_speaker": True})
    assert said == "sound blocked"

    voice.announce(is_speaker=False)

    assert voice.told("sound") == ["blocked", None]
