"""Making pieces of sound fit together: even in loudness, without long silence, without clicks."""

from __future__ import annotations

import math
from array import array
from operator import mul

from audio.wav import FULL_SCALE, RATE, Samples

LOUDNESS = 0.11 * FULL_SCALE
"""The level all speech is brought to: root mean square while somebody speaks (-19 dB of full scale).

Higher, and the peaks of the Uzbek voice would reach the ceiling before it is as loud as the others."""

CEILING = 0.89 * FULL_SCALE
"""No sample goes beyond (-1 dB): cheap amplifiers distort above it."""

KNEE = 0.7 * FULL_SCALE
"""From here to the ceiling peaks are rounded off, gently enough not to be heard in speech ..."""

MOST_ROUNDED = 1.6
"""... unless they would stand so far above the ceiling: such a sound stays softer than others."""

QUIET = 100
"""Samples up to this size are silence."""

FRAME = RATE // 50
MARGIN_S = 0.015
FADE_S = 0.008


def silence(seconds: float) -> Samples:
    """Nothing, for so long."""
    return array("h", bytes(2 * round(seconds * RATE)))


def trimmed(samples: Samples, *, quiet: int = QUIET) -> Samples:
    """Without the silence at both ends, but for a margin; raises ValueError when all is silence.

    `quiet`: samples up to this size are silence.
    """
    first = next((at for at, sample in enumerate(samples) if abs(sample) > quiet), None)
    if first is None:
        raise ValueError("there is only silence in it")
    last = next(at for at in range(len(samples) - 1, -1, -1) if abs(samples[at]) > quiet)
    margin = round(MARGIN_S * RATE)
    return samples[max(0, first - margin) : last + 1 + margin]


def loudness(samples: Samples) -> float:
    """Root mean square of the parts that are heard; pauses between words do not count."""
    energies = [_energy(samples[at : at + FRAME]) for at in range(0, len(samples), FRAME)]
    loudest = max(energies, default=0.0)
    # A tenth of the amplitude, so a hundredth of the energy.
    heard = [energy for energy in energies if energy > loudest / 100]
    return math.sqrt(sum(heard) / len(heard)) if heard else 0.0


def evened(samples: Samples, level: float = LOUDNESS) -> Samples:
    """At that loudness, or as near to it as the ceiling allows; the highest peaks are rounded off for it."""
    peak = max(max(samples), -min(samples)) if samples else 0
    if not peak:
        return samples
    gain = min(level / loudness(samples), MOST_ROUNDED * CEILING / peak)
    if gain * peak <= KNEE:
        return array("h", [round(gain * sample) for sample in samples])
    return array("h", [_rounded_off(gain * sample) for sample in samples])


def crossfaded(first: Samples, second: Samples, seconds: float) -> Samples:
    """The second sound after the first, the end of the one going over into the beginning of the other."""
    length = min(round(seconds * RATE), len(first), len(second))
    if not length:
        return first + second
    joint = [
        round(old + (new - old) * step / length)
        for step, (old, new) in enumerate(zip(first[-length:], second[:length], strict=True))
    ]
    return first[:-length] + array("h", joint) + second[length:]


def faded(samples: Samples, seconds: float = FADE_S) -> Samples:
    """Beginning and ending at nothing, so that a joint makes no click."""
    length = min(round(seconds * RATE), len(samples) // 2)
    result = samples[:]
    for step in range(length):
        share = step / length
        result[step] = round(share * samples[step])
        result[-1 - step] = round(share * samples[-1 - step])
    return result


def _energy(frame: Samples) -> float:
    total: int = sum(map(mul, frame, frame))
    return total / len(frame)


def _rounded_off(value: float) -> int:
    beyond = abs(value) - KNEE
    if beyond <= 0:
        return round(value)
    return round(math.copysign(KNEE + (CEILING - KNEE) * math.tanh(beyond / (CEILING - KNEE)), value))
