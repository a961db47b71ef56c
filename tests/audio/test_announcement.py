"""One file for one announcement: chime, words, pauses."""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from audio import levels, wav
from audio.cache import NAME
from audio.chime import TONES, chime
from audio.compose import announcement, gain_of
from audio.errors import VoiceError
from audio.phrase import Chime, Part, Pause, Phrase
from audio.voice import Voice

CALL = {
    "uz": (Phrase("uz", "Talon a qirq ikki,"), Phrase("uz", "uchinchi oynaga, birinchi qavat, chapda.")),
    "ru": (Phrase("ru", "Талон а сорок два,"), Phrase("ru", "окно три, первый этаж, слева.")),
    "en": (Phrase("en", "Ticket eigh forty-two,"), Phrase("en", "window three, ground floor, left.")),
}
FRAME = wav.RATE // 100


def said(voice: Voice, phrases: Sequence[Part], *, chime: bool = True, **settings: float) -> Path:
    """The file of an announcement that begins with a chime, or does not."""
    parts = (Chime(), *phrases) if chime else phrases
    return announcement(voice, voice.cache, parts, **settings).path


def decibels(ratio: float) -> float:
    return 20 * math.log10(ratio)


def quiet_runs(samples: wav.Samples) -> list[tuple[float, float]]:
    """Where nothing is heard, as (start, length) in seconds."""
    heard = [max(map(abs, samples[at : at + FRAME])) > levels.QUIET for at in range(0, len(samples), FRAME)]
    runs, at = [], 0
    for is_heard, group in itertools.groupby(heard):
        length = len(list(group))
        if not is_heard:
            runs.append((at / 100, length / 100))
        at += length
    return runs


@pytest.mark.parametrize("language", CALL)
def test_an_announcement_is_one_file_that_any_player_takes(voice: Voice, language: str) -> None:
    path = said(voice, CALL[language])

    assert NAME.fullmatch(path.name)
    assert wav.inspect(path).channels == 1
    assert wav.inspect(path).rate == 22050
    assert 4.0 < wav.inspect(path).seconds < 9.0


@pytest.mark.parametrize("language", CALL)
def test_nothing_is_clipped_and_nothing_is_faint(voice: Voice, language: str) -> None:
    samples = wav.read(said(voice, CALL[language]))

    loudest = max(map(abs, samples))
    assert 0.5 * wav.FULL_SCALE < loudest <= round(levels.CEILING)


@pytest.mark.parametrize("language", CALL)
def test_silence_at_the_ends_and_between_is_short(voice: Voice, language: str) -> None:
    samples = wav.read(said(voice, CALL[language]))

    runs = quiet_runs(samples)

    assert runs[0][0] == 0
    assert runs[0][1] <= 0.15
    assert runs[-1][1] <= 0.15
    assert max(length for _, length in runs) < 0.6


def test_joints_make_no_click(speaking_with: Callable[..., Voice]) -> None:
    # The worst that a voice can give: a tone cut off at its highest point, at both ends.
    abrupt = speaking_with(
        "import math, sys; from array import array; from pathlib import Path; from audio import wav; "
        "turn = math.tau * 441 / wav.RATE; "
        "samples = array('h', [round(30000 * math.cos(turn * at)) for at in range(wav.RATE + 1)]); "
        "Path(sys.argv[3]).write_bytes(wav.pack(samples))"
    )

    samples = wav.read(said(abrupt, CALL["en"], chime=False))

    peak = max(samples)
    steepest = peak * math.tau * 441 / wav.RATE
    assert samples[0] == samples[-1] == 0
    assert max(abs(after - before) for before, after in itertools.pairwise(samples)) < 1.1 * steepest


def test_every_voice_has_the_set_loudness(voice: Voice) -> None:
    spoken = [
        levels.loudness(wav.read(said(voice, [phrase], chime=False)))
        for phrases in CALL.values()
        for phrase in phrases
    ]

    assert all(abs(decibels(loudness / levels.LOUDNESS)) < 1.5 for loudness in spoken)
    assert decibels(max(spoken) / min(spoken)) < 1.5


def test_between_parts_is_the_set_pause_and_between_rounds_the_one_of_the_script(voice: Voice) -> None:
    first, second = CALL["en"]
    alone = sum(wav.inspect(said(voice, [phrase], chime=False)).seconds for phrase in (first, second))

    close, apart, rounds = (
        announcement(voice, voice.cache, parts, pause_s=pause_s).seconds
        for parts, pause_s in (
            ((first, second), 0.1),
            ((first, second), 0.5),
            ((first, Pause(0.9), second), 0.1),
        )
    )

    # Each alone has the silence of both ends, which is in the middle only once.
    assert close == pytest.approx(alone - 0.1 + 0.1, abs=0.01)
    assert apart - close == pytest.approx(0.4, abs=0.001)
    assert rounds - close == pytest.approx(0.8, abs=0.001)


def test_a_repeated_phrase_is_the_same_sound_twice(voice: Voice) -> None:
    (first, _) = CALL["uz"]
    once, twice = (wav.read(said(voice, [first] * times, chime=False)) for times in (1, 2))

    assert len(twice) == pytest.approx(2 * len(once), rel=0.05)
    assert twice[: len(once) - 2000] == once[:-2000]


@pytest.mark.parametrize(("volume", "softer"), [(100, 0), (60, -7.4), (50, -10), (25, -20)])
def test_volume_is_counted_as_the_ear_does(volume: float, softer: float) -> None:
    assert decibels(gain_of(volume)) == pytest.approx(softer, abs=0.05)


def test_the_name_of_a_file_covers_all_that_is_heard(voice: Voice) -> None:
    (first, _) = CALL["en"]

    names = {
        said(voice, [first]).name,
        said(voice, [first], chime=False).name,
        said(voice, [first, Pause(0.3), first]).name,
        said(voice, [first, Pause(0.4), first]).name,
        said(voice, [first], volume=60).name,
        said(voice, [first], pause_s=0.5).name,
        said(Voice(voice.cache, rate=100), [first]).name,
    }

    assert len(names) == 7


def test_the_chime_comes_first_and_can_be_left_out(voice: Voice) -> None:
    with_chime = wav.read(said(voice, CALL["en"]))
    without = wav.read(said(voice, CALL["en"], chime=False))

    assert len(with_chime) - len(without) >= len(chime())
    # All that follows the chime is the same sound.
    assert with_chime[-len(without) + 2000 :] == without[2000:]


def test_phrases_are_heard_in_their_order(voice: Voice) -> None:
    first, second = CALL["uz"]
    alone = [wav.inspect(said(voice, [phrase], chime=False)).seconds for phrase in (first, second)]

    both = wav.inspect(said(voice, [first, second], chime=False)).seconds

    assert sum(alone) < both < sum(alone) + 0.3
    assert said(voice, [first, second]) != said(voice, [second, first])


def test_an_announcement_made_before_needs_no_voice(tmp_path: Path) -> None:
    path = said(Voice(tmp_path), CALL["uz"])
    mute = Voice(tmp_path, program=(sys.executable, "-c", "import sys; sys.exit(1)"))
    for phrase in CALL["uz"]:
        (tmp_path / mute.name(phrase.text, phrase.language)).unlink()

    assert said(mute, CALL["uz"]) == path


def test_the_second_phrase_is_shared_by_the_calls_of_a_counter(tmp_path: Path) -> None:
    voice = Voice(tmp_path)
    where = Phrase("en", "window three.")

    said(voice, [Phrase("en", "Ticket eigh one,"), where])
    said(voice, [Phrase("en", "Ticket eigh two,"), where])

    assert len(list(tmp_path.iterdir())) == 2 + 1 + 2


def test_two_languages_may_follow_each_other(voice: Voice) -> None:
    both = said(voice, (*CALL["uz"], *CALL["ru"]))

    assert wav.inspect(both).seconds > 8.0


@pytest.mark.parametrize("parts", [[], [Pause(1.0)]])
def test_nothing_to_say_is_refused(voice: Voice, parts: list[Part]) -> None:
    with pytest.raises(VoiceError, match="nothing to announce"):
        said(voice, parts, chime=False)


def test_a_voice_that_gives_only_silence_is_told(speaking_with: Callable[..., Voice]) -> None:
    voice = speaking_with(
        "import sys; from pathlib import Path; from audio import levels, wav; "
        "Path(sys.argv[3]).write_bytes(wav.pack(levels.silence(1.0)))"
    )

    with pytest.raises(VoiceError, match="not spoken"):
        said(voice, [Phrase("en", "Hush.")])


def test_chime_is_soft_and_short() -> None:
    samples = chime()

    assert 0.8 < len(samples) / wav.RATE < 1.5
    assert max(map(abs, samples)) < 0.5 * wav.FULL_SCALE
    assert levels.loudness(samples) < levels.LOUDNESS
    assert abs(samples[0]) < 10
    assert abs(samples[-1]) < 10
    assert max(abs(after - before) for before, after in itertools.pairwise(samples)) < 0.1 * wav.FULL_SCALE


def test_chime_is_two_tones_the_second_lower() -> None:
    samples = chime()
    split = round(TONES[1].start * wav.RATE)

    def strength(part: wav.Samples, pitch: float) -> float:
        turn = 2 * math.pi * pitch / wav.RATE
        real = sum(sample * math.cos(turn * at) for at, sample in enumerate(part))
        imaginary = sum(sample * math.sin(turn * at) for at, sample in enumerate(part))
        return math.hypot(real, imaginary) / len(part)

    high, low = TONES[0].pitch, TONES[1].pitch
    assert high > low
    assert strength(samples[:split], high) > 5 * strength(samples[:split], low)
    assert strength(samples[split:], low) > 2 * strength(samples[split:], high)


def test_a_chime_that_is_changed_does_not_change_the_next_one() -> None:
    samples = chime()
    samples[1000] = 12345

    assert chime()[1000] != 12345
