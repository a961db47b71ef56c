"""The sentence of a call, as phrases for the loudspeaker."""

from __future__ import annotations

from audio.phrase import Phrase
from hall_server.texts.catalogue import Catalogue


def phrases(
    label: str, counter_name: str, place: str, language: str, catalogue: Catalogue
) -> tuple[Phrase, ...]:
    """What is said when `label` is called: who, and where to. `place` may be empty."""
    raise NotImplementedError
