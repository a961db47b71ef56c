"""The letters on the paper: Inter at fixed sizes, loaded once, the same on every machine."""

from __future__ import annotations

import logging
from enum import Enum
from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont
from PIL import features as pillow_features

log = logging.getLogger(__name__)

# For labels: digits of one width and a slashed zero, so that A100 and AO11 cannot be mistaken for each other.
LABEL_DIGITS = ("tnum", "zero")


class Weight(Enum):
    """How heavy the letters are; the value is the file in the folder of fonts."""

    REGULAR = "Inter-Regular.woff2"
    SEMIBOLD = "Inter-SemiBold.woff2"
    BOLD = "Inter-Bold.woff2"


class Typeface:
    """One weight at one size in dots: measures texts and draws them."""

    def __init__(self, file: Path, size: int, *, features: tuple[str, ...] = (), shaped: bool = True) -> None:
        engine = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
        self.size = size
        self._font = ImageFont.truetype(str(file), size, layout_engine=engine)
        self._features = list(features) if shaped and features else None
        # Shaping costs more than drawing, and the slips of one hall say the same words all day.
        self.width = lru_cache(maxsize=4096)(self._width)

    def _width(self, text: str) -> float:
        """How far the text reaches from where it starts, in dots."""
        return self._font.getlength(text, features=self._features)

    def ink(self, text: str) -> tuple[float, float, float, float]:
        """The box of the ink around a start at the base line: left, top, right, bottom, in dots."""
        return self._font.getbbox(text, features=self._features, anchor="ls")

    def draw(self, on: ImageDraw.ImageDraw, at: tuple[float, float], text: str) -> None:
        """Draw the text in black from `at`: its left end on the base line."""
        on.text(at, text, fill=0, font=self._font, features=self._features, anchor="ls")


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
