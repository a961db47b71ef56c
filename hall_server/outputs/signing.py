"""Signs and lamps above the counters: each shows how its counter stands, also after a restart."""

from __future__ import annotations

import time
from typing import Any

from config.models import Structure
from display.signs.bus import DARKEN_S, Bus
from display.signs.sign import DARK, Condition, Health, View
from hall_server.domain.steps import State
from hall_server.hall.hall import Hall
from hall_server.outputs.news import News
from hall_server.outputs.worker import Worker

Document = dict[str, Any]

LOOK_S = 5.0
"""How often the counters are looked at without news."""

NOT_USED = "not_used"
"""The problem of a sign that this server does not drive."""


class Signing:
    """Reads the counters after each news and says what is to be seen; the owners of the lines do the rest.

    Nothing is remembered: what a sign should show follows from the counter as it stands.
    """

    def __init__(self, hall: Hall, news: News) -> None:
        self._hall = hall
        self._news = news
        self._reader = Worker("signs", news, self._look, every_s=LOOK_S)
        # Replaced as a whole: other threads read it.
        self._buses: dict[str, Bus] = {}
        self._leaving: dict[str, Bus] = {}

    @property
    def workers(self) -> list[Worker]:
        """The one that reads the counters."""
        return [self._reader]

    @property
    def buses(self) -> dict[str, Bus]:
        """The owners of the lines, by line."""
        return self._buses

    def put(self, line: str, bus: Bus | None) -> None:
        """Use another owner of this line from now on; None: no sign hangs on it any more.

        The former one switches off the signs that went and lets go; only then the other one begins.
        """
        former = self._buses.get(line)
        self._buses = {name: each for name, each in self._buses.items() if name != line}
        if former is not None:
            former.close(keep=bus.ids if bus is not None else ())
            self._leaving[line] = former
        if bus is not None:
            # One that was dismissed long ago may still be at a question.
            bus.start(after=self._leaving.pop(line, None))
            self._buses = {**self._buses, line: bus}
            # What it should show is read after it is there.
            self._news.ring()

    def close(self) -> None:
        """Switch the signs off, as far as there is time, and let go of the lines."""
        for bus in self._buses.values():
            bus.close()
        deadline = time.monotonic() + DARKEN_S
        for bus in (*self._buses.values(), *self._leaving.values()):
            bus.join(max(0.0, deadline - time.monotonic()))

    def all(self, structure: Structure) -> list[Document]:
        """How every sign of the hall is, in the order of its file."""
        health = {name: bus.health(name) for bus in self._buses.values() for name in bus.ids}
        return [
            {"id": sign.id, "counter": sign.counter, **_words(health.get(sign.id))}
            for sign in structure.signs
        ]

    def _look(self) -> None:
        buses = self._buses
        if not buses:
            return
        present, structure = self._hall.present(), self._hall.structure()
        views = {sign.id: view_of(present.get(sign.counter)) for sign in structure.signs}
        for bus in buses.values():
            bus.want(views)


def view_of(visitor: tuple[str, State] | None) -> View:
    """What there is to be seen at a counter with this visitor: the number until it is free, the light until
    the visitor has come."""
    if visitor is None:
        return DARK
    label, state = visitor
    return View(text=label, is_lit=state is State.CALLED)


def _words(health: Health | None) -> Document:
    if health is None:
        return {"condition": Condition.UNKNOWN.value, "problem": NOT_USED}
    return {
        "condition": health.condition.value,
        "problem": health.problem.value if health.problem else None,
    }
