"""Whether a service takes visitors now, and what to say when it does not."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from config.models import Structure
from hall_server.domain.errors import Refused
from hall_server.domain.times import Millis, local
from hall_server.store import numbers


@dataclass(frozen=True, slots=True)
class Opening:
    """Why no ticket is given, as an error code with its values; `code` None: it is open."""

    code: str | None = None
    opens_at: Millis | None = None
    limit: int | None = None
    because: dict[str, str] | None = None

    @property
    def is_open(self) -> bool:
        """Are tickets given?"""
        return self.code is None


def opening(db: sqlite3.Connection, structure: Structure, service_id: str, now: Millis, day: str) -> Opening:
    """Whether tickets for the service are given now."""
    service = structure.service(service_id)
    if service.closed:
        return Opening("service_closed_now", because=dict(service.closed))
    wall = local(now, structure.hall.timezone)
    hours = structure.opening(service_id)
    if not hours.is_open(wall):
        opens = hours.next_opening(wall)
        opens_at = None if opens is None else round(opens.timestamp() * 1000)
        return Opening("service_closed", opens_at=opens_at)
    limit = service.daily_limit
    if limit is not None and numbers.issued(db, day, service_id) >= limit:
        return Opening("limit_reached", limit=limit)
    return Opening()


def must_be_open(
    db: sqlite3.Connection, structure: Structure, service_id: str, now: Millis, day: str
) -> None:
    """Raise Refused with the reason unless tickets for the service are given now."""
    found = opening(db, structure, service_id, now, day)
    if found.code is None:
        return
    if found.code == "limit_reached":
        raise Refused("limit_reached", service=service_id, limit=found.limit or 0)
    if found.opens_at is None:
        raise Refused("service_closed", saying="service_closed_now", service=service_id)
    raise Refused("service_closed", service=service_id, opens_at=found.opens_at)
