"""The bytes of a slip, read back by an independent reader."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from printers.escpos import MAX_STRIP_ROWS, encode, encode_picture
from printers.profile import MODELS, ImageMode, Profile, named
from printers.raster import picture
from printers.slip import Size, Slip, Text

WIDTHS = (384, 512, 576)


def same(one: Image.Image, other: Image.Image) -> bool:
    return (
        one.size == other.size
        and ImageChops.difference(one.convert("L"), other.convert("L")).getbbox() is None
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_the_stream_prints_the_picture_dot_for_dot(width, slip, fonts, printed):
    stream = encode(slip, profile=named("default", width_dots=width), fonts=fonts)

    paper = printed(stream, width)

    assert same(paper.picture(), picture(slip, width_dots=width, fonts=fonts))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_model_that_takes_only_columns_prints_the_same_dots(width, slip, fonts, printed):
    stream = encode(slip, profile=named("default-column", width_dots=width), fonts=fonts)

    printed_picture = printed(stream, width).picture()

    wanted = picture(slip, width_dots=width, fonts=fonts)
    assert printed_picture.height - wanted.height in range(24)
    padded = Image.new("1", printed_picture.size, 1)
    padded.paste(wanted, (0, 0))
    assert same(printed_picture, padded)


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
    assert named("TM-T88V", width_dots=512) == Profile("TM-T88V", 512, ImageMode.RASTER, True, True)
    assert not named("default", width_dots=576).confirms
