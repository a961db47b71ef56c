"""The proof of the record: the chain holds, and the tables are what the journal says."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from hall_server.store import checkpoints, journal, numbers, state, structures
from hall_server.store.checkpoints import Checkpoint
from hall_server.store.journal import MAX_SEQ, Link
from hall_server.store.rebuilt import RebuiltWorld


@dataclass(frozen=True, slots=True)
class Proof:
    """What the proof found: how many events, and the first difference, if there is one."""

    events: int
    last_hash: str
    difference: str | None
    checkpoint: Checkpoint | None = None
    """What the proof started from, where old months were removed."""


def prove(db: sqlite3.Connection) -> Proof:
    """Check the chain, rebuild the tables from it and compare them, in one consistent view."""
    checkpoint = checkpoints.latest(db)
    start = checkpoint.seq if checkpoint else 0
    seq, hash_before = start, checkpoint.hash if checkpoint else journal.BEFORE_THE_FIRST
    difference: str | None
    try:
        world = _beginning(db, checkpoint)
        for link in journal.links(db):
            difference = _missing(link, seq) or link.break_behind(hash_before) or world.follow(link)
            if difference:
                break
            seq, hash_before = link.seq, link.hash
        else:
            difference = _first_difference(db, world)
    except _Unfounded as error:
        difference = str(error)
    except ValueError as error:
        difference = f"event {seq + 1} cannot be read: {error}"
    return Proof(seq - start, hash_before, difference, checkpoint)


class _Unfounded(Exception):
    """The checkpoint is not what the record began to be kept from."""


def _beginning(db: sqlite3.Connection, checkpoint: Checkpoint | None) -> RebuiltWorld:
    if checkpoint is None:
        return RebuiltWorld()
    try:
        difference = checkpoints.trouble(db, checkpoint)
        world = checkpoint.world()
    except (ValueError, KeyError, TypeError) as error:
        raise _Unfounded(f"the checkpoint cannot be read: {error}") from None
    if difference:
        raise _Unfounded(difference)
    return world


def _missing(link: Link, seq_before: int) -> str | None:
    return None if link.seq == seq_before + 1 else f"event {seq_before + 1} is missing from the journal"


def _first_difference(db: sqlite3.Connection, world: RebuiltWorld) -> str | None:
    try:
        tickets = {ticket.id: ticket for ticket in state.all_tickets(db)}
        counters = state.counters(db)
        versions = {each.version: each.fingerprint for each in structures.every(db)}
    except ValueError as error:
        return f"the tables cannot be read: {error}"
    return (
        _difference("ticket", tickets, world.tickets)
        or _difference("counter", counters, world.counters)
        or _difference("shift", state.shifts(db), world.shifts)
        or _difference("day", state.days(db), world.days)
        or _difference("structure", _vouched_for(versions, world), world.structures)
        or _difference("number", numbers.every(db), world.numbers())
        or _stray_state(db)
    )


def _vouched_for(versions: dict[int, str], world: RebuiltWorld) -> dict[int, str]:
    """The stored versions without those of which the record says nothing any more."""
    first = min(world.structures, default=MAX_SEQ)
    return {version: each for version, each in versions.items() if version >= first}


def _difference(table: str, stored: dict[Any, Any], rebuilt: dict[Any, Any]) -> str | None:
    for key in sorted(stored.keys() | rebuilt.keys()):
        if stored.get(key) != rebuilt.get(key):
            return f"{table} {key}: stored {stored.get(key)}, by the journal {rebuilt.get(key)}"
    return None


def _stray_state(db: sqlite3.Connection) -> str | None:
    """The state of a ticket's row repeats its present stage's; it must not say anything else."""
    row = db.execute(
        "SELECT t.id FROM tickets t LEFT JOIN stages s ON s.ticket = t.id AND s.n = t.stage_n "
        "WHERE s.state IS NOT t.state LIMIT 1"
    ).fetchone()
    return f"ticket {row['id']}: its row and its present stage name two states" if row else None
