"""Calls and notices to be heard and seen: which are to be said, and the receipts of screens and speakers."""

from __future__ import annotations

from hall_server.domain.errors import BadInput, NotFound
from hall_server.domain.events import Kind
from hall_server.domain.times import MINUTE
from hall_server.hall.hall import Hall
from hall_server.hall.people import THE_SYSTEM, Actor, Role
from hall_server.hall.transaction import Transaction
from hall_server.store import jobs, journal, state
from hall_server.store.jobs import Announcement

__all__ = ["Announcement", "Announcements"]

STALE_CALL_MS = 2 * MINUTE
"""An announcement that could not be said for so long is not said any more."""


class Announcements:
    """Announcements as rows: a restart loses none and repeats none."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def calls(self, *states: str) -> list[Announcement]:
        """Announcements in one of the states, oldest first."""
        with self._hall.store.read() as db:
            return jobs.announcements(db, *states)

    def call_is_ready(self, call: Announcement, wav: str) -> None:
        """Its sound is in the cache under the name `wav`."""
        self._move_call(call, ("queued",), "ready", wav=wav)

    def call_failed(self, call: Announcement, problem: str) -> None:
        """It cannot be said."""
        self._move_call(call, ("queued", "ready"), "failed", problem=problem)

    def call_is_spoken(self, call: Announcement) -> None:
        """A speaker of this server has played it."""
        speaker = Actor(f"speaker:{call.speaker}", THE_SYSTEM.role, THE_SYSTEM.credential)
        self._hall.change(speaker, lambda tx: _spoken(tx, call.call_id, call.speaker))

    def drop_stale_calls(self) -> None:
        """Give up announcements that are too old to help anybody."""
        waiting = self.calls("queued", "ready")
        if not waiting:
            return

        def work(tx: Transaction) -> None:
            for call in waiting:
                if tx.now - call.created_at >= STALE_CALL_MS:
                    jobs.move_announcement(
                        tx.db, call.id, former=("queued", "ready"), state="stale", at=tx.now
                    )

        if self._hall.timekeeper.wall() - waiting[0].created_at >= STALE_CALL_MS:
            self._hall.change(THE_SYSTEM, work)

    def shown(self, actor: Actor, call_id: str) -> None:
        """A screen has painted a call; raises NotFound for a call that is no more or is not for its zone."""

        def work(tx: Transaction) -> None:
            screen = _screen(actor)
            _receipt(tx, Kind.SHOWN, _ticket_called_in_zone(tx, call_id, screen), call_id, "screen", screen)

        self._hall.change(actor, work)

    def spoken(self, actor: Actor, call_id: str) -> None:
        """A screen or an agent has played a call; raises NotFound for one that is not theirs to say."""

        def work(tx: Transaction) -> None:
            for speaker in _own_speakers(tx, actor, call_id):
                _spoken(tx, call_id, speaker)

        self._hall.change(actor, work)

    def not_spoken(self, actor: Actor, call_id: str) -> None:
        """The speaker of an agent failed with a call; raises NotFound for one that is not theirs to say."""

        def work(tx: Transaction) -> None:
            for speaker in _own_speakers(tx, actor, call_id):
                call = jobs.announcement_of(tx.db, call_id, speaker)
                if call is not None:
                    jobs.move_announcement(
                        tx.db, call.id, former=("ready",), state="failed", at=tx.now, problem="speaker_failed"
                    )

        self._hall.change(actor, work)

    def _move_call(
        self,
        call: Announcement,
        former: tuple[str, ...],
        state_name: str,
        *,
        wav: str | None = None,
        problem: str | None = None,
    ) -> None:
        self._hall.change(
            THE_SYSTEM,
            lambda tx: jobs.move_announcement(
                tx.db, call.id, former=former, state=state_name, at=tx.now, wav=wav, problem=problem
            ),
        )


def _spoken(tx: Transaction, call_id: str, speaker: str) -> None:
    call = jobs.announcement_of(tx.db, call_id, speaker)
    # One that was withdrawn or given up while it was being played has been heard all the same.
    former = ("queued", "ready", "withdrawn", "failed", "stale")
    is_new = call and jobs.move_announcement(tx.db, call.id, former=former, state="spoken", at=tx.now)
    if call and is_new and call.ticket is not None:
        _receipt(tx, Kind.SPOKEN, call.ticket, call_id, "speaker", speaker)


def _own_speakers(tx: Transaction, actor: Actor, call_id: str) -> list[str]:
    """The speakers that a device plays for; raises NotFound when none of them was asked to say the call."""
    screen = None if actor.role is Role.AGENT else _screen(actor)
    own = [
        speaker.id
        for speaker in tx.structure.speakers
        if (speaker.agent == actor.name if screen is None else speaker.screen == screen)
    ]
    if not any(jobs.announcement_of(tx.db, call_id, speaker) for speaker in own):
        raise NotFound("not_found", call=call_id)
    return own


def _screen(actor: Actor) -> str:
    """The screen that sends a receipt; raises BadInput for a token that belongs to none."""
    if not actor.target:
        raise BadInput("malformed", field="screen", found="")
    return actor.target


def _ticket_called_in_zone(tx: Transaction, call_id: str, screen: str) -> str:
    """The ticket of a call; raises NotFound when its counter is none of those that the screen shows."""
    try:
        zone = {counter.id for counter in tx.structure.screen_counters(screen)}
    except KeyError:
        raise NotFound("not_found", screen=screen) from None
    called = journal.call(tx.db, call_id, state.ticket_of_call(tx.db, call_id))
    if called is None or called.counter not in zone:
        raise NotFound("not_found", call=call_id)
    return called.ticket


def _receipt(tx: Transaction, kind: Kind, ticket_id: str, call_id: str, device: str, name: str) -> None:
    """Write down, once for each device, that a call was seen or heard."""
    if name not in journal.receipts(tx.db, kind, ticket_id, call_id, device):
        tx.record(kind, tx.ticket(ticket_id), **{"call_id": call_id, device: name})
