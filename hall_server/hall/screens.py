"""Which paired screens are there now and whether they can be heard. In memory: they come by themselves."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum

from hall_server.domain.times import Millis


class Sound(StrEnum):
    """What the page of a screen says of its sound."""

    READY = "ready"
    BLOCKED = "blocked"
    """The browser wants a touch before it lets the page play."""
    FAILED = "failed"


WORST_FIRST = (Sound.BLOCKED, Sound.FAILED, Sound.READY)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether a screen is connected, and since when it is, or is not; None: never seen by this server.

    `away_since`: of one that is connected, since when it was away before, if it had been here.
    """

    is_connected: bool
    since: Millis | None = None
    away_since: Millis | None = None


AWAY = Sight(is_connected=False)


class Screens:
    """The pages of paired screens, each under the name of its line. One screen may be shown by several."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: dict[str, tuple[str, str]] = {}
        self._sounds: dict[str, Sound] = {}
        self._sights: dict[str, Sight] = {}

    def came(self, line: str, screen: str, credential: str, at: Millis) -> None:
        """The page of a screen is connected; `credential` names its device or token."""
        with self._lock:
            self._lines[line] = (screen, credential)
            former = self._sights.get(screen, AWAY)
            if not former.is_connected:
                self._sights[screen] = Sight(True, at, away_since=former.since)

    def went(self, line: str, at: Millis) -> None:
        """A line was lost, whether or not it was a screen's: what its page said of its sound is forgotten."""
        with self._lock:
            screen, credential = self._lines.pop(line, (None, None))
            if screen is None or credential is None:
                return
            if credential not in {other for _, other in self._lines.values()}:
                self._sounds.pop(credential, None)
            if screen not in {other for other, _ in self._lines.values()}:
                self._sights[screen] = Sight(False, at)

    def note_sound(self, credential: str, sound: Sound) -> None:
        """How the page of that device says its sound is; it counts as long as the page is connected."""
        with self._lock:
            self._sounds[credential] = sound

    def sight_of(self, screen: str) -> Sight:
        """Is the screen connected?"""
        with self._lock:
            return self._sights.get(screen, AWAY)

    def sound_of(self, screen: str) -> Sound | None:
        """How its sound is: the worst of its pages, as people sit before each; None: nothing was said."""
        with self._lock:
            said = {self._sounds.get(credential) for at, credential in self._lines.values() if at == screen}
        return next((sound for sound in WORST_FIRST if sound in said), None)

    def is_mute(self, screen: str) -> bool:
        """Is it connected, and may none of its pages make a sound?"""
        with self._lock:
            said = [self._sounds.get(credential) for at, credential in self._lines.values() if at == screen]
        return bool(said) and all(sound in (Sound.BLOCKED, Sound.FAILED) for sound in said)

    def seen(self) -> list[str]:
        """Every screen that was connected since this server runs, by id."""
        with self._lock:
            return sorted(self._sights)
