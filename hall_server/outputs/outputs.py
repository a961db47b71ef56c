"""Everything that leaves the hall, started and stopped together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hall_server.hall.hall import Hall
from hall_server.outputs.news import News
from hall_server.outputs.worker import Worker

TICK_S = 0.5
"""How often the clock and commits of other processes are looked at, in seconds."""


class Branch(Protocol):
    """A part of the outputs with workers of its own."""

    workers: list[Worker]

    def close(self) -> None: ...


class Outputs:
    """The workers of a running hall."""

    def __init__(self, hall: Hall, news: News, branches: Sequence[Branch]) -> None:
        self._hall = hall
        self._news = news
        self._branches = branches
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
        for worker in self.workers:
            worker.start()

    def close(self) -> None:
        """Finish what is in hand and let go of every device."""
        self._news.close()
        self._bell.close()
        for branch in self._branches:
            branch.close()
        for worker in self.workers:
            worker.join()

    def _tick(self) -> None:
        version = self._hall.version()
        if version != self._version:
            self._version = version
            self._news.ring()
        self._hall.tick()
