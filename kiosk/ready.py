"""What lies ready for an agent, as the server said last; the threads that do it wait here."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from kiosk.press import Setting

Document = dict[str, Any]

REMEMBERED = 200
"""Ids of calls and slips that are kept: many more than the server has ready at once."""


class Ready:
    """The newest snapshot. May be used from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._heard_at = clock()
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._wanted: Document = {}
        self._settings: list[Document] = []
        self.is_time_to_look = threading.Event()
        """Set when there is a line again, and at the end: nobody need wait to ask printers how they are."""

    @property
    def is_there(self) -> bool:
        """Is there a line to the server, so that somebody hears what is said?"""
        return bool(self._wanted)

    @property
    def is_stopping(self) -> bool:
        """Has the agent been told to stop?"""
        return self._stopping.is_set()

    def renew(self, wanted: Document) -> None:
        """The server has said what lies ready."""
        with self._changed:
            is_new_line, self._wanted, self._settings = not self._wanted, wanted, wanted["printers"]
            self._heard_at = self._clock()
            self._changed.notify_all()
        if is_new_line:
            self.is_time_to_look.set()

    def forget(self) -> None:
        """The line is gone. Whether these still lie ready, nobody knows; the next line says it."""
        with self._changed:
            self._wanted = {}

    def stop(self) -> None:
        """Wake everybody who waits."""
        self._stopping.set()
        self.is_time_to_look.set()
        with self._changed:
            self._changed.notify_all()

    def pause(self, seconds: float) -> bool:
        """Wait so long; True at once when the agent stops."""
        return self._stopping.wait(seconds)

    def next(self, what: str, name: str, done: Mapping[str, Any]) -> Document | None:
        """Wait for the first thing that lies ready and is not done yet; None when the agent stops.

        `name`: the field that tells things apart, `done`: those that were done, by that field.
        """

        with self._changed:
            self._changed.wait_for(lambda: self.is_stopping or self.first(what, name, done))
            return None if self.is_stopping else self.first(what, name, done)

    def first(self, what: str, name: str, done: Mapping[str, Any]) -> Document | None:
        """The same without waiting: None also when nothing lies ready now."""
        with self._changed:
            return next((each for each in self._wanted.get(what, ()) if each[name] not in done), None)

    def said(self, name: str, otherwise: float) -> float:
        """A number that the server says with what lies ready; `otherwise` from a server that does not."""
        with self._changed:
            return float(self._wanted.get(name, otherwise))

    def age_s(self, at: str) -> float:
        """How long ago that moment was, in seconds, by the server's clock: that of this PC may be wrong."""
        with self._changed:
            said_at = self._wanted.get("at", at)
            since = self._clock() - self._heard_at
        return (datetime.fromisoformat(said_at) - datetime.fromisoformat(at)).total_seconds() + since

    def setting(self, printer: str | None = None) -> Setting:
        """How the hall says that a printer of this PC is; without a name: the first one."""
        fitting = (Setting.of(each) for each in self._settings if printer in (each["printer"], None))
        return next(fitting, Setting())


def note(done: dict[str, Any], name: str, how: Any) -> None:
    """Write down what was done, and forget what was done long ago."""
    done[name] = how
    while len(done) > REMEMBERED:
        del done[next(iter(done))]
