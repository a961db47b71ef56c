"""What an event does to a ticket. Pure: a ticket and an event in, a ticket out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hall_server.domain.events import STEP_OF, Event, Kind
from hall_server.domain.steps import State, Step
from hall_server.domain.tickets import Stage, Ticket, VisitKind
from hall_server.domain.times import millis

CHANGING = (frozenset(STEP_OF) - {Kind.RECALLED}) | {Kind.STAGE_ADDED, Kind.POSTPONED}
"""Events that an undo takes back: those that changed the state. A recall does not."""


def ticket_of(event: Event) -> str:
    """The id of the ticket that an event is about; raises ValueError when it names none."""
    if event.ticket is None:
        raise ValueError(f"an event of kind {event.kind} names no ticket")
    return event.ticket


def after(ticket: Ticket, event: Event) -> Ticket:
    """The ticket after the event; raises Refused when the rules do not allow it."""
    if event.kind is Kind.STAGE_ADDED:
        return ticket.with_planned(event.data["service"])
    if event.kind is Kind.POSTPONED:
        return ticket.letting_go(event.data["behind"])
    step = STEP_OF.get(event.kind)
    if step is None:
        return ticket
    change = _stage_change(step, event.data)
    moved = ticket.step(step, at=event.at, **change)
    if step is Step.FINISH:
        moved = replace(moved, quantity=event.data.get("quantity", ticket.quantity))
        return moved.after_finish(event.at, next_service=event.data.get("next"))
    if step is Step.TRANSFER:
        return moved.after_transfer(*_new_stages(ticket, event))
    return moved


def standing(events: Iterable[Event]) -> list[Event]:
    """The events that still count: a step that was undone drops out with its undo."""
    kept: list[Event] = []
    for event in events:
        if event.kind is not Kind.UNDONE:
            kept.append(event)
            continue
        place = max(n for n, each in enumerate(kept) if each.kind in CHANGING)
        del kept[place:]
    return kept


def replayed(events: Iterable[Event]) -> Ticket:
    """The ticket as its events left it, beginning with its issue."""
    first, *others = standing(events)
    ticket = issued(first)
    for event in others:
        ticket = after(ticket, event)
    return ticket


def issued(event: Event) -> Ticket:
    """The ticket that an event issues."""
    data = event.data
    ranked_at = millis(data["ranked_at"])
    stages = [Stage(n, service) for n, service in enumerate(data["services"], start=1)]
    stages[0] = stages[0].enqueue(at=event.at, ranked_at=ranked_at)
    appointment = data.get("appointment")
    return Ticket(
        id=ticket_of(event),
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
        kind=VisitKind(data.get("visit", VisitKind.VISIT)),
    )


def _stage_change(step: Step, data: Mapping[str, Any]) -> dict[str, object]:
    match step:
        case Step.CALL:
            return {key: data[key] for key in ("counter", "operator", "reason", "call_id")}
        case Step.RECALL:
            return {"call_id": data["call_id"]}
        case Step.FINISH:
            return {"outcome": data.get("outcome"), "quantity": data.get("served_quantity")}
        case Step.HOLD:
            return {"held_until": millis(data["until"]), "first": data.get("first", False)}
        case Step.MISS | Step.RELEASE:
            return {"first": data.get("first", False)}
        case _:
            return {}


def _new_stages(ticket: Ticket, event: Event) -> list[Stage]:
    """Where a transferred visit goes on, and where it comes back to afterwards."""
    data = event.data
    stages = [
        Stage(
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
    ]
    if data.get("come_back"):
        left = ticket.stage
        stages.append(Stage(n=0, service=left.service, for_operator=left.operator))
    return stages
