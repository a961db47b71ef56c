"""Pictures and videos that the hall's people put into a folder, for its screens to show."""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from hall_server.domain.errors import NotFound

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
"""What every browser shows, by the ending of the file's name. No SVG: one may hold a program."""

LARGEST_BYTES = 200 * 1024 * 1024
"""A larger file is left out: it would fill the memory of the PC behind a screen."""

LOOK_S = 3.0
"""The folder is looked at no more often than this, in seconds, however many screens ask."""

SETTLED_S = 2.0
"""A file that changed less than so many seconds ago may still be being copied, so it is not shown yet."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that screens show."""

    path: Path
    type: str
    changed_ns: int
    size: int

    @property
    def document(self) -> dict[str, str]:
        """As a board names it. The address changes with the file, so that browsers may keep it."""
        kind = "video" if self.type.startswith("video/") else "picture"
        version = f"{self.changed_ns:x}-{self.size:x}"
        return {"url": f"/media/{quote(self.path.name)}?v={version}", "kind": kind}


class Media:
    """Reads the folder; nobody has to make one."""

    def __init__(
        self,
        folder: Path,
        *,
        wall_s: Callable[[], float] = time.time,
        passed_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`wall_s`: seconds since 1970, as files have them; `passed_s`: seconds that never go back."""
        self._folder = folder
        self._wall_s = wall_s
        self._passed_s = passed_s
        self._lock = threading.Lock()
        self._found: list[dict[str, str]] = []
        self._looked_at: float | None = None

    def listed(self) -> list[dict[str, str]]:
        """What the screens show, in the order of the names."""
        with self._lock:
            now = self._passed_s()
            if self._looked_at is None or now - self._looked_at >= LOOK_S:
                self._found = [medium.document for medium in self._look()]
                self._looked_at = now
            return self._found

    def file(self, name: str) -> Medium:
        """The file of that name; raises NotFound for what the screens do not show."""
        # A name that leads elsewhere is the name of no file in the folder.
        is_name = name == Path(name).name and "\0" not in name
        found = self._medium(self._folder / name) if is_name else None
        if found is None:
            raise NotFound("not_found", file=name)
        return found

    def _look(self) -> list[Medium]:
        try:
            paths = sorted(self._folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
        except OSError:
            # Nobody has made it, or it cannot be read: there is nothing to show.
            return []
        now = self._wall_s()
        found = (self._medium(path) for path in paths)
        return [each for each in found if each and not 0 <= now - each.changed_ns / 1e9 < SETTLED_S]

    def _medium(self, path: Path) -> Medium | None:
        """The file as screens show it; None for one that they do not: hidden, of another kind, too large."""
        kind = TYPES.get(path.suffix.lower())
        if kind is None or path.name.startswith("."):
            return None
        try:
            found = path.stat()
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode) or not 0 < found.st_size <= LARGEST_BYTES:
            return None
        return Medium(path, kind, found.st_mtime_ns, found.st_size)
