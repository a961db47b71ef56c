"""What is done to the file itself, so that what was erased is in no corner of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

MARK = "old_copies"
"""The name in `meta` that says: something was erased, and the WAL may still hold it."""

WORTH_IT = 256
"""Pages of a file so small that it does not matter how many are unused: a megabyte."""


def rewrite(db: sqlite3.Connection, table: str, kept: Sequence[Sequence[Any]]) -> None:
    """Empty a table, wiping all its pages, and write into it what is kept."""
    # Without a WHERE: only then are the pages given back, and wiped, as a whole.
    db.execute(f"DELETE FROM {table}")
    if kept:
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(kept[0]))})", kept)
    mark(db)


def mark(db: sqlite3.Connection) -> None:
    """Say that something was erased or removed, and that the file is to be seen to."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (MARK,))


def is_due(db: sqlite3.Connection) -> bool:
    """Is there something to be done?"""
    return db.execute("SELECT 1 FROM meta WHERE key = ?", (MARK,)).fetchone() is not None


def perform(db: sqlite3.Connection) -> bool:
    """Empty the WAL, and give room back when most of the file is unused.

    False when somebody still reads from the WAL, so that it has to be tried again.
    """
    if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        return False
    db.execute("DELETE FROM meta WHERE key = ?", (MARK,))
    if _is_mostly_unused(db):
        # The first removal of old months empties much of the file; those after it make room for the next.
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return True


def _is_mostly_unused(db: sqlite3.Connection) -> bool:
    pages, unused = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    is_worth_it: bool = pages > WORTH_IT and unused * 2 > pages
    return is_worth_it
