"""Taking a ticket; and visits without one, of those who are at the counter already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from config.models import Kiosk
from hall_server.domain.errors import BadInput, NotAllowed
from hall_server.domain.numbering import Series
from hall_server.domain.tickets import Ticket, VisitKind
from hall_server.domain.times import MINUTE, Millis, millis, rfc3339
from hall_server.hall.expecting import in_best_order
from hall_server.hall.opening import must_be_open
from hall_server.hall.people import LEADERS, Role
from hall_server.hall.slip_facts import Issued, facts_of, layout_of
from hall_server.hall.transaction import Transaction
from hall_server.hall.views import Views
from hall_server.store import jobs, numbers, private


@dataclass(frozen=True, slots=True)
class Order:
    """What a visitor asks for."""

    services: tuple[str, ...]
    language: str
    priority: str | None = None
    needs: tuple[str, ...] = ()
    quantity: int = 1
    purpose: str | None = None
    appointment: str | None = None
    kiosk: str | None = None
    kind: VisitKind = VisitKind.VISIT
    large_print: bool = False
    """The slip in large print: told to the print job alone, because it tells of a need."""


def take(tx: Transaction, order: Order, views: Views) -> Ticket:
    """Issue a ticket with its slip.

    Raises Refused (`service_closed`, `limit_reached`, `series_full`), and BadInput for unknown things.
    """
    kiosk = _kiosk(tx, order.kiosk)
    _check(tx, order, kiosk)
    past_guard = tx.actor.role in LEADERS
    for service in order.services:
        must_be_open(tx.db, tx.structure, service, tx.now, tx.day, past_guard=past_guard)
    ticket = tx.record_issue(_issue(tx, _ordered(tx, order), kiosk))
    if order.needs:
        private.keep_needs(tx.db, ticket.id, list(order.needs), ticket.business_day)
    if kiosk is not None and kiosk.printers:
        facts = slip_facts(tx, ticket, views, large_print=order.large_print)
        jobs.add_print_job(tx.db, tuple(kiosk.printers), facts, tx.now, ticket=ticket.id)
    return ticket


def take_here(tx: Transaction, service: str, kind: VisitKind, quantity: int) -> Ticket:
    """A visit without a slip, for somebody who is at the counter already or for work behind it.

    Hours and limits are for those who come to wait. Raises BadInput, and Refused (`series_full`).
    """
    tx.must_know_service(service)
    order = Order((service,), tx.structure.hall.languages[0], quantity=quantity, kind=kind)
    return tx.record_issue(_issue(tx, order, None))


def _ordered(tx: Transaction, order: Order) -> Order:
    """The order with its services as the visit shall go through them."""
    if tx.structure.hall.visit_order == "fixed" or len(order.services) == 1:
        return order
    return replace(order, services=tuple(in_best_order(tx.db, tx.structure, order.services, order.quantity)))


def _kiosk(tx: Transaction, asked: str | None) -> Kiosk | None:
    own = tx.actor.target if tx.actor.role is Role.KIOSK else None
    if own is not None and asked is not None and asked != own:
        raise NotAllowed("not_allowed", saying="not_this_kiosk", kiosk=asked)
    kiosk_id = asked or own
    if kiosk_id is None:
        return None
    try:
        return tx.structure.kiosk(kiosk_id)
    except KeyError:
        raise BadInput("malformed", field="kiosk", found=kiosk_id) from None


def _check(tx: Transaction, order: Order, kiosk: Kiosk | None) -> None:
    for service in order.services:
        tx.must_know_service(service)
        if kiosk is not None and kiosk.services and service not in kiosk.services:
            raise BadInput("unknown_service", id=service)
    if order.language not in tx.structure.hall.languages:
        raise BadInput("malformed", field="language", found=order.language)
    if order.priority is not None and not _is_offered(tx, order.priority):
        raise BadInput("malformed", field="priority", found=order.priority)
    known_purposes = {purpose.id for purpose in tx.structure.purposes}
    if order.purpose is not None and known_purposes and order.purpose not in known_purposes:
        raise BadInput("malformed", field="purpose", found=order.purpose)
    known_needs = {need.id for need in tx.structure.needs}
    for need in order.needs:
        if need not in known_needs:
            raise BadInput("malformed", field="needs", found=need)


def _is_offered(tx: Transaction, priority: str) -> bool:
    if tx.actor.role is Role.KIOSK and priority == tx.structure.hall.appointment_priority:
        # That one comes with a booked time: nobody says it of themselves.
        return False
    known = any(each.id == priority for each in tx.structure.priorities)
    return known and not tx.structure.is_retired("priority", priority)


def _series(tx: Transaction, service_id: str) -> Series:
    """The numbering of the day: what is changed of a series holds from the next business day on."""
    of_day = tx.structure_of_day()
    known = any(service.id == service_id for service in of_day.services)
    wanted = (of_day if known else tx.structure).service(service_id).series
    is_of_day = any(series.id == wanted for series in of_day.series)
    series = (of_day if is_of_day else tx.structure).one_series(wanted)
    return Series(series.id, series.prefix, series.first, series.last)


def _issue(tx: Transaction, order: Order, kiosk: Kiosk | None) -> dict[str, Any]:
    booked = millis(order.appointment) if order.appointment else None
    counts = booked is not None and _counts(tx, booked)
    priority = order.priority or (tx.structure.hall.appointment_priority if counts else None)
    # The number is the last thing that can be refused, and it rolls back with the rest: none is lost.
    series = _series(tx, order.services[0])
    number = numbers.take(tx.db, tx.day, series)
    return {
        "label": series.label(number),
        "series": series.id,
        "number": number,
        "services": list(order.services),
        "language": order.language,
        "priority": priority,
        "quantity": order.quantity,
        "purpose": order.purpose,
        "appointment": rfc3339(booked) if booked is not None else None,
        "kiosk": kiosk.id if kiosk else None,
        "ranked_at": rfc3339(max(tx.now, booked) if booked is not None and counts else tx.now),
        **({} if order.kind is VisitKind.VISIT else {"visit": order.kind.value}),
    }


def _counts(tx: Transaction, booked: Millis) -> bool:
    """Does an appointment count now? Too early or too late, its visitor waits like everybody else."""
    hall = tx.structure.hall
    early = tx.now < booked - hall.appointment_early_min * MINUTE
    late = tx.now > booked + hall.appointment_late_min * MINUTE
    return not early and not late


def slip_facts(tx: Transaction, ticket: Ticket, views: Views, *, large_print: bool = False) -> dict[str, Any]:
    """What the slip will say, frozen now, in the visitor's language and the layout of the ticket's kiosk."""
    issued = Issued(
        label=ticket.label,
        language=ticket.language,
        services=[stage.service for stage in ticket.stages],
        issued_at=ticket.issued_at,
        ahead=views.ahead(ticket),
        status_url=views.ticket(ticket)["status_url"],
        quantity=ticket.quantity,
    )
    layout = layout_of(tx.structure, ticket.kiosk)
    return facts_of(tx.structure, issued, layout, large_print=large_print)
