"""A hall that is run by hand: a real store in a folder, and a clock that goes only when it is moved."""

from __future__ import annotations

import copy
import datetime as dt
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from config.models import Structure
from hall_server.board.boards import Boards
from hall_server.domain.announcing import NoticeKind
from hall_server.domain.clock import Reading
from hall_server.domain.errors import HallError
from hall_server.domain.tickets import Ticket
from hall_server.hall.access import Access
from hall_server.hall.announcements import Announcements
from hall_server.hall.counters import Ending
from hall_server.hall.errands import Errands
from hall_server.hall.founding import found, is_founded, secret_of
from hall_server.hall.hall import Answer, Hall
from hall_server.hall.notices import Notices, Posting
from hall_server.hall.parking import Target
from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.tickets import Order
from hall_server.hall.timekeeping import Timekeeper
from hall_server.hall.versions import Versions
from hall_server.hall.views import status_token
from hall_server.reports.desk import Reports
from hall_server.store.database import Store
from hall_server.store.proof import prove

SMALL_HALL = Path(__file__).parents[2] / "config/small.toml"
TASHKENT = ZoneInfo("Asia/Tashkent")
MONDAY_AT_NINE = dt.datetime(2026, 11, 23, 9, 0, tzinfo=TASHKENT)
NOT_BEFORE = round(dt.datetime(2026, 11, 1, tzinfo=dt.UTC).timestamp() * 1000)
ADDRESS = "http://hall.test:8080"

Document = dict[str, Any]


class HandClock:
    """Both clocks of the hall's PC. It is Monday, nine in the morning in Tashkent, until they are moved."""

    def __init__(self) -> None:
        self.wall = round(MONDAY_AT_NINE.timestamp() * 1000)
        self.boot = 60_000

    def read(self) -> Reading:
        """Both clocks at this instant."""
        return Reading(self.wall, self.boot)

    def pass_time(self, **duration: float) -> None:
        """Let time pass: `pass_time(minutes=5)`, with the words of `timedelta`."""
        passed = round(dt.timedelta(**duration).total_seconds() * 1000)
        self.wall += passed
        self.boot += passed

    def pass_time_until(self, local: str) -> None:
        """Let time pass until the wall of the hall shows this: `2026-11-24 08:00`."""
        moment = dt.datetime.fromisoformat(local).replace(tzinfo=TASHKENT)
        self.pass_time(seconds=moment.timestamp() - self.wall / 1000)

    def set_wall(self, **difference: float) -> None:
        """Turn the wall clock alone, as somebody does who sets it."""
        self.wall += round(dt.timedelta(**difference).total_seconds() * 1000)


class HandHall:
    """The small hall, or what a test makes of it. Actions answer with the contract's documents."""

    def __init__(self, folder: Path, structure: Structure, clock: HandClock) -> None:
        self.folder = folder
        self.clock = clock
        self.news = 0
        self._structure = structure
        self._operators: dict[str, str] = {}
        self._open()

    def _open(self) -> None:
        self.store = Store(self.folder)
        if not is_founded(self.store):
            found(self.store, self._structure, now=self.clock.wall)
        timekeeper = Timekeeper(self.clock.read, not_before=NOT_BEFORE)
        self.inner = Hall(
            self.store, timekeeper, secret=secret_of(self.store), address=ADDRESS, tell=self._hear
        )
        self.access = Access(self.store, timekeeper.wall)
        self.errands = Errands(self.inner)
        self.announcements = Announcements(self.inner)
        self.notices = Notices(self.inner)
        self.boards = Boards(self.store, self.inner.now)
        self.reports = Reports(self.store, self.inner.structure, self.inner.now)

    def _hear(self) -> None:
        self.news += 1

    def restart(self) -> None:
        """Stop the server and start it again on the same folder, as after a night."""
        self.close()
        self._open()

    def close(self) -> None:
        """Stop the server."""
        self.store.close()

    # -- who asks --------------------------------------------------------------------------------

    def operator(self, counter: str) -> Actor:
        """Who sits at the counter; aziza unless somebody else opened it."""
        name = self._operators.get(counter, "aziza")
        return Actor(name, Role.OPERATOR, f"token:{name}")

    def kiosk(self, name: str = "main") -> Actor:
        """A kiosk of the hall."""
        return Actor(f"kiosk:{name}", Role.KIOSK, f"device:{name}", target=name)

    # -- what people do --------------------------------------------------------------------------

    def take(self, *services: str, key: str | None = None, request: str = "", **order: Any) -> Document:
        """Take a ticket at the kiosk; for gas where no service is named."""
        wanted = Order(services=services or ("gas",), **{"language": "uz", "kiosk": "main", **order})
        return body(self.inner.take_ticket(Ask(self.kiosk(), key, request), wanted))

    def open(self, counter: str = "1", operator: str = "aziza") -> Document:
        """Begin a shift."""
        self._operators[counter] = operator
        return body(self.inner.open_counter(self._ask(counter), counter))

    def close_counter(self, counter: str = "1") -> Document:
        """End a shift."""
        return body(self.inner.close_counter(self._ask(counter), counter))

    def next(self, counter: str = "1", **ask: Any) -> Document | None:
        """Call whoever is next; None when nobody is."""
        answer = self.inner.call_next(self._ask(counter, **ask), counter)
        return body(answer) if answer.status != 204 else None

    def recall(self, counter: str = "1", **ask: Any) -> Document:
        """Ask the called visitor again."""
        return body(self.inner.recall(self._ask(counter, **ask), counter))

    def start(self, counter: str = "1", **ask: Any) -> Document:
        """The visitor has come."""
        return body(self.inner.start(self._ask(counter, **ask), counter))

    def miss(self, counter: str = "1", **ask: Any) -> Document:
        """The visitor has not come."""
        return body(self.inner.miss(self._ask(counter, **ask), counter))

    def finish(self, counter: str = "1", *, ending: Ending | None = None, **ask: Any) -> Document:
        """The visitor is served."""
        return body(self.inner.finish(self._ask(counter, **ask), counter, ending or Ending()))

    def call(self, ticket: Document, counter: str = "1") -> Document:
        """Call a chosen ticket."""
        return body(self.inner.call_chosen(self._ask(counter), counter, ticket["id"]))

    def hold(self, counter: str = "1", *, minutes: int | None = None) -> Document:
        """Park the visit at the counter."""
        return body(self.inner.hold(self._ask(counter), counter, minutes=minutes, reason=None))

    def transfer(self, *, at: str = "1", **target: Any) -> Document:
        """Send the visit at the counter `at` on."""
        return body(self.inner.transfer_from(self._ask(at), at, Target(**target)))

    def undo(self, counter: str = "1", *, by: str | None = None) -> Document:
        """Take the last step at the counter back."""
        actor = Actor(by, Role.OPERATOR, f"token:{by}") if by else self.operator(counter)
        return body(self.inner.undo(Ask(actor), counter))

    def serve_here(self, counter: str = "1", service: str = "gas", **more: Any) -> Document:
        """Serve somebody who has no ticket and stands at the counter already."""
        return body(self.inner.serve(self._ask(counter), counter, service, **more))

    def pause(self, counter: str = "1", reason: str = "lunch") -> Document:
        """Take a break."""
        return body(self.inner.pause(self._ask(counter), counter, reason))

    def resume(self, counter: str = "1") -> Document:
        """Go on after a break."""
        return body(self.inner.resume(self._ask(counter), counter))

    def force_closed(self, counter: str = "1") -> Document:
        """The manager closes a counter whose operator is gone."""
        ask = Ask(Actor("rustam", Role.MANAGER, "token:rustam"))
        return body(self.inner.close_counter(ask, counter, by_force=True))

    def by_phone(self, ticket: Document, move: Callable[..., Ticket], *values: Any) -> Document:
        """Do a step from the visitor's phone."""
        visitor, ticket_id = self.inner.visitor(status_token(self.inner.secret, ticket["id"]))
        answer = self.inner.move_ticket(Ask(visitor), ticket_id, lambda tx, found: move(tx, found, *values))
        return body(answer)

    def load(self, structure: Structure) -> Document:
        """Go on with another hall file."""
        ask = Ask(Actor("dilnoza", Role.ADMIN, "token:dilnoza"))
        return body(Versions(self.inner).load(ask, structure))

    def move(self, ticket: Document, step: Callable[..., Ticket], *values: Any) -> Document:
        """Do a step of `parking` with a ticket, wherever it is."""
        ask = Ask(Actor("rustam", Role.MANAGER, "token:rustam"))
        return body(self.inner.move_ticket(ask, ticket["id"], lambda tx, found: step(tx, found, *values)))

    def serve(self, counter: str = "1", *, walk_s: float = 30, minutes: float = 5) -> Document | None:
        """Call whoever is next and serve them; None when nobody is."""
        called = self.next(counter)
        if called is None:
            return None
        self.clock.pass_time(seconds=walk_s)
        self.start(counter)
        self.clock.pass_time(minutes=minutes)
        return self.finish(counter)

    def tick(self) -> None:
        """What the server does twice a second."""
        self.inner.tick()

    def ask(self, counter: str = "1", **ask: Any) -> Ask:
        """A command of whoever sits at the counter."""
        return self._ask(counter, **ask)

    def _ask(self, counter: str, **ask: Any) -> Ask:
        return Ask(self.operator(counter), **ask)

    def post(self, kind: str, *, role: Role = Role.MANAGER, by: str = "rustam", **posting: Any) -> Document:
        """Let a notice stand."""
        return body(
            self.notices.post(Ask(Actor(by, role, f"token:{by}")), Posting(NoticeKind(kind), **posting))
        )

    def take_down(self, notice: Document, *, role: Role = Role.MANAGER, by: str = "rustam") -> Document:
        """Take a notice down."""
        return body(self.notices.end(Ask(Actor(by, role, f"token:{by}")), notice["id"]))

    # -- how it stands ---------------------------------------------------------------------------

    def ticket(self, ticket: Document) -> Document:
        """The ticket as it is now, with its history."""
        return self.inner.ticket(ticket["id"])

    def state(self, ticket: Document) -> str:
        """The state of a ticket."""
        return str(self.ticket(ticket)["state"])

    def counter(self, counter: str = "1") -> Document:
        """A counter as it is now."""
        return self.inner.counter(counter, self.inner.structure().hall.languages[0])

    def queue(self, counter: str = "1") -> list[str]:
        """The labels of those who wait for a counter, in calling order."""
        return [ticket["label"] for ticket in self.inner.queue(counter)]

    def board(self, screen: str = "main") -> Document:
        """What a screen shows."""
        return self.boards.board(screen, self.inner.structure())

    def steps(self, ticket: Document) -> list[str]:
        """The names of what happened to a ticket."""
        return [row["step"] for row in self.ticket(ticket)["history"]]

    def events(self, *kinds: str) -> list[Document]:
        """The rows of the record, of these kinds or all."""
        rows = self.inner.journal(after=0, limit=100_000)["events"]
        return [row for row in rows if not kinds or row["kind"] in kinds]

    def difference(self) -> str | None:
        """What the proof of the record finds."""
        with self.store.read() as db:
            return prove(db).difference


def body(answer: Answer) -> Document:
    """The document of an answer."""
    document: Document = json.loads(answer.body)
    return document


def refusal(act: Callable[[], object]) -> str:
    """The code with which something is refused; fails when it is done."""
    try:
        done = act()
    except HallError as refused:
        return refused.code
    raise AssertionError(f"it was not refused, but done: {done}")


def structure_with(edit: Callable[[Document], object] | None = None, **settings: Any) -> Structure:
    """The small hall with other settings, or edited in its document."""
    document = copy.deepcopy(tomllib.loads(SMALL_HALL.read_text(encoding="utf-8")))
    document["hall"].update(settings)
    if edit is not None:
        edit(document)
    return Structure.from_document(document)


@pytest.fixture
def clock() -> HandClock:
    """The clocks of the hall's PC, moved by hand."""
    return HandClock()


@pytest.fixture
def make_hall(tmp_path: Path, clock: HandClock) -> Iterator[Callable[..., HandHall]]:
    """Makes halls: `make_hall(recall_limit=1)`, `make_hall(lambda document: ...)`."""
    made: list[HandHall] = []

    def make(edit: Callable[[Document], object] | None = None, **settings: Any) -> HandHall:
        folder = tmp_path / f"hall-{len(made)}"
        folder.mkdir()
        made.append(HandHall(folder, structure_with(edit, **settings), clock))
        return made[-1]

    yield make
    for hall in made:
        hall.close()


@pytest.fixture
def hall(make_hall: Callable[..., HandHall]) -> Iterator[HandHall]:
    """The small hall; whatever a test did in it, its record holds afterwards."""
    made = make_hall()
    yield made
    assert made.difference() is None
