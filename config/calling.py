"""The calling rule as a hall file sets it: who may call whom, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from config.models import Structure
from hall_server.domain.counters import Counter
from hall_server.domain.order import Desk, Policy, Present, PriorityRule, Ratio, Standings, Waiting
from hall_server.domain.times import MINUTE, Millis


def policy(structure: Structure) -> Policy:
    """The settings of the calling rule."""
    cycle = structure.hall.ratio
    return Policy(
        ratio=Ratio(cycle.priority, cycle.others) if structure.hall.mode == "ratio" else None,
        classes={
            p.id: PriorityRule(p.weight, round(p.head_start_min * MINUTE)) for p in structure.priorities
        },
        max_wait_ms=round(structure.hall.max_wait_min * MINUTE),
    )


def desk(structure: Structure, counter: Counter) -> Desk:
    """The counter in the eyes of the rule; one that left the structure serves nothing more."""
    try:
        services = structure.services_of(counter.id)
    except KeyError:
        services = {}
    return Desk(
        counter.id,
        {service: round(minutes * MINUTE) for service, minutes in services.items()},
        counter.operator,
        counter.turn,
    )


def present(counters: Mapping[str, Counter]) -> Present:
    """Who is there to serve."""
    here = [counter for counter in counters.values() if counter.operator is not None]
    return Present(
        frozenset(counter.id for counter in here), frozenset(counter.operator or "" for counter in here)
    )


def standings(
    structure: Structure, counters: Mapping[str, Counter], waiting: Sequence[Waiting], now: Millis
) -> Standings:
    """The calling order at every counter at one moment."""
    return Standings(
        [desk(structure, counters.get(each.id, Counter(each.id))) for each in structure.counters],
        waiting,
        policy=policy(structure),
        now=now,
        present=present(counters),
    )
