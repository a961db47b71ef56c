"""From a slip to its picture, dot for dot as it comes out of the printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from printers.layout import Bar, Block, CutHere, Letters, Stamp, laid_out
from printers.slip import Slip

# A dot is burnt where a smoothed edge is darker than this. Above the middle: thermal paper eats thin strokes.
_BURNT_BELOW = 150
_BURN = [0 if grey < _BURNT_BELOW else 255 for grey in range(256)]

# Where the paper is cut, a picture of it shows a dashed line, and a printer without a cutter prints one.
_CUT_ROWS = 24
_DASH_DOTS = 8


def picture(slip: Slip, *, width_dots: int, fonts: Path) -> Image.Image:
    """The slip in black and white (mode "1"), `width_dots` wide and as high as it needs.

    A dashed line shows where the paper is cut between two pieces. Raises OSError when a font is not in the
    folder `fonts`, ValueError for a QR code that no paper holds.
    """
    drawn = pieces(slip, width_dots=width_dots, fonts=fonts)
    line = cut_line(width_dots)
    return _stacked([image for piece in drawn for image in (line, piece)][1:])


def pieces(slip: Slip, *, width_dots: int, fonts: Path) -> list[Image.Image]:
    """The pictures of a slip's pieces, one more than it has cuts; raises like `picture`."""
    found: list[Block] = [Block()]
    for part in laid_out(slip, width_dots=width_dots, fonts=fonts):
        match part:
            case Block():
                found[-1] = part
            case CutHere():
                found.append(Block())
    return [drawn(block, width_dots) for block in found]


def drawn(block: Block, width: int) -> Image.Image:
    """One block in black and white."""
    paper = Image.new("L", (width, max(1, block.height)), 255)
    draw = ImageDraw.Draw(paper)
    for mark in block.marks:
        match mark:
            case Letters(ink, x, y):
                paper.paste(0, (x, y), ink.mask)
            case Bar(top, bottom):
                draw.rectangle((0, top, width - 1, bottom - 1), fill=0)
            case Stamp(image, x, y):
                paper.paste(image, (x, y))
    return paper.point(_BURN, mode="1")


def drawn_coarsely(block: Block, width: int) -> Image.Image:
    """One block in black and white, in pairs of equal rows: for a slow line, at half the bytes."""
    paper = Image.new("L", (width, max(1, (block.height + 1) // 2)), 255)
    draw = ImageDraw.Draw(paper)
    for mark in block.marks:
        match mark:
            case Letters(ink, x, y):
                paper.paste(0, (x, y // 2), _halved(ink.mask))
            case Bar(top, bottom):
                draw.rectangle((0, top // 2, width - 1, max(top // 2, bottom // 2 - 1)), fill=0)
            case Stamp(image, x, y):
                paper.paste(image.reduce((1, 2)), (x, y // 2))
    burnt = paper.point(_BURN, mode="1")
    return burnt.resize((width, 2 * burnt.height), Image.Resampling.NEAREST)


def _halved(mask: Image.Image) -> Image.Image:
    """Letters at half their height, from the first row or the second: the sharper of both.

    Otherwise bars and the gaps between them would share rows by chance, and an i would be taken for an l.
    """
    found = []
    for above in (0, 1):
        moved = Image.new("L", (mask.width, (mask.height + above + 1) // 2 * 2), 0)
        moved.paste(mask, (0, above))
        found.append(moved.reduce((1, 2)))
    return min(found, key=_blur)


def _blur(mask: Image.Image) -> int:
    """How much of it is neither black nor white."""
    return sum(count * min(grey, 255 - grey) for grey, count in enumerate(mask.histogram()))


def cut_line(width: int) -> Image.Image:
    """The line along which one piece of paper is parted from the next."""
    paper = Image.new("1", (width, _CUT_ROWS), 1)
    draw = ImageDraw.Draw(paper)
    for left in range(0, width, 2 * _DASH_DOTS):
        draw.rectangle((left, _CUT_ROWS // 2 - 1, left + _DASH_DOTS - 1, _CUT_ROWS // 2), fill=0)
    return paper


def _stacked(images: Sequence[Image.Image]) -> Image.Image:
    if len(images) == 1:
        return images[0]
    paper = Image.new("1", (images[0].width, sum(image.height for image in images)), 1)
    top = 0
    for image in images:
        paper.paste(image, (0, top))
        top += image.height
    return paper
