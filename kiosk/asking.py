"""What an agent asks of the hall server over HTTP."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

ANSWER_S = 5.0
"""How long the server may be silent, in seconds."""

API = "/api/v1"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its HTTP status, and what it says for people where it refuses."""

    status: int
    detail: str = ""

    @property
    def is_good(self) -> bool:
        """Was it done?"""
        return 200 <= self.status < 300

    @property
    def is_for_later(self) -> bool:
        """Is the server unable to do it just now, so that it is worth asking again?"""
        return self.status == 429 or self.status >= 500


class Asking:
    """Asks one server with one token, on a connection for each request. May be used from several threads."""

    def __init__(self, server: str, token: str) -> None:
        """`server`: such as http://192.168.1.10:8080."""
        self._server = urlsplit(server)
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}

    def post(self, path: str, body: Mapping[str, Any], key: str) -> Reply:
        """Ask for a change, under an idempotency key; raises OSError when there is no answer."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        status, said = self._ask("POST", API + path, json.dumps(body), headers)
        return Reply(status, _detail(said))

    def file(self, path: str) -> bytes | None:
        """The content of a file; None when there is no such file, raises OSError when there is no answer."""
        status, content = self._ask("GET", path, None, {})
        if status >= 500:
            raise OSError(f"the server answers with {status}")
        return content if status == 200 else None

    def _ask(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> tuple[int, bytes]:
        is_secure = self._server.scheme == "https"
        kind = http.client.HTTPSConnection if is_secure else http.client.HTTPConnection
        asking = kind(self._server.hostname or "", self._server.port, timeout=ANSWER_S)
        with closing(asking):
            try:
                asking.request(method, path, body, {**self._headers, **headers})
                answer = asking.getresponse()
                return answer.status, answer.read()
            except http.client.HTTPException as error:
                raise OSError(f"the answer breaks off: {error}") from None


def _detail(said: bytes) -> str:
    try:
        return str(json.loads(said).get("detail", ""))
    except (ValueError, AttributeError):
        return ""
