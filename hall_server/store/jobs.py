"""What has to leave the hall: print jobs and announcements, saved with the change that asks for them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hall_server.domain.times import Millis
from hall_server.store import upkeep


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A paper to print; `facts` are what it will say, frozen when it was asked for.

    `paper` is its kind: the slip of a `ticket`, or another one, which belongs to no ticket.
    """

    id: int
    paper: str
    ticket: str | None
    printers: tuple[str, ...]
    printer: str | None
    state: str
    problem: str | None
    facts: dict[str, Any]
    created_at: Millis


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


SLIP = "ticket"
"""The kind of paper that the slip of a ticket is."""


def add_print_job(
    db: sqlite3.Connection,
    printers: tuple[str, ...],
    facts: dict[str, Any],
    at: Millis,
    *,
    ticket: str | None = None,
    paper: str = SLIP,
) -> int:
    """Queue the slip of a ticket, or another paper; returns the job's id."""
    cursor = db.execute(
        "INSERT INTO print_jobs (paper, ticket, printers, state, facts, created_at, changed_at) "
        "VALUES (?, ?, ?, 'queued', ?, ?, ?)",
        (paper, ticket, json.dumps(printers), json.dumps(facts, ensure_ascii=False), at, at),
    )
    return int(cursor.lastrowid or 0)


def open_print_jobs(db: sqlite3.Connection) -> list[PrintJob]:
    """Slips that are queued, oldest first."""
    return [_job(row) for row in db.execute("SELECT * FROM print_jobs WHERE state = 'queued' ORDER BY id")]


def print_job(db: sqlite3.Connection, job_id: int) -> PrintJob | None:
    """The job of that id."""
    row = db.execute("SELECT * FROM print_jobs WHERE id = ?", (job_id,)).fetchone()
    return _job(row) if row else None


def print_job_of(db: sqlite3.Connection, ticket: str) -> PrintJob | None:
    """The latest print job of a ticket."""
    row = db.execute(
        "SELECT * FROM print_jobs WHERE ticket = ? ORDER BY id DESC LIMIT 1", (ticket,)
    ).fetchone()
    return _job(row) if row else None


def print_jobs_of_kiosk(db: sqlite3.Connection, kiosk: str, since: Millis) -> list[PrintJob]:
    """The print jobs of tickets taken at a kiosk at or after `since`, oldest first."""
    found = db.execute(
        "SELECT j.* FROM print_jobs j JOIN tickets t ON t.id = j.ticket "
        "WHERE t.kiosk = ? AND j.created_at >= ? ORDER BY j.id",
        (kiosk, since),
    )
    return [_job(row) for row in found]


def move_print_job(
    db: sqlite3.Connection,
    job_id: int,
    *,
    former: tuple[str, ...],
    state: str,
    at: Millis,
    printer: str | None = None,
    problem: str | None = None,
) -> bool:
    """Move a job from one of the states `former`; False when it is in none of them any more."""
    marks = ", ".join("?" * len(former))
    return (
        db.execute(
            "UPDATE print_jobs SET state = ?, changed_at = ?, problem = ?, printer = coalesce(?, printer) "
            f"WHERE id = ? AND state IN ({marks})",
            (state, at, problem, printer, job_id, *former),
        ).rowcount
        == 1
    )


def settle_papers(
    db: sqlite3.Connection, paper: str, subject: Mapping[str, str], printer: str, at: Millis
) -> None:
    """Another paper, at `printer`, takes the place of those of its kind that say the same things `subject`.

    Of those that did not come out, of those that wait in vain, and of those that wait at the same printer.
    """
    said = "".join(" AND json_extract(facts, ?) IS ?" for _ in subject)
    values = [part for name, value in subject.items() for part in (f"$.{name}", value)]
    db.execute(
        "UPDATE print_jobs SET state = 'replaced', changed_at = ? WHERE ticket IS NULL AND paper = ? "
        "AND (state IN ('failed', 'unknown') OR state IN ('queued', 'sent') AND problem IS NOT NULL "
        f"OR state = 'queued' AND printers = ?){said}",
        (at, paper, json.dumps((printer,)), *values),
    )


def print_jobs_being_sent(db: sqlite3.Connection) -> list[PrintJob]:
    """Jobs in `sending`: at a start, those during which the server died."""
    return [_job(row) for row in db.execute("SELECT * FROM print_jobs WHERE state = 'sending'")]


def print_alarms(db: sqlite3.Connection, since: Millis) -> list[PrintJob]:
    """Papers since a moment that did not come out, or of which nobody knows, newest first.

    Whoever has gone needs no slip any more, so the alarm goes with the visitor.
    """
    found = db.execute(
        "SELECT j.* FROM print_jobs j LEFT JOIN tickets t ON t.id = j.ticket "
        "WHERE j.created_at >= ? AND (j.state IN ('failed', 'unknown') "
        "OR (j.state IN ('queued', 'sent') AND j.problem IS NOT NULL)) "
        "AND (t.state IS NULL OR t.state IN ('waiting', 'called', 'serving', 'held', 'missed')) "
        "ORDER BY j.id DESC LIMIT 1000",
        (since,),
    )
    return [_job(row) for row in found]


def forget_facts(db: sqlite3.Connection, before: Millis, at: Millis) -> None:
    """Erase what papers said that were asked for before that moment; those that still wait are given up.

    A slip in large print tells of a need, so it goes as needs do.
    """
    erased = db.execute(
        "UPDATE print_jobs SET facts = '{}', changed_at = ?, "
        "problem = CASE state WHEN 'queued' THEN coalesce(problem, 'too_late') ELSE problem END, "
        "state = CASE state WHEN 'queued' THEN 'failed' ELSE state END "
        "WHERE created_at < ? AND state <> 'sending' AND facts <> '{}'",
        (at, before),
    )
    if erased.rowcount:
        upkeep.mark(db)


def add_announcement(
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


def announcements(db: sqlite3.Connection, *states: str) -> list[Announcement]:
    """Announcements in one of the states, in the order in which they are said: notices first, then by age."""
    marks = ", ".join("?" * len(states))
    found = db.execute(
        f"SELECT * FROM announcements WHERE state IN ({marks}) ORDER BY notice IS NULL, id",
        states,
    )
    return [_announcement(row) for row in found]


def move_announcement(
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


def announcement_of(db: sqlite3.Connection, call_id: str, speaker: str) -> Announcement | None:
    """The announcement of a call at one speaker."""
    row = db.execute(
        "SELECT * FROM announcements WHERE call_id = ? AND speaker = ?", (call_id, speaker)
    ).fetchone()
    return _announcement(row) if row else None


def announcements_of_call(db: sqlite3.Connection, call_id: str) -> list[Announcement]:
    """The announcements of a call, one for each speaker that was asked to say it."""
    found = db.execute("SELECT * FROM announcements WHERE call_id = ? ORDER BY id", (call_id,))
    return [_announcement(row) for row in found]


def announcements_at(db: sqlite3.Connection, speaker: str, since: Millis) -> list[Announcement]:
    """What a speaker was asked to say, of that which has changed since a moment, oldest first."""
    found = db.execute(
        "SELECT * FROM announcements WHERE speaker = ? AND changed_at >= ? ORDER BY id", (speaker, since)
    )
    return [_announcement(row) for row in found]


def eldest_open_announcement(db: sqlite3.Connection, speaker: str) -> Millis | None:
    """Since when the eldest waits that a speaker has still to say; None when there is none."""
    row = db.execute(
        "SELECT min(created_at) AS at FROM announcements WHERE speaker = ? AND state IN ('queued', 'ready')",
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


def withdraw_announcements_of_ticket(db: sqlite3.Connection, ticket: str, at: Millis) -> None:
    """Take back what was not said yet of all calls of a ticket."""
    db.execute(
        "UPDATE announcements SET state = 'withdrawn', changed_at = ? "
        "WHERE ticket = ? AND state IN ('queued', 'ready')",
        (at, ticket),
    )


def withdraw_announcements_of_notice(db: sqlite3.Connection, notice: int, at: Millis) -> None:
    """Take back what was not said yet of a notice."""
    db.execute(
        "UPDATE announcements SET state = 'withdrawn', changed_at = ? "
        "WHERE notice = ? AND state IN ('queued', 'ready')",
        (at, notice),
    )


def last_announcement_of_notice(db: sqlite3.Connection, notice: int, speaker: str) -> Announcement | None:
    """The latest time that a notice was to be said at one speaker."""
    row = db.execute(
        "SELECT * FROM announcements WHERE speaker = ? AND notice = ? "
        "ORDER BY changed_at DESC, id DESC LIMIT 1",
        (speaker, notice),
    ).fetchone()
    return _announcement(row) if row else None


def _job(row: sqlite3.Row) -> PrintJob:
    return PrintJob(
        id=row["id"],
        paper=row["paper"],
        ticket=row["ticket"],
        printers=tuple(json.loads(row["printers"])),
        printer=row["printer"],
        state=row["state"],
        problem=row["problem"],
        facts=json.loads(row["facts"]),
        created_at=row["created_at"],
    )


def _announcement(row: sqlite3.Row) -> Announcement:
    known = {name: row[name] for name in row.keys() if name != "problem"}  # noqa: SIM118
    return Announcement(**known | {"is_short": bool(row["is_short"])})
