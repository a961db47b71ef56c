"""Says in the log, once at a start, which words the recorded voices of the hall lack."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from audio.errors import VoiceError
from config.models import Structure
from hall_server.outputs.clip_needs import missing_clips
from hall_server.texts.catalogue import Catalogue

log = logging.getLogger(__name__)

TOLD = 5
"""Words that the log names; a pack that is just being recorded lacks hundreds."""


def tell_missing_clips(structure: Structure, catalogue: Catalogue, folder: Path) -> threading.Thread:
    """Look in the background, so that nobody waits for it; `folder`: the data folder."""

    def tell() -> None:
        for sentence in missing_in_words(structure, catalogue, folder):
            log.warning(sentence)

    # A daemon: a hall that is closed at once does not wait for it either.
    thread = threading.Thread(target=tell, name="missing clips", daemon=True)
    thread.start()
    return thread


def missing_in_words(structure: Structure, catalogue: Catalogue, folder: Path) -> Iterator[str]:
    """A sentence for each recorded voice that lacks words, or why its clips cannot be used."""
    try:
        missing = missing_clips(structure, catalogue, folder)
    except VoiceError as error:
        yield f"recorded clips cannot be used, espeak-ng speaks instead: {error}"
        return
    words: dict[str, list[str]] = defaultdict(list)
    for each in missing:
        words[each.voice].append(each.word)
    for voice, lacking in words.items():
        first = ", ".join(f'"{word}"' for word in lacking[:TOLD])
        counted = "1 word" if len(lacking) == 1 else f"{len(lacking)} words"
        yield (
            f"the voice {voice} has no clip of {counted} of this hall, beginning with {first}: espeak-ng "
            "says the phrases that need them; navbat check lists all"
        )
