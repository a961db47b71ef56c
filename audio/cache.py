"""The folder of WAV files that need not be made again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
import threading
import time
from pathlib import Path

from audio import wav
from audio.errors import VoiceError

NAME = re.compile(r"[0-9a-f]{64}\.wav")
"""The only names that this folder gives out; whoever serves files from it lets no other through."""

SPEECH = "speech-"
"""What the names of folders begin with in which something is being spoken."""

LEFT_BEHIND_S = 120
"""Nothing takes so long to speak: such a folder that is older was left by a process that was killed."""

PRUNE_EVERY = 50
MEBIBYTE = 1024 * 1024


class Cache:
    """WAV files by the hash of what they say; the ones unused for longest go when there are too many."""

    def __init__(self, folder: Path, *, most_bytes: int = 400 * MEBIBYTE) -> None:
        self.folder = folder.resolve()
        self._most_bytes = most_bytes
        self._kept = 0
        self._lock = threading.Lock()

    def find(self, name: str) -> Path | None:
        """The file of that name; None when there is none, or a broken one, which is removed."""
        path = self.folder / name
        try:
            wav.inspect(path)
            os.utime(path)
        except OSError:
            # Unreadable is like absent here: a fault of the disk is told when the new file is written.
            return None
        except ValueError:
            path.unlink(missing_ok=True)
            return None
        return path

    def keep(self, name: str, content: bytes) -> Path:
        """Keep a WAV file under that name, in one step; raises VoiceError when the disk does not take it."""
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not a name of this cache")
        try:
            path = self._write(name, content)
        except OSError as fault:
            message = (
                f"Speech cannot be kept in {self.folder}: {fault.strerror}. Free some space on the disk."
            )
            raise VoiceError(message, retry=True) from fault
        self._prune_sometimes()
        return path

    def sweep(self) -> None:
        """Remove what a process that was killed left behind of its speech."""
        for folder in self.folder.glob(f"{SPEECH}*"):
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > LEFT_BEHIND_S:
                    shutil.rmtree(folder)

    def prune(self) -> None:
        """Remove the files unused for longest until the rest fits."""
        found = []
        # Drafts too: a process that was killed leaves its own behind.
        for path in (*self.folder.glob("*.wav"), *self.folder.glob("*.part")):
            try:
                known = path.stat()
            except FileNotFoundError:
                continue
            found.append((known.st_mtime_ns, known.st_size, path))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self._most_bytes:
                break
            path.unlink(missing_ok=True)
            total -= size

    def _write(self, name: str, content: bytes) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
            return Path(draft).replace(self.folder / name)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise

    def _prune_sometimes(self) -> None:
        with self._lock:
            self._kept += 1
            due = self._kept % PRUNE_EVERY == 0
        if due:
            self.prune()
            self.sweep()


def name_of(*recipe: object) -> str:
    """The file name for a sound made from these plain values."""
    words = json.dumps(recipe, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest() + ".wav"
