"""What an event does to the tables of current state.

The hall saves through `apply` while it works, and the proof rebuilds through `apply` from an empty world:
there is one description of what happened and one reading of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from hall_server.domain.counters import Counter, CounterState, Day, Shift
from hall_server.domain.events import STEP_OF, Event, Kind
from hall_server.domain.steps import State, Step
from hall_server.domain.tickets import Stage, Ticket
from hall_server.domain.times import millis


class World(Protocol):
    """The tables of current state. Reading what is not there raises KeyError."""

    def ticket(self, ticket_id: str) -> Ticket: ...

    def put_ticket(self, ticket: Ticket, former: Ticket | None) -> None: ...

    def counter(self, counter_id: str) -> Counter: ...

    def put_counter(self, counter: Counter, former: Counter) -> None: ...

    def shift(self, shift_id: str) -> Shift: ...

    def put_shift(self, shift: Shift) -> None: ...

    def day(self, business_day: str) -> Day: ...

    def put_day(self, day: Day) -> None: ...


def apply(event: Event, world: World) -> None:
    """Change the world as the event says; raises Refused when the rules do not allow it."""
    match event.kind:
        case Kind.ISSUED:
            world.put_ticket(_issued(event), None)
        case Kind.COUNTER_OPENED | Kind.COUNTER_CLOSED | Kind.COUNTER_PAUSED | Kind.COUNTER_RESUMED:
            _move_counter(event, world)
        case Kind.DAY_OPENED:
            world.put_day(Day(event.data["day"], opened_at=event.at))
        case Kind.DAY_CLOSED:
            world.put_day(replace(world.day(event.data["day"]), closed_at=event.at))
        case kind if kind in STEP_OF:
            _step(event, STEP_OF[kind], world)
        case _:
            pass


def _issued(event: Event) -> Ticket:
    data = event.data
    ranked_at = millis(data["ranked_at"])
    stages = [Stage(n, service) for n, service in enumerate(data["services"], start=1)]
    stages[0] = stages[0].enqueue(at=event.at, ranked_at=ranked_at)
    appointment = data.get("appointment")
    return Ticket(
        id=_ticket_of(event),
        label=data["label"],
        business_day=event.business_day,
        series=data["series"],
        number=data["number"],
        language=data["language"],
        issued_at=event.at,
        stages=tuple(stages),
        priority=data.get("priority"),
        quantity=data.get("quantity", 1),
        purpose=data.get("purpose"),
        appointment_at=millis(appointment) if appointment else None,
        kiosk=data.get("kiosk"),
    )


def _step(event: Event, step: Step, world: World) -> None:
    former = world.ticket(_ticket_of(event))
    ticket = former.with_stage(former.stage.step(step, at=event.at, **_stage_change(step, event.data)))
    if step is Step.FINISH:
        ticket = replace(ticket, quantity=event.data.get("quantity", ticket.quantity))
        ticket = ticket.after_finish(event.at)
    elif step is Step.TRANSFER:
        ticket = ticket.after_transfer(_new_stage(event))
    world.put_ticket(ticket, former)
    _step_at_counter(event, step, former, world)


def _stage_change(step: Step, data: Mapping[str, Any]) -> dict[str, object]:
    match step:
        case Step.CALL:
            return {key: data[key] for key in ("counter", "operator", "reason", "call_id")}
        case Step.RECALL:
            return {"call_id": data["call_id"]}
        case Step.FINISH:
            return {"outcome": data.get("outcome")}
        case _:
            return {}


def _new_stage(event: Event) -> Stage:
    data = event.data
    return Stage(
        n=0,
        service=data["service"],
        state=State.WAITING,
        queued_at=event.at,
        ranked_at=millis(data["ranked_at"]),
        since=event.at,
        first=data.get("first", False),
        for_counter=data.get("for_counter"),
        for_operator=data.get("for_operator"),
    )


def _step_at_counter(event: Event, step: Step, former: Ticket, world: World) -> None:
    if step is Step.CALL:
        counter = world.counter(event.data["counter"])
        world.put_counter(counter.changed(ticket=former.id), counter)
    elif former.is_at_counter and former.stage.counter is not None:
        counter = world.counter(former.stage.counter)
        stays = step in (Step.RECALL, Step.START)
        world.put_counter(counter.changed(ticket=former.id if stays else None), counter)


def _move_counter(event: Event, world: World) -> None:
    data = event.data
    counter = world.counter(data["counter"])
    if event.kind is Kind.COUNTER_OPENED:
        shift = Shift(data["shift"], counter.id, data["operator"], event.business_day, opened_at=event.at)
        world.put_shift(shift)
        moved = counter.changed(
            state=CounterState.OPEN, operator=shift.operator, shift=shift.id, since=event.at
        )
    elif event.kind is Kind.COUNTER_CLOSED:
        if counter.shift is not None:
            world.put_shift(replace(world.shift(counter.shift), closed_at=event.at))
        moved = counter.changed(state=CounterState.CLOSED, operator=None, shift=None, since=event.at)
    else:
        paused = event.kind is Kind.COUNTER_PAUSED
        moved = counter.changed(state=CounterState.PAUSED if paused else CounterState.OPEN, since=event.at)
    world.put_counter(moved, counter)


def _ticket_of(event: Event) -> str:
    if event.ticket is None:
        raise ValueError(f"an event of kind {event.kind} names no ticket")
    return event.ticket
