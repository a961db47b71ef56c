"""The words around a number, a counter and a place: the hall's own ones, or the usual ones."""

from __future__ import annotations

from collections.abc import Mapping

from hall_server.calls.russian import bent, case_after, euphonic
from hall_server.calls.spoken import label_words, toward, words
from hall_server.calls.tongues import heard
from hall_server.texts.catalogue import Catalogue


def number_text(label: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> str:
    """Who is called: "Talon a qirq ikki"."""
    before, after = _around("number", own, language, catalogue)
    return before + label_words(label, heard(language)) + after


def counter_text(name: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> str:
    """Where to: "uchinchi oynaga"; in Russian as the words before it ask for it: "к третьему окну"."""
    before, after = _around("counter", own, language, catalogue)
    if heard(language) == "ru":
        name = bent(name, case_after(before))
    spoken = words(name, heard(language))
    if heard(language) == "uz":
        spoken = toward(spoken)
    said = before + spoken + after
    return euphonic(said) if heard(language) == "ru" else said


def place_text(place: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> str:
    """Where that is: "birinchi qavat, chapda"."""
    before, after = _around("place", own, language, catalogue)
    return before + _inside(words(place, heard(language))) + after


def _around(part: str, own: Mapping[str, str], language: str, catalogue: Catalogue) -> tuple[str, str]:
    """The words before and after the value, ready to be spoken."""
    field = "{" + part + "}"
    text = _own(own, language) or catalogue.say(f"calls-{part}", language, **{part: field})
    before, _, after = words(text, heard(language)).partition(field)
    return before, after


def _own(own: Mapping[str, str], language: str) -> str | None:
    """The hall's own words, also those in the other script of the same language."""
    alike = (text for other, text in own.items() if heard(other) == heard(language))
    return own.get(language) or next(alike, None)


def _inside(text: str) -> str:
    """`text` as it stands inside a sentence: no capital at its beginning, no full stop at its end."""
    text = text.rstrip(" .")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
