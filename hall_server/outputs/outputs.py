"""Everything that leaves the hall, started and stopped together."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from config.models import Structure
from hall_server.hall.hall import Hall
from hall_server.outputs.fittings import in_turn
from hall_server.outputs.news import News
from hall_server.outputs.worker import Worker

IN_HAND_S = 0.7
"""How long workers may finish what they are at before the devices are closed, in seconds, all together."""

CLOSING_S = 1.0
"""How long they may take after that, in seconds, all together: a closed device lets go at once."""

TICK_S = 0.5
"""How often the clock and commits of other processes are looked at, in seconds."""


class Branch(Protocol):
    """A part of the outputs with workers of its own."""

    @property
    def workers(self) -> list[Worker]: ...

    def close(self) -> None: ...


class Furniture(Protocol):
    """Devices that follow the hall file."""

    def renew(self, structure: Structure) -> None: ...


class Outputs:
    """The workers of a running hall."""

    def __init__(
        self,
        hall: Hall,
        news: News,
        branches: Sequence[Branch],
        furniture: Sequence[Furniture] = (),
        *,
        ring: Callable[[], None] | None = None,
    ) -> None:
        """`news`: what the branches hear. `ring`: tells everybody of a commit; left out: the branches."""
        self._hall = hall
        self._news = news
        self._ring = ring or news.ring
        self._branches = branches
        self._furniture = furniture
        self._furnished: Structure | None = None
        self._version = -1
        # A bell of its own: the clock ticks by time and not by news.
        self._bell = News()
        self._ticker = Worker("clock", self._bell, self._tick, every_s=TICK_S)

    @property
    def workers(self) -> list[Worker]:
        """Every worker."""
        return [self._ticker, *(worker for branch in self._branches for worker in branch.workers)]

    def start(self) -> None:
        """Begin to work."""
        # Before anybody looks: slips that waited for the start are not without a printer.
        self._furnish()
        for worker in self.workers:
            worker.start()

    def close(self) -> None:
        """Finish what is in hand and let go of every device."""
        self._news.close()
        self._bell.close()
        # A slip that is half printed gets a moment to come out whole before its printer is let go.
        self._join(IN_HAND_S)
        for branch in self._branches:
            branch.close()
        self._join(CLOSING_S)

    def _join(self, within_s: float) -> None:
        deadline = time.monotonic() + within_s
        for worker in self.workers:
            worker.join(max(0.0, deadline - time.monotonic()))

    def _tick(self) -> None:
        try:
            version = self._hall.version()
            if version != self._version:
                self._ring()
                self._version = version
            self._furnish()
        finally:
            # The day opens and closes, whatever is wrong with a device.
            self._hall.tick()

    def _furnish(self) -> None:
        """Open and close devices when there is a new version of the hall file."""
        structure = self._hall.structure()
        if structure is not self._furnished:
            # One that fails keeps no other from it, and is tried again with the next tick.
            in_turn(*(partial(each.renew, structure) for each in self._furniture))
            self._furnished = structure
