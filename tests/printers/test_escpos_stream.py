"""The bytes of a slip, read back by an independent reader."""

from __future__ import annotations

from itertools import groupby

import pytest
from escpos_reader import read_stream
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from printers.escpos import encode, encode_picture
from printers.profile import MODELS, named
from printers.raster import picture, pieces
from printers.slip import Align, Cut, Pair, Picture, Rule, Size, Slip, Space, Text
from printers.strips import MAX_STRIP_ROWS

WIDTHS = (384, 512, 576)
RASTER_MODELS = ("default", "default-plain")


def same(one: Image.Image, other: Image.Image) -> bool:
    return (
        one.size == other.size
        and ImageChops.difference(one.convert("L"), other.convert("L")).getbbox() is None
    )


def padded(image: Image.Image, height: int) -> Image.Image:
    """The picture with white below."""
    paper = Image.new("1", (image.width, height), 1)
    paper.paste(image, (0, 0))
    return paper


@pytest.fixture(params=[False, True], ids=["ordinary print", "large print"])
def whole_slip(request, slip, logo) -> Slip:
    """Every kind of line, on two pieces of paper."""
    table = (
        Picture(logo),
        *slip.lines,
        Rule(),
        Text("Хизматлар", align=Align.CENTER),
        Pair("Газ таъминоти бўйича шартнома тузиш ва узайтириш", "128"),
        Pair("Jami", "1 204", bold=True),
    )
    return Slip((*table, Cut(), Space(8), Text("A012", Size.LABEL, align=Align.CENTER)), request.param)


@pytest.mark.parametrize("model", RASTER_MODELS)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_stream_prints_the_picture_dot_for_dot(width, model, whole_slip, fonts, printed):
    paper = printed(encode(whole_slip, profile=named(model, width_dots=width), fonts=fonts), width)

    first, second = paper.between()
    wanted = pieces(whole_slip, width_dots=width, fonts=fonts)
    assert same(first, wanted[0])
    assert same(second, wanted[1])


@pytest.mark.parametrize("width", WIDTHS)
def test_a_model_that_takes_only_columns_prints_the_same_dots(width, whole_slip, fonts, printed):
    stream = encode(whole_slip, profile=named("default-column", width_dots=width), fonts=fonts)

    drawn = printed(stream, width).between()

    wanted = pieces(whole_slip, width_dots=width, fonts=fonts)
    for one, other in zip(drawn, wanted, strict=True):
        assert one.height - other.height in range(24)
        assert same(one, padded(other, one.height))


@pytest.mark.parametrize("model", [*RASTER_MODELS, "default-column"])
def test_the_paper_is_cut_where_the_slip_says_and_at_its_end(model, fonts, printed):
    slip = Slip((Text("A012", Size.LABEL), Cut(), Text("A013", Size.LABEL)))

    paper = printed(encode(slip, profile=named(model, width_dots=576), fonts=fonts), 576)

    kinds = [type(part).__name__ for part in paper.parts]
    assert [kind for kind, _ in groupby(kinds)] == ["Strip", "Cut", "Strip", "Cut"]


def test_without_a_cutter_a_dashed_line_shows_where_to_tear(fonts, printed):
    slip = Slip((Text("one"), Cut(), Text("two")))

    paper = printed(encode(slip, profile=named("simple", width_dots=384), fonts=fonts), 384)

    assert paper.cuts == 0
    assert same(paper.picture(), picture(slip, width_dots=384, fonts=fonts))


def test_rows_in_equal_pairs_are_sent_once_where_the_printer_can_double_them(printed):
    half = Image.effect_noise((576, 100), 200).point(lambda grey: 255 if grey > 128 else 0, mode="1")
    paper = half.resize((576, 200), Image.Resampling.NEAREST)

    doubled = encode_picture(paper, profile=named("default", width_dots=576))
    plain = encode_picture(paper, profile=named("default-plain", width_dots=576))

    assert len(doubled) < len(plain) * 0.52
    assert same(printed(doubled, 576).picture(), paper)
    assert same(printed(plain, 576).picture(), paper)


@given(st.lists(st.tuples(st.integers(0, 2**40 - 1), st.integers(1, 9)), min_size=1, max_size=60))
def test_any_picture_comes_out_as_it_is(runs):
    rows = b"".join(dots.to_bytes(5, "big") * times for dots, times in runs)
    paper = Image.frombytes("1", (40, len(rows) // 5), rows)

    for model in RASTER_MODELS:
        stream = encode_picture(paper, profile=named(model, width_dots=40))

        assert read_stream(stream, 40).picture().tobytes() == rows


def test_no_strip_is_higher_than_a_cheap_printer_can_take(fonts, printed):
    black = Image.new("1", (576, 1000), 0)

    paper = printed(encode_picture(black, profile=named("default", width_dots=576)), 576)

    assert max(paper.strips) <= MAX_STRIP_ROWS
    assert same(paper.picture(), black)


def test_white_paper_costs_a_byte_a_row(printed):
    white = Image.new("1", (576, 900), 1)

    stream = encode_picture(white, profile=named("default", width_dots=576))

    assert len(stream) < 1000
    assert same(printed(stream, 576).picture(), white)


def test_a_width_that_is_no_whole_number_of_bytes_loses_no_dot(printed):
    frame = Image.new("1", (397, 50), 1)
    for corner in ((0, 0), (396, 0), (0, 49), (396, 49)):
        frame.putpixel(corner, 0)

    stream = encode_picture(frame, profile=named("default", width_dots=397))

    assert same(printed(stream, 397).picture(), frame)


def test_the_slip_is_cut_once_at_the_end(slip, fonts, printed):
    stream = encode(slip, profile=named("default", width_dots=576), fonts=fonts)

    assert printed(stream, 576).cuts == 1
    assert stream.endswith(b"\x1dVB\x00")


def test_without_a_cutter_the_slip_is_fed_to_where_it_can_be_torn_off(slip, fonts, printed):
    paper = printed(encode(slip, profile=named("simple", width_dots=384), fonts=fonts), 384)

    assert paper.cuts == 0
    assert paper.feeds > 0


def test_an_empty_slip_is_still_cut(fonts, printed):
    paper = printed(encode(Slip(()), profile=named("default", width_dots=576), fonts=fonts), 576)

    assert paper.cuts == 1


def test_encoding_says_nothing_on_standard_output(slip, fonts, capfd):
    for name in ("default", "default-column"):
        encode(slip, profile=named(name, width_dots=576), fonts=fonts)

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_listed_model_gets_a_stream_that_can_be_read(name, fonts, printed):
    slip = Slip((Text("A012", Size.LABEL), Text("Қўқон")))

    paper = printed(encode(slip, profile=named(name, width_dots=384), fonts=fonts), 384)

    assert paper.picture().getbbox() is not None
    assert bool(paper.cuts) is MODELS[name].cuts


def test_an_unknown_model_is_refused_with_the_models_there_are():
    with pytest.raises(ValueError, match=r"no printer model 'TM-X'; there are: .*TM-T88V.*default"):
        named("TM-X", width_dots=576)


def test_epson_models_confirm_and_unknown_ones_are_not_waited_for():
    assert named("TM-T88V", width_dots=512).confirms
    assert not named("default", width_dots=576).confirms
