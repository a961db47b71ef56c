"""The queue of a speaker: thirty calls at once, what is urgent, what is late, and what is not to be heard."""

import itertools
import json

import pytest

from audio import wav
from audio.speakers import VirtualSpeaker
from hall_server.outputs.announcing import Announcing
from hall_server.outputs.news import News
from hall_server.store import announcements

PAUSE_S = 0.6
SHORTEN_S, DROP_S = 30, 120


class Passing:
    """The seconds of a speaker; with them goes the hall's clock, and then whatever is due happens."""

    def __init__(self, hall_clock):
        self.now = 0.0
        self._hall_clock = hall_clock
        self._due = []

    def __call__(self):
        return self.now

    def at(self, moment, act):
        self._due.append((moment, act))

    def wait(self, seconds):
        self.now += seconds
        self._hall_clock.pass_time(seconds=seconds)
        for due in [each for each in self._due if each[0] <= self.now]:
            self._due.remove(due)
            due[1]()


@pytest.fixture
def passing(clock):
    return Passing(clock)


@pytest.fixture
def speaker(passing):
    """A speaker whose sounds take as long as they last, in seconds that only it lets pass."""
    return VirtualSpeaker("hall", clock=passing, wait=passing.wait)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory):
    return tmp_path_factory.getbasetemp() / "spoken"


@pytest.fixture
def make_branch(catalogue, speaker, passing, spoken):
    """Makes the announcing of a hall whose speaker is the one of this test."""

    def make(hall):
        speakers, own = {"hall": speaker}, hall.announcements
        return Announcing(
            hall.inner, own, catalogue, spoken, speakers, News(), clock=passing, wait=passing.wait
        )

    return make


@pytest.fixture
def branch(make_branch, speaking_hall):
    return make_branch(speaking_hall)


def many_counters(count, **voice):
    """So many counters that all call for gas, and the speaker in the server's hand."""

    def edit(document):
        document["speaker"][0].update(address="virtual://hall")
        document["hall"]["voice"] = {"pause_s": PAUSE_S, "ahead": 0, **voice}
        counter = document["counter"][0]
        document["counter"] = [{**counter, "id": str(number + 1)} for number in range(count)]

    return edit


@pytest.fixture
def speaking_hall(make_hall):
    return make_hall(many_counters(30))


def call_at_all(hall, first=1, last=30):
    """All those counters call at this moment; gives the labels in the order of the calls."""
    labels = []
    for number in map(str, range(first, last + 1)):
        hall.take()
        hall.open(number, f"operator {number}")
        labels.append(hall.next(number)["label"])
    return labels


def post_notice(hall, kind="notice"):
    """What the manager's page does with a notice for the loudspeakers."""

    def work(db):
        now = hall.clock.wall
        notice = db.execute(
            "INSERT INTO notices (kind, texts, is_spoken, posted_at, posted_by) "
            "VALUES (?, ?, 1, ?, 'rustam')",
            (kind, json.dumps({"en": "Please mind the step", "ru": "Осторожно, ступенька"}), now),
        ).lastrowid
        announcements.add(
            db, call_id=f"notice-{notice}-1", notice=notice, language="uz", speaker="hall", at=now
        )

    hall.store.write(work)


def rows(hall, *states):
    return sorted(hall.announcements.calls(*states), key=lambda row: row.id)


def say_all(branch, one_round, hall):
    """Work until nothing waits any more."""
    for _ in range(50):
        if not rows(hall, "queued", "ready"):
            return
        one_round(branch)
    raise AssertionError(f"these still wait: {rows(hall, 'queued', 'ready')}")


def test_thirty_calls_at_once_are_said_in_order_without_overlap_and_without_a_gap(
    speaking_hall, branch, one_round, speaker
):
    labels = call_at_all(speaking_hall)

    say_all(branch, one_round, speaking_hall)

    record = speaker.record
    for before, after in itertools.pairwise(record):
        assert after.start - before.end == pytest.approx(PAUSE_S, abs=1e-6)
    said, dropped = rows(speaking_hall, "spoken"), rows(speaking_hall, "stale")
    assert [row.label for row in said + dropped] == labels
    assert [row.wav for row in said] == [played.path.name for played in record]
    assert [row.is_short for row in said] == [played.start >= SHORTEN_S for played in record]
    assert [row.length_ms for row in said] == [round(1000 * (each.end - each.start)) for each in record]
    assert record[-1].start < DROP_S <= record[-1].end + PAUSE_S
    assert len(dropped) > 2 < sum(row.is_short for row in said)
    long_s, short_s = (record[at].end - record[at].start for at in (0, -1))
    assert short_s < long_s


def test_notice_comes_next_after_the_call_that_is_being_said(
    speaking_hall, branch, one_round, speaker, passing
):
    call_at_all(speaking_hall, last=3)
    passing.at(0.1, lambda: post_notice(speaking_hall))

    say_all(branch, one_round, speaking_hall)

    notice = rows(speaking_hall, "spoken")[-1]
    assert notice.notice is not None
    assert [played.path.name for played in speaker.record].index(notice.wav) == 1
    assert len(speaker.record) == 4
    for before, after in itertools.pairwise(speaker.record):
        assert after.start - before.end == pytest.approx(PAUSE_S, abs=1e-6)


def test_page_is_given_the_announcements_in_their_turn_and_none_before_one_that_is_still_being_made(
    speaking_hall,
):
    announcements, speakers = speaking_hall.announcements, {"hall"}
    labels = call_at_all(speaking_hall, last=3)
    first, second, third = announcements.calls("queued")
    announcements.call_is_ready(first, "first.wav", 1000)
    announcements.call_is_ready(third, "third.wav", 1000)
    assert [call.label for call in announcements.in_turn(speakers)] == labels[:1]

    announcements.call_is_ready(second, "second.wav", 1000)
    assert [call.label for call in announcements.in_turn(speakers)] == labels

    post_notice(speaking_hall)
    assert announcements.in_turn(speakers) == []
    (notice,) = announcements.calls("queued")
    announcements.call_is_ready(notice, "notice.wav", 1000)
    assert [call.notice is not None for call in announcements.in_turn(speakers)] == [True, *[False] * 3]
    assert announcements.in_turn({"another"}) == []


def test_emergency_goes_before_notices_that_came_earlier(speaking_hall, branch, one_round, speaker, passing):
    for _ in range(3):
        post_notice(speaking_hall)
    passing.at(0.1, lambda: post_notice(speaking_hall, "emergency"))

    say_all(branch, one_round, speaking_hall)

    said = sorted(rows(speaking_hall, "spoken"), key=lambda row: row.changed_at)
    assert [row.kind for row in said] == ["notice", "emergency", "notice", "notice"]


def test_page_is_given_the_emergency_before_notices_and_calls(speaking_hall):
    announcements = speaking_hall.announcements
    call_at_all(speaking_hall, last=1)
    post_notice(speaking_hall)
    post_notice(speaking_hall, "emergency")
    assert announcements.next_at("hall").is_emergency

    for row in announcements.calls("queued"):
        announcements.call_is_ready(row, "some.wav", 1000)

    assert [row.kind for row in announcements.in_turn({"hall"})] == ["emergency", "notice", None]


def test_no_call_is_said_while_an_emergency_stands_and_nobody_is_warned(
    speaking_hall, branch, one_round, speaker, clock
):
    waiting = call_at_all(speaking_hall, last=1)
    notice = speaking_hall.post("emergency")
    during = call_at_all(speaking_hall, first=2, last=2)
    say_all(branch, one_round, speaking_hall)
    clock.pass_time(seconds=10)

    assert [row.label for row in rows(speaking_hall, "silent")] == waiting + during
    assert {call["label"] for call in speaking_hall.board()["calls"]} == {*waiting, *during}
    assert "not_spoken" not in {each["code"] for each in speaking_hall.counter("2")["warnings"]}
    assert len(speaker.record) == 1
    speaking_hall.take_down(notice)
    speaking_hall.recall("2")
    say_all(branch, one_round, speaking_hall)
    assert [row.label for row in rows(speaking_hall, "spoken")] == ["", *during]


def test_emergency_that_is_not_spoken_leaves_calls_as_they_are(speaking_hall, branch, one_round, speaker):
    speaking_hall.post("emergency", is_spoken=False)
    labels = call_at_all(speaking_hall, last=1)

    say_all(branch, one_round, speaking_hall)

    assert [row.label for row in rows(speaking_hall, "spoken")] == labels


def test_call_that_a_page_was_playing_when_the_emergency_came_has_been_heard(speaking_hall, branch):
    call_at_all(speaking_hall, last=1)
    (call,) = speaking_hall.announcements.calls("queued")
    speaking_hall.announcements.call_is_silent(call)

    speaking_hall.announcements.call_is_spoken(call)

    assert [row.id for row in rows(speaking_hall, "spoken")] == [call.id]


def test_notice_that_was_taken_down_is_not_said(speaking_hall, branch, one_round, speaker):
    post_notice(speaking_hall)
    speaking_hall.store.write(lambda db: db.execute("UPDATE notices SET ended_at = 1"))

    one_round(branch)

    assert speaker.record == ()
    assert [row.state for row in rows(speaking_hall, "withdrawn")] == ["withdrawn"]


def test_old_notice_is_said_whole_for_it_holds_as_long_as_it_stands(
    speaking_hall, branch, one_round, speaker, clock
):
    post_notice(speaking_hall)
    clock.pass_time(hours=2)

    one_round(branch)

    (said,) = rows(speaking_hall, "spoken")
    assert not said.is_short


def test_visitor_who_comes_while_others_are_called_is_not_called_any_more(
    speaking_hall, branch, one_round, speaker, passing
):
    labels = call_at_all(speaking_hall, last=3)
    passing.at(0.1, lambda: speaking_hall.start("2"))

    say_all(branch, one_round, speaking_hall)

    assert [row.label for row in rows(speaking_hall, "spoken")] == [labels[0], labels[2]]
    assert len(speaker.record) == 2


def test_recall_during_its_own_call_is_said_too(speaking_hall, branch, one_round, speaker, passing):
    call_at_all(speaking_hall, last=1)
    passing.at(0.1, lambda: speaking_hall.recall("1"))

    say_all(branch, one_round, speaking_hall)

    first, second = speaker.record
    assert first.path == second.path
    assert [row.state for row in rows(speaking_hall, "spoken")] == ["spoken", "spoken"]


def test_recall_takes_the_place_of_a_call_that_was_not_said_yet(
    speaking_hall, branch, one_round, speaker, passing
):
    labels = call_at_all(speaking_hall, last=3)
    passing.at(0.1, lambda: speaking_hall.recall("2"))

    say_all(branch, one_round, speaking_hall)

    assert [row.label for row in rows(speaking_hall, "spoken")] == [labels[0], labels[2], labels[1]]
    assert len(speaker.record) == 3


def test_call_for_a_page_becomes_short_while_it_waits_and_is_dropped_in_time(
    hall, announcing, one_round, clock
):
    hall.take()
    hall.open()
    hall.next()
    branch = announcing(hall)
    branch.put("hall", None)  # its speaker is a page
    one_round(branch)
    (whole,) = rows(hall, "ready")
    clock.pass_time(seconds=SHORTEN_S - 1)
    one_round(branch)
    assert rows(hall, "ready") == [whole]

    clock.pass_time(seconds=1)
    one_round(branch)

    (short,) = rows(hall, "ready")
    assert short.is_short
    assert short.wav != whole.wav
    clock.pass_time(seconds=DROP_S - SHORTEN_S - 1)
    one_round(branch)
    assert rows(hall, "ready") == [short]
    clock.pass_time(seconds=1)
    one_round(branch)
    assert [row.state for row in rows(hall, "stale")] == ["stale"]


QUIET_TIMES = [
    {"from": "12:00", "to": "13:00", "volume": 40},
    {"from": "13:00", "to": "14:00", "volume": 0},
    {"from": "18:00", "to": "20:00", "say": "chime"},
    {"from": "22:00", "to": "06:00", "say": "nothing"},
]


@pytest.fixture
def quiet_hall(make_hall):
    return make_hall(many_counters(1, times=QUIET_TIMES))


@pytest.fixture
def said_at(quiet_hall, quiet_branch, one_round, clock):
    """Let something be announced at a time of day; gives its row."""

    def say(time, announce):
        clock.pass_time_until(f"2026-11-23 {time}")
        announce()
        say_all(quiet_branch, one_round, quiet_hall)
        return rows(quiet_hall, "spoken", "silent", "failed")[-1]

    return say


@pytest.fixture
def quiet_branch(make_branch, quiet_hall):
    return make_branch(quiet_hall)


def loudest(spoken, row):
    return max(map(abs, wav.read(spoken / row.wav)))


def test_calls_are_softer_shorter_or_not_said_as_the_time_of_day_wants_it(
    quiet_hall, said_at, spoken, speaker, caplog
):
    def call():
        quiet_hall.take()
        quiet_hall.open()
        quiet_hall.next()

    def recall():
        quiet_hall.recall()

    usual, soft = said_at("11:00", call), said_at("12:00", recall)
    nothing, chime = said_at("13:00", recall), said_at("18:30", recall)

    assert loudest(spoken, soft) < 0.7 * loudest(spoken, usual)
    assert (soft.state, soft.length_ms) == ("spoken", usual.length_ms)
    assert (nothing.state, nothing.wav) == ("silent", None)
    assert chime.state == "spoken"
    assert chime.length_ms < 2000 < usual.length_ms
    assert len(speaker.record) == 3
    assert caplog.records == []


def test_notices_are_said_however_quiet_the_hall_is_and_an_emergency_is_loud(quiet_hall, said_at, spoken):
    usual = said_at("12:30", lambda: post_notice(quiet_hall))
    emergency = said_at("12:40", lambda: post_notice(quiet_hall, "emergency"))
    at_night = said_at("22:30", lambda: post_notice(quiet_hall))

    assert loudest(spoken, usual) < 0.7 * loudest(spoken, emergency)
    assert (at_night.state, at_night.length_ms) == ("spoken", usual.length_ms)


def test_call_that_comes_to_its_turn_in_the_quiet_time_is_quiet(
    quiet_hall, quiet_branch, said_at, one_round, clock
):
    """Its sound was made in time; what counts is when it would be heard."""
    clock.pass_time_until("2026-11-23 21:59:55")
    quiet_hall.take()
    quiet_hall.open()
    quiet_hall.next()
    quiet_branch.workers[0]._work()
    (ready,) = rows(quiet_hall, "ready")
    clock.pass_time(seconds=5)

    one_round(quiet_branch)

    assert [row.id for row in rows(quiet_hall, "silent")] == [ready.id]
