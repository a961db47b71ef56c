"""The voices: does a call become sound in every language of the hall? Nothing is played."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from audio import wav
from audio.cache import Cache
from audio.compose import announcement
from audio.errors import VoiceError
from audio.levels import CEILING, LOUDNESS, loudness, trimmed
from audio.maker import Maker
from audio.phrase import Part, Phrase
from audio.voice import WORDS_A_MINUTE
from config.models import Structure
from hall_server.calls.phrases import CallFacts, announcement_of
from hall_server.calls.tongues import heard, of_one_tongue
from hall_server.cli.checks.finding import Finding, failed, in_two, ok, warning
from hall_server.cli.checks.site import Site
from hall_server.outputs.speech import facts_of
from hall_server.outputs.voices import Voices
from hall_server.texts.catalogue import Catalogue

NAME = "voice"

SHORTEST_S, LONGEST_S = 0.8, 30.0
"""Number and counter are said in two to eight seconds, a long place in seven more; a chime takes one."""

SOFTEST = LOUDNESS / 4
"""Softer than a quarter of what all speech is brought to (-12 dB), and nobody hears it in a full hall."""

SLOW_S = 10.0
"""A voice that needs longer for one call falls behind on a busy morning, also where it begins ahead."""

LISTEN = "Listen to it with `navbat check --call`."
INSTALL = "Run `make setup` once more: it installs espeak-ng, which speaks."


def look(site: Site) -> Iterator[Finding]:
    """A call in each language that is heard here, made anew: what lies in the cache proves nothing."""
    if site.structure is None:
        return
    with tempfile.TemporaryDirectory(prefix="navbat-check-") as kept:
        cache = Cache(Path(kept))
        voices = Voices(site.folder, cache)
        for language in of_one_tongue(site.structure.hall.languages):
            yield _language(site, site.structure, language, voices, cache)


def trial_call(structure: Structure, languages: Sequence[str], catalogue: Catalogue) -> tuple[Part, ...]:
    """A call as it is said in this hall: the last number of the first series, to the first counter."""
    label = structure.series[0].label(structure.series[0].last) if structure.series else "A123"
    facts = (
        facts_of(label, structure.counters[0], structure)
        if structure.counters
        else CallFacts(label, dict.fromkeys(languages, "1"), {})
    )
    return announcement_of(facts, structure.hall.voice, languages, catalogue).parts


def _language(site: Site, structure: Structure, language: str, voices: Voices, cache: Cache) -> Finding:
    call = trial_call(structure, (language,), site.catalogue)
    chosen = voices.own(structure.voices, language, WORDS_A_MINUTE)
    usual = voices.at((), WORDS_A_MINUTE)
    if chosen is None:
        return _spoken(call, usual, cache, {"id": language, "voice": "espeak-ng"})
    row, own = chosen
    # A name that the hall wrote in another language only is said by the voice of that one.
    spoken_here = {heard(each) for each in row.languages}
    of_its_own = [part for part in call if not isinstance(part, Phrase) or part.language in spoken_here]
    found = _spoken(of_its_own, own, cache, {"id": language, "voice": row.id})
    if found.state != "failed":
        return found
    instead = _spoken(call, usual, cache, dict(found.details))
    if instead.state == "failed":
        return instead
    advice = f"{found.advice} Until then espeak-ng speaks instead." if found.advice else ""
    return warning(
        NAME,
        f'The voice "{row.id}" could not say a call: {found.message}',
        advice or "Until it can, espeak-ng speaks instead.",
        **found.details,
    )


def _spoken(call: Sequence[Part], maker: Maker, cache: Cache, known: dict[str, Any]) -> Finding:
    begun = time.monotonic()
    try:
        sound = announcement(maker, cache, call)
        samples = wav.read(sound.path)
        level = loudness(trimmed(samples))
    except (VoiceError, OSError, ValueError) as fault:
        happened, to_do = in_two(str(fault))
        is_usual = known["voice"] == "espeak-ng"
        return failed(NAME, happened, to_do or (INSTALL if is_usual else ""), **known)
    took_s = time.monotonic() - begun
    peak = max(max(samples), -min(samples))
    known |= {
        "length_s": round(sound.seconds, 2),
        "level": round(level),
        "peak": peak,
        "took_s": round(took_s, 2),
    }
    if not SHORTEST_S <= sound.seconds <= LONGEST_S:
        return warning(NAME, f"A call lasts {sound.seconds:.1f} s, which is odd.", LISTEN, **known)
    if level < SOFTEST or peak > CEILING + 1:
        return warning(NAME, f"A call is {'too soft' if level < SOFTEST else 'distorted'}.", LISTEN, **known)
    if took_s > SLOW_S:
        return warning(
            NAME,
            f"A call was made in {took_s:.1f} s: on a busy morning the voice falls behind.",
            "Is the PC busy with something else?",
            **known,
        )
    message = f"{known['voice']} made a call of {sound.seconds:.1f} s in {took_s:.1f} s."
    return ok(NAME, message, **known)
