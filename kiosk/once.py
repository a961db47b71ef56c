"""What an agent tells the people at its PC, without saying anything twice."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Once:
    """Says that something goes wrong when it begins, and that it is over when it is, and nothing between."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._is_bad: dict[str, bool] = {}
        self._lock = threading.Lock()

    def trouble(self, what: str, sentence: str) -> None:
        """It goes wrong."""
        self._tell(what, sentence, is_bad=True)

    def good(self, what: str, sentence: str, *, also_first: bool = False) -> None:
        """It goes well; said when it did not before, or nothing was known of it and that is worth a line."""
        self._tell(what, sentence, is_bad=False, expected=None if also_first else False)

    def _tell(self, what: str, sentence: str, *, is_bad: bool, expected: bool | None = None) -> None:
        with self._lock:
            former = self._is_bad.get(what, expected)
            self._is_bad[what] = is_bad
        if former is not is_bad:
            self._say(sentence)
