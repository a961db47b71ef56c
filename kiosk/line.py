"""An agent's line to the hall server: snapshots come in, receipts go out (Socket.IO over a websocket)."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import CloseConnection, Event, Ping, RejectConnection, Request, TextMessage
from wsproto.utilities import ProtocolError

NAMESPACE = "/live"
PATH = "/socket.io/?EIO=4&transport=websocket"

OPEN_S = 5.0
"""How long the server may take to answer at all, in seconds."""

SILENCE_S = 12.0
"""The server says something every 5 seconds; a line that is silent for so long is dead."""

PIECE = 65536

# Engine.IO, version 4: it opens with 0, and 2 is answered with 3. A 4 holds a packet of Socket.IO, version 5:
# 40 joins a namespace, 41 leaves it, 42 is an event, 44 a refusal.
OPEN, PING, PONG = "0", "2", "3"
JOIN, LEAVE, EVENT, REFUSAL = (f"4{kind}{NAMESPACE}" for kind in "0124")

# The statuses with which asking again is of no use.
UNKNOWN_TOKEN = (401, 403)


class LineLost(Exception):
    """There is no line to the server, or none any more; the message says why."""


class TurnedAway(Exception):
    """The server does not let this program do what it is for; the message says what to do."""


class Line:
    """One connection. One thread reads it; any may `emit` and `close`."""

    def __init__(
        self, server: str, token: str, *, open_s: float = OPEN_S, silence_s: float = SILENCE_S
    ) -> None:
        """Connect to `server`, such as http://192.168.1.10:8080; raises LineLost and TurnedAway."""
        self._sending = threading.Lock()
        self._websocket = WSConnection(ConnectionType.CLIENT)
        self._socket = _connected(server, open_s)
        self._texts = self._read()
        try:
            self._greet(urlsplit(server).netloc, token)
        except (LineLost, TurnedAway):
            self.close()
            raise
        self._socket.settimeout(silence_s)

    def events(self) -> Iterator[tuple[str, Any]]:
        """What the server says, each as event and body; raises LineLost at the end of the line."""
        for text in self._texts:
            if text.startswith(EVENT):
                event, body = _body(text, EVENT)
                yield event, body
            elif text.startswith(LEAVE):
                raise LineLost("it hung up")

    def emit(self, event: str, body: Any) -> None:
        """Say something; raises LineLost."""
        self._say(f"{EVENT},{json.dumps([event, body])}")

    def close(self) -> None:
        """Hang up; whoever reads the line is woken."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _greet(self, host: str, token: str) -> None:
        self._send(Request(host=host, target=PATH, extra_headers=[(b"Accept-Language", b"en")]))
        for text in self._texts:
            if text.startswith(OPEN):
                self._say(f"{JOIN},{json.dumps({'token': token})}")
            elif text.startswith(JOIN):
                return
            elif text.startswith(REFUSAL):
                refusal = _body(text, REFUSAL)
                if refusal.get("data", {}).get("status") in UNKNOWN_TOKEN:
                    raise TurnedAway(refusal["message"])
                raise LineLost(refusal["message"])

    def _read(self) -> Iterator[str]:
        pieces: list[str] = []
        while True:
            for event in self._received():
                match event:
                    case TextMessage(data=text, message_finished=is_whole):
                        pieces.append(text)
                        if not is_whole:
                            continue
                        whole = "".join(pieces)
                        pieces.clear()
                        if whole == PING:
                            self._say(PONG)
                        else:
                            yield whole
                    case Ping():
                        self._send(event.response())
                    case RejectConnection(status_code=status):
                        raise LineLost(f"it answers with {status}; is that a hall server?")
                    case CloseConnection():
                        raise LineLost("it hung up")

    def _received(self) -> list[Event]:
        try:
            self._websocket.receive_data(self._socket.recv(PIECE) or None)
            return list(self._websocket.events())
        except TimeoutError:
            raise LineLost("it says nothing any more") from None
        except OSError as error:
            raise LineLost(error.strerror or str(error)) from None
        except ProtocolError:
            raise LineLost("it answers what makes no sense; is that a hall server?") from None

    def _say(self, text: str) -> None:
        self._send(TextMessage(data=text))

    def _send(self, event: Event) -> None:
        try:
            with self._sending:
                self._socket.sendall(self._websocket.send(event))
        except OSError as error:
            raise LineLost(error.strerror or str(error)) from None
        except ProtocolError:
            raise LineLost("it hung up") from None


def _connected(server: str, open_s: float) -> socket.socket:
    parts = urlsplit(server)
    is_secure = parts.scheme == "https"
    try:
        line = socket.create_connection(
            (parts.hostname or "", parts.port or (443 if is_secure else 80)), timeout=open_s
        )
        # A snapshot is small, and somebody waits for the answer.
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not is_secure:
            return line
        return ssl.create_default_context().wrap_socket(line, server_hostname=parts.hostname)
    except TimeoutError:
        raise LineLost(f"no answer within {open_s:g} seconds") from None
    except OSError as error:
        raise LineLost(error.strerror or str(error)) from None


def _body(text: str, kind: str) -> Any:
    try:
        return json.loads(text.removeprefix(kind).removeprefix(","))
    except ValueError:
        raise LineLost("it says what makes no sense") from None
