"""Who waits for each service, in the order in which a counter that serves nothing else would call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from config.calling import policy, present
from config.models import Structure
from hall_server.domain.counters import Counter
from hall_server.domain.order import Desk, ranked
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import Millis
from hall_server.hall.transaction import waiting_stage


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody who waits: since when, in which class, and for whom alone, while that one is there."""

    label: str
    since: Millis
    priority: str | None
    counter: str | None
    operator: str | None


@dataclass(frozen=True, slots=True)
class Queue:
    """Those who wait for a service, whoever is called first on top."""

    service: str
    places: tuple[Place, ...]


def queues(
    structure: Structure, counters: Mapping[str, Counter], waiting: Iterable[Ticket], now: Millis
) -> list[Queue]:
    """The queue of each service for which somebody waits, in the order of the hall file."""
    tickets = {ticket.id: ticket for ticket in waiting}
    here, rule = present(counters), policy(structure)
    # Everybody is called by somebody: whom a visitor was sent to decides where, and not when.
    stages = [
        waiting_stage(ticket)._replace(for_counter=None, for_operator=None) for ticket in tickets.values()
    ]
    found = []
    for service in structure.services:
        desk = Desk("", {service.id: 0})
        order = ranked(desk, stages, policy=rule, now=now)
        if order:
            places = []
            for place in order:
                ticket = tickets[place.stage.ticket]
                stage = ticket.stage
                places.append(
                    Place(
                        ticket.label,
                        stage.queued_at if stage.queued_at is not None else ticket.issued_at,
                        ticket.priority,
                        stage.for_counter if stage.for_counter in here.counters else None,
                        stage.for_operator if stage.for_operator in here.operators else None,
                    )
                )
            found.append(Queue(service.id, tuple(places)))
    return found
