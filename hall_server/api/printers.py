"""The hall's printers: how they are, and what they print besides slips."""

from __future__ import annotations

from flask import Response, jsonify

from hall_server.api import documents
from hall_server.api.bodies import Nothing, Reprint
from hall_server.api.routes import OPERATORS, Call, Route, answer_of, body_of
from hall_server.web.running import Running


def with_printers(running: Running) -> tuple[Route, ...]:
    """The routes of printers and of slips that are printed once more."""

    def all_of_them(_call: Call) -> Response:
        return jsonify({"printers": running.stations.all(running.structure())})

    def roll(call: Call) -> Response:
        return answer_of(running.hall.put_in_roll(call.by, call.path["id"]))

    def reprint(call: Call) -> Response:
        asked = body_of(call, Reprint)
        return answer_of(running.hall.reprint(call.by, call.path["id"], asked.printer))

    return (
        Route("GET", "/printers", "How the printers are", OPERATORS, all_of_them, {200: documents.Printers}),
        Route(
            "POST",
            "/printers/{id}/roll",
            "A new roll was put in",
            OPERATORS,
            roll,
            {200: documents.NewRoll},
            Nothing,
            ("key_reused",),
        ),
        Route(
            "POST",
            "/tickets/{id}/reprint",
            "Print the slip once more, as a copy",
            OPERATORS,
            reprint,
            {200: documents.Ticket},
            Reprint,
            ("illegal_step", "key_reused"),
        ),
    )
