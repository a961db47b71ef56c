"""The description of the contract, built from the routes themselves (OpenAPI 3.1)."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from hall_server.api import documents
from hall_server.api.routes import Route

PREFIX = "/api/v1"

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Makes the request repeatable without harm",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "The counter's version that was seen",
    "schema": {"type": "string"},
}
IF_MATCH_HALL = IF_MATCH | {"description": "The version of the hall file that was read"}

CHANGING = ("POST", "PUT")
"""Methods that change something."""


def describe(routes: tuple[Route, ...], version: str) -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(PREFIX + route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Navbat", "version": version, "summary": "The queue of one public service hall"},
        "paths": paths,
        "components": {
            "schemas": _schemas(routes),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas(routes: tuple[Route, ...]) -> dict[str, Any]:
    models: set[type[BaseModel]] = {documents.Problem}
    for route in routes:
        models.update(model for model in (route.body, *route.answers.values()) if model is not None)
    ordered = sorted(models, key=lambda model: model.__name__)
    _, schema = models_json_schema(
        [(model, "validation") for model in ordered], ref_template="#/components/schemas/{model}"
    )
    found: dict[str, Any] = schema["$defs"]
    return found


def _operation(route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.summary,
        "description": _who(route),
        "parameters": _parameters(route),
        "responses": _responses(route),
        "security": [{"bearer": []}] if route.who else [],
    }
    if route.body is not None:
        operation["requestBody"] = {
            "required": route.method == "PUT"
            or any(f.is_required() for f in route.body.model_fields.values()),
            "content": {"application/json": {"schema": _ref(route.body)}},
        }
    return operation


def _who(route: Route) -> str:
    who = ", ".join(sorted(role.value for role in route.who)) or "everybody"
    refusals = f" Refusals: {', '.join(route.refusals)}." if route.refusals else ""
    return f"For: {who}.{refusals}"


def _parameters(route: Route) -> list[dict[str, Any]]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    in_query = [
        {"name": name, "in": "query", "required": False, "schema": dict(schema)}
        for name, schema in route.query.items()
    ]
    in_header = [KEY] if route.method in CHANGING else []
    if route.method == "POST" and route.path.startswith("/counters/"):
        in_header = [KEY, IF_MATCH]
    if "stale" in route.refusals and route.path.startswith("/admin/"):
        in_header = [KEY, IF_MATCH_HALL | {"required": route.method == "PUT"}]
    return [*in_path, *in_query, *in_header]


def _responses(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for status, model in route.answers.items():
        found[str(status)] = {"description": "Done" if model else "Nobody waits"}
        if model is not None:
            content: dict[str, Any] = {"application/json": {"schema": _ref(model)}}
            if "format" in route.query:
                content["text/csv"] = {"schema": {"type": "string"}}
            found[str(status)]["content"] = content
    for code, meaning in _refusals(route).items():
        found[code] = {"description": meaning, "content": PROBLEM}
    return found


def _refusals(route: Route) -> dict[str, str]:
    meanings = {"503": "The hall does no business now"}
    if route.who:
        meanings |= {"401": "Not known", "403": "Not allowed"}
    else:
        meanings["401"] = "A token was sent that is not known"
    if "{" in route.path:
        meanings["404"] = "No such thing in the path"
    if route.query:
        meanings["422"] = "Not understood"
    if route.method in CHANGING:
        meanings |= {
            "409": "The rules refuse",
            "413": "Too large",
            "415": "Not JSON",
            "422": "Not understood",
            "429": "Too many requests",
        }
    return meanings


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}
