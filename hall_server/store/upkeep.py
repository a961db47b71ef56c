"""What is done to the file itself, so that what was erased is in no corner of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

MARK = "old_copies"
"""The name in `meta` that says: something was erased, and the WAL may still hold it."""


def rewrite(db: sqlite3.Connection, table: str, kept: Sequence[Sequence[Any]]) -> None:
    """Empty a table, wiping all its pages, and write into it what is kept."""
    # Without a WHERE: only then are the pages given back, and wiped, as a whole.
    db.execute(f"DELETE FROM {table}")
    if kept:
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(kept[0]))})", kept)
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (MARK,))


def is_due(db: sqlite3.Connection) -> bool:
    """Was something erased of which the WAL may still hold a copy?"""
    return db.execute("SELECT 1 FROM meta WHERE key = ?", (MARK,)).fetchone() is not None


def perform(db: sqlite3.Connection) -> bool:
    """Empty the WAL; False when somebody still reads from it, so that it has to be tried again."""
    if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        return False
    db.execute("DELETE FROM meta WHERE key = ?", (MARK,))
    return True
