"""Slips and other papers to print, saved with the change that asks for them."""

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
