"""What happened in one shift: the report of the day, of those whom one operator called at a counter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection
from typing import Any

from config.models import Structure
from hall_server.domain.counters import Shift, ShiftKind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage
from hall_server.domain.times import Millis, business_day
from hall_server.reports.day import days_between, stages_report
from hall_server.store import state


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """A shift with its breaks, and its `figures` as rows of the report of the day have them.

    `missed` are those who missed the call and may still return; `apart` were served without waiting.
    """

    shift: Shift
    breaks: tuple[Shift, ...]
    figures: dict[str, Any]
    missed: int
    apart: int


def shift_report(db: Connection, structure: Structure, counter_id: str, now: Millis) -> ShiftReport | None:
    """The shift that goes on at a counter, else the last one of today; None when there is none."""
    hall = structure.hall
    today = business_day(now, hall.timezone, hall.day_starts)
    shift = _latest(db, counter_id, today)
    if shift is None:
        return None
    until = shift.closed_at if shift.closed_at is not None else now
    last = max(business_day(until, hall.timezone, hall.day_starts), shift.business_day)
    first_day, last_day = date.fromisoformat(shift.business_day), date.fromisoformat(last)
    tickets = [
        ticket
        for day in days_between(first_day, last_day)
        for ticket in state.find_tickets(db, day=day, limit=-1)
    ]
    breaks = [
        each
        for each in state.shifts_of(db, shift.business_day, last)
        if each.kind is ShiftKind.PAUSE
        and each.counter == counter_id
        and shift.opened_at <= each.opened_at <= until
    ]

    def belongs(stage: Stage) -> bool:
        begun = stage.called_at if stage.called_at is not None else stage.started_at
        is_here = stage.counter == counter_id and stage.operator == shift.operator
        return is_here and begun is not None and shift.opened_at <= begun <= until

    report = stages_report(tickets, structure, belongs)
    return ShiftReport(
        shift,
        tuple(sorted(breaks, key=lambda each: each.opened_at)),
        report["totals"],
        missed=sum(
            stage.state is State.MISSED for ticket in tickets for stage in ticket.stages if belongs(stage)
        ),
        apart=sum(each["served"] for each in report["apart"]),
    )


def _latest(db: Connection, counter_id: str, today: str) -> Shift | None:
    counter = state.counters(db).get(counter_id)
    if counter is not None and counter.shift is not None:
        return state.StoredWorld(db).shift(counter.shift)
    found = [
        each
        for each in state.shifts_of(db, today, today)
        if each.counter == counter_id and each.kind is ShiftKind.OPEN
    ]
    return max(found, key=lambda each: (each.opened_at, each.id), default=None)
