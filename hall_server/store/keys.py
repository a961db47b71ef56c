"""Idempotency keys: the first good answer to a command, kept to be given again unchanged."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hall_server.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered: HTTP status, JSON text of the body, version of the counter it changed."""

    status: int
    body: str
    etag: str | None = None


def former_answer(db: sqlite3.Connection, credential: str, key: str, request: str) -> Answer | None:
    """The stored answer to the same request under the same key; None when the key is new.

    Raises Refused (`key_reused`) when the key belongs to another request.
    """
    row = db.execute("SELECT * FROM keys WHERE credential = ? AND key = ?", (credential, key)).fetchone()
    if row is None:
        return None
    if row["request"] != request:
        raise Refused("key_reused")
    return Answer(row["status"], row["answer"], row["etag"])


def keep_answer(
    db: sqlite3.Connection, credential: str, key: str, request: str, answer: Answer, business_day: str
) -> None:
    """Keep the answer until the end of the next business day."""
    db.execute(
        "INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?)",
        (credential, key, request, answer.status, answer.body, answer.etag, business_day),
    )


def forget_before(db: sqlite3.Connection, business_day: str) -> None:
    """Erase the keys of days before that one."""
    db.execute("DELETE FROM keys WHERE business_day < ?", (business_day,))
