"""What operators do at a counter: open, call, recall, start, miss, finish, close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from config.calling import desk, policy, present
from hall_server.domain import order
from hall_server.domain.counters import Counter, CounterState
from hall_server.domain.errors import BadInput, Refused
from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket, VisitKind
from hall_server.hall import parking
from hall_server.hall import tickets as at_kiosk
from hall_server.hall.expecting import in_best_order
from hall_server.hall.transaction import Transaction, new_id, waiting_stage
from hall_server.store import announcements, private, state

HERE = "here"
"""The reason of a call that nobody waited for."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a stage is finished: outcome from the hall's list, a note that is kept apart."""

    outcome: str | None = None
    note: str | None = None
    quantity: int | None = None


def open_counter(tx: Transaction, counter: Counter) -> None:
    """Begin a shift; opening one's own open counter again changes nothing.

    Raises Refused (`counter_busy`) when somebody else has it, or when a person already holds another one.
    """
    if counter.state is not CounterState.CLOSED:
        if counter.operator == tx.actor.name:
            return
        raise Refused(
            "counter_busy", saying="counter_taken", counter=counter.id, operator=counter.operator or ""
        )
    if tx.actor.is_person:
        for other in state.counters(tx.db).values():
            if other.operator == tx.actor.name and other.state is not CounterState.CLOSED:
                raise Refused("counter_busy", saying="counter_elsewhere", counter=other.id)
    services = list(tx.structure.services_of(counter.id))
    tx.record(
        Kind.COUNTER_OPENED, counter=counter.id, operator=tx.actor.name, shift=new_id(), services=services
    )


def close_counter(tx: Transaction, counter: Counter, *, by_force: bool = False) -> None:
    """End the shift; raises Refused (`counter_busy`) while the counter holds a ticket.

    `by_force`: for a manager, when the operator is not there any more. The visitor waits on with the rank of
    before.
    """
    if counter.state is CounterState.CLOSED:
        return
    if by_force and counter.ticket is not None:
        parking.release(tx, tx.world.ticket(counter.ticket))
    else:
        _must_be_free(tx, counter)
    forced: dict[str, Any] = {"by_force": True} if by_force else {}
    tx.record(Kind.COUNTER_CLOSED, counter=counter.id, **forced)


def call_next(tx: Transaction, counter: Counter) -> Ticket | None:
    """Call whoever is next for this counter; None when nobody waits whom it serves."""
    counter.must_be_open()
    _must_be_free(tx, counter)
    at_desk = desk(tx.structure, counter)
    chosen = order.choose(
        at_desk,
        state.waiting(tx.db, at_desk.services),
        policy=policy(tx.structure),
        now=tx.now,
        present=present(state.counters(tx.db)),
    )
    if chosen is None:
        return None
    why: dict[str, Any] = {"reason": chosen.reason, "score_min": round(chosen.score, 3)}
    if chosen.turn is not None:
        why |= {"turn_before": counter.turn, "turn": chosen.turn}
    return _call(tx, counter, tx.ticket(chosen.stage.ticket), why)


def call_chosen(tx: Transaction, counter: Counter, ticket_id: str) -> Ticket:
    """Call a ticket that the operator has chosen; the record says so.

    Raises BadInput (`unknown_ticket`) and Refused (`not_served_here`, `illegal_step`, `counter_busy`).
    """
    counter.must_be_open()
    _must_be_free(tx, counter)
    ticket = state.ticket(tx.db, ticket_id)
    if ticket is None:
        raise BadInput("unknown_ticket", id=ticket_id)
    may = desk(tx.structure, counter).may_serve(waiting_stage(ticket), present(state.counters(tx.db)))
    if not may and not ticket.is_over:
        raise Refused("not_served_here", counter=counter.id, label=ticket.label)
    return _call(tx, counter, ticket, {"reason": "chosen"})


def serve(
    tx: Transaction, counter: Counter, service: str, *, kind: VisitKind = VisitKind.HERE, quantity: int = 1
) -> Ticket:
    """Serve somebody who stands at the counter already, or do work for somebody who is not in the hall.

    Raises BadInput (`unknown_service`) and Refused (`not_served_here`, `counter_busy`, `series_full`).
    """
    counter.must_be_open()
    _must_be_free(tx, counter)
    tx.must_know_service(service)
    if service not in desk(tx.structure, counter).services:
        raise Refused(
            "not_served_here", saying="service_not_served_here", counter=counter.id, service=service
        )
    ticket = at_kiosk.take_here(tx, service, kind, quantity)
    # The table has no other way to the counter, so the visit is called and begins in the same instant; no
    # screen and no speaker is told, because the visitor is there.
    said = {"counter": counter.id, "operator": counter.operator, "call_id": new_id(), "reason": HERE}
    tx.record(Kind.CALLED, ticket, **said)
    tx.record(Kind.STARTED, tx.ticket(ticket.id), counter=counter.id)
    return tx.ticket(ticket.id)


def pause(tx: Transaction, counter: Counter, reason: str) -> None:
    """Take no visitors for a while; raises Refused while the counter holds one."""
    if counter.state is CounterState.PAUSED:
        return
    counter.must_be_open()
    _must_be_free(tx, counter)
    known = {each.id for each in tx.structure.pause_reasons}
    if known and reason not in known:
        raise BadInput("malformed", field="reason", found=reason)
    tx.record(Kind.COUNTER_PAUSED, counter=counter.id, reason=reason, pause=new_id())


def resume(tx: Transaction, counter: Counter) -> None:
    """Take visitors again."""
    if counter.state is CounterState.CLOSED:
        raise Refused("counter_closed", counter=counter.id)
    if counter.state is CounterState.PAUSED:
        tx.record(Kind.COUNTER_RESUMED, counter=counter.id)


def recall(tx: Transaction, counter: Counter) -> Ticket:
    """Ask the called visitor again; raises Refused (`recall_limit`) after the hall's number of times."""
    counter.must_be_open()
    ticket = tx.ticket_at(counter)
    limit = tx.structure.hall.recall_limit
    if ticket.state is State.CALLED and ticket.stage.recalls_of_call >= limit:
        raise Refused("recall_limit", label=ticket.label, limit=limit)
    call_id = new_id()
    tx.record(Kind.RECALLED, ticket, counter=counter.id, call_id=call_id)
    _announce(tx, ticket, counter.id, call_id)
    return tx.ticket(ticket.id)


def start(tx: Transaction, counter: Counter) -> Ticket:
    """The visitor has come."""
    return _step(tx, counter, Kind.STARTED)


def miss(tx: Transaction, counter: Counter) -> Ticket:
    """The visitor did not come."""
    goes_first = counter.ticket is not None and tx.world.ticket(counter.ticket).goes_first
    return _step(tx, counter, Kind.MISSED, first=goes_first or None)


def finish(tx: Transaction, counter: Counter, ending: Ending) -> Ticket:
    """The visitor is served; a ticket with stages left waits for the next by itself.

    Raises BadInput for an outcome that is not on the hall's list.
    """
    known = {each.id for each in tx.structure.outcomes}
    if ending.outcome is not None and known and ending.outcome not in known:
        raise BadInput("malformed", field="outcome", found=ending.outcome)
    counter.must_be_open()
    following = _next_service(tx, tx.ticket_at(counter))
    ticket = _step(
        tx, counter, Kind.FINISHED, outcome=ending.outcome, served_quantity=ending.quantity, next=following
    )
    if ending.note:
        private.keep_note(tx.db, ticket.id, tx.actor.name, ending.note, tx.now)
    return ticket


def _next_service(tx: Transaction, ticket: Ticket) -> str | None:
    """The planned stage that comes next where the plan is free; None: the plan's own order.

    Where a visitor is to come back to somebody, that comes first.
    """
    planned = ticket.planned
    is_bound = bool(planned) and (planned[0].for_operator or planned[0].for_counter)
    if tx.structure.hall.visit_order == "fixed" or len(planned) < 2 or is_bound:
        return None
    services = [stage.service for stage in planned]
    return in_best_order(tx.db, tx.structure, services, ticket.quantity)[0]


def _call(tx: Transaction, counter: Counter, ticket: Ticket, why: dict[str, Any]) -> Ticket:
    call_id = new_id()
    tx.record(Kind.CALLED, ticket, counter=counter.id, operator=counter.operator, call_id=call_id, **why)
    _announce(tx, ticket, counter.id, call_id)
    return tx.ticket(ticket.id)


def _step(tx: Transaction, counter: Counter, kind: Kind, **data: str | int | None) -> Ticket:
    counter.must_be_open()
    ticket = tx.ticket_at(counter)
    said = {name: value for name, value in data.items() if value is not None}
    tx.record(kind, ticket, counter=counter.id, **said)
    return tx.ticket(ticket.id)


def _must_be_free(tx: Transaction, counter: Counter) -> None:
    if counter.ticket is not None:
        label = tx.world.ticket(counter.ticket).label
        raise Refused("counter_busy", counter=counter.id, label=label)


def _announce(tx: Transaction, ticket: Ticket, counter_id: str, call_id: str) -> None:
    for speaker in tx.structure.speakers:
        if counter_id in {counter.id for counter in tx.structure.speaker_counters(speaker.id)}:
            announcements.add(
                tx.db,
                call_id=call_id,
                ticket=ticket.id,
                label=ticket.label,
                counter=counter_id,
                language=ticket.language,
                speaker=speaker.id,
                at=tx.now,
            )
