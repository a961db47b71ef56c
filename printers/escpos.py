"""From a slip to the bytes of ESC/POS.

Texts go out as a picture: no code page of these printers has every Uzbek letter. On a slow line the printer
draws the label and the code by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from escpos.capabilities import Profile as EscposProfile
from escpos.printer import Dummy
from PIL import Image, ImageOps

from printers.layout import Block, CutHere, laid_out
from printers.native import NativeCode, NativeText, put_code, put_text
from printers.profile import ImageMode, Profile
from printers.raster import cut_line, drawn, drawn_coarsely
from printers.slip import Slip
from printers.strips import raster

_COLUMN_ROWS = 24
# Without a cutter the slip is torn off: its last line has to pass the edge.
_LINES_TO_THE_EDGE = 5


def encode(slip: Slip, *, profile: Profile, fonts: Path) -> bytes:
    """The whole job for one slip: start, texts and pictures, cut.

    Raises OSError when a font is missing, ValueError for a QR code that no paper holds.
    """
    printer = _begun(profile)
    for part in laid_out(slip, width_dots=profile.width_dots, fonts=fonts, profile=profile):
        match part:
            case Block():
                draw = drawn_coarsely if profile.coarse else drawn
                _put_picture(printer, draw(part, profile.width_dots), profile)
            case NativeText():
                put_text(printer, part)
            case NativeCode():
                put_code(printer, part)
            case CutHere():
                _cut_between(printer, profile)
    return _cut_off(printer, profile)


def encode_picture(paper: Image.Image, *, profile: Profile) -> bytes:
    """The job that prints a picture (mode "1", as wide as the paper) and cuts it off."""
    printer = _begun(profile)
    _put_picture(printer, paper, profile)
    return _cut_off(printer, profile)


def _begun(profile: Profile) -> Dummy:
    printer = Dummy(profile=_paper(profile.width_dots))
    printer.hw("INIT")
    return printer


def _put_picture(printer: Dummy, paper: Image.Image, profile: Profile) -> None:
    if profile.image_mode is ImageMode.RASTER:
        printer._raw(b"".join(raster(paper, doubles=profile.doubles)))
    else:
        for band in _bands(paper):
            printer.image(band, impl=profile.image_mode.value)


def _cut_between(printer: Dummy, profile: Profile) -> None:
    if profile.cuts:
        _cut(printer)
    else:
        _put_picture(printer, cut_line(profile.width_dots), profile)


def _cut_off(printer: Dummy, profile: Profile) -> bytes:
    if profile.cuts:
        _cut(printer)
    else:
        printer.print_and_feed(_LINES_TO_THE_EDGE)
    output: bytes = printer.output
    return output


def _cut(printer: Dummy) -> None:
    # A partial cut: the piece hangs by a thread and falls to nobody's feet. The printer itself feeds as far
    # as its cutter needs, and not an inch more.
    printer.cut(feed=False)


def _bands(paper: Image.Image) -> Iterator[Image.Image]:
    """The picture in bands of 24 rows, without the white at their right, for models that take columns."""
    ink = ImageOps.invert(paper.convert("L"))
    for top in range(0, paper.height, _COLUMN_ROWS):
        rows = (0, top, paper.width, top + _COLUMN_ROWS)
        box = ink.crop(rows).getbbox()
        right = box[2] if box else 1
        # Inverted back after the crop: what a crop adds below the picture is black in a white-on-black one.
        yield ImageOps.invert(ink.crop((0, top, right, top + _COLUMN_ROWS)))


def _paper(width_dots: int) -> EscposProfile:
    # The library writes to standard output with every picture when it does not know how wide the paper is.
    profile = EscposProfile()
    profile.profile_data = {**profile.profile_data, "media": {"width": {"pixels": width_dots}}}
    return profile
