"""Lines that fit the paper, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.wrap import printable, wrapped


def by_letters(text: str) -> float:
    """A font in which every letter is one dot wide."""
    return float(len(text))


def test_a_short_text_stays_on_one_line():
    assert wrapped("Gaz taʼminoti", 20, by_letters) == ("Gaz taʼminoti",)


def test_words_are_kept_whole_and_lines_about_equal():
    assert wrapped("one two three four", 14, by_letters) == ("one two", "three four")


def test_a_line_break_in_the_text_is_kept():
    assert wrapped("pasport\nariza", 20, by_letters) == ("pasport", "ariza")


def test_a_long_word_is_cut_after_its_hyphen():
    assert wrapped("давлат-хусусий шериклик", 10, by_letters) == ("давлат-", "хусусий", "шериклик")


def test_a_word_wider_than_the_paper_is_cut_where_the_paper_ends():
    assert wrapped("abcdefghijkl", 5, by_letters) == ("abcde", "fghij", "kl")


def test_words_held_together_by_a_narrow_blank_are_not_parted():
    assert wrapped("narx 12\u00a0000\u00a0soʻm", 12, by_letters) == ("narx", "12\u00a0000\u00a0soʻm")


def test_what_has_no_shape_on_paper_is_left_out():
    assert printable(" a\x00b\u200b\tc\ud800 ") == "ab c"


@given(st.text(alphabet="abк ўқ-/\n\u00a0", max_size=120), st.integers(min_value=1, max_value=30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text, room):
    lines = wrapped(text, room, by_letters)

    assert all(len(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_stays_nothing(text):
    assert "".join(wrapped(text, 10, by_letters)) == ""
