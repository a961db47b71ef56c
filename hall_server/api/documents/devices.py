"""Printers, papers, signs, screens and loudspeakers."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from hall_server.api.documents.base import Document


class Station(Document):
    """A printer: what it says of itself, why nothing comes out, and how much paper it has used."""

    id: str
    address: str
    condition: Literal["online", "offline", "cover_open", "paper_out", "error", "unknown"]
    paper: Literal["enough", "low", "out", "unknown"]
    problem: str | None
    slips: int = Field(description="since the roll was put in")
    left: int = Field(description="about how many slips the roll still gives")
    roll_since: AwareDatetime | None
    last_good_at: AwareDatetime | None


class Printers(Document):
    """Every printer of the hall."""

    printers: list[Station]


class PaperJob(Document):
    """A paper that was asked for."""

    job: str
    printer: str
    paper: str


class NewRoll(Document):
    """The count of a printer's paper, begun anew."""

    printer: str
    slips: int


class SignHealth(Document):
    """A sign or lamp above a counter: how it is, and why it does not show what it should."""

    id: str
    counter: str
    condition: Literal["online", "offline", "unknown"]
    problem: (
        Literal["line_away", "line_refused", "sign_silent", "sign_garbled", "sign_refused", "not_used"] | None
    )


class WallScreen(Document):
    """A screen: whether its page is connected, and since when it is, or is not; null: it was never here.

    `sound`: what its page says of its sound, of several pages the worst; null: nothing.
    """

    id: str
    is_connected: bool
    since: AwareDatetime | None
    last_shown_at: AwareDatetime | None
    sound: Literal["ready", "blocked", "failed"] | None


class WallSpeaker(Document):
    """A loudspeaker, and why it may not be heard: a code."""

    id: str
    address: str
    condition: Literal["ready", "blocked", "away", "failing", "unknown"]
    problem: str | None
    last_spoken_at: AwareDatetime | None
