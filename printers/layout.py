"""Where everything on a slip stands, in dots, and what the printer draws by itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PIL import Image

from printers.codes import Code, code_for
from printers.logo import opened
from printers.look import ASCENT, LEADING, WEIGHTS, Look, look_for
from printers.native import NativeCode, NativeText, native_text
from printers.profile import Profile
from printers.slip import Align, Cut, Pair, Picture, Qr, Rule, Size, Slip, Space, Text
from printers.typefaces import LABEL_DIGITS, TABLE_DIGITS, Ink, Typeface, Weight, missing_letters, typeface
from printers.wrap import printable, wrapped

log = logging.getLogger(__name__)

_RULE_DOTS = 2
# The label is measured once at this size and then scaled; in steps, so that few sizes have to be loaded.
_LABEL_TRIAL = 160
_LABEL_STEP = 4
# Of the width of the paper: less beside a code is no column of text, more for a figure leaves none.
_ENOUGH_BESIDE = 0.4
_WIDEST_FIGURE = 0.6
# Between a text and its figure, in parts of the size of the letters.
_FIGURE_GAP = 0.6


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
class Stamp:
    """A picture in grey and the place of its upper left corner."""

    image: Image.Image
    x: int
    y: int


@dataclass
class Block:
    """A part of the paper that is printed as a picture."""

    height: int = 0
    marks: list[Letters | Bar | Stamp] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CutHere:
    """The paper is cut through and goes on."""


Part = Block | NativeText | NativeCode | CutHere


@dataclass
class Page:
    """A growing page: each call puts one thing below the former.

    `profile` says what the printer draws by itself; None: nothing, everything is a picture.
    """

    width: int
    fonts: Path
    look: Look
    profile: Profile | None = None
    parts: list[Part] = field(default_factory=list)

    @property
    def block(self) -> Block:
        """The picture that grows at present."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Block):
            return last
        begun = Block()
        self.parts.append(begun)
        return begun

    def text(self, line: Text) -> None:
        """Lines of letters, as many as the text needs."""
        if line.size is Size.LABEL:
            self.label(line)
            return
        size = self._legible(line)
        face = self._face(size, bold=line.bold or size is not line.size)
        for words in wrapped(line.text, self.width, face.width):
            left = int(self.width - face.width(words)) // 2 if line.align is Align.CENTER else 0
            self._letters(words, face, left, self.block.height)
            self.space(_line_height(size, face))

    def label(self, line: Text) -> None:
        """One line as wide as the paper, unless that would make it too high."""
        text = printable(line.text)
        if not text:
            return
        if self.profile and self.profile.native and self.profile.native_digits:
            native = native_text(text, self.width, self.look.label_height, line.align)
            if native:
                self.parts.append(native)
                return
        wide, high = typeface(self.fonts, Weight.BOLD, _LABEL_TRIAL, LABEL_DIGITS).extent(text)
        scale = min(self.width / wide, self.look.label_height / high)
        size = max(_LABEL_STEP, int(_LABEL_TRIAL * scale) // _LABEL_STEP * _LABEL_STEP)
        ink = _coarse(typeface(self.fonts, Weight.BOLD, size, LABEL_DIGITS).ink(text))
        left = (self.width - ink.mask.width) // 2 if line.align is Align.CENTER else 0
        self._to_even()
        self.block.marks.append(Letters(ink, left, self.block.height))
        self.space(ink.mask.height)

    def pair(self, line: Pair) -> None:
        """A text at the left and a figure at the right edge, on the first line of the text."""
        size = Size.LARGE if line.size is Size.LABEL else line.size
        face = self._face(size, bold=line.bold)
        figures = self._face(size, bold=line.bold, features=TABLE_DIGITS)
        step = _line_height(size, face)
        right = wrapped(line.right, self.width, figures.width)
        widest = max(map(figures.width, right), default=0.0)
        is_beside = widest <= self.width * _WIDEST_FIGURE
        room = self.width - widest - _FIGURE_GAP * face.size if is_beside and widest else self.width
        left = wrapped(line.left, int(room), face.width)
        top = self.block.height
        for row, words in enumerate(left):
            self._letters(words, face, 0, top + row * step)
        first = 0 if is_beside else len(left)
        for row, words in enumerate(right, start=first):
            self._letters(words, figures, int(self.width - figures.width(words)), top + row * step)
        self.space(step * max(len(left), first + len(right)))

    def picture(self, line: Picture) -> None:
        """A picture at its own size, or smaller: no wider and no higher than the paper is wide."""
        image = opened(line.png)
        scale = min(1.0, self.width / max(image.size))
        if scale < 1.0:
            size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
            image = image.resize(size, Image.Resampling.LANCZOS)
        left = (self.width - image.width) // 2 if line.align is Align.CENTER else 0
        self.block.marks.append(Stamp(image, left, self.block.height))
        self.space(image.height)

    def rule(self) -> None:
        """A thin line across the paper."""
        self._to_even()
        block = self.block
        block.marks.append(Bar(block.height, block.height + _RULE_DOTS))
        self.space(_RULE_DOTS)

    def space(self, dots: int) -> None:
        """Nothing, `dots` high."""
        self.block.height += dots

    def cut(self) -> None:
        """The end of one piece of paper and the start of the next."""
        self.parts.append(CutHere())

    def qr(self, line: Qr) -> None:
        """A code at the left and its text in the middle beside it, or below where there is no room."""
        is_coarse = bool(self.profile and self.profile.coarse)
        code = code_for(line.data, side=self.look.qr_side, width=self.width, even=is_coarse)
        if self.profile and self.profile.native and self.profile.native_qr:
            self.parts.append(NativeCode(line.data, code.module, code.quiet))
            if line.text:
                self.text(Text(line.text, Size.SMALL))
            return
        self._to_even()
        top = self.block.height
        self.block.marks.append(Stamp(code.image(), 0, top))
        if not line.text:
            self.space(code.side)
        elif not self._beside(line.text, code, top):
            self.space(code.side + code.quiet)
            self.text(Text(line.text, Size.SMALL))

    def _beside(self, text: str, code: Code, top: int) -> bool:
        """The text beside the code, unless it would be higher or one of its words would be broken."""
        face = self._face(Size.SMALL, bold=False)
        step = _line_height(Size.SMALL, face)
        left = code.side + code.quiet + 2 * code.module
        room = self.width - left
        if room < self.width * _ENOUGH_BESIDE or _widest_word(text, face) > room:
            return False
        lines = wrapped(text, room, face.width)
        if step * len(lines) > code.side:
            return False
        first = top + (code.side - step * len(lines)) // 2
        for row, words in enumerate(lines):
            self._letters(words, face, left, first + row * step)
        self.space(code.side)
        return True

    def _legible(self, line: Text) -> Size:
        """The size asked for, or normal where its longest word would have to be broken."""
        if line.size is not Size.LARGE:
            return line.size
        face = self._face(line.size, bold=line.bold)
        return Size.LARGE if _widest_word(line.text, face) <= self.width else Size.NORMAL

    def _face(self, size: Size, *, bold: bool, features: tuple[str, ...] = ()) -> Typeface:
        return typeface(self.fonts, WEIGHTS[size, bold], self.look.sizes[size], features)

    def _letters(self, words: str, face: Typeface, x: int, top: int) -> None:
        if words:
            ink = face.ink(words)
            base = top + round(ASCENT * face.size)
            self.block.marks.append(Letters(ink, max(0, x + ink.left), max(0, base + ink.top)))

    def _to_even(self) -> None:
        # What stands in pairs of equal rows goes to the printer in half the bytes.
        self.space(self.block.height % 2)


def laid_out(slip: Slip, *, width_dots: int, fonts: Path, profile: Profile | None = None) -> list[Part]:
    """The slip with a place for everything, in parts from top to bottom.

    `profile` is that of the printer, which may draw some parts by itself; None: it draws nothing. Raises
    OSError when a font is not in the folder, ValueError for a QR code that no paper holds.
    """
    page = Page(width_dots, fonts, look_for(width_dots, large=slip.large), profile)
    _complain_once(missing_letters("\n".join(_texts(slip)), fonts))
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
            case Picture():
                page.picture(line)
            case Pair():
                page.pair(line)
            case Cut():
                page.cut()
    return page.parts


def _texts(slip: Slip) -> Iterator[str]:
    for line in slip.lines:
        match line:
            case Text(text) | Qr(_, text):
                yield text
            case Pair(left, right):
                yield f"{left} {right}"


@lru_cache(maxsize=64)
def _complain_once(letters: str) -> None:
    if letters:
        log.warning("The fonts of slips lack these letters, which come out as boxes: %s", letters)


def _coarse(ink: Ink) -> Ink:
    """The same letters in pairs of equal rows: a label is large enough for it, and costs half."""
    mask = ink.mask.crop((0, 0, ink.mask.width, ink.mask.height + ink.mask.height % 2))
    return Ink(mask.reduce((1, 2)).resize(mask.size, Image.Resampling.NEAREST), ink.left, ink.top)


def _widest_word(text: str, face: Typeface) -> float:
    return max((face.width(word) for word in printable(text).split()), default=0.0)


def _line_height(size: Size, face: Typeface) -> int:
    return round(LEADING[size] * face.size)
