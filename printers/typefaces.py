"""The letters on the paper: Inter at fixed sizes, loaded once, the same on every machine."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL import features as pillow_features

from printers.wrap import printable

log = logging.getLogger(__name__)

# For labels: digits of one width and a slashed zero, so that A100 and AO11 are not mistaken for each other.
LABEL_DIGITS = ("tnum", "zero")
# For tables: digits of one width, so that units stand below units.
TABLE_DIGITS = ("tnum",)
# A private letter, which no font has: what is drawn for it is drawn for everything that lacks.
_NO_LETTER = "\U000f0001"
_TRIAL_SIZE = 24


class Weight(Enum):
    """How heavy the letters are; the value is the file in the folder of fonts."""

    REGULAR = "Inter-Regular.woff2"
    SEMIBOLD = "Inter-SemiBold.woff2"
    BOLD = "Inter-Bold.woff2"


@dataclass(frozen=True, slots=True)
class Ink:
    """Drawn letters: a mask (255 is ink) and its corner, in dots from the start of the base line."""

    mask: Image.Image
    left: int
    top: int


class Typeface:
    """One weight at one size in dots: measures texts and draws them."""

    # Shaping and drawing are the work of a slip, and the slips of one hall say the same words all day.
    width: Callable[[str], float]
    ink: Callable[[str], Ink]

    def __init__(self, file: Path, size: int, *, features: tuple[str, ...] = (), shaped: bool = True) -> None:
        engine = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
        self.size = size
        self._font = ImageFont.truetype(str(file), size, layout_engine=engine)
        self._features = list(features) if shaped and features else None
        self.width = lru_cache(maxsize=2048)(self._width)
        self.ink = lru_cache(maxsize=128)(self._ink)

    def extent(self, text: str) -> tuple[int, int]:
        """Width and height in dots of what would be drawn, at least 1."""
        left, top, right, bottom = self._font.getbbox(text, features=self._features, anchor="ls")
        return max(1, int(right) - int(left)), max(1, int(bottom) - int(top))

    def _width(self, text: str) -> float:
        return self._font.getlength(text, features=self._features)

    def _ink(self, text: str) -> Ink:
        left, top, right, bottom = self._font.getbbox(text, features=self._features, anchor="ls")
        left, top = int(left), int(top)
        mask = Image.new("L", (max(1, int(right) - left), max(1, int(bottom) - top)), 0)
        ImageDraw.Draw(mask).text(
            (-left, -top), text, fill=255, font=self._font, features=self._features, anchor="ls"
        )
        return Ink(mask, left, top)


@lru_cache(maxsize=64)
def typeface(folder: Path, weight: Weight, size: int, features: tuple[str, ...] = ()) -> Typeface:
    """The typeface of that weight, size and features; raises OSError when its file is not in the folder."""
    return Typeface(folder / weight.value, size, features=features, shaped=is_shaped())


@lru_cache(maxsize=1)
def is_shaped() -> bool:
    """Can Pillow use the features of the font here? Without them slips are legible, but not as designed."""
    shaped = bool(pillow_features.check("raqm"))
    if not shaped:
        log.warning("Slips are drawn without slashed zeros: the library libfribidi0 is missing. Install it.")
    return shaped


def missing_letters(text: str, fonts: Path) -> str:
    """The letters of the text that a font in the folder `fonts` cannot draw, each once, in their order.

    A mark that is missing comes with the letter that it stands on. Raises OSError when a font is not in the
    folder.
    """
    missing: dict[str, None] = {}
    letter = ""
    for mark in printable(text):
        letter = letter + mark if unicodedata.combining(mark) else mark
        if not mark.isspace() and not _is_drawn(mark, fonts):
            missing[letter] = None
    return "".join(missing)


@lru_cache(maxsize=4096)
def _is_drawn(mark: str, fonts: Path) -> bool:
    if all(_has(fonts, weight, mark) for weight in Weight):
        return True
    # What is written as letter and accents is put together from them, where Pillow can shape.
    parts = unicodedata.normalize("NFD", mark)
    return len(parts) > 1 and is_shaped() and all(_is_drawn(part, fonts) for part in parts)


def _has(fonts: Path, weight: Weight, mark: str) -> bool:
    font = _unshaped(fonts, weight)
    return bytes(font.getmask(mark)) != bytes(font.getmask(_NO_LETTER))


@lru_cache(maxsize=8)
def _unshaped(fonts: Path, weight: Weight) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts / weight.value), _TRIAL_SIZE, layout_engine=ImageFont.Layout.BASIC)
