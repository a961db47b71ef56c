"""Pictures, tables and cuts on a slip, and slips in large print."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageOps
from typical_slips import LANGUAGES, URL, WIDTHS, typical_slip

from printers.logo import MAX_BYTES, MAX_SIDE_DOTS
from printers.raster import picture, pieces
from printers.slip import Align, Cut, Pair, Picture, Qr, Size, Slip, Text


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything black."""
    box = ImageOps.invert(image.convert("L")).getbbox()
    assert box is not None
    return box


def drawn(width: int, fonts, *lines, large: bool = False) -> Image.Image:
    return picture(Slip(tuple(lines), large), width_dots=width, fonts=fonts)


def png(image: Image.Image) -> bytes:
    kept = io.BytesIO()
    image.save(kept, format="PNG")
    return kept.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_that_says(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def test_a_logo_is_printed_at_its_own_size_in_the_middle(fonts, logo):
    paper = drawn(576, fonts, Picture(logo))

    left, top, right, bottom = ink(paper)
    assert paper.height == 120
    assert (left, top, right, bottom) == (188 + 10, 10, 188 + 191, 111)


def test_a_logo_may_stand_at_the_left(fonts, logo):
    assert ink(drawn(576, fonts, Picture(logo, Align.LEFT)))[0] == 10


def test_greys_of_a_logo_become_black_or_white_and_what_is_transparent_stays_paper(fonts, logo):
    paper = drawn(576, fonts, Picture(logo, Align.LEFT))

    dark_ring, light_middle, outside, half_black = ((20, 60), (60, 60), (2, 2), (160, 60))
    assert paper.getpixel(dark_ring) == 0
    assert paper.getpixel(light_middle) != 0
    assert paper.getpixel(outside) != 0
    assert paper.getpixel(half_black) == 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", [(1200, 300), (300, 1200)])
def test_a_logo_larger_than_the_paper_is_made_smaller_and_nothing_is_cut_off(size, width, fonts):
    frame = ImageOps.expand(Image.new("L", (size[0] - 40, size[1] - 40), 255), border=20, fill=0)

    paper = drawn(width, fonts, Picture(png(frame)))

    left, top, right, bottom = ink(paper)
    assert max(right - left, bottom - top) == width
    assert (right - left) / (bottom - top) == pytest.approx(size[0] / size[1], rel=0.02)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_logo_in_any_kind_of_png_is_printed(mode, fonts):
    image = Image.new("L", (60, 40), 255)
    image.paste(0, (10, 10, 30, 30))
    kind = image.convert("I").point(lambda grey: grey * 257).convert(mode) if mode == "I;16" else None

    paper = drawn(384, fonts, Picture(png(kind or image.convert(mode)), Align.LEFT))

    assert ink(paper) == (10, 10, 30, 30)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "no PNG file"),
        (b"GIF89a" + bytes(100), "no PNG file"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "no PNG file"),
        (png_that_says(0, 10), "0 x 10 dots"),
        (png_that_says(MAX_SIDE_DOTS + 1, 10), f"at most {MAX_SIDE_DOTS} dots"),
        (png_that_says(2**31, 2**31), f"at most {MAX_SIDE_DOTS} dots"),
        (png_that_says(10, 10), "broken PNG"),
        (png_that_says(10, 10) + chunk(b"IDAT", zlib.compress(b"\0" * 20)), "broken PNG"),
        (png_that_says(10, 10) + chunk(b"IDAT", b"no zlib"), "broken PNG"),
        (bytes(MAX_BYTES + 1), "more than"),
    ],
)
def test_a_file_that_cannot_be_printed_is_refused_when_the_slip_is_made(file, words):
    with pytest.raises(ValueError, match=words):
        Picture(file)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_logo_that_was_cut_off_in_copying_is_refused(share, logo):
    with pytest.raises(ValueError, match="PNG"):
        Picture(logo[: int(len(logo) * share)])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("figure", ["7", "128", "1 204,5"])
def test_the_figure_of_a_table_stands_at_the_right_edge(figure, width, fonts):
    paper = drawn(width, fonts, Pair("Gaz", figure))

    assert width - 4 <= ink(paper)[2] <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_units_stand_below_units(width, fonts):
    def left(figure: str) -> int:
        return ink(drawn(width, fonts, Pair("", figure)))[0]

    # A further digit takes the same room, whichever digit it is: also a slim 1.
    cells = {left(digit) - left(digit * 2) for digit in "0123456789"}
    assert max(cells) - min(cells) <= 1


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_text_of_a_table_is_wrapped_and_keeps_clear_of_its_figure(width, large, fonts):
    words = "Кўчмас мулкка бўлган ҳуқуқларни давлат рўйхатидан ўтказиш бўйича ҳужжатлар"

    both = drawn(width, fonts, Pair(words, "1 204"), large=large)
    figure = drawn(width, fonts, Pair("", "1 204"), large=large)

    left, _, _, bottom = ink(figure)
    assert both.height >= 2 * figure.height
    gap = both.crop((left - 8, 0, left, both.height))
    assert ImageOps.invert(gap.convert("L")).getbbox() is None
    assert both.crop((left, 0, width, bottom)).tobytes() == figure.crop((left, 0, width, bottom)).tobytes()


def test_a_figure_too_wide_to_stand_beside_goes_below_at_the_right(fonts):
    paper = drawn(384, fonts, Pair("Maʼlumot", "2026-yil 5-avgustdan 7-avgustgacha"))

    one = drawn(384, fonts, Pair("Maʼlumot", ""))
    assert paper.height >= 2 * one.height
    assert ink(paper.crop((0, one.height, 384, paper.height)))[2] >= 380


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("bold", [False, True])
def test_a_table_may_be_of_any_size(size, bold, fonts):
    assert ink(drawn(384, fonts, Pair("Gaz", "7", size, bold)))


def test_a_picture_of_a_slip_shows_where_it_is_cut(fonts):
    slip = Slip((Text("one"), Cut(), Text("two")))

    whole = picture(slip, width_dots=384, fonts=fonts)

    first, second = pieces(slip, width_dots=384, fonts=fonts)
    between = whole.crop((0, first.height, 384, whole.height - second.height))
    _, top, _, bottom = ink(between)
    row = [between.getpixel((x, top)) == 0 for x in range(384)]
    assert whole.crop((0, 0, 384, first.height)).tobytes() == first.tobytes()
    assert (bottom - top, row[:8], row[8:16]) == (2, [True] * 8, [False] * 8)


@pytest.mark.parametrize("width", WIDTHS)
def test_large_print_has_letters_half_as_large_again(width, fonts):
    for size in (Size.SMALL, Size.NORMAL, Size.LARGE):
        usual = ink(drawn(width, fonts, Text("Н", size)))
        large = ink(drawn(width, fonts, Text("Н", size), large=True))

        assert (large[3] - large[1]) / (usual[3] - usual[1]) == pytest.approx(1.5, abs=0.12)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_label_is_the_largest_thing_in_large_print_too(width, fonts):
    label = ink(drawn(width, fonts, Text("A012", Size.LABEL), large=True))
    title = ink(drawn(width, fonts, Text("A", Size.LARGE), large=True))
    usual = ink(drawn(width, fonts, Text("A012", Size.LABEL)))

    assert label[3] - label[1] >= 2 * (title[3] - title[1])
    assert label[3] - label[1] >= usual[3] - usual[1]
    assert label[2] - label[0] >= 0.8 * width


@pytest.mark.parametrize("large", [False, True], ids=["ordinary print", "large print"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_whole_slip_covers_another(language, width, large, fonts):
    slip = typical_slip(language, large=large)

    paper = picture(slip, width_dots=width, fonts=fonts)

    assert black(paper) == sum(black(drawn(width, fonts, line, large=large)) for line in slip.lines)


def black(image: Image.Image) -> int:
    """How many dots are burnt."""
    return image.convert("L").histogram()[0]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_code_of_large_print_is_larger(width, fonts):
    usual = ink(drawn(width, fonts, Qr(URL)))
    large = ink(drawn(width, fonts, Qr(URL), large=True))

    assert large[2] > usual[2]


def test_a_code_of_more_than_a_paper_holds_is_refused(fonts):
    with pytest.raises(ValueError, match="too long for a QR code"):
        drawn(384, fonts, Qr("x" * 5000))
