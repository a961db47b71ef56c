"""Who does something next. Everybody is a generator that says until when they wait."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator
from dataclasses import dataclass

from hall_server.domain.times import Millis

Doing = Generator[Millis, None, None]
"""What somebody does: each value is the moment until which they wait."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody on the agenda; `turn` tells their present entry from those that no longer count."""

    doing: Doing
    turn: int = 0


class Agenda:
    """Everybody's next moment, in the order of time, and of entry where two meet."""

    def __init__(self, now: Millis) -> None:
        self.now = now
        self._entries: list[tuple[Millis, int, int, Person]] = []
        self._count = 0

    def begin(self, at: Millis, doing: Doing) -> Person:
        """Somebody begins at that moment."""
        person = Person(doing)
        self._enter(at, person)
        return person

    def wake(self, person: Person, at: Millis) -> None:
        """Somebody who waits goes on at that moment instead."""
        person.turn += 1
        self._enter(at, person)

    def run(self, until: Millis, arrive: Callable[[Millis], Millis]) -> None:
        """Let everybody do what they do before `until`.

        `arrive` lets the time pass until a moment and returns what time it is then.
        """
        while self._entries and self._entries[0][0] < until:
            at, _, turn, person = heapq.heappop(self._entries)
            if turn != person.turn:
                continue
            self.now = max(self.now, arrive(at))
            try:
                waits_until = next(person.doing)
            except StopIteration:
                continue
            person.turn += 1
            self._enter(max(waits_until, self.now), person)

    def _enter(self, at: Millis, person: Person) -> None:
        self._count += 1
        heapq.heappush(self._entries, (at, self._count, person.turn, person))
