"""What the hall tells everybody: closing, an emergency, or something else, on all boards and loudspeakers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from hall_server.domain.times import Millis


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice; `texts` by language, of its own or as they were when it was posted.

    `kind`: emergency, closing or notice. `ends_at`: when it goes by itself; None: it stands until taken down.
    """

    id: int
    kind: str
    texts: Mapping[str, str]
    is_spoken: bool
    posted_at: Millis
    posted_by: str
    ends_at: Millis | None
    ended_at: Millis | None


def standing(db: sqlite3.Connection) -> list[Notice]:
    """The notices that were not taken down: emergencies first, then the newest."""
    found = db.execute("SELECT * FROM notices WHERE ended_at IS NULL ORDER BY kind <> 'emergency', id DESC")
    return [_notice(row) for row in found]


def _notice(row: sqlite3.Row) -> Notice:
    known = {name: row[name] for name in row.keys()}  # noqa: SIM118
    return Notice(**known | {"texts": json.loads(row["texts"]), "is_spoken": bool(row["is_spoken"])})
