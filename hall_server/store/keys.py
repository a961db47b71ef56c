"""Idempotency keys: the first good answer to a command, kept to be given again unchanged."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from hall_server.domain.errors import Refused
from hall_server.store import upkeep


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


def erase_needs(db: sqlite3.Connection, business_day: str) -> None:
    """Take the needs of that day's visitors out of the answers: they are told while they are kept."""
    kept = [dict(row) for row in db.execute("SELECT * FROM keys")]
    for row in kept:
        if '"needs"' in row["answer"]:
            answer = json.loads(row["answer"])
            row["answer"] = json.dumps(
                _without_needs(answer, business_day), ensure_ascii=False, separators=(",", ":")
            )
    upkeep.rewrite(db, "keys", [tuple(row.values()) for row in kept])


def _without_needs(document: Any, business_day: str) -> Any:
    """The document without the needs of those tickets in it that are of the day."""
    if isinstance(document, list):
        return [_without_needs(each, business_day) for each in document]
    if not isinstance(document, dict):
        return document
    is_of_the_day = document.get("business_day") == business_day
    return {
        name: _without_needs(value, business_day)
        for name, value in document.items()
        if not (is_of_the_day and name == "needs")
    }
