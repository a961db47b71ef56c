"""What each printer has used of its paper, and when its last slip came out well."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hall_server.domain.times import Millis

SHORTEST_ROLL = 50
"""A roll that gave fewer papers was not full when it was put in: nothing is learned from it."""


@dataclass(frozen=True, slots=True)
class Supply:
    """The paper of one printer. `slips` came out since the roll was put in, at `roll_since` if that is known.

    `former_roll`: how many the roll before gave, when it was used up; the best guess for this one.
    """

    printer: str
    slips: int = 0
    roll_since: Millis | None = None
    former_roll: int | None = None
    last_good_at: Millis | None = None

    def left(self, new_roll: int) -> int:
        """About how many papers the roll still gives, where a new one is said to give `new_roll`."""
        return max(0, (self.former_roll or new_roll) - self.slips)


def supply_of(db: sqlite3.Connection, printer: str) -> Supply:
    """The paper of a printer; an unused one when nothing was printed there yet."""
    row = db.execute("SELECT * FROM supplies WHERE printer = ?", (printer,)).fetchone()
    return Supply(**dict(row)) if row else Supply(printer)


def count_paper(db: sqlite3.Connection, printer: str, at: Millis, *, is_good: bool = True) -> None:
    """One paper has gone to a printer; `is_good`: as far as can be known, it came out."""
    db.execute(
        "INSERT INTO supplies (printer, slips, last_good_at) VALUES (?, 1, ?) "
        "ON CONFLICT (printer) DO UPDATE "
        "SET slips = slips + 1, last_good_at = coalesce(excluded.last_good_at, last_good_at)",
        (printer, at if is_good else None),
    )


def put_in_roll(db: sqlite3.Connection, printer: str, at: Millis, *, is_used_up: bool) -> None:
    """A new roll was put in; `is_used_up`: the former one had run out, so its length is known."""
    former = supply_of(db, printer)
    learned = former.slips if is_used_up and former.slips >= SHORTEST_ROLL else former.former_roll
    db.execute(
        "INSERT INTO supplies (printer, slips, roll_since, former_roll) VALUES (?, 0, ?, ?) "
        "ON CONFLICT (printer) DO UPDATE SET slips = 0, roll_since = excluded.roll_since, "
        "former_roll = excluded.former_roll",
        (printer, at, learned),
    )
