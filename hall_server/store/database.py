"""The hall's database: one writer, many readers, one file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from hall_server.store.connection import Readers, connect, migrate
from hall_server.store.writer import Writer

Result = TypeVar("Result")

FILE = "hall.db"


class Store:
    """Opened once by whoever puts the hall together, and handed to the rooms that need it."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        migrate(path)
        self._writer = Writer(path)
        self._readers = Readers(path)
        # Kept open for as long as the hall runs: without it the WAL is deleted at each last close.
        self._watcher = connect(path)
        self._writer.start()

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` in a write transaction; see `Writer.run`."""
        return self._writer.run(work)

    def read(self) -> AbstractContextManager[Connection]:
        """A consistent view for reading."""
        return self._readers.snapshot()

    def version(self) -> int:
        """A number that changes whenever anybody has committed, in this process or another.

        To be asked from one thread only.
        """
        row = self._watcher.execute("PRAGMA data_version").fetchone()
        version: int = row[0]
        return version

    @property
    def trouble(self) -> str | None:
        """The code of what is wrong with writing; None when all is well."""
        return self._writer.trouble

    def close(self) -> None:
        """Finish what was accepted and close the file."""
        self._writer.close()
        self._readers.close()
        self._watcher.close()
