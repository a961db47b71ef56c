"""The layout of a slip as data: its lines, and how the gaps close where a line has nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from printers.slip import Align, Cut, Line, Rule, Size, Space

SPACE_DOTS = 16
"""Between groups, in dots, 8 a millimetre."""

SMALL_SPACE_DOTS = 4
"""Between lines of two sizes."""

GAPS = ("rule", "space", "cut")
"""What stands between lines and says nothing itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a layout: what it shows, and how where that differs from the usual.

    `text` holds the words of a line of words, `dots` the height of a space.
    """

    show: str
    size: Size | None = None
    bold: bool | None = None
    align: Align = Align.LEFT
    text: str = ""
    dots: int = 0

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, without what is as usual."""
        row = {
            "show": self.show,
            "size": self.size.value if self.size else None,
            "bold": self.bold,
            "align": self.align.value if self.align is not Align.LEFT else None,
            "text": self.text or None,
            "dots": self.dots or None,
        }
        return {name: value for name, value in row.items() if value is not None}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Shown:
        """The line of a row made by `to_row`; raises TypeError or ValueError for any other."""
        size, align = row.get("size"), row.get("align")
        return cls(
            **{**row, "size": Size(size) if size else None, "align": Align(align) if align else Align.LEFT}
        )


_GROUP = (
    Shown("space", dots=SPACE_DOTS),
    Shown("rule"),
    Shown("space", dots=SPACE_DOTS),
)

USUAL: tuple[Shown, ...] = (
    Shown("logo"),
    Shown("space", dots=SPACE_DOTS),
    Shown("hall"),
    Shown("space", dots=SPACE_DOTS),
    Shown("label"),
    Shown("space", dots=SPACE_DOTS),
    Shown("copy"),
    Shown("visit"),
    Shown("service"),
    Shown("space", dots=SMALL_SPACE_DOTS),
    Shown("department"),
    Shown("space", dots=SMALL_SPACE_DOTS),
    Shown("quantity"),
    *_GROUP,
    Shown("ahead"),
    Shown("wait"),
    Shown("place"),
    *_GROUP,
    Shown("documents"),
    Shown("fee"),
    *_GROUP,
    Shown("qr"),
    Shown("space", dots=SPACE_DOTS),
    Shown("issued"),
)
"""The slip of a hall that has not designed its own."""

Said = Sequence[Line]


def laid_out(layout: Iterable[Shown], say: Callable[[Shown], Said]) -> tuple[Line, ...]:
    """The lines of a slip; `say` gives those of a line of the layout that is no gap, none where it is silent.

    Where a line is silent, the gaps before and behind it become one: the one that parts more. Before the
    first line and behind the last one there is none.
    """
    lines: list[Line] = []
    # The gap since the last line that spoke: a part for each silent line in it, and one more.
    parts: list[list[Shown]] = [[]]
    for shown in layout:
        if shown.show in GAPS:
            parts[-1].append(shown)
            continue
        said = say(shown)
        if not said:
            parts.append([])
            continue
        if lines:
            lines += [_gap(each) for each in max(parts, key=_parting)]
        lines += said
        parts = [[]]
    return tuple(lines)


def _parting(part: Sequence[Shown]) -> tuple[int, int, int]:
    """How much a gap parts what stands before it from what stands behind it."""
    kinds = [each.show for each in part]
    return kinds.count("cut"), kinds.count("rule"), sum(each.dots for each in part)


def _gap(shown: Shown) -> Line:
    match shown.show:
        case "cut":
            return Cut()
        case "rule":
            return Rule()
        case _:
            return Space(shown.dots)
