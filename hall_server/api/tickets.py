"""Tickets: taking one, looking them up, and what is done with a visit wherever it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel

from hall_server.api import queries
from hall_server.api.bodies.base import Nothing
from hall_server.api.bodies.counters import Hold, Transfer
from hall_server.api.bodies.visits import NewStage, NewTicket
from hall_server.api.documents.visits import Ticket, Tickets
from hall_server.api.routes import (
    MANAGERS,
    OPERATORS,
    TICKET_GIVERS,
    Call,
    Route,
    answer_of,
    body_of,
    target_of,
)
from hall_server.domain.steps import State
from hall_server.domain.times import rfc3339
from hall_server.hall.hall import Answer
from hall_server.hall.people import Ask, Role
from hall_server.hall.tickets import Order
from hall_server.web.running import Running

NO_TICKETS = ("service_closed", "limit_reached")
"""Why no visitor may come to a service."""

STATES = tuple(state.value for state in State)


def with_tickets(running: Running) -> tuple[Route, ...]:
    """The routes of tickets."""
    return (*_taking(running), *_finding(running), *_moving(running))


def _taking(running: Running) -> tuple[Route, ...]:
    def take(call: Call) -> Response:
        order = _order(body_of(call, NewTicket))
        if call.by.actor.role is not Role.KIOSK:
            return answer_of(running.hall.take_ticket(call.by, order))
        who = f"{call.by.actor.credential} {request.remote_addr}"
        rate = running.structure().hall.rates.tickets_per_s
        running.limits.may_take_ticket(who, rate)
        answer = running.hall.take_ticket(call.by, order)
        running.limits.ticket_taken(who, rate)
        return answer_of(answer)

    refusals = (*NO_TICKETS, "series_full", "key_reused", "unknown_service")
    answers = {201: Ticket}
    return (Route("POST", "/tickets", "Take a ticket", TICKET_GIVERS, take, answers, NewTicket, refusals),)


def _finding(running: Running) -> tuple[Route, ...]:
    def one(call: Call) -> Response:
        with_words = call.by.actor.role in MANAGERS
        return jsonify(running.hall.ticket(call.path["id"], with_words=with_words))

    def some(_call: Call) -> Response:
        state, day = queries.choice("state", STATES), queries.day("day")
        found = running.hall.find_tickets(
            day=day.isoformat() if day else None,
            state_name=state,
            label=queries.text("label"),
            after=queries.text("after"),
            limit=queries.page_size(),
        )
        return jsonify(found)

    query: dict[str, dict[str, Any]] = {
        "day": queries.DAY,
        "state": {"type": "string", "enum": list(STATES)},
        "label": queries.TEXT | {"examples": ["A012"]},
        "after": queries.TEXT,
        "limit": queries.LIMIT,
    }
    return (
        Route("GET", "/tickets", "Look tickets up", OPERATORS, some, {200: Tickets}, query=query),
        Route("GET", "/tickets/{id}", "A ticket with its history", OPERATORS, one, {200: Ticket}),
    )


def _moving(running: Running) -> tuple[Route, ...]:
    hall = running.hall

    def step(
        name: str,
        summary: str,
        act: Callable[[Ask, str, Call], Answer],
        *,
        who: frozenset[Role] = OPERATORS,
        body: type[BaseModel] = Nothing,
        refusals: tuple[str, ...] = (),
    ) -> Route:
        def do(call: Call) -> Response:
            return answer_of(act(call.by, call.path["id"], call))

        answers, named = {200: Ticket}, ("illegal_step", "key_reused", *refusals)
        return Route("POST", f"/tickets/{{id}}/{name}", summary, who, do, answers, body, named)

    def hold(ask: Ask, ticket_id: str, call: Call) -> Answer:
        asked = body_of(call, Hold)
        return hall.hold_ticket(ask, ticket_id, minutes=asked.minutes, reason=asked.reason)

    def transfer(ask: Ask, ticket_id: str, call: Call) -> Answer:
        return hall.transfer_ticket(ask, ticket_id, target_of(body_of(call, Transfer)))

    def add_stage(ask: Ask, ticket_id: str, call: Call) -> Answer:
        return hall.add_stage(ask, ticket_id, body_of(call, NewStage).service)

    return (
        step("cancel", "The visit is given up", lambda ask, ticket_id, _: hall.cancel(ask, ticket_id)),
        step(
            "return",
            "A held or missed visitor waits again",
            lambda ask, ticket_id, _: hall.bring_back(ask, ticket_id),
        ),
        step("hold", "Park the visit", hold, body=Hold),
        step(
            "transfer",
            "Send the visit on",
            transfer,
            body=Transfer,
            refusals=(*NO_TICKETS, "counter_closed", "unknown_service", "unknown_counter"),
        ),
        step(
            "stages",
            "One more service after the present one",
            add_stage,
            body=NewStage,
            refusals=(*NO_TICKETS, "unknown_service"),
        ),
        step(
            "release",
            "Free the counter; the visitor waits on",
            lambda ask, ticket_id, _: hall.release(ask, ticket_id),
            who=MANAGERS,
        ),
    )


def _order(asked: NewTicket) -> Order:
    return Order(
        services=tuple(asked.services or [asked.service or ""]),
        language=asked.language,
        priority=asked.priority,
        needs=tuple(asked.needs),
        quantity=asked.quantity,
        purpose=asked.purpose,
        appointment=rfc3339(round(asked.appointment.timestamp() * 1000)) if asked.appointment else None,
        kiosk=asked.kiosk,
        large_print=asked.large_print,
    )
