"""From a slip to its picture, dot for dot as it comes out of the printer."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from printers.layout import Bar, Code, Letters, laid_out
from printers.slip import Slip

# A dot is burnt where a smoothed edge is darker than this. Above the middle: thermal paper eats thin strokes.
_BURNT_BELOW = 150
_BURN = [0 if grey < _BURNT_BELOW else 255 for grey in range(256)]


def picture(slip: Slip, *, width_dots: int, fonts: Path) -> Image.Image:
    """The slip in black and white (mode "1"), `width_dots` wide and as high as it needs.

    Raises OSError when a font is not in the folder `fonts`.
    """
    page = laid_out(slip, width_dots=width_dots, fonts=fonts)
    paper = Image.new("L", (page.width, max(1, page.height)), 255)
    draw = ImageDraw.Draw(paper)
    for mark in page.marks:
        match mark:
            case Letters(ink, x, y):
                paper.paste(0, (x, y), ink.mask)
            case Bar(top, bottom):
                draw.rectangle((0, top, page.width - 1, bottom - 1), fill=0)
            case Code(image, x, y):
                paper.paste(image, (x, y))
    return paper.point(_BURN, mode="1")
