"""What is wrong with a hall file, as sentences that can be said in every language of the catalogues."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Self

from hall_server.texts.catalogue import Catalogue

ENGLISH = "en"
"""Commands speak English, and so do the texts themselves."""

MOST_LISTED = 20


class Said(str):
    """An English text that knows itself in other languages."""

    def said(self, language: str) -> str:
        """The same in that language."""
        raise NotImplementedError


class Sentence(Said):
    """One sentence of the catalogues, or several that belong together."""

    parts: tuple[tuple[str, dict[str, str]], ...]

    @classmethod
    def of(cls, parts: tuple[tuple[str, dict[str, str]], ...], only_english: str = "") -> Self:
        """The sentences of these keys and values. `only_english`: what nobody has translated, at the end."""
        text = _say(parts, ENGLISH)
        made = cls(f"{text} {only_english}" if only_english else text)
        made.parts = parts
        return made

    def said(self, language: str) -> str:
        """All of it in that language."""
        return _say(self.parts, language)


def sentence(key: str, /, *, only_english: str = "", **values: object) -> Sentence:
    """The sentence `problem-<key>` of the catalogues; numbers stand in it as they do in a file."""
    return Sentence.of(((key, {name: str(value) for name, value in values.items()}),), only_english)


def together(*sentences: Sentence) -> Sentence:
    """Several sentences, one after the other."""
    return Sentence.of(tuple(part for each in sentences for part in each.parts))


def allowed(words: Iterable[str]) -> Sentence:
    """What may be chosen, as it stands in the file; at most twenty of them."""
    every = list(words)
    in_row = ", ".join(every[:MOST_LISTED])
    if len(every) > MOST_LISTED:
        return sentence("allowed-more", words=in_row, more=len(every) - MOST_LISTED)
    return sentence("allowed", words=in_row)


def say(key: str, language: str, **values: object) -> str:
    """A sentence of the catalogues, at once in one language."""
    return _catalogue().say(f"problem-{key}", language, **values)


def _say(parts: Sequence[tuple[str, dict[str, str]]], language: str) -> str:
    return " ".join(say(key, language, **values) for key, values in parts)


@cache
def _catalogue() -> Catalogue:
    return Catalogue.load()
