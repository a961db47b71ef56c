"""What a visitor does with the phone: the address on the slip is all that is needed, and all that counts."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request
from pydantic import BaseModel

from hall_server.api import documents
from hall_server.api.bodies import Later, Nothing, Rating
from hall_server.api.routes import PUBLIC, Call, Route, answer_of, body_of
from hall_server.domain.tickets import Ticket
from hall_server.hall import parking, ratings
from hall_server.hall.transaction import Transaction
from hall_server.web.running import Running


def for_phones(running: Running) -> tuple[Route, ...]:
    """The routes under a visitor's own address."""

    def step(
        name: str,
        summary: str,
        act: Callable[[Transaction, Ticket, Call], Ticket],
        body: type[BaseModel] = Nothing,
    ) -> Route:
        def do(call: Call) -> Response:
            who, rate = f"phone {request.remote_addr}", running.structure().hall.rates.tickets_per_s
            running.limits.may_take_ticket(who, rate)
            answer = running.hall.by_phone(
                call.path["token"], call.key, call.fingerprint, lambda tx, ticket: act(tx, ticket, call)
            )
            running.limits.ticket_taken(who, rate)
            return answer_of(answer)

        refusals = ("illegal_step", "key_reused")
        answers = {200: documents.Status}
        return Route("POST", f"/status/{{token}}/{name}", summary, PUBLIC, do, answers, body, refusals)

    def rate(tx: Transaction, ticket: Ticket, call: Call) -> Ticket:
        asked = body_of(call, Rating)
        return ratings.rate(tx, ticket, ratings.Rating(asked.score, asked.stage, asked.text))

    return (
        step("cancel", "Give the visit up", lambda tx, ticket, _: parking.cancel(tx, ticket)),
        step("return", "I am back", lambda tx, ticket, _: parking.bring_back(tx, ticket)),
        step(
            "later",
            "Let some go first",
            lambda tx, ticket, call: parking.let_go_first(tx, ticket, body_of(call, Later).n),
            Later,
        ),
        step("rating", "Rate how I was served", rate, Rating),
    )
