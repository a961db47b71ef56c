"""Whether a service takes visitors now, and what to say when it does not."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import inf
from typing import Any

from config.hours import Hours
from config.models import Structure
from hall_server.domain.errors import Refused
from hall_server.domain.expectation import Load
from hall_server.domain.times import Millis, local
from hall_server.hall.expecting import load_of
from hall_server.store import state


@dataclass(frozen=True, slots=True)
class Opening:
    """Why no ticket is given, as an error code with its values; `code` None: it is open."""

    code: str | None = None
    opens_at: Millis | None = None
    limit: int | None = None
    because: dict[str, str] | None = None
    warning: str | None = None
    """`closing_soon`: a visitor who takes a ticket now may not be served before the end."""
    closes_at: Millis | None = None
    """With the warning: when the day ends."""

    @property
    def is_open(self) -> bool:
        """Are tickets given?"""
        return self.code is None


def opening(
    db: sqlite3.Connection,
    structure: Structure,
    service_id: str,
    now: Millis,
    day: str,
    loads: Mapping[str, Load] | None = None,
) -> Opening:
    """Whether tickets for the service are given now. `loads`: read already, by who asks of many services."""
    service = structure.service(service_id)
    if service.closed:
        return Opening("service_closed_now", because=dict(service.closed))
    wall = local(now, structure.hall.timezone)
    hours = structure.opening(service_id)
    if not hours.is_open(wall):
        why = hours.reason(wall.date())
        because = dict.fromkeys(structure.hall.languages, why) if why else None
        return Opening("service_closed", opens_at=_millis(hours.next_opening(wall)), because=because)
    limit = service.daily_limit
    if limit is not None and state.tickets_for(db, day, service_id) >= limit:
        return Opening("limit_reached", limit=limit, opens_at=_rest_of_day(hours, wall)[2])
    guard = structure.hall.closing_guard
    if guard == "off":
        return Opening()
    load = load_of(db, structure, service_id) if loads is None else loads[service_id]
    return _guarded(guard, load, hours, wall)


def _guarded(guard: str, load: Load, hours: Hours, wall: datetime) -> Opening:
    """The closing guard: is there more work waiting than the open counters can do until the end?"""
    if not load.counters:
        return Opening()
    minutes_left, closes, opens = _rest_of_day(hours, wall)
    if load.wait_min <= minutes_left:
        return Opening()
    if guard == "warn":
        return Opening(warning="closing_soon", closes_at=closes)
    return Opening("closing_soon", opens_at=opens)


def _rest_of_day(hours: Hours, wall: datetime) -> tuple[float, Millis | None, Millis | None]:
    """The open minutes until the day's end, breaks left out; when that is, and when it opens after it."""
    minutes, at = 0.0, wall
    while True:
        closes = hours.closes_at(at)
        if closes is None:
            return inf, None, None
        minutes += (closes.timestamp() - at.timestamp()) / 60
        following = hours.next_opening(closes)
        if following is None or following.date() > wall.date():
            return minutes, _millis(closes), _millis(following)
        at = following


def _millis(moment: datetime | None) -> Millis | None:
    return None if moment is None else round(moment.timestamp() * 1000)


def must_be_open(
    db: sqlite3.Connection,
    structure: Structure,
    service_id: str,
    now: Millis,
    day: str,
    *,
    past_guard: bool = False,
) -> None:
    """Raise Refused with the reason unless tickets for the service are given now.

    `past_guard`: whoever asks may give a ticket although the hall closes too soon.
    """
    found = opening(db, structure, service_id, now, day)
    if found.code is None or (found.code == "closing_soon" and past_guard):
        return
    known: dict[str, Any] = {"service": service_id}
    if found.opens_at is not None:
        known["opens_at"] = found.opens_at
    if found.code == "limit_reached":
        saying = "limit_reached" if found.opens_at is not None else "limit_reached_today"
        raise Refused("limit_reached", saying=saying, limit=found.limit or 0, **known)
    if found.because:
        known["because"] = found.because
    raise Refused("service_closed", saying=_saying(found), **known)


def _saying(found: Opening) -> str:
    """Which sentence fits: closed for now or by the timetable, with a reason or without."""
    if found.code == "closing_soon":
        return "closing_soon"
    timed = "service_closed" if found.opens_at is not None else "service_closed_now"
    return f"{timed}_because" if found.because else timed
