"""The one place where an error becomes an answer: a problem document for programs, a page for people."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from babel.dates import format_datetime, format_time
from flask import Flask, Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from hall_server.domain.errors import (
    BadInput,
    HallError,
    NoBusiness,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refused,
    TooMany,
)
from hall_server.domain.times import local
from hall_server.texts.catalogue import LANGUAGES, best_language
from hall_server.web.running import Running

log = logging.getLogger(__name__)

STATUS = {
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    Refused: 409,
    BadInput: 422,
    TooMany: 429,
    NoBusiness: 503,
}

HTTP_CODES = {
    400: "malformed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    414: "too_large",
    415: "unsupported_media_type",
    422: "malformed",
    431: "too_large",
}
"""Codes for what the framework itself refuses, or the web server before it."""

TOO_LONG = frozenset({414, 431})
"""Of a request without regard to its body."""

MEDIA_TYPE = "application/problem+json"

API = "/api/"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is shown: HTTP status, code for programs, short title and whole sentence for people."""

    status: int
    code: str
    title: str
    detail: str

    def document(self) -> dict[str, Any]:
        """The problem document of RFC 9457."""
        return {"status": self.status, "code": self.code, "title": self.title, "detail": self.detail}


class Errors:
    """Turns errors into answers, in the language of the request."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def install(self, app: Flask) -> None:
        """Answer every error of the application from here."""
        app.register_error_handler(HallError, self.answer)
        app.register_error_handler(HTTPException, self._of_framework)
        app.register_error_handler(Exception, self._unforeseen)

    def problem(self, error: HallError, language: str | None = None) -> Problem:
        """The error in words."""
        said_in = language or self.language()
        status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
        say = self._running.catalogue.say
        return Problem(
            status,
            error.code,
            say(f"error-{_dashed(error.code)}-title", said_in),
            say(f"error-{_dashed(error.saying)}", said_in, **self._values(error, said_in)),
        )

    def answer(self, error: HallError) -> ResponseReturnValue:
        """The answer to a request that was not done."""
        if isinstance(error, NotSignedIn) and _is_page() and request.method == "GET":
            return redirect(url_for("staff.sign_in", next=request.full_path.rstrip("?")))
        problem = self.problem(error)
        answer = self._shown(problem)
        if isinstance(error, TooMany | NoBusiness):
            answer.headers["Retry-After"] = str(error.values.get("retry_s", 1))
        if problem.status == 401:
            answer.headers["WWW-Authenticate"] = "Bearer"
        return answer

    def _of_framework(self, error: HTTPException) -> ResponseReturnValue:
        status = error.code or 500
        if status < 400:
            return error
        answer = self._shown(self._of_status(status, self.language()))
        if status == 405 and isinstance(error.get_headers(), list):
            answer.headers.extend([pair for pair in error.get_headers() if pair[0] == "Allow"])
        return answer

    def unreadable(self, status: int) -> Problem:
        """Why a request is not even read, in the hall's first language: nobody knows the asker's."""
        return self._of_status(status, self._running.structure().hall.languages[0])

    def _of_status(self, status: int, said_in: str) -> Problem:
        code = HTTP_CODES.get(status, "malformed" if status < 500 else "failed")
        saying = "too_long" if status in TOO_LONG else code
        say = self._running.catalogue.say
        title = say(f"error-{_dashed(code)}-title", said_in)
        detail = say(f"error-{_dashed(saying)}", said_in, field="none", found="")
        return Problem(status, code, title, detail)

    def _unforeseen(self, error: Exception) -> ResponseReturnValue:
        log.error("%s %s failed", request.method, request.path, exc_info=error)
        said_in = self.language()
        say = self._running.catalogue.say
        return self._shown(
            Problem(500, "failed", say("error-failed-title", said_in), say("error-failed", said_in))
        )

    def _shown(self, problem: Problem) -> Response:
        if _is_page():
            answer = Response(self._running.render("web/problem.html", problem=problem), mimetype="text/html")
        else:
            answer = jsonify(problem.document())
            answer.mimetype = MEDIA_TYPE
        answer.status_code = problem.status
        return answer

    def language(self) -> str:
        """The language of the request, also when the hall has no structure to ask."""
        try:
            return self._running.language()
        except KeyError:
            return best_language(request.headers.get("Accept-Language"), LANGUAGES)

    def _values(self, error: HallError, language: str) -> dict[str, Any]:
        """What the sentence is filled with: names instead of ids, local times instead of moments."""
        shown: dict[str, Any] = dict(error.values)
        structure = self._running.structure()
        if "service" in shown:
            try:
                shown["service"] = structure.name(structure.service(str(shown["service"])).name, language)
            except KeyError:
                log.debug("the service %s is no more", shown["service"])
        if "counter" in shown:
            try:
                shown["counter"] = structure.name(structure.counter(str(shown["counter"])).name, language)
            except KeyError:
                log.debug("the counter %s is no more", shown["counter"])
        if "problems" in shown:
            shown["problems"] = shown["problems"][language]
        if "because" in shown:
            shown["because"] = structure.name(shown["because"], language)
        if "opens_at" in shown:
            shown["opens_at"] = self.when(int(shown["opens_at"]), language)
        if "state" in shown:
            say, state = self._running.catalogue.say, str(shown["state"])
            shown["instead"] = say("error-instead", language, step=str(shown.get("step", "")), state=state)
            shown["state"] = say(f"error-state-{_dashed(state)}", language)
        return shown

    def when(self, at: int, language: str) -> str:
        """A moment to come, on the hall's clock: the time today, the day and time otherwise."""
        zone = self._running.structure().hall.timezone
        moment, today = local(at, zone), local(self._running.hall.now(), zone).date()
        locale = language.replace("-", "_")
        if moment.date() == today:
            return format_time(moment, "HH:mm", locale=locale, tzinfo=zone)
        return format_datetime(moment, "EEEE, d MMMM, HH:mm", locale=locale, tzinfo=zone)


def _is_page() -> bool:
    """Does a person look at the answer?"""
    accepted = request.headers.get("Accept", "*/*")
    return not request.path.startswith(API) and ("text/html" in accepted or "*/*" in accepted)


def _dashed(code: str) -> str:
    return code.replace("_", "-")
