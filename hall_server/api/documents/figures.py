"""What happens now, and reports."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from hall_server.api.documents.base import Document, Names
from hall_server.api.documents.devices import SignHealth, Station, WallScreen, WallSpeaker
from hall_server.api.documents.places import Counter
from hall_server.api.documents.visits import Print


class DayFigures(Document):
    """Counts of stages; times in seconds, percentiles only for n of 20 and more."""

    issued: int
    called: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    n: int
    wait_mean_s: float | None
    wait_p50_s: float | None
    wait_p90_s: float | None
    service_mean_s: float | None
    quantity: int = Field(description="people or applications of those served")


class DayRow(DayFigures):
    """What one counter did for one service; `counter` null: not called yet."""

    service: str
    counter: str | None


class DayQuality(Document):
    """What is counted but left out of the time figures."""

    never_started: int
    over_night: int


class ServedApart(Document):
    """Those who never waited, by kind."""

    kind: Literal["here", "back_office"]
    served: int
    quantity: int
    service_mean_s: float | None


class ServedPurpose(Document):
    """What visitors of a purpose were served: stages, and people or applications."""

    purpose: str
    served: int
    quantity: int


class DayReport(Document):
    """The report `day`, of all days from the first to the last."""

    name: str
    first: str = Field(alias="from")
    to: str
    rows: list[DayRow]
    totals: DayFigures
    purposes: list[ServedPurpose]
    quality: DayQuality
    apart: list[ServedApart]


class LeftOver(Document):
    """A ticket that is at a counter since a former day."""

    id: str
    label: str
    counter: str | None


class SlipAlarm(Print):
    """A paper that did not come out; the ticket is null where it is no slip."""

    job: str
    paper: str
    ticket: str | None
    label: str | None


class Notice(Document):
    """What is told to everybody: a language that `text` leaves out reads the hall's first."""

    id: str
    kind: Literal["emergency", "closing", "notice"]
    text: Names
    spoken: bool
    posted_at: AwareDatetime
    posted_by: str
    ends_at: AwareDatetime | None
    ended_at: AwareDatetime | None


class Notices(Document):
    """The notices that stand, emergencies first, and those of today that ended."""

    notices: list[Notice]
    ended: list[Notice]


class Now(Document):
    """The figures of this moment."""

    business_day: str | None
    waiting: int
    called: int
    serving: int
    issued: int
    served: int
    longest_wait_s: float | None
    left_over: list[LeftOver]
    slips: list[SlipAlarm]
    printers: list[Station]
    signs: list[SignHealth]
    screens: list[WallScreen]
    speakers: list[WallSpeaker]
    report: DayReport
    counters: list[Counter]
    notices: list[Notice]
