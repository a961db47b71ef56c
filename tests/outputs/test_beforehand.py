"""Sounds of tickets to come: made while nobody waits, and never in the way of a call."""

import itertools

import pytest

from hall_server.outputs.announcing import Announcing
from hall_server.outputs.beforehand import AFTER_FAILURE_S, LOOK_S, REST, Beforehand
from hall_server.outputs.news import News
from hall_server.outputs.speech import Speech

TICK_S = 0.25


class Working:
    """A clock of which every look takes a quarter of a second; what is rested is added up."""

    def __init__(self):
        self.now = 0.0
        self.rested = 0.0

    def __call__(self):
        self.now += TICK_S
        return self.now

    def rest(self, seconds):
        self.now += seconds
        self.rested += seconds


@pytest.fixture
def working():
    return Working()


@pytest.fixture
def ahead_hall(make_hall):
    """The small hall in one language; so many tickets of each series are prepared."""

    def make(count):
        return make_hall(languages=["en"], voice={"ahead": count})

    return make


@pytest.fixture
def sounds(tmp_path):
    """The folder of sounds."""
    return tmp_path / "sounds"


@pytest.fixture
def make_beforehand(catalogue, working, sounds):
    def make(hall, after_start_s=0.0):
        return Beforehand(
            hall.inner,
            hall.announcements,
            Speech(catalogue, sounds.parent, sounds),
            News(),
            clock=working,
            rest=working.rest,
            after_start_s=after_start_s,
        )

    return make


def call(hall):
    hall.take(language="en")
    hall.open()
    hall.next()


def names(folder):
    return {path.name for path in folder.glob("*.wav")}


def test_labels_to_come_are_the_next_of_each_series_and_follow_the_numbers(ahead_hall, clock):
    hall = ahead_hall(3)
    labels = hall.announcements.labels_to_come
    series = [each.prefix for each in hall.inner.structure().series]
    first = list(itertools.chain(*([f"{prefix}{number:03}" for prefix in series] for number in (1, 2, 3))))
    assert labels() == first

    hall.take("gas", language="en")
    hall.take("gas", language="en")

    assert labels()[0] == "A003"
    assert "A005" in labels()
    clock.pass_time_until("2026-11-24 09:00")
    hall.tick()
    assert labels() == first


def test_full_series_has_no_labels_to_come(make_hall):
    def edit(document):
        document["hall"]["voice"] = {"ahead": 3}
        document["series"][0]["to"] = 2

    hall = make_hall(edit)
    hall.take("gas")

    assert [label for label in hall.announcements.labels_to_come() if label.startswith("A")] == ["A2"]


def test_call_finds_its_words_made_already(ahead_hall, make_beforehand, catalogue, sounds, working):
    hall = ahead_hall(1)
    beforehand = make_beforehand(hall)

    beforehand.prepare()

    made = names(sounds)
    assert working.rested >= REST * TICK_S * len(made)
    working.now += LOOK_S
    beforehand.prepare()
    assert names(sounds) == made
    call(hall)
    branch = Announcing(hall.inner, hall.announcements, catalogue, sounds, {}, News())
    branch.workers[0]._work()
    (ready,) = hall.announcements.calls("ready")
    assert names(sounds) - made == {ready.wav}


def test_nothing_is_made_in_advance_while_a_call_waits_for_its_sound(ahead_hall, make_beforehand, sounds):
    hall = ahead_hall(1)
    call(hall)

    make_beforehand(hall).prepare()

    assert names(sounds) == set()


def test_hall_that_has_just_been_started_makes_nothing_in_advance(
    ahead_hall, make_beforehand, working, sounds
):
    beforehand = make_beforehand(ahead_hall(1), after_start_s=10)
    beforehand.prepare()
    assert names(sounds) == set()

    working.now = 10.0
    beforehand.prepare()

    assert names(sounds) != set()


def test_voice_that_fails_is_told_once_and_left_alone_for_a_while(
    ahead_hall, make_beforehand, working, sounds, caplog
):
    sounds.write_text("no folder")
    beforehand = make_beforehand(ahead_hall(1))
    working.now += LOOK_S
    beforehand.prepare()
    working.now += AFTER_FAILURE_S
    beforehand.prepare()
    assert len(caplog.records) == 1
    assert "not made in advance" in caplog.text

    sounds.unlink()
    working.now += AFTER_FAILURE_S
    beforehand.prepare()

    assert names(sounds) != set()
    assert len(caplog.records) == 1


def test_counters_and_places_are_made_also_where_no_ticket_is(ahead_hall, make_beforehand, working, sounds):
    beforehand = make_beforehand(ahead_hall(0))

    beforehand.prepare()

    made = names(sounds)
    assert made
    rested, working.now = working.rested, working.now + LOOK_S
    beforehand.prepare()
    assert (names(sounds), working.rested) == (made, rested)
