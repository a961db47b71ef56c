"""What the hall tells everybody: closing, an emergency, or something else, on all boards and loudspeakers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from hall_server.domain.announcing import NoticeKind
from hall_server.domain.times import Millis


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice; `texts` by language, of its own or as they were when it was posted.

    `ends_at`: when it goes by itself; None: it stands until taken down.
    """

    id: int
    kind: NoticeKind
    texts: Mapping[str, str]
    is_spoken: bool
    posted_at: Millis
    posted_by: str
    ends_at: Millis | None
    ended_at: Millis | None


def insert(
    db: sqlite3.Connection,
    *,
    kind: NoticeKind,
    texts: Mapping[str, str],
    is_spoken: bool,
    at: Millis,
    by: str,
    ends_at: Millis | None = None,
) -> Notice:
    """Let a notice stand from now on."""
    cursor = db.execute(
        "INSERT INTO notices (kind, texts, is_spoken, posted_at, posted_by, ends_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (kind, json.dumps(texts, ensure_ascii=False), is_spoken, at, by, ends_at),
    )
    return Notice(int(cursor.lastrowid or 0), kind, dict(texts), is_spoken, at, by, ends_at, None)


def end(db: sqlite3.Connection, notice_id: int, at: Millis) -> bool:
    """Take a notice down; False when it stands no more."""
    ended = db.execute("UPDATE notices SET ended_at = ? WHERE id = ? AND ended_at IS NULL", (at, notice_id))
    return ended.rowcount == 1


def find(db: sqlite3.Connection, notice_id: int) -> Notice | None:
    """The notice of that id."""
    row = db.execute("SELECT * FROM notices WHERE id = ?", (notice_id,)).fetchone()
    return _notice(row) if row else None


def standing(db: sqlite3.Connection) -> list[Notice]:
    """The notices that were not taken down: emergencies first, then the newest."""
    found = db.execute(
        "SELECT * FROM notices WHERE ended_at IS NULL ORDER BY kind <> ?, id DESC", (NoticeKind.EMERGENCY,)
    )
    return [_notice(row) for row in found]


def ended_since(db: sqlite3.Connection, since: Millis, limit: int) -> list[Notice]:
    """Those that ended at that moment or later, the last one first."""
    found = db.execute(
        "SELECT * FROM notices WHERE ended_at >= ? ORDER BY ended_at DESC, id DESC LIMIT ?", (since, limit)
    )
    return [_notice(row) for row in found]


def last_of(db: sqlite3.Connection, kind: NoticeKind, by: str) -> Notice | None:
    """The latest notice of a kind that somebody posted."""
    row = db.execute(
        "SELECT * FROM notices WHERE kind = ? AND posted_by = ? ORDER BY id DESC LIMIT 1", (kind, by)
    ).fetchone()
    return _notice(row) if row else None


def _notice(row: sqlite3.Row) -> Notice:
    known = {name: row[name] for name in row.keys()}  # noqa: SIM118
    own = {
        "kind": NoticeKind(row["kind"]),
        "texts": json.loads(row["texts"]),
        "is_spoken": bool(row["is_spoken"]),
    }
    return Notice(**known | own)
