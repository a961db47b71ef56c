"""The doors of a hall without a server: the same commands, called by hand. For the past."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import Connection
from typing import Any, TypeVar

from hall_server.cli.demo.doors import Declined, Document, Seat
from hall_server.domain.announcing import SoundState
from hall_server.domain.errors import Refused
from hall_server.domain.tickets import Ticket, VisitKind
from hall_server.hall import parking
from hall_server.hall.announcements import Announcements
from hall_server.hall.counters import Ending
from hall_server.hall.hall import Answer, Hall
from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.tickets import Order
from hall_server.hall.transaction import Transaction
from hall_server.store import jobs, state
from hall_server.store.connection import undone_alone
from hall_server.store.database import Store

Result = TypeVar("Result")

RECEPTION = "Reception"
"""Who cancels tickets and lets missed visitors wait again."""


PRINTING_MS = 1_500
"""How long a slip takes."""


def kiosk_name(kiosk: str) -> str:
    """What the record calls a simulated kiosk."""
    return f"kiosk {kiosk}"


class OneTransaction(Store):
    """A store inside a transaction that is open already: a whole day is written at once.

    What is refused is undone alone, as the writer does it; reading sees what was written before.
    """

    def __init__(self, db: Connection) -> None:
        # Nothing is opened here, and nothing closed: the transaction belongs to a store that is open.
        self._db = db

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` and undo it alone when it raises."""
        with undone_alone(self._db):
            return work(self._db)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """What stands there so far."""
        yield self._db


def print_slips(db: Connection) -> None:
    """Say of all slips that they came out, each when its ticket was taken."""
    for job in jobs.open_print_jobs(db):
        printer, at = job.printers[0], job.created_at + PRINTING_MS
        jobs.move_print_job(db, job.id, former=("queued",), state="printed", at=at, printer=printer)


class DirectDoors:
    """Doors to a hall of this process."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._announcements = Announcements(hall)

    def take(self, kiosk: str, wish: Document) -> Document:
        """Take a ticket; its slip is printed at the end of the day, see `print_slips`."""
        order = Order(
            services=tuple(wish["services"]),
            language=wish["language"],
            priority=wish.get("priority"),
            needs=tuple(wish.get("needs", ())),
            quantity=wish.get("quantity", 1),
            purpose=wish.get("purpose"),
            appointment=wish.get("appointment"),
            kiosk=kiosk,
        )
        name = kiosk_name(kiosk)
        actor = Actor(name, Role.KIOSK, f"token:{name}", target=kiosk)
        return _document(lambda: self._hall.take_ticket(Ask(actor), order)) or {}

    def at_counter(self, seat: Seat, step: str, **said: Any) -> Document | None:
        """Do a step; a call is spoken in the same moment."""
        ask = Ask(Actor(seat.operator, Role.OPERATOR, f"token:{seat.operator}"))
        done = _document(lambda: self._step(ask, seat.counter, step, said))
        if step in ("next", "recall"):
            for call in self._announcements.calls(SoundState.QUEUED):
                self._announcements.call_is_spoken(call)
        return done

    def _step(self, ask: Ask, counter: str, step: str, said: dict[str, Any]) -> Answer:
        hall = self._hall
        match step:
            case "pause":
                return hall.pause(ask, counter, said["reason"])
            case "hold":
                return hall.hold(ask, counter, minutes=said["minutes"], reason=said["reason"])
            case "transfer":
                target = parking.Target(
                    said["service"], place=parking.Place(said["place"]), come_back=said["come_back"]
                )
                return hall.transfer_from(ask, counter, target)
            case "serve":
                return hall.serve(ask, counter, said["service"], kind=VisitKind(said["kind"]))
            case "finish":
                return hall.finish(ask, counter, Ending(said.get("outcome"), said.get("note")))
        plain = {
            "open": hall.open_counter,
            "close": hall.close_counter,
            "resume": hall.resume,
            "next": hall.call_next,
            "recall": hall.recall,
            "start": hall.start,
            "miss": hall.miss,
            "undo": hall.undo,
        }
        return plain[step](ask, counter)

    def with_ticket(self, ticket_id: str, step: str) -> Document:
        """Cancel or return a ticket."""
        moves = {"cancel": parking.cancel, "return": parking.bring_back}
        return self._move(RECEPTION, Role.MANAGER, ticket_id, moves[step])

    def add_stage(self, seat: Seat, ticket_id: str, service: str) -> Document:
        """One more service for a ticket."""
        return self._move(
            seat.operator, Role.OPERATOR, ticket_id, lambda tx, ticket: parking.add_stage(tx, ticket, service)
        )

    def look(self, seat: Seat) -> Document:
        """The Counter as it stands."""
        return self._hall.counter(seat.counter)

    def waiting(self) -> dict[str, int]:
        """How many wait for each service."""
        with self._hall.store.read() as db:
            return dict(Counter(stage.service for stage in state.waiting(db)))

    def _move(
        self, name: str, role: Role, ticket_id: str, move: Callable[[Transaction, Ticket], Ticket]
    ) -> Document:
        ask = Ask(Actor(name, role, f"token:{name}"))
        return _document(lambda: self._hall.move_ticket(ask, ticket_id, move)) or {}


def _document(act: Callable[[], Answer]) -> Document | None:
    """What an action answers; None for "nobody waits". Raises Declined for what the rules refuse."""
    try:
        answer = act()
    except Refused as refused:
        raise Declined(refused.code) from None
    document: Document | None = json.loads(answer.body) if answer.body else None
    return document
