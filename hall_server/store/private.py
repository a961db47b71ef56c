"""What is personal and may have to be erased: outside the chain, erased for good.

`secure_delete` wipes a row where it stands. It does not wipe the copies that SQLite leaves in the unused
parts of pages when it moves rows between them. So a table from which something is erased is emptied as a
whole, which wipes every page of it, and what stays is written anew.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from hall_server.domain.times import Millis
from hall_server.store import keys, upkeep


def keep_needs(db: sqlite3.Connection, ticket: str, needs: list[str], business_day: str) -> None:
    """Keep what a visitor needs, until the close of the day."""
    db.execute("INSERT INTO private_needs VALUES (?, ?, ?)", (ticket, json.dumps(needs), business_day))


def needs_of(db: sqlite3.Connection, ticket: str) -> list[str] | None:
    """What a visitor needs; None when nothing is kept."""
    row = db.execute("SELECT needs FROM private_needs WHERE ticket = ?", (ticket,)).fetchone()
    found: list[str] | None = json.loads(row["needs"]) if row else None
    return found


def keep_note(db: sqlite3.Connection, ticket: str, author: str, note: str, at: Millis) -> None:
    """Keep an operator's note."""
    db.execute(
        "INSERT INTO private_notes (ticket, at, author, note) VALUES (?, ?, ?, ?)", (ticket, at, author, note)
    )


@dataclass(frozen=True, slots=True)
class Note:
    """What an operator wrote at the end of a service."""

    at: Millis
    author: str
    text: str


def notes_of(db: sqlite3.Connection, ticket: str) -> list[Note]:
    """The notes about a visit that are kept, oldest first."""
    found = db.execute("SELECT at, author, note FROM private_notes WHERE ticket = ? ORDER BY id", (ticket,))
    return [Note(*row) for row in found]


def erase_note(db: sqlite3.Connection, ticket: str, at: Millis) -> None:
    """Erase the note that was written with a step of that moment, because the step is taken back."""
    _erase(db, "private_notes", "ticket = ? AND at = ?", ticket, at)


def keep_rating(db: sqlite3.Connection, ticket: str, stage: int, text: str, at: Millis) -> None:
    """Keep what a visitor wrote about a stage; a later text, or none, takes the place of the former."""
    _erase(db, "private_ratings", "ticket = ? AND stage = ?", ticket, stage)
    if text:
        db.execute("INSERT INTO private_ratings VALUES (?, ?, ?, ?)", (ticket, stage, at, text))


def rating_texts_of(db: sqlite3.Connection, ticket: str) -> dict[int, str]:
    """What the visitor wrote about each stage, by its number, as far as it is kept."""
    return dict(db.execute("SELECT stage, text FROM private_ratings WHERE ticket = ?", (ticket,)).fetchall())


def erase_needs(db: sqlite3.Connection, business_day: str) -> None:
    """Erase the needs of a day whose visitors have all gone, also out of answers that are kept."""
    if _erase(db, "private_needs", "business_day = ?", business_day):
        keys.erase_needs(db, business_day)


def erase_notes(db: sqlite3.Connection, before: Millis) -> None:
    """Erase notes of operators and texts of ratings older than that moment."""
    _erase(db, "private_notes", "at < ?", before)
    _erase(db, "private_ratings", "at < ?", before)


def erase_of_removed(db: sqlite3.Connection) -> None:
    """Erase what belongs to tickets that are not in the record any more."""
    for table in ("private_needs", "private_notes", "private_ratings"):
        _erase(db, table, "ticket NOT IN (SELECT id FROM tickets)")


def _erase(db: sqlite3.Connection, table: str, which: str, *values: str | int) -> bool:
    """Erase those rows of a table; False when there is none."""
    # `table` and `which` are texts of this module.
    if db.execute(f"SELECT 1 FROM {table} WHERE {which} LIMIT 1", values).fetchone() is None:
        return False
    upkeep.rewrite(db, table, db.execute(f"SELECT * FROM {table} WHERE NOT ({which})", values).fetchall())
    return True
