"""The bell that rings after a commit. It says that something changed, not what: everybody reads it fresh."""

from __future__ import annotations

import threading


class News:
    """Rung by the hall, waited for by every worker. A worker that was busy hears one ring for many."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rings = 0
        self._closed = False

    def ring(self) -> None:
        """Say that something changed."""
        with self._changed:
            self._rings += 1
            self._changed.notify_all()

    def wait(self, heard: int, timeout_s: float) -> int:
        """Wait for a ring after `heard`, `timeout_s` seconds at most; returns how many rings there were."""
        with self._changed:
            self._changed.wait_for(lambda: self._rings != heard or self._closed, timeout_s)
            return self._rings

    def rest(self, seconds: float) -> bool:
        """Let so many seconds pass, however much changes; True, and at once, when the hall closes."""
        with self._changed:
            return self._changed.wait_for(lambda: self._closed, seconds)

    def close(self) -> None:
        """Send every worker home."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def is_closed(self) -> bool:
        """Is the hall closing?"""
        return self._closed
