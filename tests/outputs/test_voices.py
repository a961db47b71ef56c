"""Voices of the hall file: which one speaks, who steps in, and what a recorded one lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audio import levels, wav
from audio.cache import Cache
from audio.errors import VoiceError
from config.models import Structure
from hall_server.outputs.clip_needs import MissingClip, clip_problems, missing_clips
from hall_server.outputs.clip_watch import ClipWatch
from hall_server.outputs.speech import Speech
from hall_server.outputs.voices import REST_S, Voices
from hall_server.store.jobs import Announcement
from hall_server.texts.catalogue import Catalogue

CLIPS = ("talon", "a", "bir", "ikki", "uch", "oynaga", "birinchi", "uchinchi", "qavat")


@pytest.fixture
def structure(make_hall: Callable) -> Callable[..., Structure]:
    """The structure of the small hall with these voices."""

    def make(*voices: dict) -> Structure:
        def edit(document: dict) -> None:
            document["voice"] = list(voices)
            document["hall"]["languages"] = ["uz"]
            for series in document["series"]:
                series.update({"from": 1, "to": 3})

        return make_hall(edit).inner.structure()

    return make


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Clips in the data folder, all with the sound of one word."""

    def make(*words: str) -> Path:
        folder = tmp_path / "clips" / "dilnoza"
        folder.mkdir(parents=True, exist_ok=True)
        recorded = Voices(tmp_path, Cache(tmp_path / "recorded")).at((), 140).speech("bir", "uz")
        (folder / "one.wav").write_bytes(recorded.read_bytes())
        clips = "\n".join(f'"{word}" = "one.wav"' for word in words)
        (folder / "manifest.toml").write_text(f'languages = ["uz"]\n[clips]\n{clips}\n')
        return folder

    return make


@pytest.fixture
def say(tmp_path: Path) -> Callable[[str], Path]:
    """A program in the data folder."""

    def make(script: str) -> Path:
        file = tmp_path / "programs" / "say"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        return file

    return make


def call(label: str = "A001", language: str = "uz") -> Announcement:
    return Announcement(
        id=1, call_id="c", ticket="t", notice=None, label=label, counter="1", language=language,
        speaker="hall", state="queued", wav=None, length_ms=None, is_short=False, created_at=0, changed_at=0,
    )  # fmt: skip


DILNOZA = {"id": "own", "languages": ["uz-Cyrl"], "kind": "clips", "name": "dilnoza"}
SAY = {"id": "robot", "languages": ["uz", "ru"], "kind": "program", "name": "say"}


def test_first_voice_of_a_language_speaks_it(tmp_path, structure, pack, say):
    pack(*CLIPS)
    say("exit 1")
    voices = Voices(tmp_path, Cache(tmp_path / "voice"))
    usual = voices.at((), 140)

    chosen = voices.at(structure(DILNOZA, SAY).voices, 140)

    # Uzbek in both scripts is one language to the ear.
    assert chosen.name("bir", "uz") != usual.name("bir", "uz")
    assert chosen.speech("bir", "uz") != usual.speech("bir", "uz")
    assert chosen.name("one", "en") == usual.name("one", "en")


def test_another_speaker_of_espeak_speaks(tmp_path, structure):
    rows = structure({"id": "she", "languages": ["ru"], "name": "ru+f3"}).voices
    voices = Voices(tmp_path, Cache(tmp_path / "voice"))

    assert voices.at(rows, 140).speech("сорок", "ru") != voices.at((), 140).speech("сорок", "ru")


@pytest.mark.parametrize("name", ["ru+nobody", "klingon"])
def test_a_speaker_that_espeak_has_not_is_told_and_the_usual_one_speaks(tmp_path, structure, caplog, name):
    rows = structure({"id": "she", "languages": ["ru"], "name": name}).voices
    voices = Voices(tmp_path, Cache(tmp_path / "voice"))

    assert voices.at(rows, 140).speech("сорок", "ru") == voices.at((), 140).speech("сорок", "ru")
    assert "has no voice" in caplog.text


def test_a_phrase_with_a_missing_clip_is_said_by_espeak_as_a_whole(tmp_path, structure, pack, caplog):
    pack(*CLIPS)
    voices = Voices(tmp_path, Cache(tmp_path / "voice"))
    chosen, usual = voices.at(structure(DILNOZA).voices, 140), voices.at((), 140)

    for _ in range(2):
        assert chosen.speech("Talon a oʻn ikki,", "uz") == usual.speech("Talon a oʻn ikki,", "uz")

    (told,) = [record.getMessage() for record in caplog.records]
    assert '"oʻn"' in told
    assert '"ikki"' not in told


def test_a_failing_program_is_told_once_and_once_when_it_is_back(tmp_path, structure, say, pack, caplog):
    caplog.set_level("INFO")
    good = pack() / "one.wav"
    say("echo no model >&2; exit 1")
    voices = Voices(tmp_path, Cache(tmp_path / "voice"))
    chosen, usual = voices.at(structure(SAY).voices, 140), voices.at((), 140)

    assert chosen.speech("bir", "uz") == usual.speech("bir", "uz")
    assert chosen.speech("ikki", "uz") == usual.speech("ikki", "uz")
    say(f'cp {good} "$1"')
    assert chosen.speech("bir", "uz") != usual.speech("bir", "uz")

    failed, back = [record.getMessage() for record in caplog.records]
    assert "no model" in failed
    assert back == "the voice robot is back"


def test_a_program_that_hangs_is_left_alone_for_a_while(tmp_path, structure, say):
    say(f"echo asked >> {tmp_path}/asked; sleep 60")
    now = [0.0]
    voices = Voices(tmp_path, Cache(tmp_path / "voice"), clock=lambda: now[0], program_timeout_s=0.5)
    chosen = voices.at(structure(SAY).voices, 140)

    for text in ("bir", "ikki", "uch"):
        chosen.speech(text, "uz")
    now[0] = REST_S + 1
    chosen.speech("uch", "uz")

    assert (tmp_path / "asked").read_text() == "asked\nasked\n"


def test_missing_clips_are_all_words_that_a_hall_may_say(tmp_path, structure, pack):
    hall = structure(DILNOZA)
    pack("talon", "a", "ikki")
    lacking = missing_clips(hall, Catalogue.load(), tmp_path)
    pack("talon", "a", "ikki", *(missing.word for missing in lacking))

    assert MissingClip("own", "uz", "bir") in lacking
    assert MissingClip("own", "uz", "uch") in lacking
    assert lacking == sorted(lacking)
    assert not {"talon", "ikki", "besh", "one"} & {missing.word for missing in lacking}
    assert missing_clips(hall, Catalogue.load(), tmp_path) == []
    assert clip_problems(hall, tmp_path) == []


def test_a_whole_phrase_makes_its_words_unnecessary(tmp_path, structure, pack):
    pack(*(f"talon {letter} {number}" for letter in ("a", "be") for number in ("bir", "ikki", "uch")))

    lacking = {missing.word for missing in missing_clips(structure(DILNOZA), Catalogue.load(), tmp_path)}

    assert not {"talon", "a", "bir", "ikki", "uch"} & lacking


def test_clips_that_cannot_be_used_are_all_told(tmp_path, structure, pack):
    folder = pack("bir", "ikki")
    (folder / "one.wav").write_bytes(b"no sound")
    assert len(clip_problems(structure(DILNOZA), tmp_path)) == 2

    (folder / "manifest.toml").unlink()

    assert "manifest.toml" in clip_problems(structure(DILNOZA), tmp_path)[0]
    with pytest.raises(VoiceError):
        missing_clips(structure(DILNOZA), Catalogue.load(), tmp_path)


def test_missing_and_broken_clips_are_told_once_for_a_hall_file(tmp_path, structure, pack, caplog):
    folder = pack("talon", "a")
    hall, watch = structure(DILNOZA), ClipWatch(Catalogue.load(), tmp_path)

    watch.look(hall)
    watch.look(hall)
    (folder / "one.wav").write_bytes(b"no sound")
    watch.look(hall)

    lacking, *broken = [record.getMessage() for record in caplog.records]
    assert lacking.startswith("the voice own lacks")
    assert "bir" in lacking
    assert lacking.endswith("; navbat check lists all")
    assert len(broken) == 2


def test_what_was_prepared_is_only_put_together_when_the_call_comes(tmp_path, structure):
    hall, speech = structure(), Speech(Catalogue.load(), tmp_path)
    speech.prepare("A001", "uz", hall)
    for ahead in speech.phrases_ahead(hall):
        speech.make(ahead, hall)
    made = set((tmp_path / "voice").iterdir())

    sound = speech.sound(call(), hall)
    short = speech.sound(call(), hall, short=True)

    assert set((tmp_path / "voice").iterdir()) - made == {sound.path, short.path}
    assert short.seconds < sound.seconds


def test_volume_is_in_the_file_and_in_its_name(tmp_path, structure):
    hall, speech = structure(), Speech(Catalogue.load(), tmp_path)

    loud, half, none = (speech.sound(call(), hall, volume=volume) for volume in (100, 50, 0))

    ratio = levels.loudness(wav.read(half.path)) / levels.loudness(wav.read(loud.path))
    # Ten decibels less are half as loud.
    assert ratio == pytest.approx(10 ** (-10 / 20), rel=0.05)
    assert max(map(abs, wav.read(none.path))) == 0
    assert loud.seconds == half.seconds == none.seconds


def test_quiet_hall_hears_the_chime_only_and_a_notice_has_its_own_words(tmp_path, structure):
    hall, speech = structure(), Speech(Catalogue.load(), tmp_path)

    chime = speech.sound(call(), hall, say="chime")
    notice = speech.script(call(), hall, texts={"uz": "Zal yopiladi"})

    assert 1.0 < chime.seconds < 1.4
    assert [phrase.text for phrase in notice.phrases] == ["Zal yopiladi."]
    with pytest.raises(VoiceError, match="nothing to announce"):
        speech.sound(call(), hall, say="nothing")
