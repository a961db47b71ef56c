"""Numbers of tickets, raised in the transaction that issues them."""

from __future__ import annotations

import sqlite3

from hall_server.domain.numbering import Series


def take(db: sqlite3.Connection, business_day: str, series: Series) -> int:
    """The next number of the series on that day; raises Refused (`series_full`) when none is left.

    A label that exists is skipped: another series had it before the hall was changed.
    """
    row = db.execute(
        "SELECT last FROM numbers WHERE business_day = ? AND series = ?", (business_day, series.id)
    ).fetchone()
    number = series.following(row["last"] if row else None)
    while _is_given(db, business_day, series.label(number)):
        number = series.following(number)
    db.execute("INSERT OR REPLACE INTO numbers VALUES (?, ?, ?)", (business_day, series.id, number))
    return number


def every(db: sqlite3.Connection) -> dict[str, int]:
    """The last number of each business day and series, by both: `2026-11-23 A`."""
    found = db.execute("SELECT * FROM numbers")
    return {f"{row['business_day']} {row['series']}": row["last"] for row in found}


def of_day(db: sqlite3.Connection, business_day: str) -> dict[str, int]:
    """The last number of each series on that day; a series that gave none yet is missing."""
    found = db.execute("SELECT series, last FROM numbers WHERE business_day = ?", (business_day,))
    return {row["series"]: row["last"] for row in found}


def _is_given(db: sqlite3.Connection, business_day: str, label: str) -> bool:
    return (
        db.execute(
            "SELECT 1 FROM tickets WHERE business_day = ? AND label = ?", (business_day, label)
        ).fetchone()
        is not None
    )
