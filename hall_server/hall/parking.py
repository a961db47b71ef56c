"""What is done with a visit besides serving it: hold, return, transfer, add a stage, release, cancel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hall_server.domain import order
from hall_server.domain.counters import Counter, CounterState
from hall_server.domain.errors import BadInput, Refused
from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import MINUTE, Millis, rfc3339
from hall_server.hall.opening import must_be_open
from hall_server.hall.transaction import Transaction, desk, policy, present, waiting_stage
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
    until = tx.now + (minutes or tx.structure.hall.hold_min) * MINUTE
    return _record(tx, ticket, Kind.HELD, until=rfc3339(until), reason=reason)


def bring_back(tx: Transaction, ticket: Ticket) -> Ticket:
    """A held or missed visitor waits again, with the rank of before."""
    return _record(tx, ticket, Kind.RETURNED)


def transfer(tx: Transaction, ticket: Ticket, target: Target) -> Ticket:
    """Send the visit on; raises BadInput for unknown or absent targets, Refused for closed ones."""
    service = target.service or ticket.stage.service
    if target.service is not None:
        tx.must_know_service(service)
        must_be_open(tx.db, tx.structure, service, tx.now, tx.day)
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
    must_be_open(tx.db, tx.structure, service, tx.now, tx.day)
    return _record(tx, ticket, Kind.STAGE_ADDED, service=service)


def let_go_first(tx: Transaction, ticket: Ticket, n: int) -> Ticket:
    """The visitor lets the next n go first; raises Refused unless the ticket waits."""
    if ticket.state is not State.WAITING:
        raise ticket.refusal("later")
    mine = waiting_stage(ticket)
    counters = state.counters(tx.db)
    desks = [desk(tx.structure, counters.get(each.id, Counter(each.id))) for each in tx.structure.counters]
    able = [each for each in desks if each.may_serve(mine, present(counters))]
    others = [
        stage
        for stage in state.waiting(tx.db)
        if stage.ticket != ticket.id and any(each.may_serve(stage, present(counters)) for each in able)
    ]
    ranked_at = order.rank_behind(mine, others, n, policy=policy(tx.structure), now=tx.now)
    return _record(tx, ticket, Kind.POSTPONED, n=n, ranked_at=rfc3339(ranked_at))


def release(tx: Transaction, ticket: Ticket) -> Ticket:
    """Free the counter that holds the visit; the visitor waits on with the rank of before."""
    return _record(tx, ticket, Kind.RELEASED)


def cancel(tx: Transaction, ticket: Ticket) -> Ticket:
    """The visit is given up."""
    return _record(tx, ticket, Kind.CANCELLED)


def _record(tx: Transaction, ticket: Ticket, kind: Kind, **data: str | int | None) -> Ticket:
    said = {name: value for name, value in data.items() if value is not None}
    if ticket.is_at_counter:
        said["counter"] = ticket.stage.counter or ""
    tx.record(kind, ticket, **said)
    return tx.ticket(ticket.id)


def _ranked_at(tx: Transaction, ticket: Ticket, place: Place) -> Millis:
    """`fair`: the waits of the visit add up, the time of service does not."""
    return tx.now - ticket.queue_ms(tx.now) if place is Place.FAIR else tx.now


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
