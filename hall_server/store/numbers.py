"""Numbers of tickets, raised in the transaction that issues them; and what was given out today."""

from __future__ import annotations

import sqlite3

from hall_server.domain.numbering import Series


def take(db: sqlite3.Connection, business_day: str, series: Series) -> int:
    """The next number of the series on that day; raises Refused (`series_full`) when none is left."""
    row = db.execute(
        "SELECT last FROM numbers WHERE business_day = ? AND series = ?", (business_day, series.id)
    ).fetchone()
    number = series.following(row["last"] if row else None)
    db.execute("INSERT OR REPLACE INTO numbers VALUES (?, ?, ?)", (business_day, series.id, number))
    return number


def issued(db: sqlite3.Connection, business_day: str, service: str) -> int:
    """Tickets that began at that service on that day, for its daily limit."""
    row = db.execute(
        "SELECT count(*) AS n FROM tickets t JOIN stages s ON s.ticket = t.id AND s.n = 1 "
        "WHERE t.business_day = ? AND s.service = ?",
        (business_day, service),
    ).fetchone()
    count: int = row["n"]
    return count
