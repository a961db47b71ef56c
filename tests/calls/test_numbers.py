"""Numbers as words: all of them right, and heard as words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.calls.numbers import MOST, cardinal, digits, ordinal, which

Heard = Callable[[Sequence[str], str], list[str]]

VALUES = {
    "nol": 0, "bir": 1, "ikki": 2, "uch": 3, "toʻrt": 4, "besh": 5, "olti": 6, "yetti": 7, "sakkiz": 8,
    "toʻqqiz": 9, "oʻn": 10, "yigirma": 20, "oʻttiz": 30, "qirq": 40, "ellik": 50, "oltmish": 60,
    "yetmish": 70, "sakson": 80, "toʻqson": 90,
}  # fmt: skip


def value_of(words: str) -> int:
    """The number that an Uzbek listener understands."""
    total = part = 0
    for word in words.split():
        if word == "ming":
            total, part = (part or 1) * 1000, 0
        elif word == "yuz":
            part = (part or 1) * 100
        else:
            part += VALUES[word]
    return total + part


def test_every_uzbek_number_is_understood_as_itself() -> None:
    for number in range(10_000):
        assert value_of(cardinal(number, "uz")) == number


@given(st.integers(0, MOST))
def test_greater_uzbek_numbers_too(number: int) -> None:
    understood, rest = 0, cardinal(number, "uz")

    # "yuz" before "ming" belongs to the thousands.
    for size, name in ((1_000_000_000, "milliard"), (1_000_000, "million"), (1000, "ming")):
        head, named, tail = rest.rpartition(name)
        understood += size * (value_of(head) or 1) if named else 0
        rest = tail
    assert understood + value_of(rest) == number


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_no_two_numbers_sound_alike(language: str) -> None:
    words = {cardinal(number, language) for number in range(1500)}

    assert len(words) == 1500
    assert not any(letter.isdecimal() or letter == "," for text in words for letter in text)


@pytest.mark.parametrize(
    ("number", "uz", "ru", "en"),
    [
        (0, "nol", "ноль", "zero"),
        (1, "bir", "один", "one"),
        (11, "oʻn bir", "одиннадцать", "eleven"),
        (42, "qirq ikki", "сорок два", "forty-two"),
        (100, "yuz", "сто", "one hundred"),
        (345, "uch yuz qirq besh", "триста сорок пять", "three hundred and forty-five"),
        (999, "toʻqqiz yuz toʻqson toʻqqiz", "девятьсот девяносто девять", "nine hundred and ninety-nine"),
        (1000, "ming", "одна тысяча", "one thousand"),
        (2026, "ikki ming yigirma olti", "две тысячи двадцать шесть", "two thousand and twenty-six"),
        (1_000_001, "bir million bir", "один миллион один", "one million and one"),
        (5101, "besh ming yuz bir", "пять тысяч сто один", "five thousand one hundred and one"),
    ],
)
def test_numbers_are_said_as_people_say_them(number: int, uz: str, ru: str, en: str) -> None:
    assert [cardinal(number, language) for language in ("uz", "ru", "en")] == [uz, ru, en]


@pytest.mark.parametrize(
    ("number", "uz", "ru", "en"),
    [
        (1, "birinchi", "первый", "first"),
        (2, "ikkinchi", "второй", "second"),
        (3, "uchinchi", "третий", "third"),
        (6, "oltinchi", "шестой", "sixth"),
        (12, "oʻn ikkinchi", "двенадцатый", "twelfth"),
        (20, "yigirmanchi", "двадцатый", "twentieth"),
        (40, "qirqinchi", "сороковой", "fortieth"),
        (50, "ellikinchi", "пятидесятый", "fiftieth"),
    ],
)
def test_which_one_is_said_as_people_say_it(number: int, uz: str, ru: str, en: str) -> None:
    assert [ordinal(number, language) for language in ("uz", "ru", "en")] == [uz, ru, en]


def test_russian_order_bends_with_its_word() -> None:
    assert ordinal(3, "ru", gender="n") == "третье"
    assert ordinal(2, "ru", gender="f", case="p") == "второй"
    assert ordinal(1, "ru", case="p") == "первом"


@pytest.mark.parametrize("number", [-1, MOST + 1])
def test_numbers_beyond_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="not read as one number"):
        cardinal(number, "uz")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        cardinal(1, "tlh")


def test_zeros_in_front_are_not_read_but_zero_itself_is() -> None:
    assert digits("042", "uz") == "qirq ikki"
    assert digits("000", "uz") == "nol"


@pytest.mark.parametrize("read", [digits, which])
def test_rows_too_long_for_a_number_are_read_digit_by_digit(read: Callable[[str, str], str]) -> None:
    assert read("1234567", "en") == "one two three four five six seven"
    assert len(read("7" * 5000, "uz").split()) == 5000


def test_digits_of_other_scripts_are_digits() -> None:
    assert digits("٤٢", "en") == "forty-two"


def test_the_voice_reads_uzbek_numbers_as_words(heard: Heard) -> None:
    numbers = [0, 7, 8, 9, *range(10, 100, 10), 42, 99, 100, 101, 345, 999, 1000, 2026, 9999]
    words = [cardinal(number, "uz") for number in numbers]
    alone = dict(zip(VALUES, heard(list(VALUES), "uz"), strict=True))
    alone |= dict(zip(("yuz", "ming"), heard(["yuz", "ming"], "uz"), strict=True))

    said = heard(words, "uz")

    assert said == ["".join(alone[word] for word in text.split()) for text in words]
    # The voice itself would read the digits one by one: "toʻrt ikki".
    assert not set(said) & set(heard([str(number) for number in numbers if number > 9], "uz"))
    assert alone["qirq"] == "qyɾq"
    assert alone["oʻn"] == "on"
