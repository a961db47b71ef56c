"""A new version of the hall's structure, made inside a transaction; running visits keep what they need."""

from __future__ import annotations

from typing import Any

from config.models import Structure
from config.retiring import InForce, InUse, in_force
from hall_server.domain.events import Kind
from hall_server.domain.times import SECOND
from hall_server.hall.transaction import Transaction
from hall_server.store import structures


def adopt(tx: Transaction, wanted: Structure, *, put_back: int | None = None) -> bool:
    """Go on with another structure; False, and nothing is changed, when the hall has this one already.

    `put_back`: the earlier version that it was, for the record.
    """
    if wanted == tx.structure.asked():
        return False
    _go_on_with(tx, in_force(wanted, tx.structure, _in_use(tx)), put_back)
    return True


def let_go(tx: Transaction) -> None:
    """Let retired services and counters go that nobody needs any more."""
    if not tx.structure.retired:
        return
    rest = in_force(tx.structure.asked(), tx.structure, _in_use(tx))
    if rest.retired != tx.structure.retired:
        _go_on_with(tx, rest, None)


def _in_use(tx: Transaction) -> InUse:
    return structures.in_use(tx.db, ended_since=tx.now - tx.structure.hall.undo_s * SECOND)


def _go_on_with(tx: Transaction, structure: InForce, put_back: int | None) -> None:
    document, retired = structure.document(), {table: list(ids) for table, ids in structure.retired.items()}
    version = structures.add(tx.db, document, at=tx.now, actor=tx.actor.name, retired=retired)
    said: dict[str, Any] = {} if put_back is None else {"put_back": put_back}
    tx.record(Kind.STRUCTURE_CHANGED, version=version, document=document, retired=retired, **said)
    tx.structure = structure
