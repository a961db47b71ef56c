"""The voices: does a call become sound in every language of the hall? Nothing is played."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audio import wav
from audio.compose import announcement
from audio.errors import VoiceError
from audio.levels import CEILING, LOUDNESS, loudness, trimmed
from audio.phrase import Phrase
from audio.voice import VOICES, Voice
from config.models import Structure
from hall_server.calls.phrases import phrases
from hall_server.cli.checks.finding import Finding, failed, in_two, ok, warning
from hall_server.cli.checks.site import Site
from hall_server.texts.catalogue import Catalogue

NAME = "voice"

SHORTEST_S, LONGEST_S = 1.0, 30.0
"""A number and a counter are said in two to eight seconds; with a long place, in fifteen."""

SOFTEST = LOUDNESS / 4
"""Softer than a quarter of what all speech is brought to (-12 dB), and nobody hears it in a full hall."""

SLOW_S = 3.0
"""A voice that needs longer for one call falls behind on a busy morning."""


def look(site: Site) -> Iterator[Finding]:
    """A call in each language of the hall, made anew: what lies in the cache proves nothing."""
    if site.structure is None:
        return
    with tempfile.TemporaryDirectory(prefix="navbat-check-") as folder:
        for language in site.structure.hall.languages:
            yield _language(site, site.structure, language, Path(folder))


def _language(site: Site, structure: Structure, language: str, folder: Path) -> Finding:
    said = trial_call(structure, language, site.catalogue)
    known: dict[str, Any] = {"id": language, "voice": VOICES.get(language)}
    begun = time.monotonic()
    try:
        file = announcement(Voice(folder), said)
        samples = wav.read(file)
        level = loudness(trimmed(samples))
    except (VoiceError, OSError, ValueError) as fault:
        happened, to_do = in_two(str(fault))
        return failed(
            NAME,
            f"No call can be said: {happened}",
            to_do or "Run `make setup` once more: it installs espeak-ng, which speaks.",
            **known,
        )
    took_s = time.monotonic() - begun
    length_s = len(samples) / wav.RATE
    peak = max(max(samples), -min(samples))
    known |= {"length_s": round(length_s, 2), "level": round(level), "peak": peak, "took_s": round(took_s, 2)}
    listen = "Listen to it with `navbat check --call`."
    if not SHORTEST_S <= length_s <= LONGEST_S:
        return warning(NAME, f"A call lasts {length_s:.1f} s, which is odd.", listen, **known)
    if level < SOFTEST or peak > CEILING + 1:
        return warning(NAME, f"A call is {'too soft' if level < SOFTEST else 'distorted'}.", listen, **known)
    if took_s > SLOW_S:
        return warning(
            NAME,
            f"A call was made in {took_s:.1f} s: on a busy morning the voice falls behind.",
            "Is the PC busy with something else?",
            **known,
        )
    return ok(NAME, f"A call of {length_s:.1f} s was made in {took_s:.1f} s.", **known)


def trial_call(structure: Structure, language: str, catalogue: Catalogue) -> tuple[Phrase, ...]:
    """A call as it is said in this hall: the first counter calls a number of the first series."""
    label = structure.series[0].label(structure.series[0].last) if structure.series else "A123"
    counter = structure.counters[0] if structure.counters else None
    name = structure.name(counter.name, language) if counter else "1"
    place = structure.name(counter.place, language) if counter else ""
    return phrases(label, name, place, language, catalogue)
