"""Loudness, silence and fades, on sounds that are known exactly."""

from __future__ import annotations

import itertools
import math
from array import array
from collections.abc import Callable

import pytest

from audio import levels, wav

Tone = Callable[..., wav.Samples]


def test_silence_at_both_ends_goes_but_for_a_margin(tone: Tone) -> None:
    trimmed = levels.trimmed(tone(0.5, silent_s=1.0))

    assert len(trimmed) / wav.RATE == pytest.approx(0.5 + 2 * levels.MARGIN_S, abs=0.005)


def test_silence_in_the_middle_stays(tone: Tone) -> None:
    samples = tone(0.2) + levels.silence(0.3) + tone(0.2)

    assert len(levels.trimmed(samples)) == pytest.approx(len(samples), abs=5)


@pytest.mark.parametrize("samples", [array("h"), levels.silence(0.5)], ids=["nothing", "silence"])
def test_nothing_but_silence_is_told(samples: wav.Samples) -> None:
    with pytest.raises(ValueError, match="silence"):
        levels.trimmed(samples)


def test_loudness_is_that_of_what_is_heard(tone: Tone) -> None:
    assert levels.loudness(tone(0.5)) == pytest.approx(10_000 / math.sqrt(2), rel=0.02)
    assert levels.loudness(tone(0.5, silent_s=2.0)) == pytest.approx(10_000 / math.sqrt(2), rel=0.05)
    assert levels.loudness(levels.silence(1.0)) == 0


@pytest.mark.parametrize("peak", [300, 3000, 30_000])
def test_faint_and_loud_speech_become_even(tone: Tone, peak: int) -> None:
    assert levels.loudness(levels.evened(tone(0.5, peak=peak))) == pytest.approx(levels.LOUDNESS, rel=0.02)


def test_a_sound_with_high_peaks_stays_below_the_ceiling(tone: Tone) -> None:
    samples = tone(0.5, peak=500)
    samples[5000] = 30_000
    samples[6000] = -32_768

    evened = levels.evened(samples)

    assert max(map(abs, evened)) <= round(levels.CEILING)


def test_silence_cannot_be_made_louder() -> None:
    assert levels.evened(levels.silence(0.1)) == levels.silence(0.1)


def test_a_fade_begins_and_ends_at_nothing_and_leaves_the_rest(tone: Tone) -> None:
    samples = tone(0.5)

    faded = levels.faded(samples)

    edge = round(levels.FADE_S * wav.RATE)
    assert faded[0] == faded[-1] == 0
    assert faded[edge:-edge] == samples[edge:-edge]
    assert samples == tone(0.5)


@pytest.mark.parametrize("length", [0, 1, 2, 3, 50])
def test_a_sound_shorter_than_its_fades_is_no_problem(length: int) -> None:
    assert len(levels.faded(array("h", [1000] * length))) == length


def test_a_few_high_peaks_do_not_keep_speech_soft(tone: Tone) -> None:
    samples = tone(0.5, peak=3000)
    for at in range(2000, 9000, 1000):
        samples[at] = 18_000

    evened = levels.evened(samples)

    assert levels.loudness(evened) == pytest.approx(levels.LOUDNESS, rel=0.1)
    assert max(evened) <= round(levels.CEILING)


def test_one_sound_goes_over_into_the_next_without_a_step(tone: Tone) -> None:
    first, second = tone(0.3, pitch=200), tone(0.3, pitch=300)

    joined = levels.crossfaded(first, second, 0.02)

    assert len(joined) == len(first) + len(second) - round(0.02 * wav.RATE)
    steepest = 10_000 * math.tau * 300 / wav.RATE
    assert max(abs(after - before) for before, after in itertools.pairwise(joined)) < 1.5 * steepest
    assert levels.crossfaded(array("h"), second, 0.02) == second
