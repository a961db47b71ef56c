"""What has to be said: calls and notices at each speaker, saved with the change that asks for them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hall_server.domain.times import Millis


@dataclass(frozen=True, slots=True)
class Announcement:
    """A call, or a notice, to speak at one speaker. `call_id` is what its receipt names, of a notice too.

    `length_ms`: how long its sound lasts, once that is made; `is_short`: it came late and says less.
    """

    id: int
    call_id: str
    ticket: str | None
    notice: int | None
    label: str
    counter: str
    language: str
    speaker: str
    state: str
    wav: str | None
    length_ms: int | None
    is_short: bool
    created_at: Millis
    changed_at: Millis


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with the last call at a speaker: spoken, failed or stale, when, and what was wrong."""

    state: str
    problem: str | None
    at: Millis


def add(
    db: sqlite3.Connection,
    *,
    call_id: str,
    speaker: str,
    language: str,
    at: Millis,
    ticket: str | None = None,
    notice: int | None = None,
    label: str = "",
    counter: str = "",
) -> None:
    """Queue the announcement of a ticket's call, or of a notice."""
    db.execute(
        "INSERT INTO announcements "
        "(call_id, ticket, notice, label, counter, language, speaker, state, created_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)",
        (call_id, ticket, notice, label, counter, language, speaker, at, at),
    )


def in_state(db: sqlite3.Connection, *states: str) -> list[Announcement]:
    """Announcements in one of the states, in the order in which they are said: notices first, then by age."""
    marks = ", ".join("?" * len(states))
    found = db.execute(
        f"SELECT * FROM announcements WHERE state IN ({marks}) ORDER BY notice IS NULL, id",
        states,
    )
    return [_announcement(row) for row in found]


def move(
    db: sqlite3.Connection,
    announcement_id: int,
    *,
    former: tuple[str, ...],
    state: str,
    at: Millis,
    wav: str | None = None,
    length_ms: int | None = None,
    is_short: bool = False,
    problem: str | None = None,
) -> bool:
    """Move an announcement from one of the states `former`; False when it is in none of them any more."""
    marks = ", ".join("?" * len(former))
    return (
        db.execute(
            "UPDATE announcements SET state = ?, changed_at = ?, problem = ?, wav = coalesce(?, wav), "
            "length_ms = coalesce(?, length_ms), is_short = max(is_short, ?) "
            f"WHERE id = ? AND state IN ({marks})",
            (state, at, problem, wav, length_ms, is_short, announcement_id, *former),
        ).rowcount
        == 1
    )


def of_call_at(db: sqlite3.Connection, call_id: str, speaker: str) -> Announcement | None:
    """The announcement of a call at one speaker."""
    row = db.execute(
        "SELECT * FROM announcements WHERE call_id = ? AND speaker = ?", (call_id, speaker)
    ).fetchone()
    return _announcement(row) if row else None


def of_call(db: sqlite3.Connection, call_id: str) -> list[Announcement]:
    """The announcements of a call, one for each speaker that was asked to say it."""
    found = db.execute("SELECT * FROM announcements WHERE call_id = ? ORDER BY id", (call_id,))
    return [_announcement(row) for row in found]


def at_speaker(db: sqlite3.Connection, speaker: str, since: Millis) -> list[Announcement]:
    """What a speaker was asked to say: what has changed since a moment, and what waits; oldest first."""
    # Two selects, and no index on the speaker for what waits: else every row of it is read.
    found = db.execute(
        "SELECT * FROM announcements WHERE speaker = ? AND changed_at >= ? "
        "UNION SELECT * FROM announcements WHERE +speaker = ? AND state IN ('queued', 'ready') ORDER BY id",
        (speaker, since, speaker),
    )
    return [_announcement(row) for row in found]


def eldest_open(db: sqlite3.Connection, speaker: str) -> Millis | None:
    """Since when the eldest waits that a speaker has still to say; None when there is none."""
    row = db.execute(
        "SELECT min(created_at) AS at FROM announcements WHERE +speaker = ? AND state IN ('queued', 'ready')",
        (speaker,),
    ).fetchone()
    at: Millis | None = row["at"]
    return at


def last_outcome(db: sqlite3.Connection, speaker: str) -> Outcome | None:
    """How it went with the last call that a speaker should have said and that is over."""
    row = db.execute(
        "SELECT state, problem, changed_at FROM announcements WHERE speaker = ? "
        "AND state IN ('spoken', 'failed', 'stale') ORDER BY changed_at DESC, id DESC LIMIT 1",
        (speaker,),
    ).fetchone()
    return Outcome(*row) if row else None


def last_spoken_at(db: sqlite3.Connection, speaker: str) -> Millis | None:
    """When a speaker has said a call last; None when it has said none."""
    row = db.execute(
        "SELECT changed_at FROM announcements WHERE speaker = ? AND state = 'spoken' "
        "ORDER BY changed_at DESC LIMIT 1",
        (speaker,),
    ).fetchone()
    return row["changed_at"] if row else None


def withdraw_of_ticket(db: sqlite3.Connection, ticket: str, at: Millis) -> None:
    """Take back what was not said yet of all calls of a ticket."""
    db.execute(
        "UPDATE announcements SET state = 'withdrawn', changed_at = ? "
        "WHERE ticket = ? AND state IN ('queued', 'ready')",
        (at, ticket),
    )


def withdraw_of_notice(db: sqlite3.Connection, notice: int, at: Millis) -> None:
    """Take back what was not said yet of a notice."""
    db.execute(
        "UPDATE announcements SET state = 'withdrawn', changed_at = ? "
        "WHERE notice = ? AND state IN ('queued', 'ready')",
        (at, notice),
    )


def last_of_notice(db: sqlite3.Connection, notice: int, speaker: str) -> Announcement | None:
    """The latest time that a notice was to be said at one speaker."""
    row = db.execute(
        "SELECT * FROM announcements WHERE speaker = ? AND notice = ? "
        "ORDER BY changed_at DESC, id DESC LIMIT 1",
        (speaker, notice),
    ).fetchone()
    return _announcement(row) if row else None


def _announcement(row: sqlite3.Row) -> Announcement:
    known = {name: row[name] for name in row.keys() if name != "problem"}  # noqa: SIM118
    return Announcement(**known | {"is_short": bool(row["is_short"])})
