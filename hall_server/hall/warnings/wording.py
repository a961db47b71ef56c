"""The warnings of a counter's document in one language."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]


def said_in(counter: Document, language: str | None) -> Document:
    """The counter with its warnings in that language, else in the hall's first; None: left as they are."""
    if language is None:
        return counter
    warnings = [each | {"text": _chosen(each["text"], language)} for each in counter["warnings"]]
    return counter | {"warnings": warnings}


def _chosen(text: dict[str, str], language: str) -> str:
    return text[language] if language in text else next(iter(text.values()))
