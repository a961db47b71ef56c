"""The versions of the hall's structure: read, loaded, put back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from sqlite3 import Connection
from typing import Any

from config.changes import changes
from config.models import Structure
from config.retiring import without_retired
from hall_server.domain.errors import BadInput, Refused
from hall_server.domain.times import rfc3339
from hall_server.hall.adopting import adopt
from hall_server.hall.engine import Engine
from hall_server.hall.people import Ask
from hall_server.hall.transaction import Transaction
from hall_server.hall.views import Document
from hall_server.store import structures
from hall_server.store.keys import Answer

DONE = 200


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one hall's structure, each as a hall file: without what is retired."""

    engine: Engine

    def latest(self) -> tuple[int, Structure]:
        """The number of the version in force, and its hall file."""
        with self.engine.store.read() as db:
            return structures.latest_version(db), self.engine.structure(db).asked()

    def one(self, version: int) -> Structure:
        """The hall file of a version; raises BadInput when there is none, and StructureProblems."""
        with self.engine.store.read() as db:
            return Structure.from_document(_file(_stored(db, version)))

    def history(self, limit: int) -> list[Document]:
        """The latest versions, the one in force first: when, by whom, how many changes, what is retired."""
        with self.engine.store.read() as db:
            found = list(structures.newest(db, limit + 1))
        files = [_file(version) for version in found]
        # Before the first version there was none that it could differ from.
        counted = [*(len(changes(before, after)) for after, before in pairwise(files)), 0]
        return [
            {
                "version": each.version,
                "at": rfc3339(each.at),
                "actor": each.actor,
                "changes": count,
                "retired": each.retired,
            }
            for each, count in list(zip(found, counted, strict=True))[:limit]
        ]

    def load(self, ask: Ask, wanted: Structure) -> Answer:
        """Make `wanted` the version in force; nothing is changed when it is already.

        Raises Refused (`stale`) when somebody has changed the hall since the version that the asker saw.
        """
        return self.engine.perform(ask, lambda tx: _adopt(tx, ask, wanted, None))

    def put_back(self, ask: Ask, version: int) -> Answer:
        """Make an earlier version a new one; raises as `load` and `one` do."""

        def work(tx: Transaction) -> Answer:
            wanted = Structure.from_document(_file(_stored(tx.db, version)))
            return _adopt(tx, ask, wanted, version)

        return self.engine.perform(ask, work)


def _adopt(tx: Transaction, ask: Ask, wanted: Structure, put_back: int | None) -> Answer:
    if ask.version is not None and ask.version != structures.latest_version(tx.db):
        raise Refused("stale")
    former = tx.structure.asked()
    is_changed = adopt(tx, wanted, put_back=put_back)
    version = structures.latest_version(tx.db)
    said = {
        "version": version,
        "changed": is_changed,
        "changes": changes(former.document(), wanted.document()),
        "retired": tx.structure.retired,
    }
    return Answer(DONE, json.dumps(said, ensure_ascii=False), etag=str(version))


def _stored(db: Connection, version: int) -> structures.Version:
    try:
        return structures.one(db, version)
    except KeyError:
        raise BadInput("malformed", field="version", found=str(version)) from None


def _file(version: structures.Version) -> dict[str, Any]:
    """The document of the hall file, without what was retired."""
    return without_retired(version.document, version.retired)
