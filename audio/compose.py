"""One announcement: the chime, the phrases and the pauses, joined into one WAV file."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audio import wav
from audio.cache import Cache, name_of
from audio.chime import chime
from audio.errors import VoiceError
from audio.levels import silence
from audio.maker import Maker
from audio.phrase import Chime, Part, Pause, Phrase
from audio.wav import Samples

AFTER_CHIME_S = 0.15
BETWEEN_PHRASES_S = 0.22
AT_ENDS_S = 0.05

# Ten decibels less are half as loud to the ear, so half the volume is a third of the amplitude.
HALF_AS_LOUD_DB = 10.0
LOUDNESS_EXPONENT = HALF_AS_LOUD_DB / 20 / 0.30103

# Raised whenever the same parts would sound different, so that kept files are made again.
MAKE = 2


@dataclass(frozen=True)
class Sound:
    """A WAV file in the cache, its name matching `audio.cache.NAME`, and how long it plays."""

    path: Path
    seconds: float


def announcement(
    maker: Maker,
    cache: Cache,
    parts: Sequence[Part],
    *,
    volume: float = 100,
    pause_s: float = BETWEEN_PHRASES_S,
) -> Sound:
    """The WAV file with these parts one after the other; raises VoiceError.

    `volume` in per cent of the usual loudness, as the ear counts: 50 is half as loud, 0 is silence.
    `pause_s`: the silence between two phrases that have no `Pause` of their own between them.
    """
    if not any(isinstance(part, Phrase | Chime) for part in parts):
        raise VoiceError("There is nothing to announce.", retry=False)
    wanted = [
        maker.name(part.text, part.language) if isinstance(part, Phrase) else _mark(part) for part in parts
    ]
    path = cache.find(name := _name(wanted, volume, pause_s))
    if path is None:
        spoken = {
            part: maker.speech(part.text, part.language)
            for part in dict.fromkeys(part for part in parts if isinstance(part, Phrase))
        }
        made = [spoken[part].name if isinstance(part, Phrase) else _mark(part) for part in parts]
        name = _name(made, volume, pause_s)
        sounds = {phrase: _read(file) for phrase, file in spoken.items()}
        path = cache.keep(name, wav.pack(_louder(_joined(parts, sounds, pause_s), gain_of(volume))))
    return Sound(path, wav.inspect(path).seconds)


def gain_of(volume: float) -> float:
    """What samples are multiplied by for a volume in per cent."""
    return float((volume / 100) ** LOUDNESS_EXPONENT)


def _name(parts: Sequence[str], volume: float, pause_s: float) -> str:
    return name_of("announcement", MAKE, volume, pause_s, *parts)


def _mark(part: Chime | Pause) -> str:
    return f"pause {part.seconds:g}" if isinstance(part, Pause) else "chime"


def _read(file: Path) -> Samples:
    try:
        return wav.read(file)
    except (OSError, ValueError) as fault:
        raise VoiceError(f"The speech in {file} cannot be read: {fault}.", retry=True) from fault


def _joined(parts: Sequence[Part], sounds: dict[Phrase, Samples], pause_s: float) -> Samples:
    whole = silence(AT_ENDS_S)
    former: Part | None = None
    for part in parts:
        if isinstance(part, Pause):
            whole += silence(part.seconds)
        else:
            if isinstance(former, Chime):
                whole += silence(AFTER_CHIME_S)
            elif isinstance(former, Phrase):
                whole += silence(pause_s)
            whole += sounds[part] if isinstance(part, Phrase) else chime()
        former = part
    return whole + silence(AT_ENDS_S)


def _louder(samples: Samples, gain: float) -> Samples:
    # Phrases and chime are below the ceiling already, and the volume only takes away.
    return samples if gain == 1 else array("h", [round(gain * sample) for sample in samples])
