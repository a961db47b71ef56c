"""Letters that the fonts of slips lack."""

from __future__ import annotations

import pytest
from typical_slips import LANGUAGES, texts_of, typical_slip

from printers.raster import picture
from printers.slip import Pair, Slip, Text
from printers.typefaces import missing_letters


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_of_the_hall_lack_nothing(language, fonts):
    texts = texts_of(typical_slip(language))

    assert missing_letters(" ".join(texts), fonts) == ""


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("Kazakh", "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"),
        ("Tajik", "Ғғ Ӣӣ Ққ Ӯӯ Ҳҳ Ҷҷ"),
        ("Karakalpak", "Áá Ǵǵ Íı Ńń Óó Úú"),
        ("Turkmen and Turkish", "Ää Çç Ňň Öö Şş Üü Ýý Žž Ğğ İı"),
        ("Greek", "Καλημέρα"),
        ("Vietnamese", "Tiếng Việt"),
    ],
)
def test_neighbours_and_guests_find_their_letters(script, text, fonts):
    assert missing_letters(text, fonts) == "", script


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Gaz 燃气 va suv 气", "燃气"),
        ("سلام", "سلام"),
        ("ok \U0001f600", "\U0001f600"),
    ],
)
def test_letters_that_no_font_has_are_said_once_and_in_order(text, missing, fonts):
    assert missing_letters(text, fonts) == missing


def test_composed_and_decomposed_letters_are_the_same(fonts):
    assert missing_letters("й ў ё", fonts) == missing_letters("й ў ё", fonts) == ""


def test_a_mark_that_is_missing_comes_with_its_letter(fonts):
    assert missing_letters("ab\u0b3c c", fonts) == "b\u0b3c"


def test_what_has_no_shape_is_not_missing(fonts):
    assert missing_letters("a\u200db\u00a0c\n\td\u200e", fonts) == ""


def test_missing_letters_are_complained_of_once(fonts, caplog):
    slip = Slip((Text("Gaz 燃氣"), Pair("灣", "7")))

    for _ in range(3):
        picture(slip, width_dots=384, fonts=fonts)

    assert [record.getMessage() for record in caplog.records] == [
        "The fonts of slips lack these letters, which come out as boxes: 燃氣灣"
    ]


def test_a_folder_without_fonts_is_an_error(tmp_path):
    with pytest.raises(OSError):
        missing_letters("A", tmp_path)
