"""/api/v1 as one blueprint."""

from __future__ import annotations

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from hall_server.api.contract import contract
from hall_server.api.openapi import PREFIX, describe
from hall_server.api.routes import serve
from hall_server.web.running import Running


def blueprint(running: Running, version: str) -> Blueprint:
    """The contract and its own description."""
    routes = contract(running)
    api = serve(routes, running)
    api.url_prefix = PREFIX
    document = describe(routes, version)

    @api.get("/openapi.json")
    def openapi() -> ResponseReturnValue:
        return jsonify(document)

    return api
