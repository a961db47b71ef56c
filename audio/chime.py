"""The chime before an announcement: two soft tones, the second lower, as samples."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from functools import cache

from audio.levels import CEILING, evened, faded
from audio.wav import FULL_SCALE, RATE, Samples

SECONDS = 1.1
LOUDNESS = 0.08 * FULL_SCALE
"""A little softer than speech: it calls for attention, and people sit under it all day."""

# A struck bar: the tone, its octave and its twelfth, the higher the softer and the sooner gone.
PARTIALS = ((1, 1.0, 1.0), (2, 0.22, 0.6), (3, 0.08, 0.4))
ATTACK_S = 0.012
RELEASE_S = 0.06


@dataclass(frozen=True)
class Tone:
    """One struck tone: when, how high (Hz), and after how many seconds a third of it is left."""

    start: float
    pitch: float
    decay: float


# E5 and C5: a falling major third, heard well by old ears too, which lose what lies above 4 kHz.
TONES = (Tone(0.0, 659.25, 0.22), Tone(0.32, 523.25, 0.30))


@cache
def _sound() -> bytes:
    return faded(evened(_struck(), LOUDNESS), RELEASE_S).tobytes()


def chime() -> Samples:
    """The samples of the chime, a fresh copy each time."""
    return array("h", _sound())


def _struck() -> Samples:
    wave = [0.0] * round(SECONDS * RATE)
    for tone in TONES:
        begin = round(tone.start * RATE)
        for at in range(begin, len(wave)):
            wave[at] += _tone(tone, (at - begin) / RATE)
    loudest = max(map(abs, wave))
    return array("h", [round(CEILING * value / loudest) for value in wave])


def _tone(tone: Tone, time: float) -> float:
    attack = min(1.0, time / ATTACK_S)
    return attack * sum(
        strength
        * math.exp(-time / (tone.decay * lasting))
        * math.sin(2 * math.pi * tone.pitch * order * time)
        for order, strength, lasting in PARTIALS
    )
