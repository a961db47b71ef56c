"""The namespace /live: who may watch what, and the receipts of screens."""

from __future__ import annotations

import logging
import threading
from typing import Any

from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refusal
from flask_socketio import SocketIO, emit, join_room

from hall_server.domain.errors import BadInput, HallError, NotAllowed, TooMany
from hall_server.hall.people import LEADERS, STAFF, Actor, Role
from hall_server.live.publisher import Publisher
from hall_server.web.errors import Errors
from hall_server.web.running import Running

log = logging.getLogger(__name__)

NAMESPACE = "/live"

SOCKETS = {"staff": 150, "devices": 100, "anybody": 200}
"""How many sockets of each kind may be open at once; together they stay below the server's threads."""

LONGEST_NAME = 200

WHO = {
    "board": None,
    "status": None,
    "counter": STAFF,
    "hall": LEADERS,
    "kiosk": STAFF | {Role.KIOSK},
    "jobs": frozenset({Role.SCREEN, Role.AGENT, Role.ADMIN}),
}
"""Who may watch what; None: everybody."""


class Sockets:
    """Who is connected, and what they may do."""

    def __init__(self, running: Running, errors: Errors, publisher: Publisher) -> None:
        self._running = running
        self._errors = errors
        self._publisher = publisher
        self._lock = threading.Lock()
        self._actors: dict[str, tuple[Actor, ...]] = {}

    def install(self, socketio: SocketIO) -> None:
        """Listen on the namespace."""
        socketio.on_event("connect", self._connect, namespace=NAMESPACE)
        socketio.on_event("disconnect", self._disconnect, namespace=NAMESPACE)
        socketio.on_event("watch", self._watch, namespace=NAMESPACE)
        socketio.on_event("shown", self._shown, namespace=NAMESPACE)
        socketio.on_event("spoken", self._spoken, namespace=NAMESPACE)

    def _connect(self, auth: Any = None) -> None:
        try:
            actors = self._known(auth)
            self._admit(_sid(), actors)
        except HallError as error:
            problem = self._errors.problem(error)
            raise Refusal(problem.detail, problem.document()) from None

    def _known(self, auth: Any) -> tuple[Actor, ...]:
        """Whom a socket belongs to, by token or by the cookies of its page; raises NotSignedIn."""
        token = auth.get("token") if isinstance(auth, dict) else None
        if token is not None:
            return (self._running.access.by_token(str(token)),)
        visitor = self._running.visitor()
        person = visitor.person
        people = (person,) if person is not None and not person.must_change_password else ()
        return (*people, *visitor.devices)

    def _admit(self, sid: str, actors: tuple[Actor, ...]) -> None:
        kind = _kind(actors)
        with self._lock:
            if sum(_kind(others) == kind for others in self._actors.values()) >= SOCKETS[kind]:
                raise TooMany("too_many", retry_s=5)
            self._actors[sid] = actors

    def _disconnect(self, *_reason: object) -> None:
        with self._lock:
            self._actors.pop(_sid(), None)
        self._publisher.forget(_sid())

    def _watch(self, wish: Any = None) -> None:
        sid = _sid()
        try:
            what, name = _wish(wish)
            self._must_be_allowed(what, name)
            first = self._publisher.watch(sid, what, name, lambda: _join(what, name))
        except Gone:
            self._publisher.forget(sid)
            return
        except HallError as error:
            emit("problem", self._errors.problem(error).document())
            return
        emit(what, first)
        if sid not in self._actors:
            # It went away while it was being served: nobody else would take its name off the list.
            self._publisher.forget(sid)

    def _must_be_allowed(self, what: str, name: str) -> None:
        who = WHO[what]
        if who is None:
            return
        for actor in self._actors.get(_sid(), ()):
            if actor.role in who and (
                actor.role not in (Role.KIOSK, Role.SCREEN) or actor.target in (name, None)
            ):
                return
        raise NotAllowed("not_allowed")

    def _shown(self, receipt: Any = None) -> None:
        self._receipt(receipt, self._running.errands.shown)

    def _spoken(self, receipt: Any = None) -> None:
        self._receipt(receipt, self._running.errands.spoken)

    def _receipt(self, receipt: Any, note: Any) -> None:
        call_id = receipt.get("call_id") if isinstance(receipt, dict) else None
        try:
            if not isinstance(call_id, str) or len(call_id) > LONGEST_NAME:
                raise BadInput("malformed", field="call_id", found=str(call_id)[:80])
            screens = [a for a in self._actors.get(_sid(), ()) if a.role is Role.SCREEN]
            if not screens:
                raise NotAllowed("not_allowed")
            note(screens[0], call_id)
        except HallError as error:
            emit("problem", self._errors.problem(error).document())


class Gone(Exception):
    """The socket that asked is not connected any more."""


def _join(what: str, name: str) -> None:
    try:
        join_room(room(what, name))
    except KeyError as error:
        raise Gone from error


def room(what: str, name: str) -> str:
    """The name of those who watch one thing."""
    return f"{what}/{name}"


def build(app: Flask, running: Running, errors: Errors) -> tuple[SocketIO, Publisher]:
    """The sockets of an application, with the publisher that serves them."""
    socketio = SocketIO(
        app,
        async_mode="threading",
        transports=["websocket"],
        ping_interval=5,
        ping_timeout=5,
        max_http_buffer_size=16 * 1024,
        manage_session=False,
    )
    publisher = Publisher(
        running.snapshots, lambda what, name, document: _send(socketio, what, name, document)
    )
    Sockets(running, errors, publisher).install(socketio)
    return socketio, publisher


def _send(socketio: SocketIO, what: str, name: str | None, document: dict[str, Any]) -> None:
    if name is None:
        socketio.emit(what, document, namespace=NAMESPACE)
    else:
        socketio.emit(what, document, namespace=NAMESPACE, to=room(what, name))


def _kind(actors: tuple[Actor, ...]) -> str:
    if any(actor.role in STAFF for actor in actors):
        return "staff"
    return "devices" if actors else "anybody"


def _wish(wish: Any) -> tuple[str, str]:
    what = wish.get("what") if isinstance(wish, dict) else None
    if not isinstance(what, str) or what not in WHO:
        raise BadInput("malformed", field="what", found=str(what)[:80])
    name = wish.get("id") or ""
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise BadInput("malformed", field="id", found=str(name)[:80])
    return what, name


def _sid() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]
    return sid
