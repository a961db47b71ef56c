"""The text of a notice as the voice should read it."""

from __future__ import annotations

import re

from hall_server.calls.clock_times import times_in_words
from hall_server.calls.grouped import joined
from hall_server.calls.spoken import words
from hall_server.calls.transliterate import for_voice

PER_CENT = re.compile(r"(\d+)\s*%")


def notice_words(text: str, language: str) -> str:
    """A notice with every number and time of day as words; lines become one text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    # A line of a board has no full stop, but the voice has to stop there.
    whole = " ".join(line if line[-1] in ".,;:!?…" else line + "." for line in lines)
    if language == "uz":
        whole = for_voice(whole)
    timed = times_in_words(joined(whole, language), language)
    return words(PER_CENT.sub(lambda found: _per_cent(found[1], language), timed), language)


def _per_cent(number: str, language: str) -> str:
    if language == "ru":
        teens, unit = number[-2:] in ("11", "12", "13", "14"), number[-1]
        many = "процентов" if teens or unit in "056789" else "процент" if unit == "1" else "процента"
        return f"{number} {many}"
    return f"{number} {'foiz' if language == 'uz' else 'percent'}"
