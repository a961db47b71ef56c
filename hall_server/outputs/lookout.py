"""Looks out for calls that become late, so that consoles warn in that moment and not with the next change."""

from __future__ import annotations

import time
from collections.abc import Callable

from hall_server.hall.hall import Hall
from hall_server.outputs.news import News
from hall_server.outputs.walls import Walls
from hall_server.outputs.worker import Worker

LOOK_S = 0.5
"""No call is late sooner after it, so that new calls are found in time without asking at every change."""


class Lookout:
    """Rings the news when the time of a call has passed."""

    def __init__(
        self,
        hall: Hall,
        walls: Walls,
        news: News,
        ring: Callable[[], None],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`ring` tells everybody that a call is late; `clock` counts seconds."""
        self._hall = hall
        self._walls = walls
        self._ring = ring
        self._clock = clock
        self._looks_at = clock()
        self._looked_to: int | None = None
        self._late = 0
        self._worker = Worker("lookout", news, self.look, every_s=self.wait_s)

    @property
    def workers(self) -> list[Worker]:
        """The one that looks."""
        return [self._worker]

    def close(self) -> None:
        """Nothing is held open."""

    def wait_s(self) -> float:
        """In how many seconds it is to look again."""
        return max(0.0, self._looks_at - self._clock())

    def look(self) -> None:
        """Ring when a call has become late, or is late no more; between two looks the news mean nothing."""
        if self.wait_s() > 0:
            return
        # First of all: what goes wrong below is tried again with the next look and not at once.
        self._looks_at = self._clock() + LOOK_S
        self._walls.complain()
        now, deadlines = self._hall.deadlines()
        looked_to, self._looked_to = self._looked_to, now
        # While the hall's clock is held, nothing comes nearer.
        ahead_ms = [due_at - now for due_at in deadlines if due_at > now and now != looked_to]
        self._looks_at = self._clock() + min([LOOK_S, *(ms / 1000 for ms in ahead_ms)])
        late_before, self._late = self._late, sum(due_at <= now for due_at in deadlines)
        # A page that falls mute or comes back moves the times of its calls, also into the past.
        has_moved = self._late != late_before
        if looked_to is not None and (has_moved or any(looked_to < due_at <= now for due_at in deadlines)):
            self._ring()
