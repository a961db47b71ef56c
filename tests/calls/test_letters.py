"""Letters by name, in the voice of the language."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence

import pytest

from hall_server.calls.letters import name

Heard = Callable[[Sequence[str], str], list[str]]
LATIN = string.ascii_uppercase


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_every_latin_letter_has_a_name_of_its_own(language: str) -> None:
    names = [name(letter, language) for letter in LATIN]

    assert len(set(names)) == 26
    assert names == [name(letter.lower(), language) for letter in LATIN]


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_no_two_letters_are_heard_alike(heard: Heard, language: str) -> None:
    said = heard([name(letter, language) for letter in LATIN], language)

    assert len(set(said)) == 26


@pytest.mark.parametrize("language", ["uz", "ru"])
def test_names_are_said_by_the_voice_of_the_language(heard: Heard, language: str) -> None:
    said = heard([name(letter, language) for letter in LATIN], language)

    assert not any("(" in text for text in said)


def test_english_names_are_those_the_voice_gives_to_single_letters(heard: Heard) -> None:
    assert heard([name(letter, "en") for letter in LATIN], "en") == heard(list(LATIN), "en")


def test_an_english_a_is_not_read_as_the_article(heard: Heard) -> None:
    named, written = heard([f"Ticket {name('A', 'en')} forty-two", "Ticket A forty-two"], "en")

    assert "eɪ" in named
    assert "eɪ" not in written


@pytest.mark.parametrize(
    ("letter", "uz", "ru", "en"),
    [
        ("A", "a", "а", "eigh"),
        ("B", "be", "бэ", "bee"),
        ("H", "ha", "аш", "aitch"),
        ("W", "dubl ve", "дубль-вэ", "double-you"),
        ("Б", "be", "бэ", "bee"),
        ("Ж", "je", "жэ", "jay"),
        ("Ш", "she", "ша", "ess aitch"),
        ("Қ", "qe", "ка", "cue"),
        ("Ғ", "gʻe", "гэ", "jee"),
    ],
)
def test_letters_of_both_scripts_are_named(letter: str, uz: str, ru: str, en: str) -> None:
    assert [name(letter, language) for language in ("uz", "ru", "en")] == [uz, ru, en]


def test_a_letter_of_another_script_stays_itself() -> None:
    assert [name("Ω", language) for language in ("uz", "ru", "en")] == ["Ω", "Ω", "Ω"]
