"""Undo: the last step at a counter is taken back, as if it had not been."""

from __future__ import annotations

from hall_server.domain.counters import Counter
from hall_server.domain.errors import Refused
from hall_server.domain.events import Event, Kind
from hall_server.domain.tickets import Ticket
from hall_server.domain.times import SECOND
from hall_server.domain.visits import CHANGING, replayed, standing
from hall_server.hall.counters import HERE
from hall_server.hall.transaction import Transaction
from hall_server.store import announcements, journal, private


def undo(tx: Transaction, counter: Counter) -> Ticket:
    """Restore ticket and counter as they were before the last step here.

    Raises Refused (`nothing_to_undo`) when that is too long ago, when somebody else has touched the ticket
    since, or when the counter holds another one; `counter_closed` when it is not open to take it back.
    """
    ticket_id = counter.ticket or journal.last_ticket_at(tx.db, counter.id)
    if ticket_id is None:
        raise Refused("nothing_to_undo", counter=counter.id)
    events = journal.events_of(tx.db, ticket_id)
    step = _last_step(events)
    if step is None or not _is_ours(tx, counter, step):
        raise Refused("nothing_to_undo", counter=counter.id)
    _must_fit(counter, step, events)
    # A call that was not spoken yet is not spoken any more; nor are its recalls.
    announcements.withdraw_of_ticket(tx.db, ticket_id, tx.now)
    # A call that moved the cycle of the fixed ratio gives its turn back.
    turn = {"turn": step.data["turn_before"]} if "turn_before" in step.data else {}
    tx.record(Kind.UNDONE, tx.ticket(ticket_id), counter=counter.id, step=step.kind.value, **turn)
    if step.kind is Kind.FINISHED:
        private.erase_note(tx.db, ticket_id, step.at)
    restored = tx.ticket(ticket_id)
    if step.kind is Kind.STARTED and restored.stage.reason == HERE:
        # Nobody was called, so there is no call to go back to: the visit was begun by mistake.
        # It names no counter, so that no further undo brings it back as somebody who waits.
        tx.record(Kind.CANCELLED, restored)
    return tx.ticket(ticket_id)


def _last_step(events: list[Event]) -> Event | None:
    return next((event for event in reversed(standing(events)) if event.kind in CHANGING), None)


def _is_ours(tx: Transaction, counter: Counter, step: Event) -> bool:
    """Did this person do it at this counter, a short time ago?"""
    # A clock that was set back does not open the time again.
    is_recent = 0 <= tx.now - step.at <= tx.structure.hall.undo_s * SECOND
    return is_recent and step.actor == tx.actor.name and step.data.get("counter") == counter.id


def _must_fit(counter: Counter, step: Event, events: list[Event]) -> None:
    """The counter can only get back what it has room for, and nobody waits at one that is not open."""
    kept = standing(events)
    former = replayed(kept[: kept.index(step)])
    if not former.is_at_counter:
        return
    counter.must_be_open()
    if counter.ticket not in (None, former.id):
        raise Refused("nothing_to_undo", counter=counter.id)
