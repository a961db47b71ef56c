"""One announcement: the chime and the phrases, joined into one WAV file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audio import wav
from audio.cache import name_of
from audio.chime import chime as chime_samples
from audio.errors import VoiceError
from audio.levels import evened, faded, silence, trimmed
from audio.phrase import Phrase
from audio.voice import Voice
from audio.wav import Samples

AFTER_CHIME_S = 0.15
BETWEEN_PHRASES_S = 0.22
AT_ENDS_S = 0.05

# Raised whenever the same phrases would sound different, so that kept files are made again.
MAKE = 1


def announcement(voice: Voice, phrases: Sequence[Phrase], *, chime: bool = True) -> Path:
    """The WAV file with these phrases one after the other, after a chime; kept in the voice's cache.

    Its name matches `audio.cache.NAME`. Raises VoiceError.
    """
    if not phrases:
        raise VoiceError("There is nothing to announce.", retry=False)
    parts = [voice.name(phrase.text, phrase.language) for phrase in phrases]
    name = name_of("announcement", MAKE, chime, *parts)
    found = voice.cache.find(name)
    if found is not None:
        return found
    spoken = [_spoken(voice, phrase) for phrase in phrases]
    return voice.cache.keep(name, wav.pack(_joined(spoken, chime=chime)))


def _spoken(voice: Voice, phrase: Phrase) -> Samples:
    file = voice.speech(phrase.text, phrase.language)
    try:
        return faded(evened(trimmed(wav.read(file))))
    except (OSError, ValueError) as fault:
        raise VoiceError(f"{phrase.text!r} was not spoken: {fault}.", retry=True) from fault


def _joined(spoken: Sequence[Samples], *, chime: bool) -> Samples:
    whole = silence(AT_ENDS_S)
    if chime:
        whole += chime_samples() + silence(AFTER_CHIME_S)
    for number, samples in enumerate(spoken):
        if number:
            whole += silence(BETWEEN_PHRASES_S)
        whole += samples
    return whole + silence(AT_ENDS_S)
