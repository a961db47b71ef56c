"""The description of the contract, built from the routes themselves (OpenAPI 3.1)."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.json_schema import models_json_schema

from hall_server.api import documents
from hall_server.api.routes import Route
from hall_server.hall.people import STAFF, Role
from hall_server.web.running import DEVICE_COOKIES, SESSION_COOKIE

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
    "description": "The counter's version that was seen, from `ETag`",
    "schema": {"type": "string", "pattern": r'^(\*|"[0-9]{1,15}"|[0-9]{1,15})$'},
    "example": '"7"',
}
IF_MATCH_HALL = IF_MATCH | {
    "description": "The version of the hall file that was read",
    "schema": {"type": "string", "pattern": r'^("[0-9]{1,15}"|[0-9]{1,15})$'},
}

IN_PATHS = {
    "/counters/{id}": {"description": "Id of a counter in the hall file", "example": "1"},
    "/tickets/{id}": {"description": "`id` of a Ticket", "example": "00000012f3a9c0de"},
    "/printers/{id}": {"description": "Id of a printer in the hall file", "example": "paper"},
    "/screens/{id}": {"description": "Id of a screen in the hall file", "example": "main"},
    "/status/{token}": {
        "description": "What stands behind `/t/` in the `status_url` of a Ticket",
        "example": "00000012f3a9c0de-5b0c7de1f2a34c6d",
    },
    "/jobs/{id}": {"description": "`job_id` of the socket's `jobs`", "example": "17-9f3ac2d41b7e"},
    "/notices/{id}": {"description": "`id` of a Notice", "example": "1"},
    "/reports/{name}": {"description": "Name of a report", "example": "day"},
}
"""The parameters of paths, by what the path begins with."""

SECURITY = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "Programs and devices: a token of `navbat token add`.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": SESSION_COOKIE,
        "description": "Staff in a browser, after `/sign-in`. Whatever is not GET carries `X-CSRF-Token`.",
    },
    "device": {
        "type": "apiKey",
        "in": "cookie",
        "name": DEVICE_COOKIES[Role.KIOSK],
        "description": "A kiosk's browser, after `/pair`. Whatever is not GET carries `X-CSRF-Token`.",
    },
}

VERSION_SEEN = {"ETag": {"description": "The version, for `If-Match`", "schema": {"type": "string"}}}
WAIT = {
    "Retry-After": {"description": "Seconds to wait", "schema": {"type": "string", "pattern": "^[0-9]+$"}}
}
HEADERS = {
    "401": {"WWW-Authenticate": {"description": "How to sign in", "schema": {"type": "string"}}},
    "429": WAIT,
    "503": WAIT,
}
"""Headers of refusals."""

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
            "securitySchemes": SECURITY,
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
        "security": _security(route),
    }
    if route.body is not None:
        operation["requestBody"] = {
            "required": route.method == "PUT" or not _may_be_empty(route.body),
            "content": {"application/json": {"schema": _ref(route.body)}},
        }
    return operation


def _may_be_empty(body: type[BaseModel]) -> bool:
    try:
        body.model_validate({})
    except ValidationError:
        return False
    return True


def _who(route: Route) -> str:
    who = ", ".join(sorted(role.value for role in route.who)) or "everybody"
    refusals = f" Refusals: {', '.join(route.refusals)}." if route.refusals else ""
    return f"For: {who}.{refusals}"


def _security(route: Route) -> list[dict[str, list[str]]]:
    """What to sign in with, each with the roles that may ask."""
    if not route.who:
        return []
    staff = sorted(role.value for role in route.who & STAFF)
    devices = sorted(role.value for role in route.who - STAFF)
    paired = sorted(role.value for role in route.who & DEVICE_COOKIES.keys())
    ways = [{"session": staff}] if staff else []
    return [{"bearer": staff + devices}, *ways, *([{"device": paired}] if paired else [])]


def _parameters(route: Route) -> list[dict[str, Any]]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": _in_path(route), **_about(route)}
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


def _in_path(route: Route) -> dict[str, Any]:
    # There is one report, and its answer is described; another one will have its own.
    named = {"enum": ["day"]} if route.path == "/reports/{name}" else {"minLength": 1}
    return {"type": "string", **named}


def _about(route: Route) -> dict[str, str]:
    return next(about for beginning, about in IN_PATHS.items() if route.path.startswith(beginning))


def _has_version(route: Route) -> bool:
    return route.path.startswith("/counters/") and not route.path.endswith("/queue")


def _responses(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for status, model in route.answers.items():
        found[str(status)] = {"description": "Done" if model else "Nobody waits"}
        if _has_version(route) or route.path == "/admin/hall":
            found[str(status)]["headers"] = VERSION_SEEN
        if model is not None:
            content: dict[str, Any] = {"application/json": {"schema": _ref(model)}}
            if "format" in route.query:
                content["text/csv"] = {"schema": {"type": "string"}}
            found[str(status)]["content"] = content
    for code, meaning in _refusals(route).items():
        found[code] = {"description": meaning, "content": PROBLEM}
        if code in HEADERS:
            found[code]["headers"] = HEADERS[code]
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
