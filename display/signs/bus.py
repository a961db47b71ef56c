"""The owner of a line: one thread that tells the signs on it what to show, one after the other."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping

from display.signs.errors import OF_THE_LINE, SignError
from display.signs.post import Post
from display.signs.sign import DARK, Health, Port, Sign, View

log = logging.getLogger(__name__)

LINE_REST_S, LONGEST_LINE_REST_S = 0.5, 4.0
"""How long nobody tries to open a line that is away, in seconds; twice as long after each try, up to this."""

LOOK_S = 1.0
"""How often a line without work is looked at, in seconds: an adapter that was pulled out says nothing."""

TROUBLE_REST_S = 1.0
"""How long it rests after a mistake of this program, in seconds."""

DARKEN_S = 0.6
"""How long it may take to switch the signs of a line off at the end, in seconds."""


class Bus:
    """Makes the signs of one line show what is wanted. Everything but its thread comes back at once.

    A sign is written when it differs from what it has confirmed, after every opening of the line, and now and
    then again. One that does not answer rests, so that it holds the others up only for a moment.
    """

    def __init__(
        self,
        port: Port,
        posts: Iterable[Post],
        *,
        tell: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell`: called when some sign is otherwise than before; it must not wait."""
        self._port = port
        self._posts = {post.id: post for post in posts}
        self._tell = tell
        self._clock = clock
        self._changed = threading.Condition()
        self._closes_by: float | None = None
        self._kept: frozenset[str] = frozenset()
        self._is_in_trouble = False
        self._is_line_failing = False
        self._line_failures = 0
        self._line_rests_until = 0.0
        self._after: Bus | None = None
        self._thread = threading.Thread(target=self._run, name=f"signs at {port.name}", daemon=True)

    @property
    def ids(self) -> frozenset[str]:
        """The signs on this line."""
        return frozenset(self._posts)

    def sign(self, sign_id: str) -> Sign:
        """The driver of one sign; raises KeyError."""
        return self._posts[sign_id].sign

    def start(self, *, after: Bus | None = None) -> None:
        """Begin to work. `after`: a closed one on the same line, which has to let go of it first."""
        self._after = after
        self._thread.start()

    def want(self, views: Mapping[str, View]) -> None:
        """Say what there is to be seen at each sign; who is not named stays as it is."""
        now = self._clock()
        with self._changed:
            for name in views.keys() & self._posts.keys():
                if self._posts[name].want(views[name], now):
                    self._changed.notify_all()

    def health(self, sign_id: str) -> Health:
        """How a sign is; raises KeyError."""
        return self._posts[sign_id].health

    def close(self, keep: Collection[str] = ()) -> None:
        """Switch the signs off, as far as there is time, but for those to `keep`; let go of the line."""
        with self._changed:
            self._kept = frozenset(keep)
            self._closes_by = self._clock() + DARKEN_S
            self._changed.notify_all()

    def join(self, timeout_s: float | None = None) -> None:
        """Wait until it has let go, so many seconds at most; None: as long as that takes."""
        if self._thread.ident is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        if self._after is not None:
            self._after.join()
            self._after = None
        while self._wait():
            try:
                self._turn()
                self._is_in_trouble = False
            except Exception:  # the edge of a thread: the signs must go on
                if not self._is_in_trouble:
                    log.exception("the signs at %s failed; it goes on trying", self._port.name)
                self._is_in_trouble = True
                self._port.close()
                self._line_rests_until = self._clock() + TROUBLE_REST_S
        self._darken()
        self._port.close()

    def _wait(self) -> bool:
        """Until something is due; False when it is to close."""
        with self._changed:
            while self._closes_by is None:
                pause_s = self._due_at() - self._clock()
                if pause_s <= 0:
                    return True
                self._changed.wait(min(pause_s, LOOK_S))
                if self._port.is_open and self._closes_by is None and pause_s > LOOK_S:
                    return True
            return False

    def _due_at(self) -> float:
        if not self._port.is_open:
            return self._line_rests_until
        times = [due for post in self._posts.values() if (due := post.due_at()) is not None]
        return min(times, default=self._clock() + 2 * LOOK_S)

    def _turn(self) -> None:
        """One question at most, so that what has become urgent meanwhile goes before the rest."""
        try:
            if not self._port.is_open:
                self._port.open()
                for each in self._posts.values():
                    each.shown = None
            elif (post := self._next()) is None:
                self._port.look()
                self._line_is_there()
            else:
                self._write(post)
                self._line_is_there()
        except SignError as error:
            if error.code not in OF_THE_LINE:
                raise
            self._line_is_away(error)

    def _next(self) -> Post | None:
        now = self._clock()
        with self._changed:
            due = [post for post in self._posts.values() if (at := post.due_at()) is not None and at <= now]
            return min(due, key=Post.rank, default=None)

    def _write(self, post: Post) -> None:
        with self._changed:
            view = post.taken()
        try:
            post.write(view)
        except SignError as error:
            if error.code in OF_THE_LINE:
                raise
            is_otherwise = post.failed(error, self._clock())
        else:
            is_otherwise = post.confirmed(view, self._clock())
        if is_otherwise:
            self._tell()

    def _line_is_there(self) -> None:
        if self._is_line_failing:
            log.info("the line of signs at %s is back", self._port.name)
        self._is_line_failing = False
        self._line_failures = 0

    def _line_is_away(self, error: SignError) -> None:
        if not self._is_line_failing:
            log.warning("the line of signs failed: %s", error)
        self._is_line_failing = True
        rest_s = LINE_REST_S * 2 ** min(10, self._line_failures)
        self._line_failures += 1
        self._line_rests_until = self._clock() + min(LONGEST_LINE_REST_S, rest_s)
        # All of them, before somebody asks how they are.
        are_news = [post.is_cut_off(error) for post in self._posts.values()]
        if any(are_news):
            self._tell()

    def _darken(self) -> None:
        """Signs that would go on showing a number while the hall is closed; the silent ones get no time."""
        # One that refused something answers at once and may take this; those that work go before it.
        for post in sorted(self._posts.values(), key=lambda each: each.is_failing):
            is_over = self._closes_by is None or self._clock() > self._closes_by
            if is_over or not self._port.is_open:
                return
            may_be_lit = post.shown != DARK and post.wanted is not None
            if post.id in self._kept or post.is_silent or not may_be_lit:
                continue
            try:
                post.darken()
            except SignError as error:
                log.warning("sign %s was not switched off: %s", post.id, error)
