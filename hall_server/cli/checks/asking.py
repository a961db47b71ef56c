"""Asks the hall that runs: only it may talk to its printers, and only it knows those of other PCs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from hall_server.cli.checks.site import Site
from hall_server.domain.errors import HallError
from hall_server.hall.access import Access
from hall_server.hall.people import Role
from hall_server.hall.timekeeping import read_clocks
from hall_server.store.database import Store

Document = dict[str, Any]

ANSWER_S = 5.0

HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - an address to be reached under, not to listen on
"""Where a server that listens everywhere is reached on its own PC."""


class NoAnswer(Exception):
    """The running hall did not answer, or not what was asked; the message says which."""


class RunningHall:
    """The server, asked over HTTP."""

    def __init__(self, address: str, token: str = "") -> None:
        parts = urlsplit(address)
        self._host = HERE.get(parts.hostname or "", parts.hostname or "")
        self._port = parts.port
        self._token = token

    def ask(self, path: str, body: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
        """Status and document of the answer to a GET, or to a POST where there is a body; raises NoAnswer."""
        headers = {"Accept-Language": "en", "Content-Type": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        try:
            with closing(HTTPConnection(self._host, self._port, timeout=ANSWER_S)) as line:
                line.request(
                    "POST" if body is not None else "GET",
                    path,
                    json.dumps(body).encode() if body is not None else None,
                    headers,
                )
                answer = line.getresponse()
                document = json.loads(answer.read())
        except (OSError, HTTPException, ValueError) as error:
            raise NoAnswer(str(error) or type(error).__name__) from None
        if not isinstance(document, dict):
            raise NoAnswer("its answer is not that of a hall")
        return answer.status, document

    def asked(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The document of a good answer; raises NoAnswer, with the hall's own words for a refusal."""
        status, document = self.ask(path, body)
        if status >= 300:
            raise NoAnswer(str(document.get("detail", status)))
        return document


def by_id(document: Document, kind: str) -> dict[str, Document]:
    """The rows of a kind in an answer, by their ids; raises NoAnswer where it has none such."""
    try:
        return {each["id"]: each for each in document[kind]}
    except (KeyError, TypeError):
        raise NoAnswer("its answer is not that of a hall") from None


def now_of(site: Site, kind: str) -> dict[str, Document]:
    """How the running hall knows its signs, screens or speakers to be now, by their ids; raises NoAnswer."""
    with asking(site, Role.MANAGER) as hall:
        return by_id(hall.asked("/api/v1/now"), kind)


@contextmanager
def asking(site: Site, role: Role = Role.OPERATOR) -> Iterator[RunningHall]:
    """The running hall, asked as somebody of its staff; raises NoAnswer where that cannot be."""
    if site.server is None or site.server.address is None:
        raise NoAnswer("nobody knows under what address it runs")
    if site.db is None:
        raise NoAnswer("its database cannot be used")
    try:
        store = Store(site.folder)
    except OSError as error:
        raise NoAnswer(str(error)) from None
    try:
        with Access(store, lambda: read_clocks().wall).lent_token(role) as token:
            yield RunningHall(site.server.address, token)
    except HallError as refusal:
        raise NoAnswer(refusal.code) from None
    finally:
        store.close()
