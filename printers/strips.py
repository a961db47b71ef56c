"""A picture cut into strips for GS v 0, so that white paper costs almost nothing."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from escpos.constants import GS
from PIL import Image

# Cheap models have a buffer of 256 rows and print nonsense when a picture is higher.
MAX_STRIP_ROWS = 256
_HEAD_BYTES = 8
# Each strip is a command of its own, at which a slow head may halt: it has to save more bytes than this.
_WORTH_A_STRIP = 8
# Widths that differ by less are taken for one: far fewer ways to cut, and hardly a byte more.
_STEP_BYTES = 2
# Rows that are equal in pairs for so long are no chance likeness of letters.
_FEWEST_PAIRS = 4
_NORMAL, _DOUBLE_HEIGHT = 0, 2


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring rows whose ink ends at about the same place: from `top` to before `bottom`.

    `twice`: each second row is equal to the one before it.
    """

    top: int
    bottom: int
    width: int
    twice: bool


def raster(paper: Image.Image, *, doubles: bool) -> Iterator[bytes]:
    """The commands that print a picture (mode "1"), each without the white at its right.

    `doubles`: the printer can print each row twice; then rows in equal pairs are sent once. White between
    lines is a strip too, one byte wide: how far a feed goes depends on the model, rows of dots do not.
    """
    row_bytes = (paper.width + 7) // 8
    ink = paper.tobytes("raw", "1;I")
    rows = [ink[at : at + row_bytes] for at in range(0, len(ink), row_bytes)]
    widths = [max(1, len(row.rstrip(b"\0"))) for row in rows]
    twice = _pairs(rows) if doubles else [False] * len(rows)
    for top, bottom, halved in _cheapest(_runs(widths, twice)):
        part = rows[top : bottom : 2 if halved else 1]
        width = max(widths[top:bottom])
        yield GS + b"v0" + struct.pack("<BHH", _DOUBLE_HEIGHT if halved else _NORMAL, width, len(part))
        yield b"".join(row[:width] for row in part)


def _pairs(rows: Sequence[bytes]) -> list[bool]:
    """Which rows belong to a series of equal pairs."""
    twice = [False] * len(rows)
    row = 0
    while row < len(rows) - 1:
        begin = row
        while row < len(rows) - 1 and rows[row] == rows[row + 1]:
            row += 2
        if row - begin >= 2 * _FEWEST_PAIRS:
            twice[begin:row] = [True] * (row - begin)
        row += 1
    return twice


def _runs(widths: Sequence[int], twice: Sequence[bool]) -> list[_Run]:
    """Rows of one width and kind put together, up to what fits into a strip; pairs stay together."""
    runs = []
    top = 0
    steps = [-(-width // _STEP_BYTES) * _STEP_BYTES if width > 1 else 1 for width in widths]
    for (width, kind), same in groupby(zip(steps, twice, strict=True)):
        bottom = top + len(list(same))
        for begin in range(top, bottom, MAX_STRIP_ROWS):
            runs.append(_Run(begin, min(begin + MAX_STRIP_ROWS, bottom), width, kind))
        top = bottom
    return runs


def _cheapest(runs: Sequence[_Run]) -> list[tuple[int, int, bool]]:
    """The first row of each strip, the row after its last, and whether it is sent in halves.

    All of them together have the fewest bytes. A strip may end with any run; the best cut of the runs up to
    each one is found from the best cuts before it, for its last strip begins at one of the runs near enough.
    """
    tops, widths, kinds = zip(*((run.top, run.width, run.twice) for run in runs), strict=True)
    costs = [0]  # bytes of the best cut up to before each run
    begins = [(0, False)]  # the run with which its last strip begins, and whether that is sent in halves
    for end, last in enumerate(runs, start=1):
        bottom, width, twice = last.bottom, 0, True
        cheapest, choice = 1 << 60, (0, False)
        for begin in range(end - 1, -1, -1):
            rows = bottom - tops[begin]
            if rows > MAX_STRIP_ROWS:
                break
            if widths[begin] > width:
                width = widths[begin]
            twice = twice and kinds[begin]
            cost = costs[begin] + (rows // 2 if twice else rows) * width
            if cost < cheapest:
                cheapest, choice = cost, (begin, twice)
        costs.append(cheapest + _HEAD_BYTES + _WORTH_A_STRIP)
        begins.append(choice)
    strips = []
    end = len(runs)
    while end:
        begin, twice = begins[end]
        strips.append((tops[begin], runs[end - 1].bottom, twice))
        end = begin
    return strips[::-1]
