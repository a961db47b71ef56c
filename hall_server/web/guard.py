"""What holds for every request and every answer: size, origin, headers, cookies."""

from __future__ import annotations

import io
import time
from typing import IO

from flask import Flask, Response, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from hall_server.web.forms import HEADER, SAFE_METHODS
from hall_server.web.running import LANGUAGE_COOKIE, SESSION_COOKIE, Running

LARGEST_BODY = 64 * 1024
"""Bytes of a request's body. The largest that pages send is under 2 KB."""

LARGEST_HALL_FILE = 1024 * 1024
"""Bytes of a hall file. One of a hundred services in four languages is under 200 KB."""

SWALLOWED = 8 * 1024 * 1024
SWALLOWING_S = 5.0
"""How much of a body that is too large is read and thrown away, and for how long: a client that still sends
when the connection closes never sees the answer."""

PIECE = 64 * 1024

HALL_FILE = ("PUT", "/api/v1/admin/hall")
"""Where a hall file is sent."""

YEAR_S = 365 * 24 * 3600

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Stands before and behind every request."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def install(self, app: Flask) -> None:
        """Stand guard over the application."""
        app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
        app.before_request(self._before)
        app.after_request(self._after)

    def _before(self) -> None:
        _read_body()
        if request.method not in SAFE_METHODS:
            self._running.forms.check_origin()

    def _after(self, answer: Response) -> Response:
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if not request.path.startswith("/static/"):
            answer.headers.setdefault("Cache-Control", "no-store")
        if request.cookies.get(SESSION_COOKIE) and request.method in SAFE_METHODS:
            answer.headers[HEADER] = self._running.forms.token()
        self._running.forms.set_cookie(answer)
        self._remember_language(answer)
        return answer

    def _remember_language(self, answer: Response) -> None:
        wanted = request.args.get("language")
        # A picture in another language on a page is not a choice of its reader.
        if answer.mimetype != "text/html":
            return
        if wanted and wanted in self._running.structure().hall.languages:
            answer.set_cookie(LANGUAGE_COOKIE, wanted, max_age=YEAR_S, httponly=True, samesite="Lax")


def _read_body() -> None:
    """Read the whole body, its length told or not; raises RequestEntityTooLarge and BadRequest."""
    stream: IO[bytes] = request.environ["wsgi.input"]
    largest = LARGEST_HALL_FILE if (request.method, request.path) == HALL_FILE else LARGEST_BODY
    request.max_content_length = largest
    try:
        body = stream.read(largest + 1)
        if len(body) > largest:
            _swallow(stream)
            raise RequestEntityTooLarge
    except (OSError, ParseException):
        # The line broke, or its pieces make no sense: nobody is left who could be told much.
        raise BadRequest from None
    request.environ["wsgi.input"] = io.BytesIO(body)


def _swallow(stream: IO[bytes]) -> None:
    left, deadline = SWALLOWED, time.monotonic() + SWALLOWING_S
    while left > 0 and time.monotonic() < deadline and (piece := stream.read(PIECE)):
        left -= len(piece)
