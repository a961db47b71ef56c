"""The namespace /live: who may watch what, and the receipts of screens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, jsonify, request
from flask_socketio import ConnectionRefusedError as Refusal
from flask_socketio import SocketIO, emit, join_room

from hall_server.domain.errors import BadInput, HallError, NotAllowed, NotFound, NotSignedIn, TooMany
from hall_server.hall.access import Keys
from hall_server.hall.people import LEADERS, STAFF, Actor, Role
from hall_server.live import door
from hall_server.live.door import Application, Door
from hall_server.live.publisher import Publisher
from hall_server.live.websocket import use_for
from hall_server.outputs.agents import PREFIX, topic
from hall_server.web.errors import MEDIA_TYPE, Errors
from hall_server.web.running import DEVICE_COOKIES, SESSION_COOKIE, Running

log = logging.getLogger(__name__)

NAMESPACE = "/live"

SOCKETS = {"staff": 150, "devices": 100, "anybody": 200}
"""How many sockets of each kind may be connected at once; together they are fewer than `door.LINES`."""

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

Answer = dict[str, Any]

NOTED: Answer = {"status": 200}
"""What is said to a receipt that was noted; to another one its problem."""

NOBODYS = Keys()
"""The keys of a phone or of a board that is not paired."""


@dataclass(slots=True)
class Line:
    """A connected socket: its keys, whom they belonged to when last looked at, and what it watches.

    `language`: of its page; `at_door`: the line that it goes over, as the door counts it; None where there is
    no real one.
    """

    keys: Keys
    actors: tuple[Actor, ...]
    language: str
    at_door: door.Line | None
    watched: set[tuple[str, str]] = field(default_factory=set)


class Sockets:
    """Who is connected, and what they may do."""

    def __init__(
        self,
        running: Running,
        errors: Errors,
        publisher: Publisher,
        entrance: Door,
        hang_up: Callable[[str], None],
        tell: Callable[[str, Answer], None],
    ) -> None:
        """`hang_up(sid)` ends a socket, `tell(sid, problem)` sends it a problem."""
        self._running = running
        self._errors = errors
        self._publisher = publisher
        self._door = entrance
        self._hang_up = hang_up
        self._tell = tell
        self._lock = threading.Lock()
        self._lines: dict[str, Line] = {}

    def install(self, socketio: SocketIO) -> None:
        """Listen on the namespace."""
        socketio.on_event("connect", self._connect, namespace=NAMESPACE)
        socketio.on_event("disconnect", self._disconnect, namespace=NAMESPACE)
        socketio.on_event("watch", self._watch, namespace=NAMESPACE)
        socketio.on_event("shown", self._shown, namespace=NAMESPACE)
        socketio.on_event("spoken", self._spoken, namespace=NAMESPACE)

    def judge(self) -> None:
        """Look again whom each socket belongs to, and hang up where what it watches is no longer allowed."""
        with self._lock:
            lines = dict(self._lines)
        for sid, line in lines.items():
            line.actors = self._known(line.keys)
            if not any(actor.role is Role.SCREEN for actor in line.actors):
                # Its pairing was taken away: it may go on looking, as everybody may.
                self._screen_went(sid)
            if not all(_allows(line.actors, what, name) for what, name in tuple(line.watched)):
                self._hang_up(sid)

    def _connect(self, auth: Any = None) -> None:
        try:
            keys = _keys(auth)
            actors, line = self._running.access.by_keys(keys), request.environ.get(door.KEY)
            self._admit(_sid(), Line(keys, actors, self._errors.language(), line))
        except HallError as error:
            problem = self._errors.problem(error)
            raise Refusal(problem.detail, problem.document()) from None

    def _known(self, keys: Keys) -> tuple[Actor, ...]:
        if keys == NOBODYS:
            return ()
        try:
            return self._running.access.by_keys(keys)
        except NotSignedIn:
            return ()

    def _admit(self, sid: str, line: Line) -> None:
        kind = _kind(line.actors)
        with self._lock:
            if sum(_kind(other.actors) == kind for other in self._lines.values()) >= SOCKETS[kind]:
                raise TooMany("too_many", retry_s=5)
            self._lines[sid] = line
            if line.at_door is not None:
                self._door.take_place(line.at_door)

    def _disconnect(self, *_reason: object) -> None:
        with self._lock:
            line = self._lines.pop(_sid(), None)
            if line is not None and line.at_door is not None:
                self._door.give_place_back(line.at_door)
        self._publisher.forget(_sid())
        self._running.agents.went(_sid())
        self._screen_went(_sid())
        hall = self._running.hall
        hall.watch.agents.went(_sid(), hall.timekeeper.wall())
        hall.watch.presence.went(_sid(), hall.timekeeper.wall())

    def _screen_went(self, sid: str) -> None:
        hall = self._running.hall
        hall.watch.screens.went(sid, hall.timekeeper.wall())

    def _watch(self, wish: Any = None) -> None:
        sid, refused = _sid(), {}
        try:
            what, name = _wish(wish)
            refused = {"what": what, "id": name}
            name = self._meant(what, name)
            self._must_be_allowed(what, name)
            first = self._publisher.watch(sid, what, name, _join, language=self._errors.language())
        except Gone:
            self._publisher.forget(sid)
            return
        except HallError as error:
            emit("problem", self._errors.problem(error).document() | refused)
            return
        emit(what, first)
        # Under the lock: who goes in this moment is taken off the lists only after being put on them.
        with self._lock:
            line = self._lines.get(sid)
            if line:
                line.watched.add((what, name))
                self._note_presence(sid, line, what, name)
        if line is None:
            # It went away while it was being served: nobody else would take its name off the list.
            self._publisher.forget(sid)

    def tell_gone(self, sid: str, watched: tuple[str, str], error: NotFound) -> None:
        """Tell a socket that what it watched is no more. What else it watches goes on."""
        what, name = watched
        if line := self._lines.get(sid):
            problem = self._errors.problem(error, line.language)
            self._tell(sid, problem.document() | {"what": what, "id": name})

    def _note_presence(self, sid: str, line: Line, what: str, name: str) -> None:
        """Who watches a thing is there: a person at a console, an agent or a screen at what is theirs."""
        hall = self._running.hall
        if what == "jobs" and (agent := _agent(line.actors)):
            self._running.agents.came(agent, sid)
            hall.watch.agents.came(sid, agent, agent, hall.timekeeper.wall())
        people = [actor.name for actor in line.actors if actor.is_person]
        if what == "counter" and people:
            hall.watch.presence.came(sid, name, people[0])
        screens = [each for each in line.actors if each.role is Role.SCREEN and each.target == name]
        if what in ("board", "jobs") and screens:
            hall.watch.screens.came(sid, name, screens[0].credential, hall.timekeeper.wall())

    def _meant(self, what: str, name: str) -> str:
        """The jobs of an agent are its own, whichever screen has the same name."""
        line = self._lines.get(_sid())
        agent = _agent(line.actors) if line else None
        return topic(agent) if what == "jobs" and agent and name in ("", agent) else name

    def _must_be_allowed(self, what: str, name: str) -> None:
        line = self._lines.get(_sid())
        if not _allows(line.actors if line else (), what, name):
            raise NotAllowed("not_allowed")

    def _shown(self, receipt: Any = None) -> Answer:
        return self._receipt(receipt, self._running.announcements.shown, (Role.SCREEN,))

    def _spoken(self, receipt: Any = None) -> Answer:
        announcements = self._running.announcements
        is_failed = isinstance(receipt, dict) and receipt.get("failed") is True
        if is_failed:
            return self._receipt(receipt, announcements.not_spoken, (Role.SCREEN, Role.AGENT))
        return self._receipt(receipt, announcements.spoken, (Role.SCREEN, Role.AGENT))

    def _receipt(self, receipt: Any, note: Callable[[Actor, str], None], who: tuple[Role, ...]) -> Answer:
        """Note a receipt; the answer tells whoever asks for one whether to send it again."""
        call_id = receipt.get("call_id") if isinstance(receipt, dict) else None
        try:
            if not isinstance(call_id, str) or len(call_id) > LONGEST_NAME:
                raise BadInput("malformed", field="call_id", found=str(call_id)[:80])
            line = self._lines.get(_sid())
            devices = [actor for actor in line.actors if actor.role in who] if line else []
            if not devices:
                raise NotAllowed("not_allowed")
            note(devices[0], call_id)
        except HallError as error:
            problem = self._errors.problem(error).document()
            emit("problem", problem)
            return problem
        return NOTED


class Gone(Exception):
    """The socket that asked is not connected any more."""


def _join(room: str) -> None:
    try:
        join_room(room)
    except (KeyError, ValueError) as error:
        # The library says the one or the other, by how far the socket has gone.
        raise Gone from error


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
    use_for(socketio)
    entrance = Door()
    guarded = entrance.before(app.wsgi_app, _refusal(app, errors))
    app.wsgi_app = guarded  # type: ignore[method-assign, assignment]

    def send(what: str, to: str | None, document: Answer) -> None:
        socketio.emit(what, document, namespace=NAMESPACE, to=to)

    publisher = Publisher(running.snapshots, send)
    sockets = Sockets(
        running,
        errors,
        publisher,
        entrance,
        lambda sid: socketio.server.disconnect(sid, namespace=NAMESPACE),
        lambda sid, problem: send("problem", sid, problem),
    )
    sockets.install(socketio)

    def tell_gone(sid: str, watched: tuple[str, str], error: NotFound) -> None:
        # The publisher's thread is in no request; the words of a problem need what a request has.
        with app.app_context():
            sockets.tell_gone(sid, watched, error)

    publisher.when_gone(tell_gone)
    publisher.at_each_look(entrance.sweep)
    publisher.at_each_beat(sockets.judge)
    return socketio, publisher


def _refusal(app: Flask, errors: Errors) -> Application:
    """What is answered to who opens a line for which there is no room."""

    def refuse(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with app.request_context(environ):
            problem = errors.problem(TooMany("too_many", retry_s=1))
            answer: Response = jsonify(problem.document())
        answer.status_code, answer.mimetype = problem.status, MEDIA_TYPE
        answer.headers["Retry-After"] = "1"
        return answer(environ, start_response)

    return refuse


def _keys(auth: Any) -> Keys:
    """The token of a greeting, else the cookies of its page."""
    token = auth.get("token") if isinstance(auth, dict) else None
    if token is not None:
        return Keys(token=str(token))
    devices = (request.cookies.get(name) for name in DEVICE_COOKIES.values())
    return Keys(
        session=request.cookies.get(SESSION_COOKIE), devices=tuple(secret for secret in devices if secret)
    )


def _allows(actors: tuple[Actor, ...], what: str, name: str) -> bool:
    who = WHO[what]
    return who is None or any(actor.role in who and _is_own(actor, name) for actor in actors)


def _is_own(actor: Actor, name: str) -> bool:
    """May the actor watch the thing of that name, of a kind that its role may watch?"""
    if actor.role is Role.AGENT:
        return name == topic(actor.name)
    if actor.role in (Role.KIOSK, Role.SCREEN):
        return actor.target in (name, None) and not name.startswith(PREFIX)
    return True


def _agent(actors: tuple[Actor, ...]) -> str | None:
    """The name of the agent among them."""
    return next((actor.name for actor in actors if actor.role is Role.AGENT), None)


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
