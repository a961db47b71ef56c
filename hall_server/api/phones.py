"""What a visitor does with the phone: the address on the slip is all that is needed, and all that counts."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request
from pydantic import BaseModel

from hall_server.api.bodies.base import Nothing
from hall_server.api.bodies.visits import Later, Rating
from hall_server.api.documents.visits import Status
from hall_server.api.routes import PUBLIC, Call, Route, answer_of, body_of
from hall_server.hall import ratings
from hall_server.hall.hall import Answer
from hall_server.hall.people import Ask
from hall_server.web.running import Running


def for_phones(running: Running) -> tuple[Route, ...]:
    """The routes under a visitor's own address."""
    hall = running.hall

    def step(
        name: str, summary: str, act: Callable[[Ask, str, Call], Answer], body: type[BaseModel] = Nothing
    ) -> Route:
        def do(call: Call) -> Response:
            visitor, ticket_id = hall.visitor(call.path["token"])
            # The ticket too: behind one address there may be the phones of many visitors.
            who = f"{ticket_id} {request.remote_addr}"
            running.limits.phone_asks(who, running.structure().hall.rates.tickets_per_s)
            return answer_of(act(Ask(visitor, call.key, call.fingerprint), ticket_id, call))

        refusals = ("illegal_step", "key_reused")
        answers = {200: Status}
        return Route("POST", f"/status/{{token}}/{name}", summary, PUBLIC, do, answers, body, refusals)

    def later(ask: Ask, ticket_id: str, call: Call) -> Answer:
        return hall.let_go_first(ask, ticket_id, body_of(call, Later).n)

    def rate(ask: Ask, ticket_id: str, call: Call) -> Answer:
        asked = body_of(call, Rating)
        return hall.rate(ask, ticket_id, ratings.Rating(asked.score, asked.stage, asked.text))

    return (
        step("cancel", "Give the visit up", lambda ask, ticket_id, _: hall.cancel(ask, ticket_id)),
        step("return", "I am back", lambda ask, ticket_id, _: hall.bring_back(ask, ticket_id)),
        step("later", "Let some go first", later, Later),
        step("rating", "Rate how I was served", rate, Rating),
    )
