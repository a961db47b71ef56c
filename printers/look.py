"""The look of the paper: sizes of letters, labels and codes in dots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from printers.slip import Size
from printers.typefaces import Weight

# From the top of a line to the base line of its letters, in parts of their size: Inter's ascenders.
ASCENT = 0.97
LEADING = {Size.SMALL: 1.30, Size.NORMAL: 1.30, Size.LARGE: 1.18}
WEIGHTS = {
    (Size.SMALL, False): Weight.REGULAR,
    (Size.SMALL, True): Weight.SEMIBOLD,
    (Size.NORMAL, False): Weight.REGULAR,
    (Size.NORMAL, True): Weight.SEMIBOLD,
    (Size.LARGE, False): Weight.SEMIBOLD,
    (Size.LARGE, True): Weight.BOLD,
}


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of one kind of paper, in dots."""

    sizes: dict[Size, int]
    label_height: int
    qr_side: int


# There are no margins: paper is wider than what a printer can reach on both sides.
# A code fits: that of a visitor's page has 37 modules, which phones read at once at half a millimetre each.
# Letters have the same size in millimetres on all papers; only titles are smaller where lines are short.
WIDE = Look({Size.SMALL: 22, Size.NORMAL: 26, Size.LARGE: 36}, label_height=118, qr_side=160)
NARROW = Look({Size.SMALL: 22, Size.NORMAL: 26, Size.LARGE: 34}, label_height=104, qr_side=148)
_WIDE_FROM_DOTS = 480

# Large print: letters one and a half times as high. The label is wide already; it grows as far as it can.
_LETTERS, _LABEL, _CODE = 1.5, 1.35, 1.25


@lru_cache(maxsize=16)
def look_for(width_dots: int, *, large: bool) -> Look:
    """The measures for paper of that width, in ordinary or in large print."""
    look = WIDE if width_dots >= _WIDE_FROM_DOTS else NARROW
    if not large:
        return look
    sizes = {size: round(dots * _LETTERS) for size, dots in look.sizes.items()}
    return Look(sizes, round(look.label_height * _LABEL), round(look.qr_side * _CODE))
