"""The hall, its counters, and what is offered there."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from hall_server.api.documents.base import Document, Named, Names
from hall_server.api.documents.visits import Estimate, Ticket


class Queue(Document):
    """Who waits for a counter, in calling order."""

    tickets: list[Ticket]


class Warning(Document):  # noqa: A001 - the contract's word
    """Something that the operator should know."""

    code: str
    text: str
    since: AwareDatetime | None = None
    operators: list[str] = Field([])
    call_id: str | None = None
    screens: list[str] = Field([])
    speakers: list[str] = Field([])
    reason: str | None = None


class Counter(Document):
    """A window as it stands."""

    id: str
    state: Literal["closed", "open", "paused"]
    version: int
    operator: str | None
    services: list[str]
    ticket: Ticket | None
    warnings: list[Warning]
    since: AwareDatetime | None
    pause_reason: str | None = None


class OfferedService(Named):
    """A service as a visitor sees it. `reason`: why no ticket is given, as a code.

    `closes_at` comes with the warning `closing_soon`.
    """

    sphere: str | None
    open: bool
    reason: str | None
    because: Names | None
    opens_at: AwareDatetime | None
    warning: str | None
    closes_at: AwareDatetime | None
    waiting: int
    estimate: Estimate | None


class OfferedDepartment(Named):
    """A department with its services."""

    services: list[OfferedService]


class OfferedCounter(Named):
    """A counter as a visitor sees it."""

    place: Names
    services: list[str]
    open: bool


class Hall(Named):
    """The hall at a glance."""

    zone: str
    languages: list[str]
    spheres: list[Named]
    departments: list[OfferedDepartment]
    counters: list[OfferedCounter]
    priorities: list[Named]
    needs: list[Named]
    purposes: list[Named]
