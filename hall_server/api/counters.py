"""Counters: the shift of an operator, the steps of the visit there, who waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Response, jsonify
from pydantic import BaseModel

from hall_server.api import queries
from hall_server.api.bodies.base import Nothing
from hall_server.api.bodies.counters import Chosen, Close, Finish, Hold, Pause, Serve, Transfer
from hall_server.api.documents.places import Counter, Queue
from hall_server.api.documents.visits import Ticket
from hall_server.api.routes import OPERATORS, Call, Route, answer_of, body_of, target_of
from hall_server.domain.tickets import VisitKind
from hall_server.hall.counters import Ending
from hall_server.hall.hall import Answer, Hall
from hall_server.hall.people import Ask
from hall_server.web.running import Running

EVER = ("stale", "key_reused")
WITH_VISIT = ("counter_closed", "no_ticket", "illegal_step", *EVER)
"""Why a step of the visit at a counter is refused."""

A_TICKET: dict[int, type[BaseModel] | None] = {200: Ticket}
A_COUNTER: dict[int, type[BaseModel] | None] = {200: Counter}


def at_counters(running: Running) -> tuple[Route, ...]:
    """The routes of counters."""
    return (*_shifts(running), *_calls(running.hall), *_visits(running.hall), *_looks(running))


def _command(
    step: str,
    summary: str,
    act: Callable[[Ask, str, Call], Answer],
    answers: dict[int, type[BaseModel] | None],
    refusals: tuple[str, ...],
    body: type[BaseModel] = Nothing,
) -> Route:
    def do(call: Call) -> Response:
        return answer_of(act(call.by, call.path["id"], call))

    return Route("POST", f"/counters/{{id}}/{step}", summary, OPERATORS, do, answers, body, refusals)


def _plain(act: Callable[[Ask, str], Answer]) -> Callable[[Ask, str, Call], Answer]:
    """A command that needs no body."""
    return lambda ask, counter, _: act(ask, counter)


def _shifts(running: Running) -> tuple[Route, ...]:
    """Opening and closing, breaks."""
    hall = running.hall

    def said(act: Callable[[Ask, str, Call], Answer]) -> Callable[[Ask, str, Call], Answer]:
        """The Counter in the answer has warnings, in the language of the asker."""
        return lambda ask, counter, call: act(replace(ask, language=running.language()), counter, call)

    def close(ask: Ask, counter: str, call: Call) -> Answer:
        return hall.close_counter(ask, counter, by_force=body_of(call, Close).force)

    def pause(ask: Ask, counter: str, call: Call) -> Answer:
        return hall.pause(ask, counter, body_of(call, Pause).reason)

    busy = ("counter_closed", "counter_busy", *EVER)
    return (
        _command("open", "Begin a shift", said(_plain(hall.open_counter)), A_COUNTER, busy),
        _command("close", "End the shift", said(close), A_COUNTER, busy, Close),
        _command("pause", "Take no visitors for a while", said(pause), A_COUNTER, busy, Pause),
        _command(
            "resume", "Take visitors again", said(_plain(hall.resume)), A_COUNTER, ("counter_closed", *EVER)
        ),
    )


def _calls(hall: Hall) -> tuple[Route, ...]:
    """How a visitor comes to the counter."""

    def call_chosen(ask: Ask, counter: str, call: Call) -> Answer:
        return hall.call_chosen(ask, counter, body_of(call, Chosen).ticket)

    def serve(ask: Ask, counter: str, call: Call) -> Answer:
        asked = body_of(call, Serve)
        kind = VisitKind(asked.kind)
        return hall.serve(ask, counter, asked.service, kind=kind, quantity=asked.quantity)

    free = ("counter_closed", "counter_busy")
    return (
        _command(
            "next",
            "Call whoever is next; 204 when nobody waits for this counter",
            _plain(hall.call_next),
            A_TICKET | {204: None},
            (*free, *EVER),
        ),
        _command(
            "call",
            "Call a chosen ticket",
            call_chosen,
            A_TICKET,
            (*free, "not_served_here", "illegal_step", "unknown_ticket", *EVER),
            Chosen,
        ),
        _command(
            "recall",
            "Call the same visitor again",
            _plain(hall.recall),
            A_TICKET,
            (*WITH_VISIT, "recall_limit"),
        ),
        _command(
            "serve",
            "Serve somebody who is here without a ticket, or work in the back office",
            serve,
            A_TICKET,
            (*free, "not_served_here", "series_full", "unknown_service", *EVER),
            Serve,
        ),
    )


def _visits(hall: Hall) -> tuple[Route, ...]:
    """What is done with the visit at the counter."""

    def finish(ask: Ask, counter: str, call: Call) -> Answer:
        asked = body_of(call, Finish)
        return hall.finish(ask, counter, Ending(asked.outcome, asked.note, asked.quantity))

    def hold(ask: Ask, counter: str, call: Call) -> Answer:
        asked = body_of(call, Hold)
        return hall.hold(ask, counter, minutes=asked.minutes, reason=asked.reason)

    def transfer(ask: Ask, counter: str, call: Call) -> Answer:
        return hall.transfer_from(ask, counter, target_of(body_of(call, Transfer)))

    gone = (*WITH_VISIT, "service_closed", "limit_reached", "unknown_service", "unknown_counter")
    undone = ("nothing_to_undo", "counter_closed", *EVER)
    return (
        _command("start", "The called visitor has come", _plain(hall.start), A_TICKET, WITH_VISIT),
        _command("miss", "The called visitor did not come", _plain(hall.miss), A_TICKET, WITH_VISIT),
        _command("finish", "The visitor is served", finish, A_TICKET, WITH_VISIT, Finish),
        _command("hold", "Park the visit", hold, A_TICKET, WITH_VISIT, Hold),
        _command("transfer", "Send the visit on", transfer, A_TICKET, gone, Transfer),
        _command("undo", "Take back the last step here", _plain(hall.undo), A_TICKET, undone),
    )


def _looks(running: Running) -> tuple[Route, ...]:
    """How it stands at a counter."""
    hall = running.hall

    def counter(call: Call) -> Response:
        found = hall.counter(call.path["id"], running.language())
        answer = jsonify(found)
        answer.set_etag(str(found["version"]))
        return answer

    def queue(call: Call) -> Response:
        return jsonify({"tickets": hall.queue(call.path["id"], queries.page_size())})

    return (
        Route("GET", "/counters/{id}", "A counter", OPERATORS, counter, {200: Counter}),
        Route(
            "GET",
            "/counters/{id}/queue",
            "Who waits for a counter, in calling order",
            OPERATORS,
            queue,
            {200: Queue},
            query={"limit": queries.LIMIT},
        ),
    )
