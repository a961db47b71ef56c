"""The text of a notice as the voice should read it."""

from __future__ import annotations

from hall_server.calls.spoken import words


def notice_words(text: str, language: str) -> str:
    """A notice with every number and time of day as words."""
    return words(" ".join(text.split()), language)
