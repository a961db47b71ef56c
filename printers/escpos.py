"""From a slip to the bytes of ESC/POS.

Everything goes out as a picture: no code page of these printers has every Uzbek letter.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from escpos.capabilities import Profile as EscposProfile
from escpos.constants import GS
from escpos.printer import Dummy
from PIL import Image, ImageOps

from printers.profile import ImageMode, Profile
from printers.raster import picture
from printers.slip import Slip

# Cheap models have a buffer of 256 rows and print nonsense when a picture is higher.
MAX_STRIP_ROWS = 256
_COLUMN_ROWS = 24
# Each strip is a command of its own, which a slow printer feels: it has to save more bytes than this.
_WORTH_A_STRIP = 48
_STRIP_HEAD = 8
# Higher than a line of text: only there a further split can pay.
_HIGH_ROWS = 64
# Without a cutter the slip is torn off: its last line has to pass the edge.
_LINES_TO_THE_EDGE = 5


def encode(slip: Slip, *, profile: Profile, fonts: Path) -> bytes:
    """The whole job for one slip: start, picture, cut. Raises OSError when a font is missing."""
    return encode_picture(picture(slip, width_dots=profile.width_dots, fonts=fonts), profile=profile)


def encode_picture(paper: Image.Image, *, profile: Profile) -> bytes:
    """The job that prints a picture (mode "1", as wide as the paper) and cuts it off."""
    printer = Dummy(profile=_paper(profile.width_dots))
    printer.hw("INIT")
    if profile.image_mode is ImageMode.RASTER:
        printer._raw(b"".join(_raster(paper)))
    else:
        for band in _bands(paper):
            printer.image(band, impl=profile.image_mode.value)
    if profile.cuts:
        printer.cut(feed=False)  # the printer itself feeds as far as its cutter needs, and not an inch more
    else:
        printer.print_and_feed(_LINES_TO_THE_EDGE)
    output: bytes = printer.output
    return output


@dataclass(frozen=True, slots=True)
class _Strip:
    """Rows from `top` to before `bottom`, of which the first `width` bytes hold all ink."""

    top: int
    bottom: int
    width: int

    @property
    def cost(self) -> int:
        return _STRIP_HEAD + (self.bottom - self.top) * self.width

    def with_next(self, other: _Strip) -> _Strip:
        return _Strip(self.top, other.bottom, max(self.width, other.width))


def _raster(paper: Image.Image) -> Iterator[bytes]:
    """The picture cut into strips (GS v 0), each without the white at its right.

    White between lines is a strip too, one byte wide: how far a feed goes depends on the model, rows of dots
    do not.
    """
    row_bytes = (paper.width + 7) // 8
    ink = paper.tobytes("raw", "1;I")
    rows = [ink[at : at + row_bytes] for at in range(0, len(ink), row_bytes)]
    for strip in _joined(_split([len(row.rstrip(b"\0")) for row in rows])):
        for top in range(strip.top, strip.bottom, MAX_STRIP_ROWS):
            part = rows[top : min(top + MAX_STRIP_ROWS, strip.bottom)]
            yield GS + b"v0\0" + struct.pack("<HH", strip.width, len(part))
            yield b"".join(row[: strip.width] for row in part)


def _split(widths: list[int]) -> Iterator[_Strip]:
    """Rows with ink and rows without, in turn; high ones again where a text stands beside a code."""
    top = 0
    for row in range(1, len(widths) + 1):
        if row == len(widths) or bool(widths[row]) != bool(widths[top]):
            yield from _narrower(_Strip(top, row, max(1, *widths[top:row])), widths)
            top = row


def _narrower(strip: _Strip, widths: list[int]) -> Iterator[_Strip]:
    rows = strip.bottom - strip.top
    if rows < _HIGH_ROWS:
        yield strip
        return
    above = list(accumulate(widths[strip.top : strip.bottom], max))
    below = list(accumulate(reversed(widths[strip.top : strip.bottom]), max))[::-1]
    costs = [at * above[at - 1] + (rows - at) * below[at] for at in range(1, rows)]
    at = min(range(1, rows), key=lambda row: costs[row - 1])
    if costs[at - 1] + _STRIP_HEAD + _WORTH_A_STRIP >= strip.cost:
        yield strip
        return
    yield from _narrower(_Strip(strip.top, strip.top + at, max(1, above[at - 1])), widths)
    yield from _narrower(_Strip(strip.top + at, strip.bottom, max(1, below[at])), widths)


def _joined(runs: Iterator[_Strip]) -> Iterator[_Strip]:
    """Neighbours put together wherever that costs little."""
    present = next(runs)
    for run in runs:
        both = present.with_next(run)
        if both.cost <= present.cost + run.cost + _WORTH_A_STRIP:
            present = both
        else:
            yield present
            present = run
    yield present


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
