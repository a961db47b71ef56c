"""The words around a number, a counter and a place: the hall's own ones, or the usual ones."""

from __future__ import annotations

from collections.abc import Mapping

from hall_server.calls.spoken import label_words, toward, words
from hall_server.calls.tongues import heard
from hall_server.texts.catalogue import Catalogue


def number_text(label: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> str:
    """Who is called: "Talon a qirq ikki"."""
    return _filled("number", label_words(label, heard(language)), own, language, catalogue)


def counter_text(name: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> str:
    """Where to: "uchinchi oynaga"."""
    spoken = words(name, heard(language))
    if heard(language) == "uz":
        spoken = toward(spoken)
    return _filled("counter", spoken, own, language, catalogue)


def place_text(place: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> str:
    """Where that is: "birinchi qavat, chapda"."""
    return _filled("place", _inside(words(place, heard(language))), own, language, catalogue)


def _filled(part: str, value: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> str:
    template = _own(own, language)
    if template is None:
        text = catalogue.say(f"calls-{part}", language, **{part: "{" + part + "}"})
    else:
        text = template
    before, _, after = words(text, heard(language)).partition("{" + part + "}")
    return before + value + after


def _own(own: Mapping[str, str], language: str) -> str | None:
    """The hall's own words, also those in the other script of the same language."""
    alike = (text for other, text in own.items() if heard(other) == heard(language))
    return own.get(language) or next(alike, None)


def _inside(text: str) -> str:
    """`text` as it stands inside a sentence: no capital at its beginning, no full stop at its end."""
    text = text.rstrip(" .")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
