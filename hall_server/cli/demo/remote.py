"""The doors of a running server: the contract over HTTP, as consoles and kiosks use it."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from hall_server.cli.demo.direct import RECEPTION, kiosk_name
from hall_server.cli.demo.doors import Declined, Document, Seat

TIMEOUT_S = 15.0
PATIENCE_S = 10.0
"""How long somebody goes on asking a server that is busy, in seconds."""

REFUSED, TOO_MANY, BUSY = 409, 429, 503


class ApiError(Exception):
    """The server answered what nobody can expect of it."""


class RemoteDoors:
    """Doors to the server on a port of this PC. For one thread."""

    def __init__(self, port: int, tokens: Mapping[str, str]) -> None:
        """`tokens` are bearer tokens by the name of who holds them."""
        self._port = port
        self._tokens = tokens
        self._line = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
        self._versions: dict[str, str] = {}

    def take(self, kiosk: str, wish: Document) -> Document:
        """Take a ticket."""
        return self._ask(kiosk_name(kiosk), "POST", "/tickets", wish) or {}

    def at_counter(self, seat: Seat, step: str, **said: Any) -> Document | None:
        """Do a step with the counter as it was last seen."""
        return self._ask(seat.operator, "POST", f"/counters/{seat.counter}/{step}", said, seat.counter)

    def with_ticket(self, ticket_id: str, step: str) -> Document:
        """Cancel or return a ticket."""
        return self._ask(RECEPTION, "POST", f"/tickets/{ticket_id}/{step}", {}) or {}

    def add_stage(self, seat: Seat, ticket_id: str, service: str) -> Document:
        """One more service for a ticket."""
        return self._ask(seat.operator, "POST", f"/tickets/{ticket_id}/stages", {"service": service}) or {}

    def look(self, seat: Seat) -> Document:
        """The Counter as it stands."""
        return self._ask(seat.operator, "GET", f"/counters/{seat.counter}", None, seat.counter) or {}

    def waiting(self) -> dict[str, int]:
        """How many wait for each service."""
        hall = self._ask(None, "GET", "/hall", None) or {}
        services = (service for department in hall["departments"] for service in department["services"])
        return {service["id"]: service["waiting"] for service in services}

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _ask(
        self, who: str | None, method: str, path: str, said: Document | None, counter: str | None = None
    ) -> Document | None:
        """Ask until there is an answer; raises Declined, ApiError, and OSError when the server is gone."""
        headers = {"Accept-Language": "en"}
        if who is not None:
            headers["Authorization"] = f"Bearer {self._tokens[who]}"
        if method == "POST":
            headers |= {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(8)}
            if counter in self._versions:
                headers["If-Match"] = self._versions[counter]
        body = None if said is None else json.dumps(said)
        deadline = time.monotonic() + PATIENCE_S
        while True:
            answer, text = self._exchange(method, path, body, headers)
            if answer.status not in (TOO_MANY, BUSY) or time.monotonic() > deadline:
                break
            time.sleep(float(answer.headers.get("Retry-After", 1)))
        if counter is not None and answer.headers.get("ETag"):
            self._versions[counter] = answer.headers["ETag"]
        return _document(answer, text, f"{method} {path}")

    def _exchange(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str]
    ) -> tuple[HTTPResponse, str]:
        """One request; repeated once on a new line when the server had hung up: its key makes that safe."""
        try:
            return self._send(method, path, body, headers)
        except (HTTPException, ConnectionError):
            self._line.close()
            return self._send(method, path, body, headers)

    def _send(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str]
    ) -> tuple[HTTPResponse, str]:
        self._line.request(method, f"/api/v1{path}", body, dict(headers))
        answer = self._line.getresponse()
        return answer, answer.read().decode()


def _document(answer: HTTPResponse, text: str, request: str) -> Document | None:
    document: Document | None = json.loads(text) if text else None
    if answer.status == REFUSED:
        raise Declined((document or {}).get("code", ""))
    if answer.status >= 400:
        raise ApiError(f"{request} was answered with {answer.status}: {text[:500]}")
    return document
