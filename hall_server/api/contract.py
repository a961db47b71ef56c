"""The contract of /api/v1: each route with who may ask and what it answers."""

from __future__ import annotations

from flask import Response, jsonify

from hall_server.api import documents
from hall_server.api.administration import for_admins
from hall_server.api.agents import for_agents
from hall_server.api.counters import at_counters
from hall_server.api.management import for_managers
from hall_server.api.notices import with_notices
from hall_server.api.phones import for_phones
from hall_server.api.printers import with_printers
from hall_server.api.routes import PUBLIC, Call, Route
from hall_server.api.screens import for_screens
from hall_server.api.tickets import with_tickets
from hall_server.web.running import Running


def contract(running: Running) -> tuple[Route, ...]:
    """Every route, on the running hall."""
    return (
        *_for_everybody(running),
        *for_phones(running),
        *with_tickets(running),
        *with_printers(running),
        *at_counters(running),
        *with_notices(running),
        *for_managers(running),
        *for_admins(running),
        *for_agents(running),
        *for_screens(running),
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
