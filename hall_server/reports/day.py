"""The report `day`: what each service and counter did, a day or several at a time.

A row counts stages. `issued` are those that entered the queue, `called` those called at least once, `served`
the finished ones. Waits are those of the served (`n` of them), from entering the queue to the first call.
Excluded from the time figures and counted in `quality` instead: finished without a start, and left at a
counter over a night in which the hall was closed. Visits that never waited, because the visitor was at the
counter already or it was work of the back office, are no part of all this: they are counted in `apart`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from sqlite3 import Connection
from typing import Any

from config.models import Structure
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket, VisitKind
from hall_server.domain.times import SECOND, business_day
from hall_server.reports.figures import mean, percentile
from hall_server.store import state

COLUMNS = (
    "service",
    "counter",
    "issued",
    "called",
    "served",
    "no_show",
    "cancelled",
    "unserved",
    "n",
    "wait_mean_s",
    "wait_p50_s",
    "wait_p90_s",
    "service_mean_s",
)
"""What a table of the report has; the document's rows have `quantity` too."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A stage with what the report has to know of it. Durations in seconds; None: not to be counted."""

    stage: Stage
    purpose: str | None
    wait_s: float | None
    service_s: float | None
    is_over_night: bool
    quantity: int


def day_report(db: Connection, structure: Structure, first: date, last: date) -> dict[str, Any]:
    """Rows by service and counter, totals, and what was left out of the time figures."""
    read = (
        ticket for day in days_between(first, last) for ticket in state.find_tickets(db, day=day, limit=-1)
    )
    return report_of(read, structure, first, last)


def report_of(tickets: Iterable[Ticket], structure: Structure, first: date, last: date) -> dict[str, Any]:
    """The report of tickets that were read already: those of the days from `first` to `last`."""
    counted, apart = _all_counted(tickets, structure, _every)
    groups: dict[tuple[str, str | None], list[Counted]] = {}
    for each in counted:
        groups.setdefault((each.stage.service, each.stage.counter), []).append(each)
    rank = {service.id: place for place, service in enumerate(structure.services)}
    ordered = sorted(groups, key=lambda key: (rank.get(key[0], len(rank)), key[0], key[1] or ""))
    return {
        "name": "day",
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rows": [{"service": key[0], "counter": key[1], **_figures(groups[key])} for key in ordered],
        "totals": _figures(counted),
        "purposes": _purposes(counted, structure),
        "quality": {
            "never_started": sum(each.stage.never_started for each in counted),
            "over_night": sum(each.is_over_night for each in counted),
        },
        "apart": [_apart(kind, each) for kind, each in apart.items()],
    }


def stages_report(
    tickets: Iterable[Ticket], structure: Structure, which: Callable[[Stage], bool]
) -> dict[str, Any]:
    """The totals of some stages only, and what was served without waiting among them."""
    counted, apart = _all_counted(tickets, structure, which)
    return {"totals": _figures(counted), "apart": [_apart(kind, each) for kind, each in apart.items()]}


def services_report(tickets: Iterable[Ticket], structure: Structure) -> dict[str, Any]:
    """Totals, and a row for each service whatever counter served it, in the order of the hall file."""
    counted, _ = _all_counted(tickets, structure, _every)
    groups: dict[str, list[Counted]] = {}
    for each in counted:
        groups.setdefault(each.stage.service, []).append(each)
    rank = {service.id: place for place, service in enumerate(structure.services)}
    ordered = sorted(groups, key=lambda service: (rank.get(service, len(rank)), service))
    return {
        "services": [{"service": service, **_figures(groups[service])} for service in ordered],
        "totals": _figures(counted),
    }


def _every(_stage: Stage) -> bool:
    return True


def _all_counted(
    tickets: Iterable[Ticket], structure: Structure, which: Callable[[Stage], bool]
) -> tuple[list[Counted], dict[VisitKind, list[Counted]]]:
    """The stages that waited, and those that never did, by kind of visit."""
    counted: list[Counted] = []
    apart: dict[VisitKind, list[Counted]] = {VisitKind.HERE: [], VisitKind.BACK_OFFICE: []}
    for ticket in tickets:
        for stage in ticket.stages:
            if not which(stage):
                continue
            if ticket.came_to_wait(stage):
                counted.append(_counted(ticket, stage, structure))
            elif ticket.came_without_waiting(stage):
                apart[ticket.kind].append(_counted(ticket, stage, structure))
    return counted, apart


def _purposes(counted: Iterable[Counted], structure: Structure) -> list[dict[str, Any]]:
    """The served stages by what their visitors came for, in the order of the hall's list."""
    groups: dict[str, list[Counted]] = {}
    for each in counted:
        if each.purpose is not None and each.stage.state is State.FINISHED:
            groups.setdefault(each.purpose, []).append(each)
    rank = {purpose.id: place for place, purpose in enumerate(structure.purposes)}
    return [
        {"purpose": key, "served": len(groups[key]), "quantity": sum(each.quantity for each in groups[key])}
        for key in sorted(groups, key=lambda key: (rank.get(key, len(rank)), key))
    ]


def _apart(kind: VisitKind, counted: list[Counted]) -> dict[str, Any]:
    """What was served without waiting."""
    served = [each for each in counted if each.stage.state is State.FINISHED]
    times = [each.service_s for each in served if each.service_s is not None]
    return {
        "kind": kind.value,
        "served": len(served),
        "quantity": sum(each.quantity for each in served),
        "service_mean_s": _rounded(mean(times)),
    }


def _counted(ticket: Ticket, stage: Stage, structure: Structure) -> Counted:
    is_served = stage.state is State.FINISHED
    is_over_night = is_served and _is_left_over(stage, structure)
    is_timed = is_served and not stage.never_started and not is_over_night
    wait_ms = stage.wait_ms if is_timed else None
    return Counted(
        stage,
        purpose=ticket.purpose,
        wait_s=None if wait_ms is None else wait_ms / SECOND,
        service_s=stage.service_ms / SECOND if is_timed else None,
        is_over_night=is_over_night,
        quantity=ticket.quantity_of(stage),
    )


def _is_left_over(stage: Stage, structure: Structure) -> bool:
    """Called on one business day and finished on another, though the hall was not open in between."""
    if stage.ended_at is None or stage.called_at is None:
        return False
    hall = structure.hall
    called = date.fromisoformat(business_day(stage.called_at, hall.timezone, hall.day_starts))
    ended = date.fromisoformat(business_day(stage.ended_at, hall.timezone, hall.day_starts))
    was_open = ended - called == timedelta(days=1) and hall.opening.spans(ended, hall.day_starts)
    return ended != called and not was_open


def _figures(counted: Iterable[Counted]) -> dict[str, int | float | None]:
    stages = list(counted)
    waits = [each.wait_s for each in stages if each.wait_s is not None]
    services = [each.service_s for each in stages if each.service_s is not None]

    def ended(*states: State) -> int:
        return sum(each.stage.state in states for each in stages)

    return {
        "issued": len(stages),
        "called": sum(each.stage.first_called_at is not None for each in stages),
        "served": ended(State.FINISHED),
        "no_show": ended(State.NO_SHOW),
        "cancelled": ended(State.CANCELLED),
        "unserved": ended(State.UNSERVED),
        "n": len(waits),
        "wait_mean_s": _rounded(mean(waits)),
        "wait_p50_s": _rounded(percentile(waits, 0.5)),
        "wait_p90_s": _rounded(percentile(waits, 0.9)),
        "service_mean_s": _rounded(mean(services)),
        "quantity": sum(each.quantity for each in stages if each.stage.state is State.FINISHED),
    }


def _rounded(value: float | None) -> float | None:
    """To the millisecond, in which times are kept."""
    return None if value is None else round(value, 3)


def days_between(first: date, last: date) -> list[str]:
    """The days from one to another as the store names them."""
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
