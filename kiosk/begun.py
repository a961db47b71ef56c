"""What an agent remembers over its own end: the slips that it took and has not accounted for."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

FILE = "slips.json"

UNKNOWN = {"state": "unknown"}
"""The word about a slip in the middle of which the agent was killed."""


class Begun:
    """Slips by the id under which they were handed over, and the word about each. A file, always whole."""

    def __init__(self, folder: Path) -> None:
        """Read what a former run has left; raises OSError when the folder cannot be used."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / FILE
        self._lock = threading.Lock()
        self._words = _read(self._file)
        # Better now than with the first slip: is there a place to write to?
        self._write()

    def begin(self, slip: str) -> None:
        """From now on it may be on paper. Saved before a byte goes out."""
        self._set(slip, UNKNOWN)

    def end(self, slip: str, word: dict[str, Any]) -> None:
        """How it went; kept until the server knows it."""
        self._set(slip, word)

    def forget(self, slip: str) -> None:
        """The server knows how it went."""
        with self._lock:
            self._words.pop(slip, None)
            self._write()

    def words(self) -> dict[str, dict[str, Any]]:
        """What the server does not know yet."""
        with self._lock:
            return dict(self._words)

    def _set(self, slip: str, word: dict[str, Any]) -> None:
        with self._lock:
            self._words[slip] = word
            self._write()

    def _write(self) -> None:
        unfinished = self._file.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(self._words, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._file)


def _read(file: Path) -> dict[str, dict[str, Any]]:
    try:
        words = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        # Written by somebody else. The server gives no slip out twice anyway.
        return {}
    return {str(slip): dict(word) for slip, word in words.items()}
