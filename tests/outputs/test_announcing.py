"""Calls in words: each said once, one after the other, and not long after it could help."""

import itertools
import threading
from types import SimpleNamespace

import pytest

from audio import wav
from hall_server.outputs.announcing import Announcing
from hall_server.outputs.news import News
from hall_server.outputs.sounding import Manner


@pytest.fixture
def call(speaking_hall):
    """Let a counter call the next visitor."""

    def call_next(counter="1"):
        speaking_hall.take()
        speaking_hall.open(counter, f"operator {counter}")
        return speaking_hall.next(counter)

    return call_next


def states(hall):
    every = ("queued", "ready", "spoken", "failed", "stale", "silent", "withdrawn")
    return [(one.label, one.state) for one in hall.announcements.calls(*every)]


def test_call_is_spoken_and_that_is_recorded(speaking_hall, announcing, one_round, speaker, call):
    ticket = call()

    one_round(announcing(speaking_hall))

    (played,) = speaker.record
    assert played.path.read_bytes()[:4] == b"RIFF"
    assert states(speaking_hall) == [("A001", "spoken")]
    (spoken,) = speaking_hall.announcements.calls("spoken")
    assert spoken.length_ms == round(1000 * wav.inspect(played.path).seconds)
    last = speaking_hall.ticket(ticket)["history"][-1]
    assert (last["step"], last["actor"], last["detail"]["speaker"]) == ("spoken", "speaker:hall", "hall")


def test_recall_is_said_again_with_the_same_words(speaking_hall, announcing, one_round, speaker, call):
    branch = announcing(speaking_hall)
    call()
    one_round(branch)
    speaking_hall.recall("1")

    one_round(branch)

    first, recall = speaker.record
    assert recall.path == first.path
    assert len({one.call_id for one in speaking_hall.announcements.calls("spoken")}) == 2


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


def test_call_that_the_hall_could_not_write_down_is_not_said_again(
    speaking_hall, announcing, one_round, speaker, call, monkeypatch
):
    ticket = call()
    branch = announcing(speaking_hall)
    change = speaking_hall.inner.change

    def disk_full(actor, work, **manner):
        if actor.name == "speaker:hall":
            raise OSError("the disk is full")
        return change(actor, work, **manner)

    monkeypatch.setattr(speaking_hall.inner, "change", disk_full)
    with pytest.raises(OSError, match="full"):
        one_round(branch)
    monkeypatch.undo()

    one_round(branch)

    assert len(speaker.record) == 1
    assert speaking_hall.steps(ticket).count("spoken") == 1


def test_speaker_that_is_off_fails_its_call_and_the_visitor_is_called_all_the_same(
    speaking_hall, announcing, one_round, speaker, call, caplog
):
    caplog.set_level("INFO")
    branch = announcing(speaking_hall)
    speaker.is_offline = True
    ticket = call()
    one_round(branch)
    speaking_hall.recall()
    one_round(branch)

    assert states(speaking_hall) == [("A001", "failed"), ("A001", "failed")]
    assert speaking_hall.state(ticket) == "called"
    assert speaking_hall.board()["calls"][0]["label"] == "A001"
    assert "spoken" not in speaking_hall.steps(ticket)
    speaker.is_offline = False
    speaking_hall.recall()
    one_round(branch)
    assert speaking_hall.steps(ticket)[-1] == "spoken"
    told = [record.getMessage() for record in caplog.records if record.name.endswith("players")]
    assert len(told) == 2
    assert "speaker hall failed" in told[0]
    assert told[1] == "speaker hall is back"


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
    told = [record.getMessage() for record in caplog.records if record.name.endswith("sounding")]
    assert len(told) == 2
    assert "could not be spoken" in told[0]
    assert told[1] == "the voice is back"


def test_visitors_language_comes_first_then_those_of_the_speaker(make_hall, announcing):
    def speaks_russian_too(document):
        document["speaker"][0].update(address="virtual://hall", languages=["ru", "en"])

    hall = make_hall(speaks_russian_too)
    hall.take(language="en")
    hall.open()
    hall.next()
    (call,) = hall.announcements.calls("queued")

    script = announcing(hall)._speech.script(call, hall.inner.structure())

    languages = [phrase.language for phrase in script.phrases]
    assert list(dict.fromkeys(languages)) == ["en", "ru"]
    assert languages == sorted(languages)


def test_call_for_a_screen_waits_until_its_page_has_played_it(hall, announcing, one_round, speaker):
    """The small hall's speaker is a page: the server makes the sound and leaves it ready."""
    hall.take()
    hall.open()
    hall.next()

    branch = announcing(hall)
    branch.put("hall", None)

    one_round(branch)

    (ready,) = hall.announcements.calls("ready")
    assert ready.wav is not None
    assert ready.length_ms > 1000
    assert speaker.record == ()


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


def test_call_whose_sound_fails_as_nobody_foresaw_does_not_keep_others_from_being_heard(
    speaking_hall, announcing, one_round, speaker, call, monkeypatch, caplog
):
    branch = announcing(speaking_hall)
    call("1")
    call("2")
    sound = branch._speech.sound

    def broken_once(announcement, *args, **others):
        if announcement.label == "A001":
            raise RuntimeError("nobody foresaw it")
        return sound(announcement, *args, **others)

    monkeypatch.setattr(branch._speech, "sound", broken_once)

    one_round(branch)

    assert states(speaking_hall) == [("A001", "failed"), ("A002", "spoken")]
    assert "announcement of A001 was given up" in caplog.text


def test_sounds_are_remembered_by_several_threads_at_once(speaking_hall, announcing):
    """The maker forgets what is over while players note what they have made."""
    sounding = announcing(speaking_hall)._sounding
    manner = Manner(is_short=False, volume=100, say="all")
    calls = [SimpleNamespace(id=number) for number in range(50_000)]
    for each in calls:
        sounding._note_made(each, manner)
    is_over = threading.Event()

    def play():
        for number in itertools.count(len(calls)):
            if is_over.is_set():
                return
            sounding._note_made(SimpleNamespace(id=number), manner)

    player = threading.Thread(target=play)
    player.start()
    try:
        for _ in range(5):
            sounding.forget_all_but(calls)
    finally:
        is_over.set()
        player.join()

    assert all(sounding._manner_made(each) == manner for each in calls[::1000])
