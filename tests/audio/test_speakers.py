"""Speakers: one sound at a time, and a clear word when there was none."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from audio.errors import SpeakerError
from audio.speakers import KEPT, LocalSpeaker, Speaker, VirtualSpeaker

Sound = Callable[..., Path]


@pytest.fixture
def speaker(clock: Any) -> VirtualSpeaker:
    return VirtualSpeaker("hall", clock=clock, wait=clock.wait)


@pytest.fixture
def player(tmp_path: Path) -> Callable[[str], tuple[tuple[str, ...], ...]]:
    """A player program made of these shell commands; "$1" is the file."""

    def make(commands: str) -> tuple[tuple[str, ...], ...]:
        program = tmp_path / "player"
        program.write_text(f"#!/bin/sh\n{commands}\n")
        program.chmod(0o755)
        return ((str(program),),)

    return make


def overlaps(spans: list[tuple[float, float]]) -> bool:
    return any(before[1] > after[0] for before, after in itertools.pairwise(sorted(spans)))


def test_the_record_says_what_was_played_and_when(speaker: VirtualSpeaker, sound: Sound) -> None:
    first, second = sound(0.5, "first.wav"), sound(1.5, "second.wav")

    speaker.play(first)
    speaker.play(second)

    assert [(played.path, played.start, played.end) for played in speaker.record] == [
        (first, 100.0, pytest.approx(100.5, abs=0.001)),
        (second, pytest.approx(100.5, abs=0.001), pytest.approx(102.0, abs=0.001)),
    ]
    assert all(played.is_heard for played in speaker.record)


def test_real_time_passes_when_no_clock_is_given(sound: Sound) -> None:
    speaker = VirtualSpeaker("hall")

    before = time.monotonic()
    speaker.play(sound(0.3))

    assert 0.29 < time.monotonic() - before < 1.0


def test_sounds_from_several_threads_never_overlap(sound: Sound) -> None:
    speaker = VirtualSpeaker("hall")
    path = sound(0.05)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(speaker.play, [path] * 6))

    assert len(speaker.record) == 6
    assert not overlaps([(played.start, played.end) for played in speaker.record])


def test_a_speaker_that_is_off_refuses_until_it_is_back(speaker: VirtualSpeaker, sound: Sound) -> None:
    speaker.is_offline = True
    with pytest.raises(SpeakerError, match="switched off") as caught:
        speaker.play(sound())
    speaker.is_offline = False
    speaker.play(sound())

    assert caught.value.retry
    assert len(speaker.record) == 1


def test_a_slow_speaker_begins_late(speaker: VirtualSpeaker, sound: Sound) -> None:
    speaker.slow_s = 7.0

    speaker.play(sound())

    assert speaker.record[0].start == 107.0


def test_a_mute_speaker_reports_nothing_wrong_but_was_not_heard(
    speaker: VirtualSpeaker, sound: Sound
) -> None:
    speaker.is_mute = True

    speaker.play(sound())

    assert [played.is_heard for played in speaker.record] == [False]


def test_the_record_keeps_the_newest(speaker: VirtualSpeaker, sound: Sound) -> None:
    for name in ("old.wav", *["new.wav"] * KEPT):
        speaker.play(sound(0.001, name))

    assert len(speaker.record) == KEPT
    assert {played.path.name for played in speaker.record} == {"new.wav"}


def test_closing_ends_the_sound_at_once(sound: Sound) -> None:
    speaker = VirtualSpeaker("hall")
    path = sound(30.0)

    with ThreadPoolExecutor(1) as threads:
        playing = threads.submit(speaker.play, path)
        speaker.close()
        with pytest.raises(SpeakerError, match="closed"):
            playing.result(timeout=5)

    assert speaker.record == ()


@pytest.mark.parametrize("make", [lambda: VirtualSpeaker("hall"), LocalSpeaker])
def test_a_file_that_is_no_sound_is_refused(make: Callable[[], Speaker], tmp_path: Path) -> None:
    rubbish = tmp_path / "a.wav"
    rubbish.write_text("not a sound")

    for path in (rubbish, tmp_path / "absent.wav"):
        with pytest.raises(SpeakerError, match=path.name) as caught:
            make().play(path)
        assert not caught.value.retry


def test_the_sound_card_gets_the_file(
    player: Callable[[str], Any], sound: Sound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound(0.1, "call.wav")
    monkeypatch.chdir(tmp_path)

    LocalSpeaker(player(f'echo "$1" > {tmp_path}/played')).play(Path("call.wav"))

    assert (tmp_path / "played").read_text().strip() == str(tmp_path / "call.wav")


def test_a_missing_player_names_what_to_install(sound: Sound) -> None:
    with pytest.raises(SpeakerError, match="Install no-such-player or nor-this") as caught:
        LocalSpeaker((("no-such-player", "-q"), ("nor-this",))).play(sound())

    assert not caught.value.retry


def test_the_next_player_is_taken_when_the_first_is_missing(
    player: Callable[[str], Any], sound: Sound, tmp_path: Path
) -> None:
    LocalSpeaker((("no-such-player",), *player(f"touch {tmp_path}/played"))).play(sound())

    assert (tmp_path / "played").exists()


def test_a_player_that_fails_says_why(player: Callable[[str], Any], sound: Sound) -> None:
    speaker = LocalSpeaker(player("echo 'device busy' >&2; exit 1"))

    with pytest.raises(SpeakerError, match="device busy") as caught:
        speaker.play(sound())

    assert caught.value.retry


def test_a_player_that_hangs_is_stopped(player: Callable[[str], Any], sound: Sound) -> None:
    speaker = LocalSpeaker(player("exec sleep 60"), grace_s=0.3)

    before = time.monotonic()
    with pytest.raises(SpeakerError, match="did not finish"):
        speaker.play(sound(0.1))

    assert time.monotonic() - before < 5


def test_the_sound_card_plays_one_file_at_a_time(
    player: Callable[[str], Any], sound: Sound, tmp_path: Path
) -> None:
    # mkdir fails when the folder is there: a second player at the same time would fail.
    speaker = LocalSpeaker(player(f"mkdir {tmp_path}/playing && sleep 0.05 && rmdir {tmp_path}/playing"))
    path = sound()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(speaker.play, [path] * 4))


def test_closing_stops_the_player(player: Callable[[str], Any], sound: Sound, tmp_path: Path) -> None:
    started = tmp_path / "started"
    speaker = LocalSpeaker(player(f"touch {started}; exec sleep 60"))
    path = sound()
    failures: list[SpeakerError] = []

    def play() -> None:
        try:
            speaker.play(path)
        except SpeakerError as failure:
            failures.append(failure)

    thread = threading.Thread(target=play)
    thread.start()
    while not started.exists():
        time.sleep(0.01)
    speaker.close()
    thread.join(timeout=5)

    assert not thread.is_alive()
    assert "closed" in str(failures[0])
    with pytest.raises(SpeakerError, match="closed"):
        speaker.play(path)
