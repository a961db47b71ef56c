"""Looks at the database as a doctor does: nothing is written, and a broken file is told, not mended."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hall_server.domain.events import Kind
from hall_server.domain.times import Millis
from hall_server.store import checkpoints, journal
from hall_server.store.connection import PATIENCE_S
from hall_server.store.proof import prove
from hall_server.store.schema import migrations

SMALL = 5_000
"""Events of a record that is proved as a whole, which takes about a second."""

NEWEST = 100_000
"""Events of a longer record whose chain is followed: some weeks of a busy hall, in two seconds."""

RECEIPTS = 20_000
"""So many of the newest receipts are searched for what a screen or speaker has confirmed."""

_STEPS_BETWEEN_LOOKS = 20_000
"""SQLite's steps after which a long question looks at the clock: a few milliseconds."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database for reading alone, without bringing it up to date; raises sqlite3.Error."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    db = sqlite3.connect(address, uri=True, timeout=PATIENCE_S, check_same_thread=False)
    db.row_factory = sqlite3.Row
    try:
        db.execute("PRAGMA query_only = ON")
        yield db
    finally:
        db.close()


@dataclass(frozen=True, slots=True)
class Schema:
    """The steps by which the file was made: the `newest`, those it lacks, those that nobody here knows."""

    newest: str
    missing: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_present(self) -> bool:
        """Is it the one that this program works with?"""
        return not self.missing and not self.unknown


def schema(db: sqlite3.Connection) -> Schema:
    """How the file was made; raises sqlite3.Error, also for a file that is no database or no hall's."""
    found = db.execute(
        f"SELECT name FROM {migrations.migrations_table} WHERE migration_set = ? ORDER BY rowid",
        (migrations.name,),
    )
    made = [row["name"] for row in found]
    known = [step.name for step in migrations._migrations]
    return Schema(
        newest=made[-1] if made else "",
        missing=tuple(name for name in known if name not in made),
        unknown=tuple(name for name in made if name not in known),
    )


def damage(db: sqlite3.Connection, *, within_s: float) -> str | None:
    """The first damage that SQLite finds in the file, None when there is none.

    Raises TimeoutError when the whole file could not be read in `within_s` seconds, sqlite3.Error when it
    cannot be read.
    """
    deadline = time.monotonic() + within_s
    db.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    try:
        found: str = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise TimeoutError from None
        raise
    finally:
        db.set_progress_handler(None, 0)
    # Several lines, the first of which names the database.
    return None if found == "ok" else " ".join(found.splitlines()[-1:])


@dataclass(frozen=True, slots=True)
class Glance:
    """What a look at the record found. `events` were looked at; `is_whole`: that was all of it."""

    events: int
    is_whole: bool
    difference: str | None


def glance(db: sqlite3.Connection, *, small: int = SMALL, newest: int = NEWEST) -> Glance:
    """Prove a record of up to `small` events; of a longer one, follow the chain of the `newest`."""
    first, last = db.execute("SELECT min(seq), max(seq) FROM journal").fetchone()
    if last is None or last - first < small:
        proof = prove(db)
        return Glance(proof.events, is_whole=True, difference=proof.difference)
    after = max(first - 1, last - newest)
    try:
        return Glance(last - after, is_whole=False, difference=_first_break(db, after))
    except ValueError as error:
        return Glance(last - after, is_whole=False, difference=f"an event cannot be read: {error}")


def _first_break(db: sqlite3.Connection, after: int) -> str | None:
    before = db.execute("SELECT hash FROM journal WHERE seq = ?", (after,)).fetchone()
    checkpoint = checkpoints.latest(db)
    hash_before = before["hash"] if before else checkpoint.hash if checkpoint else journal.BEFORE_THE_FIRST
    for seq, link in enumerate(journal.links(db, after=after), start=after + 1):
        if link.seq != seq:
            return f"event {seq} is missing from the journal"
        if found := link.break_behind(hash_before):
            return found
        hash_before = link.hash
    return None


def pairings(db: sqlite3.Connection, kind: str) -> dict[str, int]:
    """How many browsers were paired as each kiosk, or as each screen."""
    found = db.execute("SELECT target, count(*) AS n FROM devices WHERE kind = ? GROUP BY target", (kind,))
    return {row["target"]: row["n"] for row in found}


def tokens(db: sqlite3.Connection, role: str) -> list[tuple[str, str | None]]:
    """Names of the tokens of a role, each with its kiosk, if it has one."""
    found = db.execute("SELECT name, kiosk FROM tokens WHERE role = ? ORDER BY name", (role,))
    return [(row["name"], row["kiosk"]) for row in found]


def places(db: sqlite3.Connection, role: str) -> dict[str, int]:
    """How many tokens of a role belong to each kiosk, or to each screen."""
    return Counter(place for _, place in tokens(db, role) if place is not None)


def last_receipts(db: sqlite3.Connection, kind: Kind, device: str) -> dict[str, Millis]:
    """When each screen (`shown`, "screen") or speaker (`spoken`, "speaker") last confirmed a call."""
    return _last_at(db, (kind,), device)


def last_calls(db: sqlite3.Connection) -> dict[str, Millis]:
    """When somebody was last called, or called again, to each counter."""
    return _last_at(db, (Kind.CALLED, Kind.RECALLED), "counter")


def last_tickets(db: sqlite3.Connection) -> dict[str, Millis]:
    """When the last ticket was taken at each kiosk, as far as tickets are kept."""
    found = db.execute(
        "SELECT kiosk, max(issued_at) AS at FROM tickets WHERE kiosk IS NOT NULL GROUP BY kiosk"
    )
    return {row["kiosk"]: row["at"] for row in found}


def _last_at(db: sqlite3.Connection, kinds: tuple[Kind, ...], name: str) -> dict[str, Millis]:
    marks = ", ".join("?" * len(kinds))
    newest = f"SELECT at, data FROM journal WHERE kind IN ({marks}) ORDER BY seq DESC LIMIT {RECEIPTS}"
    found = db.execute(
        f"SELECT json_extract(data, ?) AS name, max(at) AS at FROM ({newest}) WHERE json_valid(data) "
        "GROUP BY name",
        (f"$.{name}", *kinds),
    )
    return {str(row["name"]): row["at"] for row in found if row["name"] is not None}
