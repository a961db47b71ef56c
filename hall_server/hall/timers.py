"""What comes due by itself: the change of the business day, the end of a grace, the automatic start.

Every command performs what is due first, so that nothing depends on a clock tick that did not come.
"""

from __future__ import annotations

from datetime import date, timedelta

from hall_server.domain.events import Kind
from hall_server.domain.steps import State
from hall_server.domain.times import MINUTE, SECOND, business_day
from hall_server.hall.transaction import Transaction
from hall_server.store import keys, private, state

ENDING_WITH_THE_DAY = (State.WAITING, State.HELD, State.MISSED)


def perform_due(tx: Transaction) -> bool:
    """Do what is due and say whether anything was."""
    return any([_roll_over(tx), _expire_missed(tx), _return_held(tx), _start_called(tx)])


def _roll_over(tx: Transaction) -> bool:
    """Open today where another day is open: by state, because the PC may have been off at midnight."""
    today = business_day(tx.now, tx.structure.hall.timezone, tx.structure.hall.day_starts)
    former = state.open_day(tx.db)
    if former is not None and former.business_day == today:
        return False
    ongoing = (today, _carried_over(tx, former.business_day if former else None, today))
    # Of days that were closed before, too: who was at a counter then may have come to wait again.
    for ticket in state.tickets_in_state(tx.db, *ENDING_WITH_THE_DAY):
        if ticket.business_day not in ongoing:
            tx.record(Kind.CLOSED_WITH_DAY, ticket)
    for day in state.days(tx.db).values():
        if day.closed_at is None and day.business_day not in ongoing:
            _close(tx, day.business_day)
    tx.day = today
    tx.record(Kind.DAY_OPENED, day=today)
    keys.forget_before(tx.db, _day_before(today))
    return True


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


def _expire_missed(tx: Transaction) -> bool:
    grace = tx.structure.hall.return_grace_min * MINUTE
    over = [
        ticket
        for ticket in state.tickets_in_state(tx.db, State.MISSED)
        if ticket.stage.since is not None and tx.now - ticket.stage.since >= grace
    ]
    for ticket in over:
        tx.record(Kind.EXPIRED, ticket)
    return bool(over)


def _return_held(tx: Transaction) -> bool:
    due = [
        ticket
        for ticket in state.tickets_in_state(tx.db, State.HELD)
        if ticket.stage.held_until is not None and ticket.stage.held_until <= tx.now
    ]
    for ticket in due:
        tx.record(Kind.RETURNED, ticket)
    return bool(due)


def _start_called(tx: Transaction) -> bool:
    after = tx.structure.hall.auto_start_s * SECOND
    if after == 0:
        return False
    due = [
        ticket
        for ticket in state.tickets_in_state(tx.db, State.CALLED)
        if ticket.stage.called_at is not None and tx.now - ticket.stage.called_at >= after
    ]
    for ticket in due:
        tx.record(Kind.STARTED, ticket, counter=ticket.stage.counter)
    return bool(due)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
