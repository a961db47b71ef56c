"""The catalogues of sentences, one folder a language, one Fluent file a room."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Resource

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")

LANGUAGE_NAMES = {"uz": "Oʻzbekcha", "uz-Cyrl": "Ўзбекча", "ru": "Русский", "en": "English"}

FOLDER = Path(__file__).parent


class Catalogue:
    """All sentences in all languages; `say` gives one."""

    def __init__(self, bundles: dict[str, FluentBundle]) -> None:
        self._bundles = bundles

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Catalogue:
        """Read every catalogue below `folder`; raise ValueError when one language is missing."""
        return cls({language: _bundle(folder / language, language) for language in LANGUAGES})

    def has(self, key: str) -> bool:
        """Is there a sentence of that key?"""
        return all(bundle.has_message(key) for bundle in self._bundles.values())

    def say(self, key: str, language: str, **values: object) -> str:
        """The sentence `key` in `language`, or in the first language when the hall does not know that one.

        Raises KeyError when there is no such sentence, ValueError when a value for it is missing.
        """
        bundle = self._bundles.get(language) or self._bundles[LANGUAGES[0]]
        message = bundle.get_message(key) if bundle.has_message(key) else None
        if message is None or message.value is None:
            raise KeyError(key)
        text, faults = bundle.format_pattern(message.value, values)
        if faults:
            raise ValueError(f"{key} in {language}: {faults[0]}")
        return str(text)


def _bundle(folder: Path, language: str) -> FluentBundle:
    files = sorted(folder.glob("*.ftl"))
    if not files:
        raise ValueError(f"there are no texts in {folder}")
    # Without isolation marks: they would be printed on slips and read out as strange boxes.
    bundle = FluentBundle([language, "en"], use_isolating=False)
    for file in files:
        bundle.add_resource(_parsed(file.read_text(encoding="utf-8")))
    return bundle


@cache
def _parsed(text: str) -> Resource:
    """Parsing all catalogues takes a third of a second: each text is parsed once in a process."""
    return FluentResource(text)


def best_language(wanted: str | None, available: tuple[str, ...]) -> str:
    """The language of `available` that suits an Accept-Language value best; the first one when none does."""
    for part in (wanted or "").split(","):
        tag = part.split(";")[0].strip().lower()
        for language in available:
            if tag == language.lower():
                return language
        # "uz-Cyrl-UZ" is uz-Cyrl before it is uz.
        while "-" in tag:
            tag = tag.rpartition("-")[0]
            for language in available:
                if tag == language.lower():
                    return language
    return available[0]
