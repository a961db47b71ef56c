"""How long waiting may last, by typical service times: for plans of visits and the closing guard."""

from __future__ import annotations

import sqlite3
from collections import Counter as Tally
from collections.abc import Sequence

from config.models import Structure
from hall_server.domain.counters import CounterState
from hall_server.domain.expectation import Load, shortest_first
from hall_server.store import state


def loads_of(db: sqlite3.Connection, structure: Structure) -> dict[str, Load]:
    """By service, the work that waits for it, and the counters that are open for it."""
    counters = state.counters(db)
    is_open = {each.id for each in counters.values() if each.state is CounterState.OPEN}
    serving = Tally(
        served.id for counter in structure.counters if counter.id in is_open for served in counter.services
    )
    people = state.work_waiting(db)
    return {
        service.id: Load(people.get(service.id, 0) * service.typical_min, serving[service.id])
        for service in structure.services
    }


def load_of(db: sqlite3.Connection, structure: Structure, service_id: str) -> Load:
    """The same for one service; raises KeyError."""
    return loads_of(db, structure)[service_id]


def in_best_order(
    db: sqlite3.Connection, structure: Structure, services: Sequence[str], quantity: int
) -> list[str]:
    """Several services of one visit, the shortest expected wait and service first."""
    loads = loads_of(db, structure)
    totals = {
        service: loads[service].wait_min + quantity * structure.service(service).typical_min
        for service in services
    }
    return shortest_first(services, totals)
