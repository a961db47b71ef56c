"""Old months leave the record: a checkpoint stands for them, and the proof starts from it.

A checkpoint holds how the hall stood after the last event that was removed. An event of the journal, in the
chain as every other, holds the hashes of both.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

import rfc8785

from hall_server.domain.counters import Counter, CounterState, Day, Shift, ShiftKind
from hall_server.domain.events import Event, Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket, VisitKind
from hall_server.store import journal, private, upkeep
from hall_server.store.rebuilt import RebuiltWorld

log = logging.getLogger(__name__)

EVENTS_AT_ONCE = 20_000
"""Events to be removed in one transaction, while nobody is called; but always those of one day."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How the hall stood after event `seq`, of hash `hash`: the last that was removed."""

    seq: int
    hash: str
    kept_from: str
    """The first business day that is kept."""
    state: str
    """The world after it as RFC 8785 JSON: what is of later days, or has events that are kept."""

    def said(self) -> dict[str, Any]:
        """What the record says of it."""
        fingerprint = hashlib.sha256(self.state.encode()).hexdigest()
        return {
            "removed_to": self.seq,
            "hash": self.hash,
            "state_hash": fingerprint,
            "kept_from": self.kept_from,
        }

    def world(self) -> RebuiltWorld:
        """The world to go on from; raises ValueError, KeyError or TypeError when the state cannot be read."""
        return _world(json.loads(self.state))


def latest(db: sqlite3.Connection) -> Checkpoint | None:
    """The checkpoint that the record begins with; None while everything is kept."""
    row = db.execute("SELECT * FROM checkpoints ORDER BY seq DESC LIMIT 1").fetchone()
    return Checkpoint(**dict(row)) if row else None


def trouble(db: sqlite3.Connection, checkpoint: Checkpoint) -> str | None:
    """Why the journal does not vouch for the checkpoint; None when it does."""
    said = [each for each in journal.data_of(db, Kind.RECORD_CHECKPOINTED) if _seq(each) == checkpoint.seq]
    if not said:
        return "the checkpoint is not in the journal"
    if said[-1] != checkpoint.said():
        return "the checkpoint was changed: its state or its hash is not what the journal says"
    return None


def next_one(db: sqlite3.Connection, *, kept_from: str) -> Checkpoint | None:
    """The checkpoint that lets days before `kept_from` go; None when there are none that may go.

    It comes nearer day by day, so that a long record is not removed all at once. No ticket that is not over,
    or was touched lately, has an event before it. A record that does not hold is evidence: none of it goes.
    """
    former = latest(db)
    after = former.seq if former else 0
    boundary = _boundary(db, after, kept_from)
    if boundary is None:
        return None
    seq, day = boundary
    hash_before = former.hash if former else journal.BEFORE_THE_FIRST
    world = former.world() if former else RebuiltWorld()
    for link in journal.links(db, after=after, to=seq):
        difference = link.break_behind(hash_before) or world.follow(link)
        if difference:
            log.error("old months are kept, because the record does not hold: %s", difference)
            return None
        hash_before = link.hash
    lives_on = {each for each in world.tickets if journal.has_later(db, each, seq)}
    world.forget_days_before(day, but=lives_on)
    return Checkpoint(seq, hash_before, day, _state(world))


def carry_out(db: sqlite3.Connection, checkpoint: Checkpoint) -> None:
    """Remove what the checkpoint stands for, after its event: its days are not in the tables any more."""
    db.execute("DELETE FROM checkpoints")
    db.execute("INSERT INTO checkpoints VALUES (:seq, :hash, :kept_from, :state)", asdict(checkpoint))
    db.execute("DELETE FROM journal WHERE seq <= ?", (checkpoint.seq,))
    db.execute("DELETE FROM numbers WHERE business_day < ?", (checkpoint.kept_from,))
    first = db.execute("SELECT min(at) AS at FROM journal").fetchone()["at"]
    for table in ("print_jobs", "announcements"):
        # What belongs to no ticket, such as a day report or the words of a notice, goes by its time alone.
        db.execute(
            f"DELETE FROM {table} WHERE created_at < ? "
            "AND (ticket IS NULL OR ticket NOT IN (SELECT id FROM tickets))",
            (first,),
        )
    db.execute("DELETE FROM notices WHERE ended_at < ?", (first,))
    private.erase_of_removed(db)
    upkeep.mark(db)


def _boundary(db: sqlite3.Connection, after: int, kept_from: str) -> tuple[int, str] | None:
    """The last event to remove and the first day to keep."""
    opened = db.execute(
        "SELECT seq, business_day FROM journal WHERE kind = 'day_opened' AND seq > ? ORDER BY seq", (after,)
    ).fetchall()
    end = next((n for n, row in enumerate(opened) if row["business_day"] >= kept_from), None)
    # What stands before the first day alone is not worth a checkpoint.
    if not end:
        return None
    first_event, first_day = _unsettled(db)
    possible = [
        (row["seq"] - 1, row["business_day"])
        for row in opened[1 : end + 1]
        if row["seq"] <= first_event and row["business_day"] <= first_day
    ]
    near = [each for each in possible if each[0] - after <= EVENTS_AT_ONCE]
    return near[-1] if near else next(iter(possible), None)


def _unsettled(db: sqlite3.Connection) -> tuple[int, str]:
    """The first event, and the earliest day, of tickets that are not over or were touched lately."""
    # Lately: since the business day before the present one began. No undo reaches farther back.
    recent = (
        "SELECT min(seq) FROM (SELECT seq FROM journal WHERE kind = 'day_opened' ORDER BY seq DESC LIMIT 2)"
    )
    unsettled = (
        "SELECT id FROM tickets WHERE state IN ('waiting', 'called', 'serving', 'held', 'missed') "
        f"UNION SELECT ticket FROM journal WHERE ticket IS NOT NULL AND seq >= ({recent}) "
        # Whoever looks back at a visit of long ago must not hold the record.
        "AND kind NOT IN ('rated', 'shown', 'spoken')"
    )
    event = db.execute(f"SELECT min(seq) AS seq FROM journal WHERE ticket IN ({unsettled})").fetchone()
    day = db.execute(f"SELECT min(business_day) AS day FROM tickets WHERE id IN ({unsettled})").fetchone()
    end = db.execute("SELECT max(seq) AS seq, max(business_day) AS day FROM journal").fetchone()
    return event["seq"] or end["seq"], day["day"] or end["day"]


def _seq(said: dict[str, Any]) -> Any:
    return said.get("removed_to")


# -- the state as JSON -------------------------------------------------------------------------------


def _state(world: RebuiltWorld) -> str:
    events = {
        ticket: [asdict(event) for event in events]
        for ticket, events in world.events.items()
        if ticket in world.tickets
    }
    state: dict[str, Any] = {
        "counters": [asdict(world.counters[key]) for key in sorted(world.counters)],
        "shifts": [asdict(world.shifts[key]) for key in sorted(world.shifts)],
        "days": [asdict(world.days[key]) for key in sorted(world.days)],
        "tickets": [asdict(world.tickets[key]) for key in sorted(world.tickets)],
        "events": events,
        "structures": {str(version): each for version, each in world.structures.items()},
    }
    return rfc8785.dumps(state).decode()


def _world(state: dict[str, Any]) -> RebuiltWorld:
    world = RebuiltWorld()
    for each in state["counters"]:
        counter = Counter(**_with(each, state=CounterState))
        world.counters[counter.id] = counter
    for each in state["shifts"]:
        world.put_shift(Shift(**_with(each, kind=ShiftKind)))
    for each in state["days"]:
        world.put_day(Day(**each))
    for each in state["tickets"]:
        stages = tuple(Stage(**_with(stage, state=State)) for stage in each["stages"])
        world.put_ticket(Ticket(**_with(each, kind=VisitKind) | {"stages": stages}), None)
    world.events = {
        ticket: [Event(**_with(event, kind=Kind)) for event in events]
        for ticket, events in state["events"].items()
    }
    # A checkpoint of an earlier program does not vouch for the versions before it.
    world.structures = {int(version): each for version, each in state.get("structures", {}).items()}
    return world


def _with(columns: dict[str, Any], **kinds: type[Any]) -> dict[str, Any]:
    """The columns with texts as the kinds that they stand for; a field that is younger keeps its default."""
    return columns | {name: kind(columns[name]) for name, kind in kinds.items() if name in columns}
