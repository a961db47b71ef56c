"""What screens show."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from hall_server.api.documents.base import Document, Names, State
from hall_server.api.documents.visits import Estimate


class BoardCall(Document):
    """A call on a board."""

    call_id: str
    label: str
    counter: str
    place: Names
    called_at: AwareDatetime
    recalls: int
    language: str
    state: State


class WaitingCount(Document):
    """How many wait for a service."""

    service: str
    count: int
    estimate: Estimate | None


class BoardNotice(Document):
    """What the hall tells everybody."""

    id: str
    kind: Literal["emergency", "closing", "notice"]
    text: Names


class OwnCounter(Document):
    """The counter of a screen that shows one alone."""

    counter: str
    name: Names
    state: Literal["closed", "open", "paused"]


class BoardMedium(Document):
    """A picture or video to show; its address changes with the file."""

    url: str
    kind: Literal["picture", "video"]


class BoardLayout(Document):
    """What stands where on a screen."""

    id: str
    top: list[str]
    main: list[str]
    side: list[str]
    foot: list[str]
    columns: Literal[1, 2]
    share: int = Field(description="of the main column, in per cent")
    theme: Literal["dark", "light", "contrast"]
    change: Literal["together", "in_turn"] = Field(description="how the languages are shown")
    turn_s: int
    large_s: float = Field(description="the least time of a call in the large place")
    cap_share: float | None = Field(description="least height of large capitals, by that of the picture")
    ticker: list[Names]
    media: list[BoardMedium]
    media_s: int


class Board(Document):
    """What one screen shows. `recent`: calls beyond `calls` that stand in the large place still."""

    number: int
    at: AwareDatetime
    screen: str
    zone: list[str]
    calls: list[BoardCall]
    recent: list[BoardCall]
    missed: list[str]
    waiting: list[WaitingCount]
    next: list[str] = Field(description="who is called next, where the layout shows it")
    notices: list[BoardNotice]
    own: OwnCounter | None
    names: dict[str, Names] = Field(description="of the zone's counters")
    texts: dict[str, Any]
    languages: list[str]
    layout: BoardLayout
