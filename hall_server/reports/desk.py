"""The reports as they are asked for: by name, for some days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from sqlite3 import Connection
from typing import Any

from config.models import Structure
from hall_server.domain.errors import BadInput, NotFound, Refused
from hall_server.domain.times import Millis, business_day
from hall_server.reports.day import COLUMNS, day_report, report_of, services_report
from hall_server.reports.live import live_figures
from hall_server.reports.shift import ShiftReport, shift_report
from hall_server.store import journal, state
from hall_server.store.database import Store

LONGEST_DAYS = 366

NAMES = ("day",)


class Reports:
    """Every report of the hall. It reads on connections of its own, so it never delays a call."""

    def __init__(
        self, store: Store, structure: Callable[[Connection], Structure], now: Callable[[Connection], Millis]
    ) -> None:
        self._store = store
        self._structure = structure
        self._now = now

    def report(self, name: str, first: date | None = None, last: date | None = None) -> dict[str, Any]:
        """The report `name` over the days from `first` to `last`, today where left out.

        Raises NotFound for an unknown name, BadInput for days in the wrong order or more than a year.
        """
        if name not in NAMES:
            raise NotFound("not_found", report=name)
        with self._store.read() as db:
            structure = self._structure(db)
            today = self._today(db, structure)
            begin, end = first or last or today, last or first or today
            if not 0 <= (end - begin).days < LONGEST_DAYS:
                raise BadInput("malformed", field="to", found=end.isoformat())
            return day_report(db, structure, begin, end)

    def on_paper(self, day: date | None = None) -> dict[str, Any]:
        """The report of a day, today where left out, by service, with what proves it.

        `{day, is_closed, services, totals, anchor: {seq, hash} | None}`; the anchor is the last event of the
        day in the record, None when that is not kept any more.
        """
        with self._store.read() as db:
            structure = self._structure(db)
            wanted = (day or self._today(db, structure)).isoformat()
            tickets = state.find_tickets(db, day=wanted, limit=-1)
            found = state.days(db).get(wanted)
            end = journal.end_of_day(db, wanted)
            return {
                "day": wanted,
                "is_closed": found is not None and found.closed_at is not None,
                "anchor": {"seq": end[0], "hash": end[1]} if end else None,
                **services_report(tickets, structure),
            }

    def shift(self, counter_id: str) -> ShiftReport:
        """The shift at a counter, or the last one there today; raises Refused (`counter_closed`)."""
        with self._store.read() as db:
            found = shift_report(db, self._structure(db), counter_id, self._now(db))
        if found is None:
            raise Refused("counter_closed", saying="no_shift", counter=counter_id)
        return found

    def _today(self, db: Connection, structure: Structure) -> date:
        return date.fromisoformat(
            business_day(self._now(db), structure.hall.timezone, structure.hall.day_starts)
        )

    def live(self) -> dict[str, Any]:
        """The figures of this moment with today's report."""
        with self._store.read() as db:
            structure, now = self._structure(db), self._now(db)
            opened = state.open_day(db)
            day = (
                opened.business_day
                if opened
                else business_day(now, structure.hall.timezone, structure.hall.day_starts)
            )
            tickets = state.find_tickets(db, day=day, limit=-1)
            figures = live_figures(db, now, day if opened else None, tickets if opened else ())
            date_of_day = date.fromisoformat(day)
            return {**figures, "report": report_of(tickets, structure, date_of_day, date_of_day)}


def as_table(report: dict[str, Any]) -> list[list[Any]]:
    """The rows of a report with a heading line, for CSV."""
    return [list(COLUMNS), *([row[name] for name in COLUMNS] for row in report["rows"])]
