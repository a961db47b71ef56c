"""Tickets, their stages, and what a visitor's phone is told."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from hall_server.api.documents.base import Document, Named, Names, State


class Estimate(Document):
    """The wait to be expected, in seconds."""

    low_s: float
    mid_s: float
    high_s: float


class Print(Document):
    """How the slip stands."""

    state: Literal["none", "queued", "sending", "sent", "printed", "unknown", "failed", "replaced"]
    printer: str | None
    problem: str | None


class Stage(Document):
    """One waiting-and-serving of a ticket at one service. Durations in seconds."""

    n: int
    service: str
    state: State
    queued_at: AwareDatetime | None
    ranked_at: AwareDatetime | None
    first_called_at: AwareDatetime | None
    called_at: AwareDatetime | None
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    counter: str | None
    operator: str | None
    recalls: int
    outcome: str | None
    quantity: int | None = Field(description="people or applications, where it differed from the ticket's")
    wait_s: float | None
    walk_s: float | None
    service_s: float | None
    hold_s: float
    held_until: AwareDatetime | None = None
    hold_reason: str | None = None
    queue_s: float


class Visit(Document):
    """The whole visit: from the issue to the first call, and the sums of its stages. In seconds."""

    wait_s: float | None
    service_s: float
    hold_s: float
    queue_s: float


class HistoryRow(Document):
    """One step of a ticket."""

    step: str
    at: AwareDatetime
    actor: str
    counter: str | None
    reason: str | None
    detail: dict[str, Any]


class Note(Document):
    """What an operator wrote at the end of a service."""

    at: AwareDatetime
    author: str
    text: str


class StageRating(Document):
    """What the visitor thought of a stage; the text is null where there is none, or none any more."""

    stage: int
    score: int
    text: str | None


class Ticket(Document):
    """One visit: one number on one slip."""

    id: str
    label: str
    business_day: str
    state: State
    service: str
    stage: int
    stages: list[Stage]
    language: str
    priority: str | None
    quantity: int
    purpose: str | None
    appointment: AwareDatetime | None
    kind: Literal["visit", "here", "back_office"]
    issued_at: AwareDatetime
    called_at: AwareDatetime | None
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    counter: str | None
    operator: str | None
    recalls: int
    visit: Visit
    ahead: int | None
    estimate: Estimate | None
    reason: str | None
    status_url: str
    print: Print
    needs: list[str] = Field([])
    history: list[HistoryRow] = Field([])
    notes: list[Note] = Field([], description="for managers, while they are kept")
    ratings: list[StageRating] = Field([], description="for managers")
    score: float = 0.0


class Tickets(Document):
    """A page of tickets; `next` is the `after` of the following page."""

    tickets: list[Ticket]
    next: str | None


class PlaceToGo(Named):
    """The counter that calls a visitor."""

    place: Names


class PartOfVisit(Document):
    """One service of a visit."""

    name: Names
    state: State
    counter: PlaceToGo | None = Field(description="where it is served, or the one counter that it waits for")


class Status(Document):
    """What a visitor's phone shows. `can`: what the visitor may do now, by the names of the routes."""

    label: str
    state: State
    ahead: int | None
    estimate: Estimate | None
    language: str
    issued_at: AwareDatetime
    called_at: AwareDatetime | None
    service: Names
    services: list[PartOfVisit] = Field(description="of the whole visit, in its order")
    counter: PlaceToGo | None
    can: list[Literal["later", "return", "cancel", "rating"]]
    rated: int | None = Field(description="the last score that the visitor gave")
