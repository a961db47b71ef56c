"""What is said for a call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio import wav
from audio.compose import announcement
from audio.phrase import Chime, Phrase
from audio.voice import Voice
from config.sounds import VoiceSettings
from hall_server.calls.phrases import CallFacts, announcement_of
from hall_server.calls.spoken import label_words, toward, words
from hall_server.texts.catalogue import LANGUAGES, Catalogue

Heard = Callable[[Sequence[str], str], list[str]]

COUNTERS = {
    "uz": ("3-oyna", "1-qavat, chapda"),
    "uz-Cyrl": ("3-ойна", "1-қават, чапда"),
    "ru": ("Окно 3", "1 этаж, слева"),
    "en": ("Window 3", "1st floor, left"),
}


def phrases(label: str, counter: str, place: str, language: str, catalogue: Catalogue) -> tuple[Phrase, ...]:
    """What is said to a visitor of one language in a hall with the usual settings."""
    facts = CallFacts(label, {language: counter}, {language: place})
    return announcement_of(facts, VoiceSettings(), [language], catalogue).phrases


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("uz", ["Talon a qirq ikki,", "uchinchi oynaga,", "birinchi qavat, chapda."]),
        ("uz-Cyrl", ["Talon a qirq ikki,", "uchinchi oynaga,", "birinchi qavat, chapda."]),
        ("ru", ["Талон а сорок два,", "Окно три,", "первый этаж, слева."]),
        ("en", ["Ticket eigh forty-two,", "Window three,", "first floor, left."]),
    ],
)
def test_a_call_says_who_and_where(catalogue: Catalogue, language: str, expected: list[str]) -> None:
    said = phrases("A042", *COUNTERS[language], language, catalogue)

    assert [phrase.text for phrase in said] == expected


def test_uzbek_in_both_scripts_is_one_announcement(catalogue: Catalogue) -> None:
    first, second = (
        phrases("B7", *COUNTERS[language], language, catalogue) for language in ("uz", "uz-Cyrl")
    )

    assert first == second
    assert {phrase.language for phrase in first} == {"uz"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_counter_without_a_place_ends_with_its_name(catalogue: Catalogue, language: str) -> None:
    said = phrases("A042", COUNTERS[language][0], " ", language, catalogue)[1].text

    assert said.endswith(".")
    assert "," not in said


def test_an_unknown_language_is_spoken_in_the_first_one(catalogue: Catalogue) -> None:
    assert phrases("A042", *COUNTERS["uz"], "kaa", catalogue) == phrases(
        "A042", *COUNTERS["uz"], "uz", catalogue
    )


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_the_voice_says_every_word_in_its_own_language(
    catalogue: Catalogue, heard: Heard, language: str
) -> None:
    said = [phrase.text for phrase in phrases("AB105", *COUNTERS[language], language, catalogue)]

    assert not any("(" in text for text in heard(said, language))


def test_the_uzbek_sentence_is_heard_as_it_should_be(catalogue: Catalogue, heard: Heard) -> None:
    said = heard(
        [phrase.text for phrase in phrases("A042", *COUNTERS["uz-Cyrl"], "uz-Cyrl", catalogue)], "uz"
    )

    assert said == ["tæɫɑnæqyɾqykky", "ʊtSyntSyɑjnæɡæ", "byɾyntSyqæʋættSæpdæ"]


def test_a_call_becomes_sound(catalogue: Catalogue, tmp_path: Path) -> None:
    voice = Voice(tmp_path)
    parts = (Chime(), *phrases("A042", *COUNTERS["uz-Cyrl"], "uz-Cyrl", catalogue))

    sound = announcement(voice, voice.cache, parts)

    assert 4.0 < sound.seconds < 9.0
    assert sound.seconds == wav.inspect(sound.path).seconds


@pytest.mark.parametrize(
    ("label", "uz", "ru", "en"),
    [
        ("A042", "a qirq ikki", "а сорок два", "eigh forty-two"),
        ("A000", "a nol", "а ноль", "eigh zero"),
        ("AB7", "a be yetti", "а бэ семь", "eigh bee seven"),
        ("C-120", "se yuz yigirma", "цэ сто двадцать", "see one hundred and twenty"),
        ("A1-042", "a bir qirq ikki", "а один сорок два", "eigh one forty-two"),
        ("Oʻ5", "oʻ besh", "о пять", "oh five"),
        ("007", "yetti", "семь", "seven"),
        ("Ж15", "je oʻn besh", "жэ пятнадцать", "jay fifteen"),
    ],
)
def test_labels_are_read_letter_by_letter_and_number_by_number(label: str, uz: str, ru: str, en: str) -> None:
    assert [label_words(label, language) for language in ("uz", "ru", "en")] == [uz, ru, en]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-oyna", "uchinchi oyna"),
        ("12-OYNA", "oʻn ikkinchi OYNA"),
        ("3 oyna", "uchinchi oyna"),
        ("2-inchi qavat", "ikkinchi qavat"),
        ("2-chi qavat", "ikkinchi qavat"),
        ("Oyna 3", "Oyna uch"),
        ("Oyna №3", "Oyna uch"),
        ("5-xona, 2-qavat", "beshinchi xona, ikkinchi qavat"),
        ("Xona 5 qavat 2", "Xona besh qavat ikki"),
        ("A zal", "a zal"),
        ("B3-oyna", "be uchinchi oyna"),
        ("3-ойна", "uchinchi oyna"),
        ("4-bo'lim", "toʻrtinchi boʻlim"),
        ("U yerda", "U yerda"),
        ("1-VIP zal", "birinchi VIP zal"),
    ],
)
def test_uzbek_names_are_read_as_people_read_them(text: str, expected: str) -> None:
    assert words(text, "uz") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Окно 3", "Окно три"),
        ("Окно № 12", "Окно номер двенадцать"),
        ("3-е окно", "третье окно"),
        ("3 окно", "третье окно"),
        ("2 этаж", "второй этаж"),
        ("2-й этаж", "второй этаж"),
        ("на 2 этаже", "на втором этаже"),
        ("на 2-м этаже", "на втором этаже"),
        ("1-я касса", "первая касса"),
        ("у 3-й стойки", "у третьей стойки"),
        ("в 3-й секции", "в третьей секции"),
        ("2 этажа", "два этажа"),
        ("4-му окошку", "четвёртому окошку"),
        ("Кабинет 12 этаж 2", "Кабинет двенадцать этаж два"),
        ("Зал Б", "Зал бэ"),
        ("Окно A3", "Окно а три"),
        ("Окно B-3", "Окно бэ три"),
        ("В холле, у входа", "В холле, у входа"),
        ("Корпус 2/1", "Корпус два один"),
    ],
)
def test_russian_names_are_read_as_people_read_them(text: str, expected: str) -> None:
    assert words(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Window 3", "Window three"),
        ("Window No. 3", "Window number three"),
        ("Desk #14", "Desk number fourteen"),
        ("2nd floor", "second floor"),
        ("Room B12", "Room bee twelve"),
        ("Hall A", "Hall eigh"),
        ("Hall A, left", "Hall eigh, left"),
        ("A desk in Hall C", "A desk in Hall see"),
        ("Ground floor, left", "Ground floor, left"),
        ("Окно 3", "Okno three"),
    ],
)
def test_english_names_are_read_as_people_read_them(text: str, expected: str) -> None:
    assert words(text, "en") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("uchinchi oyna", "uchinchi oynaga"),
        ("birinchi eshik", "birinchi eshikka"),
        ("Qabul qilish", "Qabul qilishga"),
        ("Oq yoʻlak", "Oq yoʻlakka"),
        ("Ogʻriq", "Ogʻriqqa"),
        ("Bogʻ", "Bogʻga"),
        ("oyna (chapda)", "oyna (chapdaga)"),
        ("«Kassa»", "«Kassaga»"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_an_uzbek_counter_is_named_as_where_to_go(name: str, expected: str) -> None:
    assert toward(name) == expected


@given(
    label=st.text(max_size=12),
    counter=st.text(
        st.characters(codec="utf-8") | st.sampled_from("0123456789-№ABO ʻойнаqavat"), max_size=30
    ),
    place=st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789-№й этаже1stfloor"), max_size=30),
    language=st.sampled_from(LANGUAGES),
)
def test_whatever_a_hall_writes_there_are_words_and_no_digits(
    catalogue: Catalogue, label: str, counter: str, place: str, language: str
) -> None:
    said = phrases(label, counter, place, language, catalogue)

    assert said
    for phrase in said:
        assert isinstance(phrase, Phrase)
        assert not any(letter.isdecimal() for letter in phrase.text)
