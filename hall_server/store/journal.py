"""The append-only journal and its hash chain.

hash = sha256(previous hash + RFC 8785 JSON of the row's other fields), the previous hash as hexadecimal
text; the first row follows 64 zeros. The fields are those of `row_document`, as the contract shows them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import rfc8785

from hall_server.domain.events import Event, Kind
from hall_server.domain.times import Millis, millis, rfc3339

BEFORE_THE_FIRST = "0" * 64

MAX_SEQ = 2**63 - 1

SAFE = 2**53 - 1
"""The largest whole number that every reader of JSON keeps as it is."""


def append(db: sqlite3.Connection, event: Event) -> int:
    """Write the event behind the last one and return its sequence number.

    Raises ValueError when its time lies before the last one's: only an accepted clock may go back.
    """
    last = db.execute("SELECT seq, at, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, former_at, former_hash = (
        (last["seq"] + 1, last["at"], last["hash"]) if last else (1, event.at, BEFORE_THE_FIRST)
    )
    if event.at < former_at and event.kind is not Kind.CLOCK_ACCEPTED:
        raise ValueError(f"event {seq} would be earlier than the one before it")
    data = json.dumps(event.data, ensure_ascii=False, separators=(",", ":"))
    document = row_document(seq, event.at, event.business_day, event.kind, event.ticket, event.actor, data)
    db.execute(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, event.at, event.business_day, event.kind, event.ticket, event.actor, data,
         chained(former_hash, document)),
    )  # fmt: skip
    return seq


def row_document(
    seq: int, at: Millis, business_day: str, kind: str, ticket: str | None, actor: str, data: str
) -> dict[str, Any]:
    """A row as the contract shows it, without its hash."""
    return {
        "seq": seq,
        "at": rfc3339(at),
        "business_day": business_day,
        "kind": str(kind),
        "ticket": ticket,
        "actor": actor,
        "data": json.loads(data),
    }


def chained(former_hash: str, document: dict[str, Any]) -> str:
    """The hash of a row that follows `former_hash`."""
    return hashlib.sha256(former_hash.encode("ascii") + canonical(document)).hexdigest()


def canonical(value: Any) -> bytes:
    """RFC 8785 JSON; raises ValueError for what has none."""
    # The standard library writes the same, and many times faster, but for a few values.
    if not _is_plain(value):
        return rfc8785.dumps(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _is_plain(value: Any) -> bool:
    match value:
        case str() | bool() | None:
            return True
        case int():
            return abs(value) <= SAFE
        case float():
            return not value.is_integer() and 1e-4 <= abs(value) < SAFE
        case dict():
            return all(key.isascii() and _is_plain(each) for key, each in value.items())
        case list():
            return all(map(_is_plain, value))
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the journal as a link of the chain: what happened, and the fields that its hash is of."""

    seq: int
    event: Event
    document: dict[str, Any]
    hash: str

    def break_behind(self, hash_before: str) -> str | None:
        """Why it does not follow the row of that hash; None when it does."""
        if chained(hash_before, self.document) != self.hash:
            return f"event {self.seq} was changed: its hash does not follow from it"
        return None


def links(db: sqlite3.Connection, *, after: int = 0, to: int = MAX_SEQ) -> Iterator[Link]:
    """The rows behind `after` up to `to`, oldest first; raises ValueError when one cannot be read."""
    for row in db.execute("SELECT * FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq", (after, to)):
        document = row_document(*tuple(row)[:-1])
        yield Link(row["seq"], event_of(document, row["at"]), document, row["hash"])


def rows(db: sqlite3.Connection, *, after: int = 0, limit: int = -1) -> Iterator[dict[str, Any]]:
    """The rows behind sequence number `after`, oldest first, with their hashes; -1 for all."""
    found = db.execute("SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit))
    for row in found:
        yield _shown(row)


def of_ticket(db: sqlite3.Connection, ticket_id: str) -> list[dict[str, Any]]:
    """The rows of one ticket, oldest first."""
    found = db.execute("SELECT * FROM journal WHERE ticket = ? ORDER BY seq", (ticket_id,))
    return [_shown(row) for row in found]


def events_of(db: sqlite3.Connection, ticket_id: str) -> list[Event]:
    """The events of one ticket, oldest first."""
    return [event_of(row, millis(row["at"])) for row in of_ticket(db, ticket_id)]


@dataclass(frozen=True, slots=True)
class CallMade:
    """Whom a call was for, and where to."""

    ticket: str
    counter: str


RECENT = 500
"""Among so many latest calls, and as many recalls, one is found that its ticket has had another after."""


def call(db: sqlite3.Connection, call_id: str, ticket_id: str | None) -> CallMade | None:
    """The call of that id, of that ticket or, where it is not known, among the recent ones; else None."""
    calls = ["SELECT * FROM journal WHERE ticket = :ticket AND kind IN ('called', 'recalled')"]
    if ticket_id is None:
        calls = [
            f"SELECT * FROM (SELECT * FROM journal WHERE kind = '{kind}' ORDER BY seq DESC LIMIT {RECENT})"
            for kind in (Kind.CALLED, Kind.RECALLED)
        ]
    row = db.execute(
        f"SELECT ticket, json_extract(data, '$.counter') AS counter FROM ({' UNION ALL '.join(calls)}) "
        "WHERE json_extract(data, '$.call_id') = :call",
        {"ticket": ticket_id, "call": call_id},
    ).fetchone()
    return CallMade(row["ticket"], row["counter"]) if row else None


def receipts(db: sqlite3.Connection, kind: Kind, ticket_id: str, call_id: str, device: str) -> list[str]:
    """The devices that confirmed a call of a ticket, by the name of the field that they are in."""
    found = db.execute(
        "SELECT json_extract(data, '$.' || ?) AS name FROM journal WHERE ticket = ? AND kind = ? "
        "AND json_extract(data, '$.call_id') = ? ORDER BY seq",
        (device, ticket_id, kind, call_id),
    )
    return [row["name"] for row in found]


def last_receipts(db: sqlite3.Connection, kind: Kind, device: str, *, after: int) -> dict[str, Millis]:
    """By device, when it confirmed a call last, of the events behind `after`."""
    found = db.execute(
        "SELECT json_extract(data, '$.' || ?) AS name, max(at) AS at FROM journal "
        "WHERE kind = ? AND seq > ? GROUP BY name",
        (device, kind, after),
    )
    return {row["name"]: row["at"] for row in found}


def has_later(db: sqlite3.Connection, ticket_id: str, seq: int) -> bool:
    """Has the ticket an event behind that one?"""
    found = db.execute("SELECT 1 FROM journal WHERE ticket = ? AND seq > ? LIMIT 1", (ticket_id, seq))
    return found.fetchone() is not None


def last_ticket_at(db: sqlite3.Connection, counter_id: str) -> str | None:
    """The ticket of the latest event at a counter, among those that are still in the record."""
    row = db.execute(
        "SELECT ticket FROM journal "
        "WHERE CASE WHEN json_valid(data) THEN json_extract(data, '$.counter') END = ? "
        "AND ticket IS NOT NULL AND ticket IN (SELECT id FROM tickets) ORDER BY seq DESC LIMIT 1",
        (counter_id,),
    ).fetchone()
    return row["ticket"] if row else None


def end(db: sqlite3.Connection) -> tuple[int, Millis] | None:
    """Sequence number and time of the last row; None while the journal is empty."""
    row = db.execute("SELECT seq, at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["at"]) if row else None


def end_of_day(db: sqlite3.Connection, business_day: str) -> tuple[int, str] | None:
    """Sequence number and hash of the last event of a business day; None when none of it is kept."""
    row = db.execute(
        "SELECT seq, hash FROM journal WHERE business_day = ? ORDER BY seq DESC LIMIT 1", (business_day,)
    ).fetchone()
    return (row["seq"], row["hash"]) if row else None


def last_of_kind(db: sqlite3.Connection, kind: Kind) -> int | None:
    """Sequence number of the latest event of that kind."""
    row = db.execute("SELECT max(seq) AS seq FROM journal WHERE kind = ?", (kind,)).fetchone()
    seq: int | None = row["seq"]
    return seq


def last_data(db: sqlite3.Connection, *kinds: Kind, to: int = MAX_SEQ) -> dict[str, Any] | None:
    """The data of the latest event of these kinds, up to that row; None when there is none."""
    marks = ", ".join("?" * len(kinds))
    row = db.execute(
        f"SELECT data FROM journal WHERE kind IN ({marks}) AND seq <= ? ORDER BY seq DESC LIMIT 1",
        (*kinds, to),
    ).fetchone()
    found: dict[str, Any] | None = json.loads(row["data"]) if row else None
    return found


def data_of(db: sqlite3.Connection, kind: Kind) -> list[dict[str, Any]]:
    """The data of all events of that kind, oldest first; raises ValueError when it cannot be read."""
    found = db.execute("SELECT data FROM journal WHERE kind = ? ORDER BY seq", (kind,))
    return [json.loads(row["data"]) for row in found]


def event_of(row: dict[str, Any], at: Millis) -> Event:
    """The event that a row holds."""
    return Event(Kind(row["kind"]), at, row["business_day"], row["actor"], row["ticket"], row["data"])


def _shown(row: sqlite3.Row) -> dict[str, Any]:
    document = row_document(
        row["seq"], row["at"], row["business_day"], row["kind"], row["ticket"], row["actor"], row["data"]
    )
    return {**document, "hash": row["hash"]}
