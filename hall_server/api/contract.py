"""The contract of /api/v1: each route with who may ask and what it answers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel

from hall_server.api import documents
from hall_server.api.administration import for_admins
from hall_server.api.bodies import (
    Chosen,
    Close,
    Finish,
    Hold,
    NewStage,
    NewTicket,
    Nothing,
    Pause,
    Serve,
    Transfer,
)
from hall_server.api.phones import for_phones
from hall_server.api.routes import (
    MANAGERS,
    OPERATORS,
    PUBLIC,
    TICKET_GIVERS,
    Call,
    Route,
    answer_of,
    body_of,
    number,
    page_size,
)
from hall_server.domain.errors import BadInput
from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket, VisitKind
from hall_server.domain.times import rfc3339
from hall_server.hall import parking
from hall_server.hall.counters import Ending
from hall_server.hall.hall import Answer
from hall_server.hall.people import Ask, Role
from hall_server.hall.tickets import Order
from hall_server.hall.transaction import Transaction
from hall_server.reports.desk import as_table
from hall_server.web.running import Running

LARGEST_SEQ = 10**14

LIMIT = {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
DAY = {"type": "string", "format": "date", "examples": ["2026-11-23"]}
TEXT = {"type": "string", "maxLength": 64, "pattern": r"^[^\x00]*$"}

AT_COUNTER = ("counter_closed", "no_ticket", "illegal_step", "stale", "key_reused")


def contract(running: Running) -> tuple[Route, ...]:
    """Every route, on the running hall."""
    return (
        *_for_everybody(running),
        *for_phones(running),
        *_tickets(running),
        *_counters(running),
        *_for_managers(running),
        *for_admins(running),
    )


def _for_everybody(running: Running) -> tuple[Route, ...]:
    def hall(_call: Call) -> Response:
        return jsonify(running.hall.overview())

    def board(call: Call) -> Response:
        return jsonify(running.snapshots.board(call.path["id"]))

    def status(call: Call) -> Response:
        return jsonify(running.hall.status(call.path["token"]))

    return (
        Route("GET", "/hall", "The hall at a glance", PUBLIC, hall, {200: documents.Hall}),
        Route("GET", "/screens/{id}/board", "What a screen shows", PUBLIC, board, {200: documents.Board}),
        Route("GET", "/status/{token}", "A visitor's place", PUBLIC, status, {200: documents.Status}),
    )


def _tickets(running: Running) -> tuple[Route, ...]:
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

    def one(call: Call) -> Response:
        return jsonify(running.hall.ticket(call.path["id"]))

    def some(_call: Call) -> Response:
        state = request.args.get("state")
        if state is not None and state not in set(State):
            raise BadInput("malformed", field="state", found=state[:80])
        day = _date("day")
        return jsonify(
            running.hall.find_tickets(
                day=day.isoformat() if day else None,
                state_name=state,
                label=_clean("label"),
                after=_clean("after"),
                limit=page_size(),
            )
        )

    return (
        Route(
            "POST",
            "/tickets",
            "Take a ticket",
            TICKET_GIVERS,
            take,
            {201: documents.Ticket},
            NewTicket,
            ("service_closed", "limit_reached", "series_full", "key_reused", "unknown_service"),
        ),
        Route(
            "GET",
            "/tickets",
            "Look tickets up",
            OPERATORS,
            some,
            {200: documents.Tickets},
            query={
                "day": DAY,
                "state": {"type": "string", "enum": [state.value for state in State]},
                "label": TEXT | {"examples": ["A012"]},
                "after": TEXT,
                "limit": LIMIT,
            },
        ),
        Route("GET", "/tickets/{id}", "A ticket with its history", OPERATORS, one, {200: documents.Ticket}),
        *_moves(running),
    )


def _moves(running: Running) -> tuple[Route, ...]:
    """What is done with a ticket wherever it is."""

    def move(
        step: str,
        summary: str,
        act: Callable[[Transaction, Ticket, Call], Ticket],
        *,
        who: frozenset[Role] = OPERATORS,
        body: type[BaseModel] = Nothing,
        refusals: tuple[str, ...] = (),
    ) -> Route:
        def do(call: Call) -> Response:
            return answer_of(
                running.hall.move_ticket(call.by, call.path["id"], lambda tx, ticket: act(tx, ticket, call))
            )

        named = ("illegal_step", "key_reused", *refusals)
        return Route(
            "POST", f"/tickets/{{id}}/{step}", summary, who, do, {200: documents.Ticket}, body, named
        )

    return (
        move("cancel", "The visit is given up", lambda tx, ticket, _: parking.cancel(tx, ticket)),
        move(
            "return",
            "A held or missed visitor waits again",
            lambda tx, ticket, _: parking.bring_back(tx, ticket),
        ),
        move("hold", "Park the visit", _hold, body=Hold),
        move(
            "transfer",
            "Send the visit on",
            lambda tx, ticket, call: parking.transfer(tx, ticket, _target(body_of(call, Transfer))),
            body=Transfer,
            refusals=(
                "service_closed",
                "limit_reached",
                "counter_closed",
                "unknown_service",
                "unknown_counter",
            ),
        ),
        move(
            "stages",
            "One more service after the present one",
            lambda tx, ticket, call: parking.add_stage(tx, ticket, body_of(call, NewStage).service),
            body=NewStage,
            refusals=("service_closed", "limit_reached", "unknown_service"),
        ),
        move(
            "release",
            "Free the counter; the visitor waits on",
            lambda tx, ticket, _: parking.release(tx, ticket),
            who=MANAGERS,
        ),
    )


def _hold(tx: Transaction, ticket: Ticket, call: Call) -> Ticket:
    asked = body_of(call, Hold)
    return parking.hold(tx, ticket, minutes=asked.minutes, reason=asked.reason)


def _counters(running: Running) -> tuple[Route, ...]:
    hall = running.hall

    def command(
        step: str, summary: str, act: Callable[[Ask, str], Answer], refusals: tuple[str, ...]
    ) -> Route:
        def do(call: Call) -> Response:
            return answer_of(act(call.by, call.path["id"]))

        model = documents.Counter if step in ("open", "resume") else documents.Ticket
        answers: dict[int, type[BaseModel] | None] = {200: model}
        if step == "next":
            answers[204] = None
        return Route("POST", f"/counters/{{id}}/{step}", summary, OPERATORS, do, answers, Nothing, refusals)

    def withbody_of(
        step: str,
        summary: str,
        do: Callable[[Call], Response],
        body: type[BaseModel],
        refusals: tuple[str, ...],
    ) -> Route:
        model = documents.Counter if step in ("pause", "close") else documents.Ticket
        return Route("POST", f"/counters/{{id}}/{step}", summary, OPERATORS, do, {200: model}, body, refusals)

    def finish(call: Call) -> Response:
        asked = body_of(call, Finish)
        ending = Ending(asked.outcome, asked.note, asked.quantity)
        return answer_of(hall.finish(call.by, call.path["id"], ending))

    def call(request_: Call) -> Response:
        return answer_of(hall.call_chosen(request_.by, request_.path["id"], body_of(request_, Chosen).ticket))

    def pause(call: Call) -> Response:
        return answer_of(hall.pause(call.by, call.path["id"], body_of(call, Pause).reason))

    def hold(call: Call) -> Response:
        asked = body_of(call, Hold)
        return answer_of(hall.hold(call.by, call.path["id"], minutes=asked.minutes, reason=asked.reason))

    def transfer(call: Call) -> Response:
        return answer_of(hall.transfer_from(call.by, call.path["id"], _target(body_of(call, Transfer))))

    def close(call: Call) -> Response:
        return answer_of(hall.close_counter(call.by, call.path["id"], by_force=body_of(call, Close).force))

    def serve(call: Call) -> Response:
        asked = body_of(call, Serve)
        kind = VisitKind(asked.kind)
        return answer_of(
            hall.serve(call.by, call.path["id"], asked.service, kind=kind, quantity=asked.quantity)
        )

    def counter(call: Call) -> Response:
        found = hall.counter(call.path["id"])
        answer = jsonify(found)
        answer.set_etag(str(found["version"]))
        return answer

    def queue(call: Call) -> Response:
        return jsonify({"tickets": hall.queue(call.path["id"], page_size())})

    return (
        command("open", "Begin a shift", hall.open_counter, ("counter_busy", "stale", "key_reused")),
        withbody_of("close", "End the shift", close, Close, ("counter_busy", "stale", "key_reused")),
        command(
            "next",
            "Call whoever is next; 204 when nobody waits for this counter",
            hall.call_next,
            ("counter_closed", "counter_busy", "stale", "key_reused"),
        ),
        command("recall", "Call the same visitor again", hall.recall, (*AT_COUNTER, "recall_limit")),
        command("start", "The called visitor has come", hall.start, AT_COUNTER),
        command("miss", "The called visitor did not come", hall.miss, AT_COUNTER),
        command(
            "undo",
            "Take back the last step here",
            hall.undo,
            ("nothing_to_undo", "counter_closed", "stale", "key_reused"),
        ),
        command("resume", "Take visitors again", hall.resume, ("counter_closed", "stale", "key_reused")),
        withbody_of(
            "call",
            "Call a chosen ticket",
            call,
            Chosen,
            (
                "counter_closed",
                "counter_busy",
                "not_served_here",
                "illegal_step",
                "unknown_ticket",
                "stale",
                "key_reused",
            ),
        ),
        withbody_of(
            "pause",
            "Take no visitors for a while",
            pause,
            Pause,
            ("counter_closed", "counter_busy", "stale", "key_reused"),
        ),
        withbody_of("hold", "Park the visit", hold, Hold, AT_COUNTER),
        withbody_of(
            "transfer",
            "Send the visit on",
            transfer,
            Transfer,
            (*AT_COUNTER, "service_closed", "limit_reached", "unknown_service", "unknown_counter"),
        ),
        withbody_of("finish", "The visitor is served", finish, Finish, AT_COUNTER),
        withbody_of(
            "serve",
            "Serve somebody who is here without a ticket, or work in the back office",
            serve,
            Serve,
            (
                "counter_closed",
                "counter_busy",
                "not_served_here",
                "series_full",
                "unknown_service",
                "stale",
                "key_reused",
            ),
        ),
        Route("GET", "/counters/{id}", "A counter", OPERATORS, counter, {200: documents.Counter}),
        Route(
            "GET",
            "/counters/{id}/queue",
            "Who waits for a counter, in calling order",
            OPERATORS,
            queue,
            {200: documents.Queue},
            query={"limit": LIMIT},
        ),
    )


def _for_managers(running: Running) -> tuple[Route, ...]:
    def now(_call: Call) -> Response:
        return jsonify(running.snapshots.content("hall", ""))

    def report(call: Call) -> Response:
        style = request.args.get("format", "json")
        if style not in ("json", "csv"):
            raise BadInput("malformed", field="format", found=style[:80])
        by = request.args.get("by", "service,counter")
        if by != "service,counter":
            raise BadInput("malformed", field="by", found=by[:80])
        found = running.reports.report(call.path["name"], _date("from"), _date("to"))
        return jsonify(found) if style == "json" else _csv(found)

    def journal(_call: Call) -> Response:
        after = number("after", 0, 0, LARGEST_SEQ)
        return jsonify(running.hall.journal(after=after, limit=page_size()))

    return (
        Route("GET", "/now", "The figures of this moment", MANAGERS, now, {200: documents.Now}),
        Route(
            "GET",
            "/reports/{name}",
            "A report; `day` counts by service and counter",
            MANAGERS,
            report,
            {200: documents.DayReport},
            query={
                "from": DAY,
                "to": DAY,
                "by": {"type": "string", "enum": ["service,counter"]},
                "format": {"type": "string", "enum": ["json", "csv"], "default": "json"},
            },
        ),
        Route(
            "GET",
            "/journal",
            "The record",
            MANAGERS,
            journal,
            {200: documents.Journal},
            query={"after": {"type": "integer", "minimum": 0, "maximum": LARGEST_SEQ}, "limit": LIMIT},
        ),
    )


def _target(asked: Transfer) -> parking.Target:
    return parking.Target(
        asked.service, asked.counter, asked.operator, parking.Place(asked.place), asked.come_back
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
    )


def _csv(report: dict[str, Any]) -> Response:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(as_table(report))
    name = f"{report['name']}_{report['from']}_{report['to']}.csv"
    # The mark at the beginning makes spreadsheets read it as UTF-8.
    answer = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _date(name: str) -> date | None:
    given = request.args.get(name)
    if given is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
            raise ValueError(given)
        return date.fromisoformat(given)
    except ValueError:
        raise BadInput("malformed", field=name, found=given[:80]) from None


def _clean(name: str) -> str | None:
    given = request.args.get(name)
    if given is not None and (len(given) > 64 or "\x00" in given):
        raise BadInput("malformed", field=name, found=given[:80])
    return given
