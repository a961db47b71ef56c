"""What an event does to the tables of current state.

The hall saves through `apply` while it works, and the proof rebuilds through `apply` from an empty world:
there is one description of what happened and one reading of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from hall_server.domain.counters import Counter, CounterState, Day, Shift, ShiftKind
from hall_server.domain.events import STEP_OF, Event, Kind
from hall_server.domain.tickets import Ticket
from hall_server.domain.visits import after, issued, replayed, ticket_of


class World(Protocol):
    """The tables of current state. Reading what is not there raises KeyError."""

    def ticket(self, ticket_id: str) -> Ticket: ...

    def put_ticket(self, ticket: Ticket, former: Ticket | None) -> None: ...

    def events_of(self, ticket_id: str) -> Sequence[Event]: ...

    def counter(self, counter_id: str) -> Counter: ...

    def put_counter(self, counter: Counter, former: Counter) -> None: ...

    def shift(self, shift_id: str) -> Shift: ...

    def put_shift(self, shift: Shift) -> None: ...

    def day(self, business_day: str) -> Day: ...

    def put_day(self, day: Day) -> None: ...

    def forget_days_before(self, business_day: str) -> None:
        """Drop the tickets of earlier days, and their shifts and the days themselves where they are over."""


def apply(event: Event, world: World) -> None:
    """Change the world as the event says; raises Refused when the rules do not allow it."""
    match event.kind:
        case Kind.ISSUED:
            world.put_ticket(issued(event), None)
        case Kind.UNDONE:
            former = world.ticket(ticket_of(event))
            restored = replayed((*world.events_of(former.id), event))
            _put(replace(restored, version=former.version + 1), former, world, turn=event.data.get("turn"))
        case Kind.COUNTER_OPENED | Kind.COUNTER_CLOSED | Kind.COUNTER_PAUSED | Kind.COUNTER_RESUMED:
            _move_counter(event, world)
        case Kind.DAY_OPENED:
            world.put_day(Day(event.data["day"], opened_at=event.at))
        case Kind.DAY_CLOSED:
            world.put_day(replace(world.day(event.data["day"]), closed_at=event.at))
        case Kind.RECORD_CHECKPOINTED:
            world.forget_days_before(event.data["kept_from"])
        case kind if kind in STEP_OF or kind in (Kind.STAGE_ADDED, Kind.POSTPONED):
            former = world.ticket(ticket_of(event))
            _put(after(former, event), former, world, turn=event.data.get("turn"))
        case _:
            pass


def _put(ticket: Ticket, former: Ticket, world: World, *, turn: int | None) -> None:
    """Save the ticket and let go of, or take, the counter where it was and is."""
    world.put_ticket(ticket, former)
    was_at = former.stage.counter if former.is_at_counter else None
    is_at = ticket.stage.counter if ticket.is_at_counter else None
    for counter_id in dict.fromkeys(each for each in (was_at, is_at) if each is not None):
        counter = world.counter(counter_id)
        changed = counter.changed(ticket=ticket.id if counter_id == is_at else None)
        world.put_counter(changed if turn is None else replace(changed, turn=turn), counter)


def _move_counter(event: Event, world: World) -> None:
    data = event.data
    counter = world.counter(data["counter"])
    change: dict[str, object]
    match event.kind:
        case Kind.COUNTER_OPENED:
            shift = Shift(
                data["shift"],
                counter.id,
                data["operator"],
                event.business_day,
                opened_at=event.at,
                services=" ".join(data.get("services", ())),
            )
            world.put_shift(shift)
            change = {"state": CounterState.OPEN, "operator": shift.operator, "shift": shift.id}
        case Kind.COUNTER_CLOSED:
            _end_shifts(counter, event, world)
            change = {"state": CounterState.CLOSED, "operator": None, "shift": None, "pause": None}
        case Kind.COUNTER_PAUSED:
            # A break is a row of its own since the record keeps its reason.
            change = {"state": CounterState.PAUSED, "pause": data.get("pause")}
            if counter.shift is not None and "pause" in data:
                shift = world.shift(counter.shift)
                begun = replace(shift, id=data["pause"], kind=ShiftKind.PAUSE, reason=data["reason"])
                world.put_shift(replace(begun, business_day=event.business_day, opened_at=event.at))
        case _:
            if counter.pause is not None:
                world.put_shift(replace(world.shift(counter.pause), closed_at=event.at))
            change = {"state": CounterState.OPEN, "pause": None}
    world.put_counter(counter.changed(**change, since=event.at), counter)


def _end_shifts(counter: Counter, event: Event, world: World) -> None:
    for shift_id in (counter.pause, counter.shift):
        if shift_id is not None:
            world.put_shift(replace(world.shift(shift_id), closed_at=event.at))
