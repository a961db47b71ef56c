"""What a slip looks like."""

from __future__ import annotations

import pytest
import qrcode
from PIL import Image, ImageOps
from qrcode.constants import ERROR_CORRECT_M
from typical_slips import URL, WIDTHS

from printers.codes import MASK
from printers.raster import picture
from printers.slip import Align, Qr, Rule, Size, Slip, Space, Text
from printers.typefaces import LABEL_DIGITS, Weight, is_shaped, typeface

LETTERS = {
    "uz": "ABCDEFGHIJKLMNOPQRSTUVXYZabcdefghijklmnopqrstuvxyzʻʼ‘’",
    "uz-Cyrl": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЪЬЭЮЯЎҚҒҲабвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
    "ru": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»",
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789–—“”",
}
A_LETTER_NO_FONT_HAS = "\U000f0001"


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around everything black."""
    return ImageOps.invert(image.convert("L")).getbbox()


def drawn(slip: Slip, width: int, fonts) -> Image.Image:
    return picture(slip, width_dots=width, fonts=fonts)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_picture_is_as_wide_as_the_paper_and_black_and_white(width, slip, fonts):
    paper = drawn(slip, width, fonts)

    assert (paper.mode, paper.width) == ("1", width)


def test_the_shaping_library_is_there_so_that_slips_look_the_same_everywhere():
    assert is_shaped(), "install libfribidi0"


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("language", LETTERS)
def test_no_letter_of_any_language_is_drawn_as_an_empty_box(language, weight, fonts):
    face = typeface(fonts, weight, 29)
    box = face.ink(A_LETTER_NO_FONT_HAS).mask.tobytes()

    missing = [letter for letter in LETTERS[language] if face.ink(letter).mask.tobytes() == box]

    assert missing == []


def test_uzbek_letters_differ_from_the_letters_they_are_mistaken_for(fonts):
    face = typeface(fonts, Weight.REGULAR, 24)

    for special, plain in zip("қғҳўҚҒҲЎʻʼ", "кгхуКГХУʼʻ", strict=True):
        assert face.ink(special).mask.tobytes() != face.ink(plain).mask.tobytes()


def test_zero_and_the_letter_o_look_different_in_a_label(fonts):
    face = typeface(fonts, Weight.BOLD, 160, LABEL_DIGITS)
    plain = typeface(fonts, Weight.BOLD, 160)

    assert face.ink("0").mask.tobytes() != plain.ink("0").mask.tobytes()


def test_all_digits_of_a_label_are_equally_wide(fonts):
    face = typeface(fonts, Weight.BOLD, 160, LABEL_DIGITS)

    assert len({face.width(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("label", ["A012", "AB999", "M0001"])
def test_a_label_fills_most_of_the_width(label, width, fonts):
    box = ink(drawn(Slip((Text(label, Size.LABEL),)), width, fonts))

    assert box is not None
    assert 0.65 * width <= box[2] - box[0] <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_a_very_long_label_still_fits(width, fonts):
    box = ink(drawn(Slip((Text("PENSIYA-000123456789", Size.LABEL),)), width, fonts))

    assert box is not None
    assert box[2] < width  # the last column is free, so nothing was cut off there


def test_a_short_label_is_not_higher_than_a_long_one(fonts):
    one = drawn(Slip((Text("7", Size.LABEL),)), 576, fonts)
    four = drawn(Slip((Text("A012", Size.LABEL),)), 576, fonts)

    assert one.height <= four.height + 4


def test_the_label_is_the_largest_thing_on_the_slip(fonts):
    heights = {
        size: ink(drawn(Slip((Text("H", size),)), 384, fonts))
        for size in (Size.LABEL, Size.LARGE, Size.NORMAL)
    }

    label, large, normal = (box[3] - box[1] for box in heights.values() if box)
    assert label > 2 * large
    assert large > normal


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", [Size.SMALL, Size.NORMAL, Size.LARGE])
def test_a_long_text_is_wrapped_and_nothing_is_cut_off(size, width, fonts):
    words = "Кўчмас мулкка бўлган ҳуқуқларни давлат рўйхатидан ўтказиш, Qoʻqon shahar-tuman boʻlimi"

    paper = drawn(Slip((Text(words, size),)), width, fonts)

    assert paper.height > drawn(Slip((Text("Кўчмас", size),)), width, fonts).height
    assert ink(paper.crop((width - 1, 0, width, paper.height))) is None


def test_a_large_text_shrinks_before_a_word_of_it_is_broken(fonts):
    title = "предпринимательства"

    large = drawn(Slip((Text(title, Size.LARGE),)), 384, fonts)

    assert large.tobytes() == drawn(Slip((Text(title, Size.NORMAL, bold=True),)), 384, fonts).tobytes()


def test_accents_of_the_first_line_and_tails_of_the_last_one_are_whole(fonts):
    for size in (Size.SMALL, Size.NORMAL, Size.LARGE):
        alone = drawn(Slip((Text("ЎЙЁŌ gjqyқҳ", size),)), 576, fonts)
        among = drawn(Slip((Space(50), Text("ЎЙЁŌ gjqyқҳ", size), Space(50))), 576, fonts)

        box, free = ink(alone), ink(among)
        assert box is not None
        assert free is not None
        assert box[3] - box[1] == free[3] - free[1]


def test_centred_text_stands_in_the_middle(fonts):
    box = ink(drawn(Slip((Text("Navbat", align=Align.CENTER),)), 576, fonts))

    assert box is not None
    assert abs((box[0] + box[2]) - 576) <= 6


def test_a_rule_crosses_the_paper(fonts):
    assert ink(drawn(Slip((Rule(),)), 576, fonts)) == (0, 0, 576, 2)


def test_space_is_white_and_as_high_as_said(fonts):
    paper = drawn(Slip((Space(40),)), 576, fonts)

    assert paper.height == 40
    assert ink(paper) is None


@pytest.mark.parametrize("width", WIDTHS)
def test_the_code_holds_the_address_module_for_module(width, fonts):
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(URL)
    code.make(fit=True)
    wanted = code.get_matrix()

    paper = drawn(Slip((Qr(URL),)), width, fonts)

    box = ink(paper)
    assert box is not None
    module = (box[2] - box[0]) // len(wanted)
    middle = module // 2
    read = [
        [
            paper.getpixel((box[0] + column * module + middle, box[1] + row * module + middle)) == 0
            for column in range(len(wanted))
        ]
        for row in range(len(wanted))
    ]
    assert module >= 4  # half a millimetre: what a phone reads at once
    assert read == wanted


def test_the_text_beside_a_code_keeps_its_quiet_zone(fonts):
    code = ink(drawn(Slip((Qr("http://192.168.1.10:8080/t/abc"),)), 576, fonts))
    both = drawn(Slip((Qr("http://192.168.1.10:8080/t/abc", "Следите за очередью"),)), 576, fonts)

    assert code is not None
    module = (code[2] - code[0]) // 25
    assert ink(both.crop((code[2], 0, code[2] + 4 * module, both.height))) is None
    assert ink(both.crop((code[2] + 4 * module, 0, 576, both.height))) is not None


def test_text_that_has_no_room_beside_a_wide_code_goes_below(fonts):
    address = "http://192.168.1.10:8080/t/" + "x" * 600

    paper = drawn(Slip((Qr(address, "Follow your place"),)), 384, fonts)

    code = drawn(Slip((Qr(address),)), 384, fonts)
    assert paper.height > code.height
    assert ink(paper.crop((383, 0, 384, paper.height))) is None


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Navbatingizni kuzatib boring", id="a word is too wide"),
        pytest.param("Следите за своей очередью в своём телефоне", id="there are too many"),
    ],
)
def test_a_text_that_has_no_room_beside_the_code_of_large_print_goes_below_in_whole(words, fonts):
    paper = drawn(Slip((Qr(URL, words),), large=True), 384, fonts)

    code = drawn(Slip((Qr(URL),), large=True), 384, fonts)
    text = drawn(Slip((Text(words, Size.SMALL),), large=True), 384, fonts)
    assert paper.height > code.height + text.height
    top = paper.height - text.height
    assert paper.crop((0, top, 384, paper.height)).tobytes() == text.tobytes()


def test_a_shorter_text_stays_beside_the_code_on_the_same_paper(fonts):
    paper = drawn(Slip((Qr(URL, "Следите за своей очередью"),), large=True), 384, fonts)

    assert paper.height == drawn(Slip((Qr(URL),), large=True), 384, fonts).height


def test_control_characters_leave_no_trace(fonts):
    clean = drawn(Slip((Text("Gaz taʼminoti"),)), 576, fonts)
    dirty = drawn(Slip((Text("\u200eGaz\x07 taʼminoti\u200b\x1b"),)), 576, fonts)

    assert clean.tobytes() == dirty.tobytes()


def test_letters_composed_of_two_marks_look_like_the_single_letter(fonts):
    assert (
        drawn(Slip((Text("ўй"),)), 576, fonts).tobytes() == drawn(Slip((Text("ўй"),)), 576, fonts).tobytes()
    )


def test_missing_fonts_are_an_error_that_names_the_file(tmp_path):
    with pytest.raises(OSError):
        picture(Slip((Text("A"),)), width_dots=576, fonts=tmp_path)
