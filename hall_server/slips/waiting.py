"""The list for a power cut: everybody who waits, so that the staff can go on calling by voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall_server.slips.dates import clock_time, date_and_time
from hall_server.slips.layouts import SMALL_SPACE_DOTS
from hall_server.slips.writing import GROUP, head, number, row_of
from hall_server.texts.catalogue import Catalogue
from printers.slip import Line, Pair, Slip, Space, Text


@dataclass(frozen=True, slots=True)
class WaitingFacts:
    """Somebody who waits: since when, in the hall's time, with which right, and where alone, if so."""

    label: str
    since_local: datetime
    priority: str | None = None
    sent_to: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceQueue:
    """Those who wait for a service, in calling order."""

    name: str
    waiting: tuple[WaitingFacts, ...]


@dataclass(frozen=True, slots=True)
class ListFacts:
    """Everybody who waits at one moment, by service."""

    language: str
    hall_name: str
    queues: tuple[ServiceQueue, ...]
    printed_local: datetime

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as a print job keeps it."""
        return row_of(self)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> ListFacts:
        """The facts of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        queues = tuple(
            ServiceQueue(queue["name"], tuple(_waiting(each) for each in queue["waiting"]))
            for queue in row["queues"]
        )
        printed_local = datetime.fromisoformat(row["printed_local"])
        return cls(**{**row, "queues": queues, "printed_local": printed_local})


def list_slip(facts: ListFacts, catalogue: Catalogue) -> Slip:
    """Service by service, whoever is called first on top."""
    language = facts.language
    count = sum(len(queue.waiting) for queue in facts.queues)
    lines: list[Line] = [
        *head(facts.hall_name, catalogue.say("papers-list", language, count=number(count, language))),
        Text(date_and_time(facts.printed_local, language, catalogue), bold=True),
        Text(catalogue.say("papers-list-lead" if count else "papers-list-nobody", language)),
    ]
    for queue in facts.queues:
        lines += [*GROUP, Text(queue.name, bold=True), Space(SMALL_SPACE_DOTS)]
        lines += [
            Pair(_who(each, language, catalogue), clock_time(each.since_local), bold=True)
            for each in queue.waiting
        ]
    return Slip(tuple(lines))


def _waiting(row: Mapping[str, Any]) -> WaitingFacts:
    return WaitingFacts(**{**row, "since_local": datetime.fromisoformat(row["since_local"])})


def _who(each: WaitingFacts, language: str, catalogue: Catalogue) -> str:
    sent = catalogue.say("papers-list-sent", language, place=each.sent_to) if each.sent_to else None
    return " · ".join(part for part in (each.label, each.priority, sent) if part)
