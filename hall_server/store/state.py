"""The tables of current state: tickets with their stages, counters, shifts, days."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from typing import Any

from hall_server.domain.counters import Counter, CounterState, Day, Shift, ShiftKind
from hall_server.domain.errors import Refused
from hall_server.domain.events import Event
from hall_server.domain.order import Waiting
from hall_server.domain.steps import State
from hall_server.domain.tickets import Stage, Ticket, VisitKind
from hall_server.domain.times import Millis
from hall_server.store import journal

_STAGE = [field.name for field in fields(Stage)]
_TICKET = [field.name for field in fields(Ticket) if field.name != "stages"]
_STAGE_COLUMNS = ", ".join(f"s.{name}" for name in _STAGE)
_COUNTER = [field.name for field in fields(Counter)]
_SHIFT = [field.name for field in fields(Shift)]


def _marks(names: list[str]) -> str:
    return ", ".join(f":{name}" for name in names)


def _sets(names: list[str]) -> str:
    return ", ".join(f"{name} = :{name}" for name in names)


# The names come from the dataclasses above, never from a request.
_PUT_STAGE = (
    f"INSERT INTO stages (ticket, {', '.join(_STAGE)}) VALUES (:ticket, {_marks(_STAGE)}) "
    f"ON CONFLICT (ticket, n) DO UPDATE SET {_sets(_STAGE)}"
)
_NEW_TICKET = f"INSERT INTO tickets (state, {', '.join(_TICKET)}) VALUES (:state, {_marks(_TICKET)})"
_SAVE_TICKET = f"UPDATE tickets SET state = :state, {_sets(_TICKET)} WHERE id = :id AND version = :former"
_SAVE_COUNTER = f"UPDATE counters SET {_sets(_COUNTER)} WHERE id = :id AND version = :former"
_NEW_COUNTER = f"INSERT INTO counters ({', '.join(_COUNTER)}) VALUES ({_marks(_COUNTER)})"
_PUT_SHIFT = f"INSERT OR REPLACE INTO shifts ({', '.join(_SHIFT)}) VALUES ({_marks(_SHIFT)})"


def _columns(value: object, names: list[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


class StoredWorld:
    """The world of the rules as it stands in the database, inside one transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def ticket(self, ticket_id: str) -> Ticket:
        found = list(_tickets(self._db, "id = ?", (ticket_id,)))
        if not found:
            raise KeyError(ticket_id)
        return found[0]

    def put_ticket(self, ticket: Ticket, former: Ticket | None) -> None:
        columns = _columns(ticket, _TICKET) | {"state": ticket.state}
        if former is None:
            self._db.execute(_NEW_TICKET, columns)
        else:
            changed = self._db.execute(_SAVE_TICKET, columns | {"former": former.version}).rowcount
            if changed != 1:
                raise Refused("stale", label=ticket.label)
            self._db.execute("DELETE FROM stages WHERE ticket = ? AND n > ?", (ticket.id, len(ticket.stages)))
        kept = {stage.n: stage for stage in former.stages} if former else {}
        # What leaves a counter is written first: a counter never holds two, not even between two rows.
        for stage in ticket.stages:
            if kept.get(stage.n) != stage:
                self._db.execute(_PUT_STAGE, _columns(stage, _STAGE) | {"ticket": ticket.id})

    def events_of(self, ticket_id: str) -> list[Event]:
        return journal.events_of(self._db, ticket_id)

    def counter(self, counter_id: str) -> Counter:
        """The counter; one that was never used is closed."""
        row = self._db.execute("SELECT * FROM counters WHERE id = ?", (counter_id,)).fetchone()
        return _counter(row) if row else Counter(counter_id)

    def put_counter(self, counter: Counter, former: Counter) -> None:
        columns = _columns(counter, _COUNTER)
        if former.version == 0:
            self._db.execute(_NEW_COUNTER, columns)
        elif self._db.execute(_SAVE_COUNTER, columns | {"former": former.version}).rowcount != 1:
            raise Refused("stale", counter=counter.id)

    def shift(self, shift_id: str) -> Shift:
        row = self._db.execute("SELECT * FROM shifts WHERE id = ?", (shift_id,)).fetchone()
        if row is None:
            raise KeyError(shift_id)
        return _shift(row)

    def put_shift(self, shift: Shift) -> None:
        self._db.execute(_PUT_SHIFT, _columns(shift, _SHIFT))

    def day(self, business_day: str) -> Day:
        row = self._db.execute("SELECT * FROM days WHERE business_day = ?", (business_day,)).fetchone()
        if row is None:
            raise KeyError(business_day)
        return Day(**dict(row))

    def put_day(self, day: Day) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO days VALUES (?, ?, ?)", (day.business_day, day.opened_at, day.closed_at)
        )

    def forget_days_before(self, business_day: str) -> None:
        of_old_tickets = "ticket IN (SELECT id FROM tickets WHERE business_day < ?)"
        self._db.execute(f"DELETE FROM stages WHERE {of_old_tickets}", (business_day,))
        self._db.execute("DELETE FROM tickets WHERE business_day < ?", (business_day,))
        for table in ("shifts", "days"):
            self._db.execute(
                f"DELETE FROM {table} WHERE business_day < ? AND closed_at IS NOT NULL", (business_day,)
            )


def ticket(db: sqlite3.Connection, ticket_id: str) -> Ticket | None:
    """The ticket of that id; None when there is none."""
    return next(_tickets(db, "id = ?", (ticket_id,)), None)


def tickets_in_state(db: sqlite3.Connection, *states: State) -> list[Ticket]:
    """The tickets whose present stage is in one of the states, earliest issue first."""
    marks = ", ".join("?" * len(states))
    found = _tickets(db, f"id IN (SELECT ticket FROM stages WHERE state IN ({marks}))", states)
    return sorted((t for t in found if t.state in states), key=lambda t: (t.issued_at, t.id))


def find_tickets(
    db: sqlite3.Connection,
    *,
    day: str | None = None,
    state: str | None = None,
    label: str | None = None,
    after: str | None = None,
    limit: int = 100,
) -> list[Ticket]:
    """Tickets by day, state and label, in the order of their ids, behind the id `after`."""
    asked = {"business_day": day, "state": state, "label": label}
    given = {name: value for name, value in asked.items() if value is not None}
    terms = [f"{name} = ?" for name in given] + ["id > ?"]
    values = (*given.values(), after or "")
    return list(_tickets(db, " AND ".join(terms), values, limit=limit))


def all_tickets(db: sqlite3.Connection) -> Iterator[Ticket]:
    """Every ticket of the record."""
    return _tickets(db, "1", ())


_FOR_SERVICES = (
    " AND (s.service IN (SELECT value FROM json_each(?))"
    " OR s.for_counter IS NOT NULL OR s.for_operator IS NOT NULL)"
)


def waiting(db: sqlite3.Connection, services: Collection[str] | None = None) -> list[Waiting]:
    """Everybody who waits, as the calling rule wants them.

    `services`: only those who wait for one of them, and all who were sent to a counter or an operator.
    """
    which, values = ("", ()) if services is None else (_FOR_SERVICES, (json.dumps(list(services)),))
    found = db.execute(
        "SELECT s.ticket, s.service, s.ranked_at, t.issued_at, t.priority, s.first, s.for_counter, "
        "s.for_operator, s.behind FROM stages s JOIN tickets t ON t.id = s.ticket "
        f"WHERE s.state = 'waiting'{which}",
        values,
    )
    return [
        Waiting(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6], row[7], tuple(row[8].split()))
        for row in found
    ]


def labels(db: sqlite3.Connection, tickets: Collection[str]) -> dict[str, str]:
    """The labels of some tickets, by their ids."""
    if not tickets:
        return {}
    found = db.execute(
        "SELECT id, label FROM tickets WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(tickets)),),
    )
    return {row["id"]: row["label"] for row in found}


def tickets_for(db: sqlite3.Connection, business_day: str, service: str) -> int:
    """How many tickets of the day have, or had, a stage at the service; who never waited is not counted."""
    row = db.execute(
        "SELECT count(DISTINCT t.id) AS count FROM stages s JOIN tickets t ON t.id = s.ticket "
        "WHERE s.service = ? AND t.business_day = ? AND t.kind = 'visit'",
        (service, business_day),
    ).fetchone()
    count: int = row["count"]
    return count


def work_waiting(db: sqlite3.Connection) -> dict[str, int]:
    """How many people or applications wait for each service: the sum of the tickets' quantities."""
    found = db.execute(
        "SELECT s.service, sum(t.quantity) AS people FROM stages s JOIN tickets t ON t.id = s.ticket "
        "WHERE s.state = 'waiting' GROUP BY s.service"
    )
    return {row["service"]: row["people"] for row in found}


def counters(db: sqlite3.Connection) -> dict[str, Counter]:
    """Every counter that was ever used, by its id."""
    return {row["id"]: _counter(row) for row in db.execute("SELECT * FROM counters ORDER BY id")}


def shifts(db: sqlite3.Connection) -> dict[str, Shift]:
    """Every shift of the record, by its id."""
    return {row["id"]: _shift(row) for row in db.execute("SELECT * FROM shifts")}


def shifts_of(db: sqlite3.Connection, first_day: str, last_day: str) -> list[Shift]:
    """The shifts and pauses that began on business days from one to another."""
    found = db.execute("SELECT * FROM shifts WHERE business_day BETWEEN ? AND ?", (first_day, last_day))
    return [_shift(row) for row in found]


def pause_reason(db: sqlite3.Connection, pause: str) -> str | None:
    """Why a counter is on that break; None when nobody said."""
    row = db.execute("SELECT reason FROM shifts WHERE id = ?", (pause,)).fetchone()
    return row["reason"] if row else None


def days(db: sqlite3.Connection) -> dict[str, Day]:
    """Every business day of the record, by its date."""
    return {row["business_day"]: Day(**dict(row)) for row in db.execute("SELECT * FROM days")}


def open_day(db: sqlite3.Connection) -> Day | None:
    """The business day that was opened last; None in a hall that has not begun."""
    row = db.execute(
        "SELECT d.* FROM journal j JOIN days d ON d.business_day = j.business_day "
        "WHERE j.kind = 'day_opened' ORDER BY j.seq DESC LIMIT 1"
    ).fetchone()
    return Day(**dict(row)) if row else None


def oldest_open_day(db: sqlite3.Connection) -> Day | None:
    """The first business day whose visitors may still be called; None in a hall that has not begun."""
    row = db.execute("SELECT * FROM days WHERE closed_at IS NULL ORDER BY opened_at LIMIT 1").fetchone()
    return Day(**dict(row)) if row else None


def ticket_of_call(db: sqlite3.Connection, call_id: str) -> str | None:
    """The ticket whose latest call bears that id; None when no stage does any more."""
    row = db.execute("SELECT ticket FROM stages WHERE call_id = ?", (call_id,)).fetchone()
    return row["ticket"] if row else None


@dataclass(frozen=True, slots=True)
class LatestCall:
    """A ticket's latest call, as a board shows it."""

    label: str
    language: str
    stage: Stage


def latest_calls(
    db: sqlite3.Connection,
    *,
    since: Millis,
    standing_since: Millis,
    states: Collection[State],
    counters: Collection[str],
    limit: int,
) -> list[LatestCall]:
    """The newest calls at some counters since a moment, each ticket once, in one of the states.

    Calls that nobody has followed yet stand for longer: since `standing_since`.
    """
    found = db.execute(
        f"SELECT t.label, t.language, {_STAGE_COLUMNS} FROM stages s JOIN tickets t ON t.id = s.ticket "
        "WHERE (s.called_at >= ? OR (s.state = 'called' AND s.called_at >= ?)) AND s.reason IS NOT 'here' "
        "AND s.counter IN (SELECT value FROM json_each(?)) "
        "AND s.state IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM stages later WHERE later.ticket = s.ticket "
        "AND (later.called_at, later.n) > (s.called_at, s.n)) "
        "ORDER BY s.called_at DESC, s.call_id LIMIT ?",
        (since, standing_since, json.dumps(list(counters)), json.dumps(list(states)), limit),
    )
    return [LatestCall(label, language, _stage(stage)) for label, language, *stage in found]


def _tickets(
    db: sqlite3.Connection, where: str, values: tuple[Any, ...], *, limit: int = -1
) -> Iterator[Ticket]:
    # `where` is one of the texts of this module.
    chosen = db.execute(
        f"SELECT * FROM tickets WHERE {where} ORDER BY id LIMIT ?",
        (*values, limit),
    ).fetchall()
    stages: dict[str, list[Stage]] = {row["id"]: [] for row in chosen}
    found = db.execute(
        f"SELECT s.ticket, {_STAGE_COLUMNS} FROM stages s WHERE s.ticket IN (SELECT value FROM json_each(?)) "
        "ORDER BY s.ticket, s.n",
        (json.dumps(list(stages)),),
    )
    for ticket_id, *columns in found:
        stages[ticket_id].append(_stage(columns))
    for row in chosen:
        columns = {name: row[name] for name in _TICKET} | {"kind": VisitKind(row["kind"])}
        yield Ticket(stages=tuple(stages[row["id"]]), **columns)


_STATE_AT, _FIRST_AT = _STAGE.index("state"), _STAGE.index("first")


def _stage(columns: list[Any]) -> Stage:
    """A stage from its columns, in the order of its fields."""
    columns[_STATE_AT] = State(columns[_STATE_AT])
    columns[_FIRST_AT] = bool(columns[_FIRST_AT])
    return Stage(*columns)


def _shift(row: sqlite3.Row) -> Shift:
    return Shift(**dict(row) | {"kind": ShiftKind(row["kind"])})


def _counter(row: sqlite3.Row) -> Counter:
    return Counter(**dict(row) | {"state": CounterState(row["state"])})
