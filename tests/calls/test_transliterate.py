"""Cyrillic Uzbek in Latin letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.calls.transliterate import for_voice, latin

ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ"


@pytest.mark.parametrize(
    ("cyrillic", "expected"),
    [
        ("Ойна", "Oyna"),
        ("қават", "qavat"),
        ("Чапда, ўнгда", "Chapda, oʻngda"),
        ("ғишт", "gʻisht"),
        ("шаҳар ҳокимлиги", "shahar hokimligi"),
        ("хона", "xona"),
        ("Ер участкаси", "Yer uchastkasi"),
        ("деҳқон бозори", "dehqon bozori"),
        ("поезд", "poyezd"),
        ("объект", "obyekt"),
        ("маъмурият", "maʼmuriyat"),
        ("санъат", "sanʼat"),
        ("Исҳоқ", "Isʼhoq"),
        ("милиция", "militsiya"),
        ("акция", "aksiya"),
        ("цирк", "sirk"),
        ("медальон", "medalyon"),
        ("апрель", "aprel"),
        ("ёрдам юқори яхши", "yordam yuqori yaxshi"),
        ("эшик", "eshik"),
        ("ЎЗБЕКИСТОН ШАҲРИ", "OʻZBEKISTON SHAHRI"),
        ("Ш", "Sh"),
    ],
)
def test_words_are_written_as_the_spelling_rules_say(cyrillic: str, expected: str) -> None:
    assert latin(cyrillic) == expected


@pytest.mark.parametrize("text", ["", "Oʻzbekiston", "Window 3", "№ 42, (a)", "VIP"])
def test_what_is_not_cyrillic_stays(text: str) -> None:
    assert latin(text) == text


@given(st.text(ALPHABET + ALPHABET.upper() + " -,.0123456789"))
def test_no_cyrillic_letter_is_left(text: str) -> None:
    assert latin(text).isascii() or set(latin(text)) - set(map(chr, range(128))) <= {"ʻ", "ʼ"}


@pytest.mark.parametrize("apostrophe", ["'", "`", "‘", "’", "ʻ", "ʼ"])
def test_every_apostrophe_that_people_type_is_read_alike(
    apostrophe: str, heard: Callable[[Sequence[str], str], list[str]]
) -> None:
    words = [f"o{apostrophe}n", f"ma{apostrophe}mur", f"g{apostrophe}isht"]

    said = heard([for_voice(word) for word in words], "uz")

    assert said == ["on", "mæʔmʊɾ", "ʁyʃt"]


def test_quotes_around_a_name_are_no_letters() -> None:
    assert for_voice("‘Kassa’ va 'bank'") == "‘Kassa’ va 'bank'"
