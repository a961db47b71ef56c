"""A slip as plain values: what is on the paper, without a byte or a dot."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from printers.logo import opened

MOST_SPACE_DOTS = 2000
"""A quarter of a metre: more empty paper is a mistake."""


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
    """Empty paper, in dots of a printer with 8 dots a millimetre; raises ValueError for what no slip has."""

    dots: int

    def __post_init__(self) -> None:
        if not 0 <= self.dots <= MOST_SPACE_DOTS:
            raise ValueError(f"a space on a slip has 0 to {MOST_SPACE_DOTS} dots, not {self.dots}")


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code, with a short text beside it that says what it is for."""

    data: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture such as a logo, as a PNG file; drawn at its own size in dots, smaller where the paper is.

    Raises ValueError, with what to do, for what is no PNG, a broken one or one that is too large.
    """

    png: bytes
    align: Align = Align.CENTER

    def __post_init__(self) -> None:
        # A picture that cannot be drawn is noticed by who chose it, and not by a visitor without a slip.
        opened(self.png)


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a table: a text at the left, wrapped where it is long, and a figure at the right edge."""

    left: str
    right: str
    size: Size = Size.NORMAL
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """The paper is cut here and goes on: two pieces to take away."""


Line = Text | Rule | Space | Qr | Picture | Pair | Cut


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything on one piece of paper, from top to bottom; it is cut off at the end.

    `large`: in large print, for those who read ordinary print badly.
    """

    lines: tuple[Line, ...]
    large: bool = False

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as it travels to a printer at another PC."""
        return {"lines": [_line_row(line) for line in self.lines], "large": self.large}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Slip:
        """The slip of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        lines, large = row["lines"], row["large"]
        if not isinstance(lines, list) or not isinstance(large, bool):
            raise TypeError("the row of a slip has a list of lines, and says whether it is in large print")
        return cls(tuple(_line(line) for line in lines), large)


_KINDS: dict[str, type[Line]] = {
    "text": Text,
    "rule": Rule,
    "space": Space,
    "qr": Qr,
    "picture": Picture,
    "pair": Pair,
    "cut": Cut,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
# What a row holds under each name: values of JSON.
_VALUES: dict[str, type] = {
    "text": str,
    "size": str,
    "align": str,
    "bold": bool,
    "dots": int,
    "data": str,
    "png": str,
    "left": str,
    "right": str,
}


def _line_row(line: Line) -> dict[str, Any]:
    said = {name: getattr(line, name) for name in line.__dataclass_fields__}
    plain = {name: value.value if isinstance(value, Enum) else value for name, value in said.items()}
    if isinstance(line, Picture):
        plain["png"] = base64.b64encode(line.png).decode()
    return {"is": _NAMES[type(line)], **plain}


def _line(row: Any) -> Line:
    if not isinstance(row, Mapping):
        raise TypeError(f"a line of a slip is a table, not {row!r}")
    said = {name: value for name, value in row.items() if name != "is"}
    for name, value in said.items():
        wanted = _VALUES[name]
        # True is a number to Python, but not to us.
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise TypeError(f"{name!r} in a line of a slip is {value!r} and not a {wanted.__name__}")
    if "size" in said:
        said["size"] = Size(said["size"])
    if "align" in said:
        said["align"] = Align(said["align"])
    if "png" in said:
        said["png"] = base64.b64decode(said["png"], validate=True)
    return _KINDS[row["is"]](**said)
