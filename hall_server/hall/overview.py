"""The hall at a glance, for kiosks and for everybody: what is offered, what is open, how many wait."""

from __future__ import annotations

import sqlite3
from collections import Counter as Tally
from typing import Any

from config.models import Service, Structure
from hall_server.domain.times import Millis
from hall_server.hall.expecting import loads_of
from hall_server.hall.opening import opening
from hall_server.hall.views import Document, Views, moment
from hall_server.store import state


def overview(
    db: sqlite3.Connection, structure: Structure, views: Views, now: Millis, kiosk_id: str | None
) -> Document:
    """The document of `GET /hall`. Names are tables with every language of the hall."""
    offered = structure.kiosk_services(kiosk_id) if kiosk_id else structure.offered_services
    # That one comes with a booked time: nobody says it of themselves at a kiosk.
    unsaid = structure.hall.appointment_priority if kiosk_id else None
    day = state.open_day(db)
    today = day.business_day if day else ""
    waiting = Tally(stage.service for stage in views.waiting)
    loads = loads_of(db, structure)

    def service(each: Service) -> dict[str, Any]:
        found = opening(db, structure, each.id, now, today, loads)
        return {
            "id": each.id,
            "name": structure.in_all(each.name),
            "sphere": each.sphere,
            "open": found.is_open,
            "reason": found.code,
            "because": structure.in_all(found.because) if found.because else None,
            "opens_at": moment(found.opens_at),
            "warning": found.warning,
            "closes_at": moment(found.closes_at),
            "waiting": waiting[each.id],
            "estimate": None,
        }

    departments = [
        {
            "id": department.id,
            "name": structure.in_all(department.name),
            "services": [service(each) for each in offered if each.department == department.id],
        }
        for department in structure.departments
    ]
    return {
        "id": structure.hall.id,
        "name": structure.in_all(structure.hall.name),
        "zone": structure.hall.zone,
        "languages": list(structure.hall.languages),
        "spheres": [
            {"id": each.id, "name": structure.in_all(each.name)}
            for each in structure.spheres
            if not structure.is_retired("sphere", each.id)
        ],
        "departments": [department for department in departments if department["services"]],
        "counters": [
            {
                "id": each.id,
                "name": structure.in_all(each.name),
                "place": structure.in_all(each.place),
                "services": [
                    served.id for served in each.services if not structure.is_retired("service", served.id)
                ],
                "open": views.counters[each.id].state == "open",
            }
            for each in structure.counters
            if not structure.is_retired("counter", each.id)
        ],
        "priorities": [
            {"id": each.id, "name": structure.in_all(each.name)}
            for each in structure.priorities
            if each.id != unsaid and not structure.is_retired("priority", each.id)
        ],
        "needs": [{"id": each.id, "name": structure.in_all(each.name)} for each in structure.needs],
        "purposes": [{"id": each.id, "name": structure.in_all(each.name)} for each in structure.purposes],
    }
