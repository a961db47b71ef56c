"""One screen's board: whole, numbered by whoever sends it, without any name."""

from __future__ import annotations

from collections import Counter as Tally
from typing import Any

from config.models import Structure
from hall_server.domain.errors import NotFound
from hall_server.domain.steps import State
from hall_server.domain.times import rfc3339
from hall_server.store import state
from hall_server.store.database import Store
from hall_server.store.state import LatestCall

SHOWN = frozenset({State.CALLED, State.SERVING, State.FINISHED, State.TRANSFERRED})
"""Calls stay on the board in these states; missed, released and undone ones leave."""


class Boards:
    """What the screens of the hall show."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def board(self, screen_id: str, structure: Structure) -> dict[str, Any]:
        """A Board of the contract, but for `number` and `at`; raises NotFound for an unknown screen."""
        zone = zone_of(structure, screen_id)
        with self._store.read() as db:
            day, oldest = state.open_day(db), state.oldest_open_day(db)
            calls = state.latest_calls(
                db,
                since=day.opened_at if day else 0,
                # In a hall that is open over midnight, who is called just before it is called still.
                standing_since=oldest.opened_at if oldest else 0,
                states=SHOWN,
                counters=zone,
                limit=structure.hall.board_calls,
            )
            missed = state.tickets_in_state(db, State.MISSED)
            waiting = Tally(stage.service for stage in state.waiting(db))
        served = {service for counter in zone for service in structure.services_of(counter)}
        return {
            "screen": screen_id,
            "zone": list(zone),
            "calls": [_call(call, structure) for call in calls],
            "missed": [ticket.label for ticket in missed if ticket.stage.counter in zone],
            "waiting": [
                {"service": service.id, "count": waiting[service.id], "estimate": None}
                for service in structure.services
                if service.id in served
            ],
            "texts": {"hall": dict(structure.hall.name)},
            "languages": list(structure.hall.languages),
        }


def zone_of(structure: Structure, screen_id: str) -> tuple[str, ...]:
    """The counters that a screen shows; raises NotFound."""
    try:
        return tuple(counter.id for counter in structure.screen_counters(screen_id))
    except KeyError:
        raise NotFound("not_found", screen=screen_id) from None


def _call(call: LatestCall, structure: Structure) -> dict[str, Any]:
    stage = call.stage
    return {
        "call_id": stage.call_id,
        "label": call.label,
        "counter": stage.counter,
        "place": _place(structure, stage.counter or ""),
        "called_at": rfc3339(stage.called_at or 0),
        "recalls": stage.recalls,
        "language": call.language,
        "state": stage.state,
    }


def _place(structure: Structure, counter_id: str) -> dict[str, str]:
    """Where to go, in every language of the hall."""
    try:
        counter = structure.counter(counter_id)
    except KeyError:
        return dict.fromkeys(structure.hall.languages, counter_id)
    places = {}
    for language in structure.hall.languages:
        names = (structure.name(counter.name, language), structure.name(counter.place, language))
        places[language] = ", ".join(name for name in names if name)
    return places
