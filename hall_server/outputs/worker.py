"""A thread that works whenever there is news, and survives what goes wrong in one round."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from hall_server.domain.errors import NoBusiness
from hall_server.outputs.news import News

log = logging.getLogger(__name__)

REST_S = 0.25
"""After a round that failed it rests for so long, in seconds, whatever the news: a mistake costs no core."""

CLOSING_S = 2.0
"""How long a worker may finish what it is at, in seconds."""


class Worker:
    """Calls `work` after every ring of the news, and at least every `every_s` seconds, asked for anew."""

    def __init__(
        self,
        name: str,
        news: News,
        work: Callable[[], None],
        *,
        every_s: float | Callable[[], float],
        after: Worker | None = None,
        breath_s: float = 0.0,
    ) -> None:
        """`after`: a worker that was dismissed, and has to have gone home before this one begins.

        `breath_s`: it begins so much later than the news came, in seconds, so that others get the processor.
        """
        self._breath_s = breath_s
        self._name = name
        self._after = after
        self._at_end: Callable[[], None] | None = None
        self._news = news
        self._work = work
        self._every_s = every_s
        self._is_in_trouble = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin to work; a worker that works already goes on."""
        if self._thread.ident is None:
            self._thread.start()

    def dismiss(self, at_end: Callable[[], None]) -> None:
        """Let it finish its round and go home; `at_end` is what it does last, such as to close its device."""
        self._at_end = at_end
        if self._thread.ident is None:
            at_end()

    def join(self, timeout_s: float | None = CLOSING_S) -> None:
        """Wait until it has gone home, `timeout_s` seconds at most; None: as long as that takes."""
        if self._thread.ident is not None:
            self._thread.join(timeout_s)

    @property
    def is_well(self) -> bool:
        """Alive, and its last round went well."""
        return self._thread.is_alive() and not self._is_in_trouble

    def _run(self) -> None:
        if self._after is not None:
            self._after.join(None)
            self._after = None
        heard = -1
        while not self._is_over:
            every_s = self._every_s
            heard = self._news.wait(heard, every_s() if callable(every_s) else every_s)
            if self._breath_s:
                self._news.rest(self._breath_s)
            if not self._is_over:
                self._round()
            if self._is_in_trouble and not self._is_over:
                self._news.rest(REST_S)
        if self._at_end is not None:
            self._at_end()

    @property
    def _is_over(self) -> bool:
        return self._news.is_closed or self._at_end is not None

    def _round(self) -> None:
        try:
            self._work()
        except NoBusiness as refusal:
            # The hall says why on its pages; a line a second in the log would help nobody.
            self._note(f"there is no business: {refusal}")
        except Exception:  # the edge of a thread: the next round must come
            if not self._is_in_trouble:
                log.exception("%s failed; it goes on trying", self._name)
            self._is_in_trouble = True
        else:
            if self._is_in_trouble:
                log.info("%s is well again", self._name)
            self._is_in_trouble = False

    def _note(self, trouble: str) -> None:
        if not self._is_in_trouble:
            log.warning("%s: %s", self._name, trouble)
        self._is_in_trouble = True
