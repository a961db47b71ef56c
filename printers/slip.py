"""A slip as plain values: what is on the paper, without a byte or a dot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Size(Enum):
    """How large a text is; LABEL is the largest thing on the slip and fills most of its width."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    LABEL = "label"


class Align(Enum):
    """Where a text stands on the paper."""

    LEFT = "left"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Text:
    """One text; it is wrapped to the width of the paper, and a line break in it is kept."""

    text: str
    size: Size = Size.NORMAL
    bold: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the paper."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty paper, in dots of a printer with 8 dots a millimetre."""

    dots: int


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code, with a short text beside it that says what it is for."""

    data: str
    text: str = ""


Line = Text | Rule | Space | Qr


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything on one piece of paper, from top to bottom; it is cut off at the end."""

    lines: tuple[Line, ...]
