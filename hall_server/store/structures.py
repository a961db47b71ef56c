"""The versions of the hall's structure document, and small values of the installation."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from hall_server.domain.times import Millis


def latest_version(db: sqlite3.Connection) -> int:
    """The version in force; 0 before the first."""
    row = db.execute("SELECT max(version) AS version FROM structures").fetchone()
    return row["version"] or 0


def document(db: sqlite3.Connection, version: int) -> dict[str, Any]:
    """The document of that version; raises KeyError when there is none."""
    row = db.execute("SELECT document FROM structures WHERE version = ?", (version,)).fetchone()
    if row is None:
        raise KeyError(version)
    found: dict[str, Any] = json.loads(row["document"])
    return found


def add(db: sqlite3.Connection, document: dict[str, Any], *, at: Millis, actor: str) -> int:
    """Keep a new version and return its number."""
    version = latest_version(db) + 1
    db.execute(
        "INSERT INTO structures VALUES (?, ?, ?, ?)",
        (version, at, actor, json.dumps(document, ensure_ascii=False)),
    )
    return version


def meta(db: sqlite3.Connection, key: str) -> str | None:
    """A small value of this installation, such as its secret."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row["value"] if row else None


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a small value."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
