"""Languages as they are heard: Uzbek is one, in whichever script it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_server.texts.catalogue import LANGUAGES

HEARD_AS = {"uz": "uz", "uz-Cyrl": "uz", "ru": "ru", "en": "en"}
"""The language that is heard for each language that is read."""


def heard(language: str) -> str:
    """The language in which a text of this language is heard; for an unknown one the first of all."""
    return HEARD_AS.get(language, LANGUAGES[0])


def of_one_tongue(languages: Sequence[str]) -> list[str]:
    """Each language once, in this order: what is heard alike is said in the script that comes first."""
    first: dict[str, str] = {}
    for language in languages:
        first.setdefault(heard(language), language)
    return list(first.values())


def written_in(texts: Mapping[str, str], language: str) -> str | None:
    """The language of `texts` to be read to somebody who speaks `language`; None when there is no text.

    Its own, else one that is heard alike, else the first there is.
    """
    if language in texts:
        return language
    alike = (other for other in texts if heard(other) == heard(language))
    return next(alike, next(iter(texts), None))
