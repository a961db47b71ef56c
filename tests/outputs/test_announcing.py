"""Calls in words: each said once, one after the other, and not long after it could help."""

import pytest

from hall_server.outputs.announcing import Announcing
from hall_server.outputs.news import News


@pytest.fixture
def speaking_hall(make_hall):
    """The small hall with a speaker of the server's own."""
    return make_hall(lambda document: document["speaker"][0].update(address="virtual://hall"))


@pytest.fixture
def call(speaking_hall):
    """Let a counter call the next visitor."""

    def call_next(counter="1"):
        speaking_hall.take()
        speaking_hall.open(counter, f"operator {counter}")
        return speaking_hall.next(counter)

    return call_next


def states(hall):
    every = ("queued", "ready", "spoken", "failed", "stale")
    return [(one.label, one.state) for one in hall.announcements.calls(*every)]


def test_call_is_spoken_and_that_is_recorded(speaking_hall, announcing, one_round, speaker, call):
    ticket = call()

    one_round(announcing(speaking_hall))

    (played,) = speaker.record
    assert played.path.read_bytes()[:4] == b"RIFF"
    assert states(speaking_hall) == [("A001", "spoken")]
    last = speaking_hall.ticket(ticket)["history"][-1]
    assert (last["step"], last["actor"], last["detail"]["speaker"]) == ("spoken", "speaker:hall", "hall")


def test_calls_are_said_in_their_order_and_never_over_each_other(
    speaking_hall, announcing, one_round, speaker, call
):
    branch = announcing(speaking_hall)
    call("1")
    call("2")
    one_round(branch)
    speaking_hall.recall("1")

    one_round(branch)

    first, second, recall = speaker.record
    assert first.path != second.path
    assert recall.path == first.path
    assert first.end <= second.start
    assert second.end <= recall.start


def test_nothing_is_said_twice(speaking_hall, announcing, one_round, speaker, call):
    call()
    branch = announcing(speaking_hall)

    for _ in range(3):
        one_round(branch)

    assert len(speaker.record) == 1


def test_call_survives_a_restart(speaking_hall, announcing, one_round, speaker, call):
    call()

    speaking_hall.restart()
    one_round(announcing(speaking_hall))

    assert len(speaker.record) == 1


def test_call_that_is_two_minutes_old_is_not_said(speaking_hall, announcing, one_round, speaker, call, clock):
    call()
    clock.pass_time(minutes=2)

    one_round(announcing(speaking_hall))

    assert speaker.record == ()
    assert states(speaking_hall) == [("A001", "stale")]


def test_speaker_that_is_off_fails_its_call_and_the_visitor_is_called_all_the_same(
    speaking_hall, announcing, one_round, speaker, call
):
    speaker.is_offline = True
    ticket = call()

    one_round(announcing(speaking_hall))

    assert states(speaking_hall) == [("A001", "failed")]
    assert speaking_hall.state(ticket) == "called"
    assert speaking_hall.board()["calls"][0]["label"] == "A001"
    assert "spoken" not in speaking_hall.steps(ticket)


def test_voice_that_fails_is_told_once_and_once_when_it_is_back(
    speaking_hall, catalogue, one_round, speaker, call, tmp_path, caplog
):
    caplog.set_level("INFO")
    cache = tmp_path / "spoken here"
    cache.write_text("no folder")
    branch = Announcing(
        speaking_hall.inner, speaking_hall.announcements, catalogue, cache, {"hall": speaker}, News()
    )
    call()
    one_round(branch)
    speaking_hall.recall()
    one_round(branch)
    cache.unlink()
    speaking_hall.recall()
    one_round(branch)

    assert [state for _, state in states(speaking_hall)] == ["failed", "failed", "spoken"]
    told = [record.getMessage() for record in caplog.records if record.name.endswith("announcing")]
    assert len(told) == 2
    assert "could not be spoken" in told[0]
    assert told[1] == "the voice is back"


def test_visitors_language_comes_first_then_those_of_the_speaker(make_hall, announcing, one_round, speaker):
    def speaks_russian_too(document):
        document["speaker"][0].update(address="virtual://hall", languages=["ru", "en"])

    hall = make_hall(speaks_russian_too)
    hall.take(language="en")
    hall.open()
    hall.next()
    branch = announcing(hall)
    (call,) = hall.announcements.calls("queued")

    languages = [phrase.language for phrase in branch._words(call, hall.inner.structure())]
    assert list(dict.fromkeys(languages)) == ["en", "ru"]
    assert languages == sorted(languages)


def test_call_for_a_screen_waits_until_its_page_has_played_it(hall, announcing, one_round, speaker):
    """The small hall's speaker is a page: the server makes the sound and leaves it ready."""
    hall.take()
    hall.open()
    hall.next()
    branch = announcing(hall)
    voice, _ = branch.workers

    voice._work()

    (ready,) = hall.announcements.calls("ready")
    assert ready.wav is not None


def test_notice_is_said_before_calls_that_wait_and_that_is_recorded(
    speaking_hall, announcing, one_round, speaker, call
):
    call()
    notice = speaking_hall.post("notice", texts={"uz": "Lift ishlamayapti.", "en": "The lift is broken."})

    one_round(announcing(speaking_hall))

    assert states(speaking_hall) == [("", "spoken"), ("A001", "spoken")]
    [said, _] = speaking_hall.events("spoken")
    assert (said["actor"], said["data"]["notice"]) == ("speaker:hall", notice["id"])
    assert len(speaker.record) == 2
