"""Taking a ticket; and visits without one, of those who are at the counter already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from config.models import Kiosk, Service, Structure
from hall_server.domain.errors import BadInput, NotAllowed
from hall_server.domain.numbering import Series
from hall_server.domain.tickets import Ticket, VisitKind
from hall_server.domain.times import MINUTE, Millis, local, millis, rfc3339
from hall_server.hall.expecting import in_best_order
from hall_server.hall.opening import must_be_open
from hall_server.hall.people import LEADERS, Role
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
        facts = slip_facts(tx, ticket, views)
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


def slip_facts(tx: Transaction, ticket: Ticket, views: Views) -> dict[str, Any]:
    """What the slip will say, frozen now, in the visitor's language."""
    structure, language = tx.structure, ticket.language
    services = [structure.service(stage.service) for stage in ticket.stages]
    visit = [_service_facts(structure, service, language) for service in services]
    service, named = services[0], visit[0]
    return {
        "label": ticket.label,
        "language": language,
        "hall_name": structure.name(structure.hall.name, language),
        "service_name": named["name"],
        "department_name": named["department"],
        "issued_local": local(ticket.issued_at, structure.hall.timezone).isoformat(),
        "ahead": views.ahead(ticket),
        "estimate_low_s": None,
        "estimate_high_s": None,
        "documents": named["documents"],
        "fee": named["fee"],
        "place": _only_place(tx, service, language),
        "status_url": views.ticket(ticket)["status_url"],
        "is_copy": False,
        "quantity": ticket.quantity,
        "visit": visit if len(visit) > 1 else [],
    }


def _service_facts(structure: Structure, service: Service, language: str) -> dict[str, str | None]:
    return {
        "name": structure.name(service.name, language),
        "department": structure.name(structure.department(service.department).name, language),
        "documents": structure.name(service.documents, language) or None,
        "fee": structure.name(service.fee, language) or None,
    }


def _only_place(tx: Transaction, service: Service, language: str) -> str | None:
    """Where to go, when one counter alone serves the service."""
    counters = tx.structure.counters_serving(service.id)
    if len(counters) != 1:
        return None
    names = (tx.structure.name(counters[0].name, language), tx.structure.name(counters[0].place, language))
    return ", ".join(name for name in names if name)
