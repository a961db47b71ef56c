"""Waiting that ends in time."""

from __future__ import annotations

import time


class Deadline:
    """A point in time, asked for the seconds until it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left
