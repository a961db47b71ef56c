"""Recorded voices: which words of this hall they lack, and which recordings cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from audio.errors import VoiceError
from config.models import Structure
from hall_server.cli.checks.finding import Finding, ok, warning
from hall_server.cli.checks.site import Site
from hall_server.outputs.clip_needs import MissingClip, clip_problems, missing_clips

NAME = "clips"

RECORD = "Record them and name them in the manifest; until then espeak-ng says the phrases that need them."
MEND = "Mend it; until then espeak-ng speaks instead."


def look(site: Site) -> Iterator[Finding]:
    """Each voice of the hall file that is joined from clips."""
    if site.structure is None or not any(row.kind == "clips" for row in site.structure.voices):
        return
    for sentence in clip_problems(site.structure, site.folder):
        yield warning(NAME, sentence, MEND)
    try:
        missing = missing_clips(site.structure, site.catalogue, site.folder)
    except VoiceError:
        # A manifest that cannot be read, which was said above.
        return
    yield from _by_voice(site.structure, missing)


def _by_voice(structure: Structure, missing: list[MissingClip]) -> Iterator[Finding]:
    for row in structure.voices:
        lacking = [each for each in missing if each.voice == row.id]
        details = {"id": row.id, "missing": [{"language": e.language, "word": e.word} for e in lacking]}
        if lacking:
            counted = "1 word" if len(lacking) == 1 else f"{len(lacking)} words"
            listed = ", ".join(f'"{each.word}" ({each.language})' for each in lacking)
            yield warning(NAME, f"There is no clip of {counted} of this hall: {listed}.", RECORD, **details)
        elif row.kind == "clips":
            yield ok(NAME, "There are clips of every word that calls of this hall need.", **details)
