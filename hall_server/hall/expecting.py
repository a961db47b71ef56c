"""How long waiting may last, by typical service times: for plans of visits and the closing guard."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from config.models import Structure
from hall_server.domain.counters import CounterState
from hall_server.domain.expectation import Load, shortest_first
from hall_server.store import state


def load_of(db: sqlite3.Connection, structure: Structure, service_id: str) -> Load:
    """The work that waits for a service, and the counters that are open for it."""
    counters = state.counters(db)
    serving = [
        counter
        for counter in structure.counters_serving(service_id)
        if counter.id in counters and counters[counter.id].state is CounterState.OPEN
    ]
    people = state.work_waiting(db).get(service_id, 0)
    return Load(people * structure.service(service_id).typical_min, len(serving))


def in_best_order(
    db: sqlite3.Connection, structure: Structure, services: Sequence[str], quantity: int
) -> list[str]:
    """Several services of one visit, the shortest expected wait and service first."""
    totals = {
        service: load_of(db, structure, service).wait_min + quantity * structure.service(service).typical_min
        for service in services
    }
    return shortest_first(services, totals)
