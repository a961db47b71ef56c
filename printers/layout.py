"""Where everything on a slip stands: the look of the paper, in dots."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M

from printers.slip import Align, Qr, Rule, Size, Slip, Space, Text
from printers.typefaces import LABEL_DIGITS, Ink, Typeface, Weight, typeface
from printers.wrap import printable, wrapped


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of one kind of paper, in dots."""

    sizes: dict[Size, int]
    label_height: int
    qr_side: int


# There are no margins: paper is wider than what a printer can reach on both sides.
# Letters keep their size in millimetres on narrow paper, as far as its lines stay readable.
WIDE = Look({Size.SMALL: 24, Size.NORMAL: 28, Size.LARGE: 38}, label_height=118, qr_side=160)
NARROW = Look({Size.SMALL: 22, Size.NORMAL: 26, Size.LARGE: 34}, label_height=104, qr_side=132)
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
_ENOUGH_BESIDE = 0.4
_LARGEST_MODULE = 6
_SMALLEST_MODULE = 3


@dataclass(frozen=True, slots=True)
class Letters:
    """Drawn letters and the place of their upper left corner."""

    ink: Ink
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A black bar across the paper, from the row `top` to before the row `bottom`."""

    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code and the place of its upper left corner."""

    image: Image.Image
    x: int
    y: int


@dataclass
class Page:
    """A growing page: each call puts one thing below the former."""

    width: int
    fonts: Path
    height: int = 0
    marks: list[Letters | Bar | Code] = field(default_factory=list)

    @property
    def look(self) -> Look:
        """The measures for this width."""
        return WIDE if self.width >= _WIDE_FROM_DOTS else NARROW

    def text(self, line: Text) -> None:
        """Lines of letters, as many as the text needs."""
        if line.size is Size.LABEL:
            self.label(line)
            return
        size = self._legible(line)
        face = self._face(size, bold=line.bold or size is not line.size)
        for words in wrapped(line.text, self.width, face.width):
            left = int(self.width - face.width(words)) // 2 if line.align is Align.CENTER else 0
            self._letters(words, face, left, self.height)
            self.height += _line_height(size, face)

    def label(self, line: Text) -> None:
        """One line as wide as the paper, unless that would make it too high."""
        text = printable(line.text)
        if not text:
            return
        trial = typeface(self.fonts, Weight.BOLD, _LABEL_TRIAL, LABEL_DIGITS).ink(text).mask
        scale = min(self.width / trial.width, self.look.label_height / trial.height)
        size = max(_LABEL_STEP, int(_LABEL_TRIAL * scale) // _LABEL_STEP * _LABEL_STEP)
        ink = typeface(self.fonts, Weight.BOLD, size, LABEL_DIGITS).ink(text)
        left = (self.width - ink.mask.width) // 2 if line.align is Align.CENTER else 0
        self.marks.append(Letters(ink, left, self.height))
        self.height += ink.mask.height

    def rule(self) -> None:
        """A thin line across the paper."""
        self.marks.append(Bar(self.height, self.height + _RULE_DOTS))
        self.height += _RULE_DOTS

    def space(self, dots: int) -> None:
        """Nothing, `dots` high."""
        self.height += dots

    def qr(self, line: Qr) -> None:
        """A code at the left and its text in the middle beside it, or below where there is no room."""
        code = _code(line.data, self.look.qr_side)
        self.marks.append(Code(code.image, 0, self.height))
        side = code.image.height
        face = self._face(Size.SMALL, bold=False)
        step = _line_height(Size.SMALL, face)
        beside = side + (_QUIET + 2) * code.module
        if not line.text:
            self.height += side
            return
        if self.width - beside < self.width * _ENOUGH_BESIDE:
            self.height += side + _QUIET * code.module
            self.text(Text(line.text, Size.SMALL))
            return
        lines = wrapped(line.text, self.width - beside, face.width)
        top = self.height + max(0, (side - step * len(lines)) // 2)
        for words in lines:
            self._letters(words, face, beside, top)
            top += step
        self.height = max(self.height + side, top)

    def _legible(self, line: Text) -> Size:
        """The size asked for, or normal where its longest word would have to be broken."""
        if line.size is not Size.LARGE:
            return line.size
        face = self._face(line.size, bold=line.bold)
        widest = max((face.width(word) for word in printable(line.text).split()), default=0.0)
        return Size.LARGE if widest <= self.width else Size.NORMAL

    def _face(self, size: Size, *, bold: bool) -> Typeface:
        return typeface(self.fonts, _WEIGHTS[size, bold], self.look.sizes[size])

    def _letters(self, words: str, face: Typeface, x: int, top: int) -> None:
        if words:
            ink = face.ink(words)
            base = top + round(_ASCENT * face.size)
            self.marks.append(Letters(ink, max(0, x + ink.left), max(0, base + ink.top)))


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
