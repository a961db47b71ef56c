"""The screens of the hall, and the layouts of what they show."""

import math
from typing import Literal

from pydantic import Field

from config.table import Table
from config.values import Id, Ids, Languages, Names, Number, Whole

BoardPart = Literal[
    "hall", "newest", "calls", "missed", "waiting", "next", "clock", "ticker", "media", "notices", "counter"
]

STRIPS = ("top", "main", "side", "foot")
"""The settings of a layout that say what stands where."""

OWN_PREFIX = "counter-"
"""`/display/counter-4` is the screen of counter 4 alone; every counter has one without being asked."""

LEAST_CAP_DEGREES = 0.7
"""The height of capitals, as an angle at the eye, at which they are read with ease: 122 mm at 10 m."""

HIGHEST_CAP_SHARE = 0.30
"""Of the height of a lying picture (16:9), as measured: four characters, and a counter that can be read."""

HIGHEST_CAP_SHARE_UPRIGHT = 0.12
"""Of the height of an upright picture (9:16), as measured on the page."""

LOWEST_UPRIGHT_CM = 90
"""A picture that is higher stands upright, as a rule: lying, it would be one of more than 72 inches."""


class BoardLayout(Table):
    """What stands where on a screen: a strip above, the middle, and a strip below."""

    id: Id = Field(description="Short name for programs, unique among the boards")
    top: tuple[BoardPart, ...] = Field(
        default=("hall", "clock"), max_length=4, description="Parts of the strip above, from left to right"
    )
    main: tuple[BoardPart, ...] = Field(
        default=("newest",), min_length=1, max_length=4, description="Parts of the main column, downwards"
    )
    side: tuple[BoardPart, ...] = Field(
        default=("calls",), max_length=4, description="Parts of the side column, downwards; none: no column"
    )
    foot: tuple[BoardPart, ...] = Field(
        default=("missed", "waiting"), max_length=4, description="Parts of the strip below"
    )
    columns: Literal[1, 2] = Field(
        default=2, description="Of the middle; 2: the side beside the main one on a lying screen; 1: below it"
    )
    share: Whole = Field(
        default=63, ge=40, le=85, description="Share of the main column, in per cent of width or height"
    )
    ticker: tuple[Names, ...] = Field(
        default=(), max_length=20, description="Sentences that the ticker shows in turn, by language"
    )
    media_s: Whole = Field(
        default=12, ge=5, le=3600, description="Seconds that a picture is shown; a video is shown to its end"
    )

    @property
    def parts(self) -> tuple[BoardPart, ...]:
        """Everything it shows."""
        return (*self.top, *self.main, *self.side, *self.foot)


USUAL = BoardLayout(id="usual")
OWN = BoardLayout(id="counter", top=("counter", "clock"), side=(), foot=("notices",))


class Screen(Table):
    """A display on the wall; the counters it shows are its zone."""

    id: Id = Field(description="Short name for programs and part of its page's address")
    counters: Ids = Field(default=(), description="Ids of the counters it shows; none: all")
    board: Id | None = Field(default=None, description="Id of its layout; left out: the usual one")
    languages: Languages = Field(default=(), description="Languages that it shows; none: the hall's")
    change: Literal["together", "in_turn"] = Field(
        default="together", description="Its languages side by side, or one after the other"
    )
    turn_s: Whole = Field(
        default=8, ge=4, le=120, description="Seconds for which each language is shown, of several in turn"
    )
    theme: Literal["dark", "light", "contrast"] = Field(
        default="dark", description="Colours: dark, light, or contrast, the strongest there is"
    )
    distance_m: Number | None = Field(
        default=None, gt=0, le=100, description="Metres to the farthest seat, to check that it can be read"
    )
    height_cm: Number | None = Field(
        default=None,
        gt=0,
        le=1000,
        description="Height of the lit picture in cm, for the same check",
    )

    @property
    def least_cap_share(self) -> float | None:
        """How high capitals of the newest call have to be, as a share of the picture; None: not known."""
        if self.distance_m is None or self.height_cm is None:
            return None
        cap_m = 2 * self.distance_m * math.tan(math.radians(LEAST_CAP_DEGREES / 2))
        return cap_m / (self.height_cm / 100)
