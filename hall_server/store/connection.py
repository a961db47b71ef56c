"""How a connection to the hall's database is opened, for writing and for reading."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from hall_server.store.schema import migrations

PATIENCE_S = 5.0
"""How long a statement waits for another process that writes, in seconds."""

READERS_KEPT = 8
"""Idle reading connections that are kept open; more are opened when more read at once."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the hall's settings: WAL, every commit on the disk, erased means erased."""
    db = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    return db


def migrate(path: Path) -> None:
    """Bring the database file up to the present schema, creating it where there is none."""
    db = connect(path)
    try:
        path.chmod(0o600)
        migrations.apply(Database(db))
    finally:
        db.close()


@contextmanager
def undone_alone(db: sqlite3.Connection) -> Iterator[None]:
    """A part of a transaction that is undone alone when it raises; what was done before it stays."""
    db.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        # A full disk may have ended the whole transaction: then there is no part to go back to.
        if db.in_transaction:
            db.execute("ROLLBACK TO part")
        raise
    finally:
        if db.in_transaction:
            db.execute("RELEASE part")


class Readers:
    """Reading connections, each used by one thread at a time. A report never delays a call."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue(READERS_KEPT)

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the database: nothing changes under the reader."""
        db = self._take()
        try:
            db.execute("BEGIN")
            yield db
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
            self._give_back(db)

    def close(self) -> None:
        """Close the idle connections."""
        while not self._idle.empty():
            self._idle.get_nowait().close()

    def _take(self) -> sqlite3.Connection:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            db = connect(self._path)
            db.execute("PRAGMA query_only = ON")
            return db

    def _give_back(self, db: sqlite3.Connection) -> None:
        try:
            self._idle.put_nowait(db)
        except queue.Full:
            db.close()
