"""A slip as plain values: what is on the paper, without a byte or a dot."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture such as a logo, as a PNG file; drawn at its own size in dots, smaller where the paper is."""

    png: bytes
    align: Align = Align.CENTER


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
        return cls(tuple(_line(line) for line in row["lines"]), bool(row["large"]))


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


def _line_row(line: Line) -> dict[str, Any]:
    said = {name: getattr(line, name) for name in line.__dataclass_fields__}
    plain = {name: value.value if isinstance(value, Enum) else value for name, value in said.items()}
    if isinstance(line, Picture):
        plain["png"] = base64.b64encode(line.png).decode()
    return {"is": _NAMES[type(line)], **plain}


def _line(row: Mapping[str, Any]) -> Line:
    said = {name: value for name, value in row.items() if name != "is"}
    if "size" in said:
        said["size"] = Size(said["size"])
    if "align" in said:
        said["align"] = Align(said["align"])
    if "png" in said:
        said["png"] = base64.b64decode(said["png"], validate=True)
    return _KINDS[row["is"]](**said)
