"""The layouts of slips: which lines stand on the paper, in which order and size."""

from typing import Literal, get_args

from pydantic import Field

from config.table import Table
from config.values import Id, Texts, Whole

Show = Literal[
    "hall",
    "logo",
    "label",
    "copy",
    "service",
    "department",
    "visit",
    "quantity",
    "ahead",
    "wait",
    "place",
    "documents",
    "fee",
    "qr",
    "issued",
    "text",
    "rule",
    "space",
    "cut",
]

SHOWN: tuple[str, ...] = get_args(Show)
"""Everything that a line of a slip can show."""

_BARE = ("rule", "space", "cut")
WITHOUT = {
    "size": (*_BARE, "label", "logo", "qr"),
    "bold": (*_BARE, "label", "logo", "qr"),
    "align": (*_BARE, "qr"),
    "text": tuple(show for show in SHOWN if show != "text"),
    "dots": tuple(show for show in SHOWN if show != "space"),
}
"""What each of these settings means nothing for."""

NEEDED = {"text": "text", "space": "dots"}
"""The setting without which these show nothing."""


class SlipLine(Table):
    """One line of a slip: a fact of the ticket, a text, or what stands between them."""

    show: Show = Field(description="What stands there; what a ticket does not have leaves no gap")
    size: Literal["small", "normal", "large"] | None = Field(
        default=None, description="Size of its letters: small, normal or large; left out: the usual one"
    )
    bold: bool | None = Field(default=None, strict=True, description="Heavier letters; left out: as usual")
    align: Literal["left", "center"] | None = Field(
        default=None, description="Where it stands on the paper: left or center; left out: left"
    )
    text: Texts = Field(default_factory=dict, description="The words of a text, by language")
    dots: Whole | None = Field(
        default=None, ge=1, le=400, description="Height of a space, in dots; 8 are a millimetre"
    )


class SlipLayout(Table):
    """How a slip looks, for the kiosks that name it."""

    id: Id = Field(description="Short name for programs, unique among the slips")
    lines: tuple[SlipLine, ...] = Field(
        min_length=1, max_length=60, description="The lines of the slip from top to bottom; one is the label"
    )
