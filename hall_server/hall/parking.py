"""What is done with a visit besides serving it: hold, return, transfer, add a stage, release, cancel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from config.calling import standings
from hall_server.domain import order
from hall_server.domain.counters import CounterState
from hall_server.domain.errors import BadInput, Refused
from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket, VisitKind
from hall_server.domain.times import MINUTE, Millis, rfc3339
from hall_server.hall.expecting import load_of
from hall_server.hall.opening import must_be_open, opening
from hall_server.hall.transaction import Transaction, waiting_stage
from hall_server.store import state


class Place(StrEnum):
    """Where a transferred visit stands in its new queue."""

    FIRST = "first"
    LAST = "last"
    FAIR = "fair"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a visit is sent: to a service, or for the same service to a counter or an operator."""

    service: str | None = None
    counter: str | None = None
    operator: str | None = None
    place: Place = Place.FAIR
    come_back: bool = False


def hold(tx: Transaction, ticket: Ticket, *, minutes: int | None, reason: str | None) -> Ticket:
    """Park the visit; it goes back to waiting by itself after `minutes`, or the hall's number of them."""
    _must_have_a_visitor(ticket, "hold")
    until = tx.now + (minutes or tx.structure.hall.hold_min) * MINUTE
    return _record(
        tx, ticket, Kind.HELD, until=rfc3339(until), reason=reason, first=ticket.goes_first or None
    )


def bring_back(tx: Transaction, ticket: Ticket) -> Ticket:
    """A held or missed visitor waits again, with the rank of before."""
    return _record(tx, ticket, Kind.RETURNED)


def transfer(tx: Transaction, ticket: Ticket, target: Target) -> Ticket:
    """Send the visit on; raises BadInput for unknown or absent targets, Refused for closed ones."""
    _must_have_a_visitor(ticket, "transfer")
    service = target.service or ticket.stage.service
    if target.service is not None:
        tx.must_know_service(service)
        _must_be_served(tx, ticket, service)
    _must_be_there(tx, target)
    return _record(
        tx,
        ticket,
        Kind.TRANSFERRED,
        service=service,
        for_counter=target.counter,
        for_operator=target.operator,
        place=target.place.value,
        first=target.place is Place.FIRST or None,
        ranked_at=rfc3339(_ranked_at(tx, ticket, target.place)),
        come_back=target.come_back or None,
    )


def add_stage(tx: Transaction, ticket: Ticket, service: str) -> Ticket:
    """One more service after the present one; raises Refused for a visit that is over."""
    tx.must_know_service(service)
    if ticket.is_over:
        raise ticket.refusal("add_stage")
    _must_have_a_visitor(ticket, "add_stage")
    _must_be_served(tx, ticket, service)
    return _record(tx, ticket, Kind.STAGE_ADDED, service=service)


def let_go_first(tx: Transaction, ticket: Ticket, n: int) -> Ticket:
    """The visitor lets the next n go first; raises Refused unless the ticket waits.

    Nothing is changed when nobody stands behind it.
    """
    if ticket.state is not State.WAITING:
        raise ticket.refusal("later")
    mine, waiting = waiting_stage(ticket), state.waiting(tx.db)
    found = standings(tx.structure, state.counters(tx.db), waiting, tx.now)
    following = order.next_after(found.nearest(mine), ticket.id, n)
    if not following:
        return ticket
    # Whom the visitor let go before, and who waits still, goes first too.
    present_ids = {stage.ticket for stage in waiting}
    still = [ticket_id for ticket_id in mine.behind if ticket_id in present_ids]
    return _record(tx, ticket, Kind.POSTPONED, n=len(following), behind=[*still, *following])


def release(tx: Transaction, ticket: Ticket) -> Ticket:
    """Free the counter that holds the visit; the visitor waits on with the rank of before.

    Who came to the counter without waiting has no number to listen for: that visit is cancelled.
    """
    released = _record(tx, ticket, Kind.RELEASED, first=ticket.goes_first or None)
    return cancel(tx, released) if ticket.came_without_waiting(ticket.stage) else released


def cancel(tx: Transaction, ticket: Ticket) -> Ticket:
    """The visit is given up."""
    return _record(tx, ticket, Kind.CANCELLED)


def _must_have_a_visitor(ticket: Ticket, step: str) -> None:
    """Raise Refused for work of the back office: nobody is in the hall who could wait."""
    if ticket.kind is VisitKind.BACK_OFFICE:
        raise ticket.refusal(step)


def _must_be_served(tx: Transaction, ticket: Ticket, service: str) -> None:
    """Raise Refused unless a visitor who is in the hall can be served there.

    Hours and the closing guard are for those who come: here it counts that a counter is open for it. The
    limit counts tickets, and a ticket that has the service already is counted.
    """
    found = opening(tx.db, tx.structure, service, tx.now, tx.day)
    is_counted = found.code == "limit_reached" and any(stage.service == service for stage in ticket.stages)
    is_by_time = found.code in ("service_closed", "closing_soon")
    if is_counted or (is_by_time and load_of(tx.db, tx.structure, service).counters):
        return
    must_be_open(tx.db, tx.structure, service, tx.now, tx.day)


def _record(tx: Transaction, ticket: Ticket, kind: Kind, **data: str | int | list[str] | None) -> Ticket:
    said = {name: value for name, value in data.items() if value is not None}
    if ticket.is_at_counter:
        said["counter"] = ticket.stage.counter or ""
    tx.record(kind, ticket, **said)
    return tx.ticket(ticket.id)


def _ranked_at(tx: Transaction, ticket: Ticket, place: Place) -> Millis:
    """Unless `last`, the waits of the visit add up, the time of service does not."""
    return tx.now if place is Place.LAST else tx.now - ticket.queue_ms(tx.now)


def _must_be_there(tx: Transaction, target: Target) -> None:
    counters = state.counters(tx.db)
    if target.counter is not None:
        known = any(counter.id == target.counter for counter in tx.structure.counters)
        if not known or tx.structure.is_retired("counter", target.counter):
            raise BadInput("unknown_counter", id=target.counter)
        there = counters.get(target.counter)
        if there is None or there.state is CounterState.CLOSED:
            raise Refused("counter_closed", counter=target.counter)
    if target.operator is not None:
        here = {counter.operator for counter in counters.values() if counter.operator}
        if target.operator not in here:
            raise BadInput("malformed", saying="operator_absent", operator=target.operator)
