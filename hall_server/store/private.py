"""What is personal and may have to be erased: outside the chain, erased for good."""

from __future__ import annotations

import json
import sqlite3

from hall_server.domain.times import Millis


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


def erase_needs(db: sqlite3.Connection, business_day: str) -> None:
    """Erase the needs of a day whose visitors have all gone."""
    db.execute("DELETE FROM private_needs WHERE business_day = ?", (business_day,))


def erase_notes(db: sqlite3.Connection, before: Millis) -> None:
    """Erase notes older than that moment."""
    db.execute("DELETE FROM private_notes WHERE at < ?", (before,))
