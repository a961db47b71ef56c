"""What has to be said: calls and notices at each speaker, saved with the change that asks for them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hall_server.domain.announcing import GIVEN_UP, WAITING, NoticeKind, SoundState
from hall_server.domain.times import Millis


def _among(column: str, states: tuple[SoundState, ...]) -> str:
    # Written out and not bound: only so the index of those that wait is used.
    return f"{column} IN (" + ", ".join(f"'{state}'" for state in states) + ")"


WAITS = _among("state", WAITING)

OVER = _among("state", (SoundState.SPOKEN, *GIVEN_UP))

SELECT = "SELECT a.*, n.kind FROM announcements a LEFT JOIN notices n ON n.id = a.notice"


@dataclass(frozen=True, slots=True)
class Announcement:
    """A call, or a notice, to speak at one speaker. `call_id` is what its receipt names, of a notice too.

    `kind`: of its notice; None for a call. `length_ms`: how long its sound lasts, once that is made;
    `is_short`: it came late and says less; `made_at`: since when it has a sound, if one was made.
    """

    id: int
    call_id: str
    ticket: str | None
    notice: int | None
    label: str
    counter: str
    language: str
    speaker: str
    state: SoundState
    wav: str | None
    length_ms: int | None
    is_short: bool
    created_at: Millis
    changed_at: Millis
    made_at: Millis | None = None
    kind: NoticeKind | None = None

    @property
    def is_emergency(self) -> bool:
        """Does it say an emergency?"""
        return self.kind is NoticeKind.EMERGENCY


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with the last call at a speaker: spoken, failed or stale, when, and what was wrong."""

    state: SoundState
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
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (call_id, ticket, notice, label, counter, language, speaker, SoundState.QUEUED, at, at),
    )


def in_state(db: sqlite3.Connection, *states: SoundState) -> list[Announcement]:
    """Announcements in one of the states, in the order in which they are said.

    Emergencies first, then other notices, then calls; the eldest of each first.
    """
    # The index holds those that wait, and has to be told that no others are looked for.
    waiting = f"{_among('a.state', WAITING)} AND " if set(states) <= set(WAITING) else ""
    found = db.execute(
        f"{SELECT} WHERE {waiting}{_among('a.state', states)} "
        "ORDER BY a.notice IS NULL, n.kind IS NOT ?, a.id",
        (NoticeKind.EMERGENCY,),
    )
    return [_announcement(row) for row in found]


def move(
    db: sqlite3.Connection,
    announcement_id: int,
    *,
    former: tuple[SoundState, ...],
    state: SoundState,
    at: Millis,
    wav: str | None = None,
    length_ms: int | None = None,
    is_short: bool = False,
    problem: str | None = None,
) -> bool:
    """Move an announcement from one of the states `former`; False when it is in none of them any more.

    `problem` is that of this move: with none, a former one is forgotten. The sound stays as it was where
    nothing else is given.
    """
    # The first sound counts: one that was made anew could have been played before.
    made_at = at if state == SoundState.READY else None
    return (
        db.execute(
            "UPDATE announcements SET state = ?, changed_at = ?, problem = ?, wav = coalesce(?, wav), "
            "length_ms = coalesce(?, length_ms), is_short = max(is_short, ?), made_at = coalesce(made_at, ?) "
            f"WHERE id = ? AND {_among('state', former)}",
            (state, at, problem, wav, length_ms, is_short, made_at, announcement_id),
        ).rowcount
        == 1
    )


def of_call_at(db: sqlite3.Connection, call_id: str, speaker: str) -> Announcement | None:
    """The announcement of a call at one speaker."""
    row = db.execute(f"{SELECT} WHERE a.call_id = ? AND a.speaker = ?", (call_id, speaker)).fetchone()
    return _announcement(row) if row else None


def of_call(db: sqlite3.Connection, call_id: str) -> list[Announcement]:
    """The announcements of a call, one for each speaker that was asked to say it."""
    found = db.execute(f"{SELECT} WHERE a.call_id = ? ORDER BY a.id", (call_id,))
    return [_announcement(row) for row in found]


def at_speaker(db: sqlite3.Connection, speaker: str, since: Millis) -> list[Announcement]:
    """What a speaker was asked to say: what has changed since a moment, and what waits; oldest first."""
    # Two selects, and no index on the speaker for what waits: else every row of it is read.
    found = db.execute(
        f"SELECT * FROM ({SELECT} WHERE a.speaker = ? AND a.changed_at >= ? "
        f"UNION {SELECT} WHERE +a.speaker = ? AND a.{WAITS}) ORDER BY id",
        (speaker, since, speaker),
    )
    return [_announcement(row) for row in found]


def eldest_open(db: sqlite3.Connection, speaker: str) -> Millis | None:
    """Since when the eldest waits that a speaker has still to say; None when there is none."""
    row = db.execute(
        f"SELECT min(created_at) AS at FROM announcements WHERE +speaker = ? AND {WAITS}",
        (speaker,),
    ).fetchone()
    at: Millis | None = row["at"]
    return at


def last_outcome(db: sqlite3.Connection, speaker: str) -> Outcome | None:
    """How it went with the last call that a speaker should have said and that is over."""
    row = db.execute(
        "SELECT state, problem, changed_at FROM announcements WHERE speaker = ? "
        f"AND {OVER} ORDER BY changed_at DESC, id DESC LIMIT 1",
        (speaker,),
    ).fetchone()
    return Outcome(SoundState(row["state"]), row["problem"], row["changed_at"]) if row else None


def last_spoken_at(db: sqlite3.Connection, speaker: str) -> Millis | None:
    """When a speaker has said a call last; None when it has said none."""
    row = db.execute(
        "SELECT changed_at FROM announcements WHERE speaker = ? AND state = ? "
        "ORDER BY changed_at DESC LIMIT 1",
        (speaker, SoundState.SPOKEN),
    ).fetchone()
    return row["changed_at"] if row else None


def withdraw_of_ticket(db: sqlite3.Connection, ticket: str, at: Millis) -> None:
    """Take back what was not said yet of all calls of a ticket."""
    db.execute(
        f"UPDATE announcements SET state = ?, changed_at = ? WHERE ticket = ? AND {WAITS}",
        (SoundState.WITHDRAWN, at, ticket),
    )


def withdraw_of_notice(db: sqlite3.Connection, notice: int, at: Millis) -> None:
    """Take back what was not said yet of a notice."""
    db.execute(
        f"UPDATE announcements SET state = ?, changed_at = ? WHERE notice = ? AND {WAITS}",
        (SoundState.WITHDRAWN, at, notice),
    )


def last_of_notice(db: sqlite3.Connection, notice: int, speaker: str) -> Announcement | None:
    """The latest time that a notice was to be said at one speaker."""
    row = db.execute(
        f"{SELECT} WHERE a.speaker = ? AND a.notice = ? ORDER BY a.changed_at DESC, a.id DESC LIMIT 1",
        (speaker, notice),
    ).fetchone()
    return _announcement(row) if row else None


def _announcement(row: sqlite3.Row) -> Announcement:
    known = {name: row[name] for name in row.keys() if name != "problem"}  # noqa: SIM118
    own = {
        "state": SoundState(row["state"]),
        "kind": NoticeKind(row["kind"]) if row["kind"] else None,
        "is_short": bool(row["is_short"]),
    }
    return Announcement(**known | own)
