"""The process that serves: a request that it cannot even read is refused in the hall's own words."""

from __future__ import annotations

import time
from http import HTTPStatus
from socket import SHUT_WR, socket
from typing import Any

from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

UNREADABLE = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
}
"""What is not simply a bad request, of what the server finds wrong before the application hears of it."""

OURS = (errors.ConfigurationProblem, errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)
"""What is called an error of the same kind, though the asker has no part in it."""


HEAR_OUT_S = 1.0
"""So long, in seconds, a thread waits for a client to read the refusal and hang up."""

READ_BYTES, HEAR_OUT_READS = 65_536, 64


class Worker(ThreadWorker):  # type: ignore[misc]
    """Gunicorn's worker with threads. Its `app` is the Server."""

    def handle_error(
        self, req: Any, client: socket, addr: tuple[str, int] | None, exc: BaseException
    ) -> None:
        """Answer what could not be read with a problem document; everything else as gunicorn does."""
        if not isinstance(exc, errors.ParseException) or isinstance(exc, OURS):
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("A request from %s cannot be read: %s", addr[0] if addr else "nowhere", exc)
        status = next(
            (UNREADABLE[kind] for kind in UNREADABLE if isinstance(exc, kind)), HTTPStatus.BAD_REQUEST
        )
        try:
            util.write_nonblock(client, _answer(status, *self.app.unreadable(status)))
            _hear_out(client)
        except OSError as error:
            self.log.debug("Who sent it has gone: %s", error)


def _hear_out(client: socket) -> None:
    """Read what is still coming: closing before would throw away the answer on its way."""
    client.shutdown(SHUT_WR)
    ends = time.monotonic() + HEAR_OUT_S
    for _ in range(HEAR_OUT_READS):
        left = ends - time.monotonic()
        if left <= 0:
            return
        client.settimeout(left)
        if not client.recv(READ_BYTES):
            return


def _answer(status: HTTPStatus, media_type: str, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(body)}",
        "",
        "",
    )
    return "\r\n".join(head).encode("ascii") + body
