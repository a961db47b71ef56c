"""Slips for slow lines: the printer draws the label and the code, and texts come in coarser rows."""

from __future__ import annotations

from itertools import groupby

import pytest
from escpos_reader import Line, Strip, Symbol
from PIL import Image, ImageChops
from typical_slips import LANGUAGES, URL, WIDTHS, typical_slip

from printers.escpos import encode
from printers.layout import Block, laid_out
from printers.profile import named
from printers.raster import drawn, drawn_coarsely
from printers.slip import Align, Cut, Qr, Size, Slip, Space, Text

MODEL = "default-native"


@pytest.fixture
def on_paper(fonts, printed):
    """What a printer with letters and codes of its own makes of a slip."""

    def make(slip: Slip, width: int = 576, model: str = MODEL):
        return printed(encode(slip, profile=named(model, width_dots=width, native=True), fonts=fonts), width)

    return make


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.logical_xor(one, other).getbbox() is None


@pytest.mark.parametrize("large", [False, True], ids=["ordinary print", "large print"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_label_and_code_are_native_and_all_other_text_is_drawn(language, width, large, on_paper, fonts):
    slip = typical_slip(language, large=large)

    paper = on_paper(slip, width)

    label, code = paper.native
    assert isinstance(label, Line)
    assert isinstance(code, Symbol)
    assert (label.text, label.bold, label.align) == ("A012", True, "left")
    assert (code.data, code.level, code.align) == (URL, "M", "left")
    profile = named(MODEL, width_dots=width, native=True)
    parts = laid_out(slip, width_dots=width, fonts=fonts, profile=profile)
    wanted = [drawn_coarsely(part, width) for part in parts if isinstance(part, Block)]
    found = paper.between()
    assert len(wanted) == 3  # above the label, between label and code, below the code
    assert same(found[0], wanted[0])
    assert same(found[1], wanted[1])
    # The line that ends the code is its quiet zone; then come the words that belong to it.
    assert same(found[2].crop((0, 4 * code.module, width, found[2].height)), wanted[2])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("label", ["7", "A012", "AB999", "M0001", "PENSIYA-000123456789"])
def test_a_native_label_fits_the_paper_and_is_the_largest_thing_on_it(label, width, on_paper):
    (line,) = on_paper(Slip((Text(label, Size.LABEL),)), width).native

    assert len(line.text) * 13 * line.across <= width
    assert line.down <= 2 * line.across
    if len(label) <= 5:
        assert line.down * 24 >= 2 * 36


@pytest.mark.parametrize("width", WIDTHS)
def test_an_ordinary_native_label_fills_most_of_the_width(width, on_paper):
    (line,) = on_paper(Slip((Text("A012", Size.LABEL),)), width).native

    assert len(line.text) * 12 * line.across >= 0.6 * width


def test_a_label_in_the_middle_is_put_there_and_what_follows_is_not(on_paper):
    slip = Slip((Text("A012", Size.LABEL, align=Align.CENTER), Text("Gaz"), Text("A013", Size.LABEL)))

    paper = on_paper(slip)  # the reader fails when a picture is moved by what was set for a label

    assert [line.align for line in paper.native] == ["center", "left"]


@pytest.mark.parametrize("label", ["Я012", "A№12", "Oʻ12", "A{12}", "Ａ012"])
def test_a_label_with_letters_that_code_pages_differ_in_is_drawn(label, on_paper):
    paper = on_paper(Slip((Text(label, Size.LABEL),)))

    assert paper.native == []
    assert paper.picture().getbbox() is not None


def test_a_label_too_long_for_native_letters_is_drawn(on_paper):
    paper = on_paper(Slip((Text("A" * 60, Size.LABEL),)), 384)

    assert paper.native == []


def test_parts_come_in_the_order_of_the_slip(on_paper):
    slip = Slip((Text("Gaz"), Text("A012", Size.LABEL), Space(8), Cut(), Qr(URL), Text("A013", Size.LABEL)))

    kinds = [type(part).__name__ for part in on_paper(slip).parts]

    assert [kind for kind, after in zip(kinds, [*kinds[1:], ""], strict=True) if kind != after] == [
        "Strip",
        "Line",
        "Strip",
        "Cut",
        "Symbol",
        "Strip",
        "Line",
        "Cut",
    ]


def test_a_code_without_words_is_followed_by_its_quiet_zone_only(on_paper):
    paper = on_paper(Slip((Qr(URL),)))

    (code,) = paper.native
    assert paper.strips == [4 * code.module]


def test_a_printer_with_letters_but_no_codes_gets_the_code_drawn(on_paper):
    model = "POS-5890"

    paper = on_paper(typical_slip("ru"), 384, model)

    assert [type(part) for part in paper.native] == [Line]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_code_drawn_in_coarse_rows_keeps_its_modules_square(width, on_paper, fonts):
    url_of_a_small_code = "http://10.0.0.2/t/q8Jk3LmN0p"
    slip = Slip((Qr(url_of_a_small_code),))
    profile = named("POS-5890", width_dots=width, native=True)
    (block,) = laid_out(slip, width_dots=width, fonts=fonts, profile=profile)

    paper = on_paper(slip, width, "POS-5890")

    assert same(paper.picture(), drawn(block, width))


def test_a_model_that_takes_columns_prints_its_texts_in_full_rows(on_paper, fonts):
    slip = Slip((Text("Қўқон"), Text("A012", Size.LABEL), Text("Ғалаба")))
    profile = named("default-column-native", width_dots=512, native=True)
    parts = laid_out(slip, width_dots=512, fonts=fonts, profile=profile)

    paper = on_paper(slip, 512, profile.name)

    wanted = [drawn(part, 512) for part in parts if isinstance(part, Block)]
    for one, other in zip(paper.between(), wanted, strict=True):
        assert same(one.crop((0, 0, 512, other.height)), other)


@pytest.mark.parametrize("letter", ["i", "j", "ё", "й", "ў"])
def test_dots_and_bows_do_not_run_into_their_letter(letter, on_paper):
    paper = on_paper(Slip((Text(letter, Size.SMALL),)), 384).picture().convert("L")

    rows = [paper.crop((0, row, 384, row + 1)).getextrema()[0] == 0 for row in range(paper.height)]
    assert [has_ink for has_ink, _ in groupby(rows)].count(True) == 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("label", ["A012", "Я7"])
def test_a_drawn_label_is_as_sharp_on_a_slow_line_as_on_a_fast_one(label, width, fonts):
    slip = Slip((Text("Gaz"), Space(5), Text(label, Size.LABEL)))
    label_only = laid_out(slip, width_dots=width, fonts=fonts)[0]
    label_only.marks = label_only.marks[1:]

    coarse, full = drawn_coarsely(label_only, width), drawn(label_only, width)

    assert same(coarse.crop((0, 0, width, full.height)), full)


def test_texts_need_half_the_bytes(fonts):
    slip = Slip((Text("Кўчмас мулкка бўлган ҳуқуқларни давлат рўйхатидан ўтказиш"),))

    coarse = encode(slip, profile=named(MODEL, width_dots=576, native=True), fonts=fonts)
    full = encode(slip, profile=named(MODEL, width_dots=576), fonts=fonts)

    assert len(coarse) < 0.6 * len(full)


def test_every_strip_is_sent_in_halves(on_paper):
    paper = on_paper(typical_slip("uz-Cyrl"))

    assert all(part.sent <= len(part.rows) // 2 for part in paper.parts if isinstance(part, Strip))
