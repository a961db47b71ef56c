"""Where everything on a slip stands: the look of the paper, in dots."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M

from printers.slip import Align, Qr, Rule, Size, Slip, Space, Text
from printers.typefaces import LABEL_DIGITS, Typeface, Weight, typeface
from printers.wrap import printable, wrapped


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of one kind of paper, in dots."""

    sizes: dict[Size, int]
    margin: int
    label_height: int
    qr_side: int


# Letters keep their size in millimetres on narrow paper, as far as its lines stay readable.
WIDE = Look({Size.SMALL: 24, Size.NORMAL: 29, Size.LARGE: 40}, margin=8, label_height=120, qr_side=160)
NARROW = Look({Size.SMALL: 22, Size.NORMAL: 26, Size.LARGE: 34}, margin=4, label_height=104, qr_side=132)
_WIDE_FROM_DOTS = 480

_WEIGHTS = {
    (Size.SMALL, False): Weight.REGULAR,
    (Size.SMALL, True): Weight.SEMIBOLD,
    (Size.NORMAL, False): Weight.REGULAR,
    (Size.NORMAL, True): Weight.SEMIBOLD,
    (Size.LARGE, False): Weight.SEMIBOLD,
    (Size.LARGE, True): Weight.BOLD,
}
_LEADING = {Size.SMALL: 1.30, Size.NORMAL: 1.30, Size.LARGE: 1.18}
# From the top of a line to the base line of its letters, in parts of their size: Inter's ascenders.
_ASCENT = 0.97

_RULE_DOTS = 2
# The label is measured once at this size and then scaled; in steps, so that few sizes have to be loaded.
_LABEL_TRIAL = 160
_LABEL_STEP = 4

# The quiet zone that a code needs, in its modules. On its left there is the bare edge of the paper.
_QUIET = 4
_LARGEST_MODULE = 6
_SMALLEST_MODULE = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Letters, from a point on their base line."""

    text: str
    face: Typeface
    x: float
    base: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A black bar from margin to margin."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """A picture in its place."""

    image: Image.Image
    x: int
    y: int


@dataclass
class Page:
    """A growing page: each call puts one thing below the former."""

    width: int
    fonts: Path
    height: int = 0
    marks: list[Run | Bar | Stamp] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.look = WIDE if self.width >= _WIDE_FROM_DOTS else NARROW
        self.left = self.look.margin
        self.room = self.width - 2 * self.look.margin

    def text(self, line: Text) -> None:
        """Lines of letters, as many as the text needs."""
        if line.size is Size.LABEL:
            self.label(line)
            return
        face = self._face(line.size, bold=line.bold)
        for words in wrapped(line.text, self.room, face.width):
            x = self.left + (self.room - face.width(words)) / 2 if line.align is Align.CENTER else self.left
            self._run(words, face, x, self.height)
            self.height += _line_height(line.size, face)

    def label(self, line: Text) -> None:
        """One line as wide as the paper, unless that would make it too high."""
        text = printable(line.text)
        left, top, right, bottom = typeface(self.fonts, Weight.BOLD, _LABEL_TRIAL, LABEL_DIGITS).ink(text)
        if right <= left or bottom <= top:
            return
        scale = min(self.room / (right - left), self.look.label_height / (bottom - top))
        size = max(_LABEL_STEP, int(_LABEL_TRIAL * scale) // _LABEL_STEP * _LABEL_STEP)
        face = typeface(self.fonts, Weight.BOLD, size, LABEL_DIGITS)
        left, top, right, bottom = face.ink(text)
        x = self.left + (self.room - (right - left)) / 2 if line.align is Align.CENTER else self.left
        self.marks.append(Run(text, face, x - left, self.height - round(top)))
        self.height += round(bottom - top)

    def rule(self) -> None:
        """A thin line across the paper."""
        self.marks.append(Bar(self.left, self.height, self.left + self.room, self.height + _RULE_DOTS))
        self.height += _RULE_DOTS

    def space(self, dots: int) -> None:
        """Nothing, `dots` high."""
        self.height += dots

    def qr(self, line: Qr) -> None:
        """A code at the left and its text in the middle beside it."""
        code = _code(line.data, self.look.qr_side)
        quiet = _QUIET * code.module
        side = code.image.width
        self.marks.append(Stamp(code.image, self.left, self.height))
        face = self._face(Size.SMALL, bold=False)
        step = _line_height(Size.SMALL, face)
        beside = self.left + side + quiet + self.look.margin
        lines = wrapped(line.text, self.left + self.room - beside, face.width) if line.text else []
        top = self.height + max(0, (side - step * len(lines)) // 2)
        for words in lines:
            self._run(words, face, beside, top)
            top += step
        self.height = max(self.height + side, top)

    def _face(self, size: Size, *, bold: bool) -> Typeface:
        return typeface(self.fonts, _WEIGHTS[size, bold], self.look.sizes[size])

    def _run(self, words: str, face: Typeface, x: float, top: int) -> None:
        if words:
            self.marks.append(Run(words, face, x, top + round(_ASCENT * face.size)))


def laid_out(slip: Slip, *, width_dots: int, fonts: Path) -> Page:
    """The slip with a place for everything; raises OSError when a font is not in the folder."""
    page = Page(width_dots, fonts)
    for line in slip.lines:
        match line:
            case Text():
                page.text(line)
            case Rule():
                page.rule()
            case Space(dots):
                page.space(dots)
            case Qr():
                page.qr(line)
    return page


@dataclass(frozen=True, slots=True)
class _Code:
    image: Image.Image
    module: int


def _line_height(size: Size, face: Typeface) -> int:
    return round(_LEADING[size] * face.size)


def _code(data: str, side: int) -> _Code:
    """A QR code no wider than `side` dots, unless its smallest legible form is wider."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(data)
    code.make(fit=True)
    rows = code.get_matrix()
    module = max(_SMALLEST_MODULE, min(_LARGEST_MODULE, side // len(rows)))
    small = Image.new("L", (len(rows), len(rows)), 255)
    small.putdata([0 if dark else 255 for row in rows for dark in row])
    size = len(rows) * module
    return _Code(small.resize((size, size), Image.Resampling.NEAREST), module)
