"""The versions of the hall's structure document, and small values of the installation."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from config.retiring import InUse
from hall_server.domain.times import Millis
from hall_server.store.journal import canonical

RETIRED = "retired"
"""The key, beside the tables of a stored document, under which the ids of its retired rows stand."""

_RUNNING = "SELECT ticket FROM stages WHERE state IN ('waiting', 'called', 'serving', 'held', 'missed')"

_JUST_ENDED = (
    "SELECT ticket FROM stages WHERE state IN ('finished', 'transferred', 'cancelled') AND ended_at >= ?"
)
"""What an undo may bring back."""


@dataclass(frozen=True, slots=True)
class Version:
    """A stored version: all rows of its document, and which of them were retired then."""

    version: int
    at: Millis
    actor: str
    document: dict[str, Any]
    retired: dict[str, list[str]]

    @property
    def fingerprint(self) -> str:
        """What is the same only when all of it is: a hash."""
        said = {"at": self.at, "actor": self.actor, "document": self.document, "retired": self.retired}
        return hashlib.sha256(canonical(said)).hexdigest()


def latest_version(db: sqlite3.Connection) -> int:
    """The version in force; 0 before the first."""
    row = db.execute("SELECT max(version) AS version FROM structures").fetchone()
    return row["version"] or 0


def version_at(db: sqlite3.Connection, at: Millis) -> int:
    """The version that was in force at a moment; the first one before there was any."""
    row = db.execute("SELECT max(version) AS version FROM structures WHERE at <= ?", (at,)).fetchone()
    return row["version"] or 1


def document(db: sqlite3.Connection, version: int) -> dict[str, Any]:
    """The document of that version with its retired rows; raises KeyError when there is none."""
    return one(db, version).document


def one(db: sqlite3.Connection, version: int) -> Version:
    """That version; raises KeyError when there is none."""
    row = db.execute("SELECT * FROM structures WHERE version = ?", (version,)).fetchone()
    if row is None:
        raise KeyError(version)
    return _version(row)


def newest(db: sqlite3.Connection, limit: int) -> Iterator[Version]:
    """The latest versions, the one in force first."""
    for row in db.execute("SELECT * FROM structures ORDER BY version DESC LIMIT ?", (limit,)):
        yield _version(row)


def every(db: sqlite3.Connection) -> Iterator[Version]:
    """All versions, the first one first."""
    for row in db.execute("SELECT * FROM structures ORDER BY version"):
        yield _version(row)


def departments(db: sqlite3.Connection) -> dict[str, str]:
    """The department of each service that there ever was, from the last version that had it."""
    found: dict[str, str] = {}
    for row in db.execute("SELECT document FROM structures ORDER BY version"):
        for service in json.loads(row["document"])["service"]:
            found[service["id"]] = service["department"]
    return found


def add(
    db: sqlite3.Connection,
    document: dict[str, Any],
    *,
    at: Millis,
    actor: str,
    retired: Mapping[str, Sequence[str]] | None = None,
) -> int:
    """Keep a new version and return its number."""
    version = latest_version(db) + 1
    stored = {**document, RETIRED: retired} if retired else document
    db.execute(
        "INSERT INTO structures VALUES (?, ?, ?, ?)",
        (version, at, actor, json.dumps(stored, ensure_ascii=False)),
    )
    return version


def in_use(db: sqlite3.Connection, *, ended_since: Millis) -> InUse:
    """What running visits and open counters need, and what an undo of a visit that has just ended would."""
    services = db.execute(
        f"SELECT service FROM stages WHERE ticket IN ({_RUNNING}) "
        "AND state IN ('waiting', 'called', 'serving', 'held', 'missed', 'planned') "
        "UNION SELECT s.service FROM stages s JOIN tickets t ON t.id = s.ticket "
        "WHERE t.business_day IN (SELECT business_day FROM days WHERE closed_at IS NULL) "
        f"AND t.id IN ({_JUST_ENDED})",
        (ended_since,),
    )
    priorities = db.execute(
        "SELECT DISTINCT priority FROM tickets WHERE priority IS NOT NULL "
        f"AND (id IN ({_RUNNING}) OR id IN ({_JUST_ENDED}))",
        (ended_since,),
    )
    counters = db.execute("SELECT id FROM counters WHERE state <> 'closed' OR ticket IS NOT NULL")
    return InUse(
        services=frozenset(row[0] for row in services),
        counters=frozenset(row[0] for row in counters),
        priorities=frozenset(row[0] for row in priorities),
    )


def meta(db: sqlite3.Connection, key: str) -> str | None:
    """A small value of this installation, such as its secret."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row["value"] if row else None


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a small value."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _version(row: sqlite3.Row) -> Version:
    rows: dict[str, Any] = json.loads(row["document"])
    retired: dict[str, list[str]] = rows.pop(RETIRED, {})
    return Version(row["version"], row["at"], row["actor"], rows, retired)
