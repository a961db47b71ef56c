"""One screen's board: whole, numbered by whoever sends it, without any name."""

from __future__ import annotations

import sqlite3
from collections import Counter as Tally
from collections.abc import Callable
from typing import Any

from config.models import Screen, Structure
from hall_server.board.layouts import languages_of, layout_of
from hall_server.board.media import Media
from hall_server.board.upcoming import upcoming
from hall_server.domain.counters import Counter
from hall_server.domain.errors import NotFound
from hall_server.domain.steps import State
from hall_server.domain.times import SECOND, Millis, rfc3339
from hall_server.store import notices, state
from hall_server.store.database import Store
from hall_server.store.notices import Notice
from hall_server.store.state import LatestCall

Document = dict[str, Any]

SHOWN = frozenset({State.CALLED, State.SERVING, State.FINISHED})
"""Calls stay on the board in these states; missed, released and undone ones leave, and who was sent on."""

ON_THE_WAY_MS = 3 * SECOND
"""A screen that has just connected again may show a call so much later than it was made."""

MOST_RECENT = 100
"""Calls of a few seconds and visitors on the way; more than the counters of a hall can make."""


class Ways:
    """The names of the counters of a structure and the ways to them: worked out once, not at each call."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self._names: dict[str, dict[str, str]] = {}
        self._places: dict[str, dict[str, str]] = {}

    def name(self, counter_id: str) -> dict[str, str]:
        """The name of a counter in every language of the hall; raises KeyError."""
        if counter_id not in self._names:
            self._names[counter_id] = self.structure.in_all(self.structure.counter(counter_id).name)
        return self._names[counter_id]

    def place(self, counter_id: str) -> dict[str, str]:
        """Where to go, in every language of the hall."""
        if counter_id not in self._places:
            self._places[counter_id] = _place(self.structure, counter_id)
        return self._places[counter_id]


class Boards:
    """What the screens of the hall show."""

    def __init__(
        self, store: Store, now: Callable[[sqlite3.Connection], Millis], media: Media | None = None
    ) -> None:
        """`now`: the hall's time; `media`: pictures and videos for the layouts that show some."""
        self._store = store
        self._now = now
        self._media = media
        self._ways: Ways | None = None

    def _ways_of(self, structure: Structure) -> Ways:
        ways = self._ways
        if ways is None or ways.structure is not structure:
            ways = self._ways = Ways(structure)
        return ways

    def board(self, screen_id: str, structure: Structure) -> Document:
        """A Board of the contract, but for `number` and `at`; raises NotFound for an unknown screen."""
        screen, zone = _screen(structure, screen_id), zone_of(structure, screen_id)
        parts = structure.board_of(screen_id).parts
        with self._store.read() as db:
            now = self._now(db)
            calls, recent = _calls(db, structure, zone, now)
            missed = state.tickets_in_state(db, State.MISSED)
            waiting = state.waiting(db)
            counters = state.counters(db)
            soon = upcoming(structure, zone, counters, waiting, now) if "next" in parts else []
            labels = state.labels(db, soon)
            standing = notices.standing(db)
        tally = Tally(stage.service for stage in waiting)
        served = {service for counter in zone for service in structure.services_of(counter)}
        media = self._media.listed() if self._media and "media" in parts else []
        ways = self._ways_of(structure)
        return {
            "screen": screen_id,
            "zone": list(zone),
            "calls": [_call(call, ways) for call in calls],
            "recent": [_call(call, ways) for call in recent],
            "missed": [ticket.label for ticket in missed if ticket.stage.counter in zone],
            "waiting": [
                {"service": service.id, "count": tally[service.id], "estimate": None}
                for service in structure.services
                if service.id in served
            ],
            "next": [labels[ticket] for ticket in soon],
            "notices": [
                {"id": str(notice.id), "kind": notice.kind, "text": _text(structure, notice)}
                for notice in standing
                if notice.ends_at is None or notice.ends_at > now
            ],
            "own": _own(screen, structure, zone, counters),
            "names": {each: ways.name(each) for each in zone},
            "texts": {"hall": structure.in_all(structure.hall.name)},
            "languages": languages_of(structure, screen_id),
            "layout": layout_of(structure, screen_id, media),
        }


def zone_of(structure: Structure, screen_id: str) -> tuple[str, ...]:
    """The counters that a screen shows; raises NotFound."""
    _screen(structure, screen_id)
    return tuple(counter.id for counter in structure.screen_counters(screen_id))


def _screen(structure: Structure, screen_id: str) -> Screen:
    try:
        return structure.screen(screen_id)
    except KeyError:
        raise NotFound("not_found", screen=screen_id) from None


def _calls(
    db: sqlite3.Connection, structure: Structure, zone: tuple[str, ...], now: Millis
) -> tuple[list[LatestCall], list[LatestCall]]:
    """The last calls of the zone; and those beyond them that stand in the large place still, or for whose
    visitors somebody waits."""
    day, oldest = state.open_day(db), state.oldest_open_day(db)
    since = day.opened_at if day else 0
    # In a hall that is open over midnight, who is called just before it is called still.
    standing_since = oldest.opened_at if oldest else 0
    limit = structure.hall.board_calls

    def latest(since: Millis, standing_since: Millis, limit: int) -> list[LatestCall]:
        return state.latest_calls(
            db, since=since, standing_since=standing_since, states=SHOWN, counters=zone, limit=limit
        )

    calls = latest(since, standing_since, limit)
    if len(calls) < limit:
        return calls, []
    recent_since = now - round(structure.hall.large_s * SECOND) - ON_THE_WAY_MS + 1
    shown = {call.stage.call_id for call in calls}
    standing = latest(max(recent_since, since), standing_since, MOST_RECENT)
    return calls, [call for call in standing if call.stage.call_id not in shown]


def _text(structure: Structure, notice: Notice) -> dict[str, str]:
    """What a notice says; an emergency in each language it was written in, and in no other's name."""
    languages = [each for each in structure.hall.languages if notice.texts.get(each)]
    if notice.kind != "emergency" or not languages:
        return structure.in_all(notice.texts)
    return {each: notice.texts[each] for each in languages}


def _own(
    screen: Screen, structure: Structure, zone: tuple[str, ...], counters: dict[str, Counter]
) -> Document | None:
    """The counter of a screen that names one alone, with whether it takes visitors; None for any other."""
    if len(screen.counters) != 1 or len(zone) != 1:
        return None
    counter = counters.get(zone[0], Counter(zone[0]))
    name = structure.in_all(structure.counter(counter.id).name)
    return {"counter": counter.id, "name": name, "state": counter.state}


def _call(call: LatestCall, ways: Ways) -> Document:
    stage = call.stage
    return {
        "call_id": stage.call_id,
        "label": call.label,
        "counter": stage.counter,
        "place": ways.place(stage.counter or ""),
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
