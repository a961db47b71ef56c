"""Every route of the contract as a value, and the one way in which all of them are served."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import UnsupportedMediaType

from hall_server.api.bodies.counters import Transfer
from hall_server.domain.errors import BadInput, NotAllowed, NotSignedIn
from hall_server.hall.hall import Answer
from hall_server.hall.parking import Place, Target
from hall_server.hall.people import LEADERS, STAFF, Actor, Ask, Role
from hall_server.web.forms import SAFE_METHODS
from hall_server.web.running import Running

Model = TypeVar("Model", bound=BaseModel)

PUBLIC: frozenset[Role] = frozenset()
OPERATORS = STAFF
MANAGERS = LEADERS
ADMINS = frozenset({Role.ADMIN})
AGENTS = frozenset({Role.AGENT})
SCREENS = frozenset({Role.SCREEN})
TICKET_GIVERS = STAFF | {Role.KIOSK}

LONGEST_KEY = 200
LONGEST_PLACE = 80


@dataclass(frozen=True, slots=True)
class Call:
    """One request, checked: who asks, what the path and the body say."""

    actor: Actor | None
    path: Mapping[str, str]
    body: BaseModel | None
    key: str | None
    fingerprint: str
    version: int | None

    @property
    def by(self) -> Ask:
        """The command as it was asked; raises NotSignedIn where nobody did."""
        if self.actor is None:
            raise NotSignedIn("not_signed_in")
        return Ask(self.actor, self.key, self.fingerprint, self.version)


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one path. `who` may ask; `answers` by status; `refusals` are the codes of the rules."""

    method: str
    path: str
    summary: str
    who: frozenset[Role]
    do: Callable[[Call], Response]
    answers: Mapping[int, type[BaseModel] | None]
    body: type[BaseModel] | None = None
    refusals: tuple[str, ...] = ()
    query: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """A name for programs."""
        words = [word.strip("{}") for word in self.path.split("/") if word]
        return "_".join([self.method.lower(), *words])


def serve(routes: tuple[Route, ...], running: Running) -> Blueprint:
    """The routes as a blueprint."""
    api = Blueprint("api", __name__)
    for route in routes:
        rule = route.path.replace("{", "<").replace("}", ">")
        api.add_url_rule(
            rule, route.name, _view(route, running), methods=[route.method], provide_automatic_options=False
        )
    return api


def _view(route: Route, running: Running) -> Callable[..., ResponseReturnValue]:
    def view(**path: str) -> ResponseReturnValue:
        actor = _actor(route, running)
        body = None if route.body is None else _body(route.body)
        return route.do(Call(actor, path, body, _key(), _fingerprint(body), _version()))

    return view


def _actor(route: Route, running: Running) -> Actor | None:
    """Who asks; raises NotSignedIn or NotAllowed. A request with cookies must come from our own page."""
    if "Authorization" in request.headers:
        scheme, _, secret = request.headers["Authorization"].partition(" ")
        if scheme.lower() != "bearer":
            raise NotSignedIn("not_signed_in", saying="wrong_token")
        actor = running.access.by_token(secret.strip())
        if route.who and actor.role not in route.who:
            raise NotAllowed("not_allowed")
        return actor
    if not route.who:
        return None
    visitor = running.visitor()
    known = [*visitor.devices, *([visitor.person] if visitor.person else [])]
    if not known:
        raise NotSignedIn("not_signed_in")
    fitting = [actor for actor in known if actor.role in route.who and not actor.must_change_password]
    if not fitting:
        raise NotAllowed("not_allowed")
    if request.method not in SAFE_METHODS:
        running.forms.check()
    return fitting[0]


def _body(model: type[BaseModel]) -> BaseModel:
    """The body as the model wants it; raises BadInput (`malformed`) and 415."""
    raw = request.get_data()
    if raw and not request.is_json:
        raise UnsupportedMediaType
    try:
        given = json.loads(raw.decode("utf-8")) if raw.strip() else {}
        # A lone surrogate is valid JSON and no text: it could be neither stored nor printed.
        json.dumps(given, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise BadInput("malformed", field="none", found="") from None
    if not isinstance(given, dict):
        raise BadInput("malformed", field="none", found="")
    try:
        # From JSON, so that a strict model takes times as text.
        return model.model_validate_json(raw if raw.strip() else b"{}", strict=True)
    except ValidationError as error:
        raise _malformed(error) from None


def _malformed(error: ValidationError) -> BadInput:
    first = error.errors(include_url=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])[:LONGEST_PLACE]
    if first["type"] == "json_invalid":
        return BadInput("malformed", field="none", found="")
    if not place or first["type"] == "missing":
        return BadInput("malformed", saying="missing_field", field=place or "service")
    return BadInput("malformed", field=place, found=str(first["input"])[:80])


def _key() -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not key.strip() or len(key) > LONGEST_KEY:
        raise BadInput("malformed", field="Idempotency-Key", found=key[:80])
    return key


def _version() -> int | None:
    """The counter's version that the asker saw, from If-Match."""
    given = request.headers.get("If-Match")
    if given is None or given.strip() == "*":
        return None
    digits = given.strip().removeprefix("W/").strip('"')
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 15:
        raise BadInput("malformed", field="If-Match", found=given[:80])
    return int(digits)


def _fingerprint(body: BaseModel | None) -> str:
    said = body.model_dump_json() if body is not None else ""
    return hashlib.sha256(f"{request.method} {request.path}\n{said}".encode()).hexdigest()


def body_of(call: Call, model: type[Model]) -> Model:
    """The body of a request as its model; raises BadInput for another."""
    if not isinstance(call.body, model):
        raise BadInput("malformed", field="none", found="")
    return call.body


def target_of(asked: Transfer) -> Target:
    """Where a visit is sent."""
    return Target(asked.service, asked.counter, asked.operator, Place(asked.place), asked.come_back)


def answer_of(answer: Answer) -> Response:
    """What the hall answered, over HTTP."""
    response = Response(answer.body, answer.status, mimetype="application/json")
    if answer.etag is not None:
        response.set_etag(answer.etag)
    return response
