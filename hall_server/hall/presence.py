"""Who looks at which console now. In memory: after a restart the consoles come back by themselves."""

from __future__ import annotations

import threading

from hall_server.domain.times import Millis


class Presence:
    """The consoles that people have open, each under the name of its line."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: dict[str, tuple[str, str]] = {}
        self._seen: dict[tuple[str, str], Millis] = {}

    def came(self, line: str, counter: str, person: str) -> None:
        """Somebody has opened the console of a counter."""
        with self._lock:
            self._lines[line] = (counter, person)

    def went(self, line: str, at: Millis) -> None:
        """A console was closed, or its connection was lost."""
        with self._lock:
            place = self._lines.pop(line, None)
            if place is not None:
                self._seen[place] = at

    def people_at(self, counter: str) -> list[str]:
        """Everybody who has the console of the counter open, by name."""
        with self._lock:
            return sorted({person for at, person in self._lines.values() if at == counter})

    def consoles_of(self, counter: str, person: str) -> int:
        """How many consoles of the counter the person has open."""
        with self._lock:
            return list(self._lines.values()).count((counter, person))

    def last_seen(self, counter: str, person: str) -> Millis | None:
        """When the person's last console of the counter went; None when none was ever there."""
        with self._lock:
            return self._seen.get((counter, person))
