"""Who will be called next at the counters of a zone, by the one rule that also makes the calls."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from config.calling import desk, standings
from config.models import Structure
from hall_server.domain.counters import Counter, CounterState
from hall_server.domain.order import Waiting
from hall_server.domain.times import Millis

SHOWN = 5
"""So many are told that their turn is near."""


def upcoming(
    structure: Structure,
    zone: Collection[str],
    counters: Mapping[str, Counter],
    waiting: Sequence[Waiting],
    now: Millis,
) -> list[str]:
    """The tickets that the zone's counters will call next, in calling order.

    Nobody knows which counter is free first: so those come first who stand first at some counter, the longest
    wait before the others, then those who stand second at one, and so on.
    """
    order = standings(structure, counters, waiting, now)
    places: dict[str, tuple[int, bool, Millis, Millis, str]] = {}
    for counter in _calling(zone, counters):
        for n, (stage, *_) in enumerate(order.at(desk(structure, counter))[:SHOWN]):
            place = (n, not stage.first, stage.ranked_at, stage.issued_at, stage.ticket)
            places[stage.ticket] = min(place, places.get(stage.ticket, place))
    return sorted(places, key=places.__getitem__)[:SHOWN]


def _calling(zone: Collection[str], counters: Mapping[str, Counter]) -> list[Counter]:
    """The counters of the zone that will call somebody: the open ones; without any, those on a break.

    Before the first counter of the hall opens, all of them: somebody will be the first.
    """
    here = [counters.get(each, Counter(each)) for each in zone]
    for state in (CounterState.OPEN, CounterState.PAUSED):
        found = [counter for counter in here if counter.state is state]
        if found:
            return found
    is_anybody_there = any(counter.state is not CounterState.CLOSED for counter in counters.values())
    return [] if is_anybody_there else here
