"""The log of visits and shifts as two tables, for programs that reckon with past days.

A row of the stages is one waiting-and-serving that began: planned stages that nobody came to are left out.
`end` is the state that the stage ended with, or the one it is in. A stage that began at the counter, because
the visitor stood there already or it was work of the back office, has neither `queued_at`, calls nor waits.
Departments are those of the last structure that had the service.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from hall_server.domain.counters import Shift
from hall_server.domain.tickets import Stage, Ticket
from hall_server.domain.times import SECOND, Millis, rfc3339
from hall_server.store import state, structures

STAGES = (
    "ticket",
    "label",
    "business_day",
    "stage",
    "service",
    "department",
    "language",
    "priority",
    "issued_at",
    "queued_at",
    "first_called_at",
    "last_called_at",
    "recalls",
    "started_at",
    "ended_at",
    "end",
    "outcome",
    "counter",
    "operator",
    "hold_s",
    "wait_s",
    "walk_s",
    "service_s",
    "queue_s",
)
"""The columns of `stages.csv`, in their order."""

SHIFTS = ("counter", "operator", "kind", "reason", "services", "from", "to")
"""The columns of `shifts.csv`, in their order."""

NEVER_WAITED = ("queued_at", "first_called_at", "last_called_at", "wait_s", "walk_s", "queue_s")

Row = dict[str, Any]


def write_log(db: Connection, first: date, last: date, folder: Path) -> tuple[int, int]:
    """Write `stages.csv` and `shifts.csv` of some business days into a folder: how many rows each got."""
    folder.mkdir(parents=True, exist_ok=True)
    return (
        _write(folder / "stages.csv", STAGES, stages(db, first, last)),
        _write(folder / "shifts.csv", SHIFTS, shifts(db, first, last)),
    )


def stages(db: Connection, first: date, last: date) -> Iterator[Row]:
    """The stages of the days from `first` to `last`: day by day, in the order of issue."""
    departments = structures.departments(db)
    for day in range((last - first).days + 1):
        tickets = state.find_tickets(db, day=(first + timedelta(days=day)).isoformat(), limit=-1)
        for ticket in tickets:
            for stage in ticket.stages:
                if stage.queued_at is not None:
                    yield _stage(ticket, stage, departments.get(stage.service))


def shifts(db: Connection, first: date, last: date) -> Iterator[Row]:
    """The shifts and pauses that began on these days, by their beginning."""
    found = state.shifts_of(db, first.isoformat(), last.isoformat())
    for shift in sorted(found, key=lambda each: (each.opened_at, each.counter, each.id)):
        yield _shift(shift)


def _stage(ticket: Ticket, stage: Stage, department: str | None) -> Row:
    row = {
        "ticket": ticket.id,
        "label": ticket.label,
        "business_day": ticket.business_day,
        "stage": stage.n,
        "service": stage.service,
        "department": department,
        "language": ticket.language,
        "priority": ticket.priority,
        "issued_at": _moment(ticket.issued_at),
        "queued_at": _moment(stage.queued_at),
        "first_called_at": _moment(stage.first_called_at),
        "last_called_at": _moment(stage.called_at),
        "recalls": stage.recalls,
        "started_at": _moment(stage.started_at),
        "ended_at": _moment(stage.ended_at),
        "end": stage.state.value,
        "outcome": stage.outcome,
        "counter": stage.counter,
        "operator": stage.operator,
        "hold_s": _seconds(stage.hold_ms),
        "wait_s": _seconds(stage.wait_ms),
        "walk_s": _seconds(stage.walk_ms),
        "service_s": _seconds(stage.service_ms) if stage.started_at is not None else None,
        "queue_s": _seconds(stage.queue_ms),
    }
    return row | dict.fromkeys(NEVER_WAITED) if ticket.came_without_waiting(stage) else row


def _shift(shift: Shift) -> Row:
    return {
        "counter": shift.counter,
        "operator": shift.operator,
        "kind": shift.kind.value,
        "reason": shift.reason,
        "services": shift.services,
        "from": _moment(shift.opened_at),
        "to": _moment(shift.closed_at),
    }


def _moment(at: Millis | None) -> str | None:
    return None if at is None else rfc3339(at)


def _seconds(duration_ms: int | None) -> float | None:
    return None if duration_ms is None else duration_ms / SECOND


def _write(file: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> int:
    count = 0
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.DictWriter(opened, columns)
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count
