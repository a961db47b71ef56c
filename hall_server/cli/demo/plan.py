"""What the simulated people know of the hall, read from its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from config.hours import Hours
from config.models import Structure
from hall_server.domain.times import Millis

LIKELY_LANGUAGES = {"uz": 55, "uz-Cyrl": 15, "ru": 27, "en": 3}
"""Visitors of a hundred who choose each language."""

PAUSE_REASONS = ("lunch", "break", "meeting")
"""Why a counter takes a break, in a hall that has no list of its own."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the opening to the closing of one business day."""

    day: date
    opens: Millis
    closes: Millis

    @property
    def hours(self) -> float:
        """How long it is."""
        return (self.closes - self.opens) / 3_600_000


@dataclass(frozen=True, slots=True, eq=False)
class Service:
    """A service as visitors see it."""

    id: str
    department: str
    usual_min: float
    opening: Hours | None
    """Hours of its own; None when it keeps the hall's."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter with the services it is there for, and those with which it only helps out."""

    id: str
    own: frozenset[str]
    helps_with: frozenset[str]

    @property
    def services(self) -> frozenset[str]:
        """All that it serves."""
        return self.own | self.helps_with


class Plan:
    """The hall in the eyes of its people."""

    def __init__(self, structure: Structure) -> None:
        document = structure.document()
        self.zone = structure.hall.timezone
        self.opening = structure.hall.opening
        self._day_starts = structure.hall.day_starts
        self.languages = {each: LIKELY_LANGUAGES.get(each, 5) for each in structure.hall.languages}
        self.kiosks = tuple(kiosk.id for kiosk in structure.kiosks)
        self.services = {row["id"]: _service(row, structure) for row in document["service"]}
        self.counters = tuple(_counter(row) for row in document["counter"])
        self.booked = document["hall"].get("appointment_priority")
        """The priority of those who come by appointment; None where there are no appointments."""
        self.priorities = _ids(document, "priority", without=self.booked)
        self.needs = _ids(document, "need")
        self.purposes = _ids(document, "purpose")
        self.outcomes = _ids(document, "outcome")
        self.pause_reasons = _ids(document, "pause_reason") or PAUSE_REASONS

    def span(self, day: date) -> Span | None:
        """The opening hours of a date, from the first minute to the last; None when it stays closed."""
        opens = self.opening.next_opening(datetime.combine(day, time(0), self.zone))
        if opens is None or opens.date() != day:
            return None
        closes = self.opening.closes_at(opens)
        while closes is not None:
            again = self.opening.next_opening(closes)
            if again is None or again.date() != day:
                break
            closes = self.opening.closes_at(again)
        midnight = datetime.combine(day + timedelta(days=1), time(0), self.zone)
        return Span(day, _millis(opens), _millis(min(closes, midnight) if closes else midnight))

    def ends(self, day: date) -> Millis:
        """When that business day is over, whoever is still there."""
        return _millis(datetime.combine(day + timedelta(days=1), self._day_starts, self.zone))

    def spans_from(self, day: date, *, step: int = 1) -> Iterator[Span]:
        """The days on which the hall opens, from that one on; `step` -1: backwards. At most two years."""
        for offset in range(2 * 366):
            span = self.span(day + timedelta(days=step * offset))
            if span is not None:
                yield span

    def open_services(self, at: Millis) -> list[Service]:
        """The services for which tickets are given at that moment of an open hall."""
        local = datetime.fromtimestamp(at / 1000, self.zone)
        return [
            each for each in self.services.values() if each.opening is None or each.opening.is_open(local)
        ]


def _service(row: dict[str, Any], structure: Structure) -> Service:
    opening = structure.service(row["id"]).opening if row.get("hours") or row["exceptions"] else None
    return Service(row["id"], row["department"], row["typical_min"], opening)


def _counter(row: dict[str, Any]) -> Counter:
    own = frozenset(served["id"] for served in row["services"] if not served["reluctance_min"])
    return Counter(row["id"], own, frozenset(served["id"] for served in row["services"]) - own)


def _ids(document: dict[str, Any], table: str, *, without: str | None = None) -> tuple[str, ...]:
    return tuple(row["id"] for row in document.get(table, []) if row["id"] != without)


def _millis(moment: datetime) -> Millis:
    return round(moment.timestamp() * 1000)
