"""What comes due by itself: the change of the business day, the end of a grace, the automatic start.

Every command performs what is due first, so that nothing depends on a clock tick that did not come.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from config.models import Structure
from hall_server.domain.counters import Day
from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import DAY, MINUTE, SECOND, Millis, business_day
from hall_server.hall import posting
from hall_server.hall.adopting import let_go
from hall_server.hall.transaction import Transaction
from hall_server.store import checkpoints, jobs, journal, keys, private, state, structures
from hall_server.texts.catalogue import Catalogue

ENDING_WITH_THE_DAY = (State.WAITING, State.HELD, State.MISSED)


def perform_due(tx: Transaction, sentences: Callable[[], Catalogue]) -> bool:
    """Do what is due and say whether anything was. `sentences`: asked for when a notice needs words."""
    is_new_day = _roll_over(tx)
    due = _due_steps(tx.db, tx.structure, tx.now)
    for kind, ticket in due:
        at_counter = {"counter": ticket.stage.counter} if ticket.is_at_counter else {}
        tx.record(kind, ticket, **at_counter)
    is_notice_due = posting.perform(tx, sentences)
    return is_new_day or bool(due) or is_notice_due


def is_anything_due(db: Connection, structure: Structure, now: Millis) -> bool:
    """Whether `perform_due` would find something to do."""
    day = state.open_day(db)
    return (
        day is None
        or _is_over(db, structure, now, day)
        or bool(_due_steps(db, structure, now))
        or posting.due(db, structure, now).is_anything
    )


def _due_steps(db: Connection, structure: Structure, now: Millis) -> list[tuple[Kind, Ticket]]:
    """Graces that are over, holds that end, and called visitors whose service starts by itself."""
    hall = structure.hall
    day = state.open_day(db)
    steps = []
    for ticket in state.tickets_in_state(db, State.MISSED, State.HELD, State.CALLED):
        stage = ticket.stage
        since = stage.since if stage.since is not None else now
        if stage.state is State.MISSED and now - since >= hall.return_grace_min * MINUTE:
            steps.append((Kind.EXPIRED, ticket))
        elif stage.state is State.HELD and stage.held_until is not None and stage.held_until <= now:
            steps.append((Kind.RETURNED, ticket))
        elif stage.state is State.CALLED and hall.auto_start_s and day is not None:
            # A visitor left over from a former day did not start this morning: the manager has to look.
            called_at = stage.called_at or 0
            if called_at >= day.opened_at and now - called_at >= hall.auto_start_s * SECOND:
                steps.append((Kind.STARTED, ticket))
    return steps


def _roll_over(tx: Transaction) -> bool:
    """Open today where another day is open: by state, because the PC may have been off at midnight."""
    hall = tx.structure.hall
    former = state.open_day(tx.db)
    if former is not None and not _is_over(tx.db, tx.structure, tx.now, former):
        return False
    today = business_day(tx.now, hall.timezone, hall.day_starts)
    ongoing = (today, _carried_over(tx, former.business_day if former else None, today))
    # Of days that were closed before, too: who was at a counter then may have come to wait again.
    for ticket in state.tickets_in_state(tx.db, *ENDING_WITH_THE_DAY):
        if ticket.business_day not in ongoing:
            tx.record(Kind.CLOSED_WITH_DAY, ticket)
    for day in state.days(tx.db).values():
        if day.closed_at is None and day.business_day not in ongoing:
            _close(tx, day.business_day)
    still_open = state.oldest_open_day(tx.db)
    jobs.forget_facts(tx.db, still_open.opened_at if still_open else tx.now, tx.now)
    tx.day = today
    let_go(tx)
    tx.record(
        Kind.DAY_OPENED,
        day=today,
        structure=structures.latest_version(tx.db),
        zone=hall.zone,
        day_starts=f"{hall.day_starts:%H:%M}",
    )
    keys.forget_before(tx.db, _day_before(today))
    private.erase_notes(tx.db, tx.now - tx.structure.hall.notes_days * DAY)
    _remove_old_months(tx, date.fromisoformat(today))
    return True


def _is_over(db: Connection, structure: Structure, now: Millis, day: Day) -> bool:
    """By the zone and the start of the day as they were when it was opened, and as they are now.

    Otherwise a change of the hall file would send visitors home at noon, or open a former day again.
    """
    opened, hall = journal.last_data(db, Kind.DAY_OPENED) or {}, structure.hall
    zone, starts = hall.timezone, hall.day_starts
    days = {business_day(now, zone, starts)}
    if "zone" in opened:
        days.add(business_day(now, ZoneInfo(opened["zone"]), time.fromisoformat(opened["day_starts"])))
    return day.business_day not in days


def _carried_over(tx: Transaction, former: str | None, today: str) -> str | None:
    """The day whose visitors stay callable, because the hall is open across the day's start."""
    if former is None or former != _day_before(today):
        return None
    hall = tx.structure.hall
    return former if hall.opening.spans(date.fromisoformat(today), hall.day_starts) else None


def _close(tx: Transaction, day: str) -> None:
    tx.day = day
    tx.record(Kind.DAY_CLOSED, day=day)
    private.erase_needs(tx.db, day)


def _remove_old_months(tx: Transaction, today: date) -> None:
    """Let days go that are of months older than the hall keeps."""
    if not tx.structure.hall.record_months:
        return
    year, month = divmod(today.year * 12 + today.month - 1 - tx.structure.hall.record_months, 12)
    checkpoint = checkpoints.next_one(tx.db, kept_from=date(year, month + 1, 1).isoformat())
    if checkpoint is not None:
        tx.record(Kind.RECORD_CHECKPOINTED, **checkpoint.said())
        checkpoints.carry_out(tx.db, checkpoint)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
