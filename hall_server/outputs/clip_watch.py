"""Tells in the log what recorded voices lack: at the start, and when the hall file changes."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from pathlib import Path

from audio.errors import VoiceError
from config.models import Structure
from hall_server.outputs.clip_needs import clip_problems, missing_clips
from hall_server.texts.catalogue import Catalogue

log = logging.getLogger(__name__)

NAMED = 5
"""Words that the log names: clips that are just being recorded lack hundreds."""


class ClipWatch:
    """Looks at the clips of each new hall file, beside the work of the hall."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        """`folder`: the data folder."""
        self._catalogue = catalogue
        self._folder = folder
        self._told: set[str] = set()

    def renew(self, structure: Structure) -> None:
        """Look at the clips that this structure needs; it is told when that is done."""
        if any(voice.kind == "clips" for voice in structure.voices):
            # Half a second for a large hall: nobody waits for it at the start.
            threading.Thread(target=self.look, args=(structure,), name="clips", daemon=True).start()

    def look(self, structure: Structure) -> None:
        """Say in the log, each once, what is broken and which words are missing."""
        told = clip_problems(structure, self._folder)
        lacking: dict[tuple[str, str], list[str]] = defaultdict(list)
        try:
            for missing in missing_clips(structure, self._catalogue, self._folder):
                lacking[missing.voice, missing.language].append(missing.word)
        except VoiceError as error:
            told.append(str(error))
        for (voice, language), words in lacking.items():
            first = ", ".join(words[:NAMED])
            rest = " ...; navbat check lists all" if len(words) > NAMED else ""
            told.append(f"the voice {voice} lacks {len(words)} clips in {language}: {first}{rest}")
        for sentence in dict.fromkeys(told):
            if sentence not in self._told:
                log.warning("%s", sentence)
        self._told = set(told)
