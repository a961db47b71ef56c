"""Calls and notices to be heard and seen: which are to be said, and the receipts of screens and speakers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from hall_server.domain.announcing import GIVEN_UP, WAITING, NoticeKind, SoundState
from hall_server.domain.errors import BadInput, NotFound
from hall_server.domain.events import Kind
from hall_server.domain.times import SECOND, Millis
from hall_server.hall.hall import Hall
from hall_server.hall.people import THE_SYSTEM, Actor, Role
from hall_server.hall.transaction import Transaction
from hall_server.store import announcements, journal, notices, numbers, state
from hall_server.store.announcements import Announcement
from hall_server.store.notices import Notice

__all__ = ["Announcement", "Announcements"]

Result = TypeVar("Result")


class Announcements:
    """Announcements as rows: a restart loses none and repeats none."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def calls(self, *states: SoundState) -> list[Announcement]:
        """Announcements in one of the states, in the order in which they are said."""
        with self._hall.store.read() as db:
            return announcements.in_state(db, *states)

    def next_at(self, speaker: str) -> Announcement | None:
        """Whose turn it is at a speaker, whether its sound is made already or not; None when nobody waits."""
        return next((call for call in self.calls(*WAITING) if call.speaker == speaker), None)

    def in_turn(self, speakers: Collection[str]) -> list[Announcement]:
        """What lies ready at these speakers, in the order in which it is to be said.

        One whose sound is not made yet holds up those behind it, so that none overtakes it.
        """
        ready: list[Announcement] = []
        held_up: set[str] = set()
        for call in self.calls(*WAITING):
            if call.speaker not in speakers or call.speaker in held_up:
                continue
            if call.state is SoundState.READY:
                ready.append(call)
            else:
                held_up.add(call.speaker)
        return ready

    def age_ms(self, call: Announcement) -> Millis:
        """How long ago it was called."""
        return self._hall.timekeeper.wall() - call.created_at

    def is_stale(self, call: Announcement) -> bool:
        """Is it too old to help anybody? A notice holds until it is taken down."""
        limit = self._hall.structure().hall.voice.drop_s * SECOND
        return call.notice is None and self.age_ms(call) >= limit

    def notice_of(self, call: Announcement) -> Notice | None:
        """The notice that it says; None for a call, and for a notice that does not stand any more."""
        if call.notice is None:
            return None
        with self._hall.store.read() as db:
            return next((each for each in notices.standing(db) if each.id == call.notice), None)

    def is_emergency(self) -> bool:
        """Does an emergency stand that is said? No call is heard as long."""
        with self._hall.store.read() as db:
            return any(each.kind is NoticeKind.EMERGENCY and each.is_spoken for each in notices.standing(db))

    def labels_to_come(self) -> list[str]:
        """The labels of the next tickets of each series, as many as the hall wants to have prepared."""
        structure = self._hall.structure()
        with self._hall.store.read() as db:
            day = state.open_day(db)
            last = numbers.of_day(db, day.business_day) if day and day.closed_at is None else {}
        firsts = [(series, last.get(series.id, series.first - 1) + 1) for series in structure.series]
        # The very next of every series before the second of any.
        return [
            series.label(first + distance)
            for distance in range(structure.hall.voice.ahead)
            for series, first in firsts
            if first + distance <= series.last
        ]

    def call_is_ready(
        self, call: Announcement, wav: str, length_ms: int | None = None, *, is_short: bool = False
    ) -> Announcement | None:
        """Its sound is in the cache under the name `wav` and lasts so long. One that is ready gets another.

        Returns how it stands now; None when it does not wait any more.
        """
        has_moved = self._move_call(
            call, WAITING, SoundState.READY, wav=wav, length_ms=length_ms, is_short=is_short
        )
        if not has_moved:
            return None
        is_short = call.is_short or is_short
        return replace(call, state=SoundState.READY, wav=wav, length_ms=length_ms, is_short=is_short)

    def call_failed(self, call: Announcement, problem: str) -> None:
        """It cannot be said."""
        self._move_call(call, WAITING, SoundState.FAILED, problem=problem)

    def call_is_silent(self, call: Announcement) -> None:
        """It is not to be heard: at this time of day, or during an emergency."""
        self._move_call(call, WAITING, SoundState.SILENT)

    def call_is_stale(self, call: Announcement) -> None:
        """It is too old to be said."""
        self._move_call(call, WAITING, SoundState.STALE)

    def call_is_withdrawn(self, call: Announcement) -> None:
        """There is no reason any more to say it."""
        self._move_call(call, WAITING, SoundState.WITHDRAWN)

    def call_is_spoken(self, call: Announcement) -> None:
        """A speaker of this server has played it."""
        speaker = Actor(f"speaker:{call.speaker}", THE_SYSTEM.role, THE_SYSTEM.credential)
        self._change(speaker, lambda tx: _spoken(tx, call.call_id, call.speaker))

    def drop_stale_calls(self) -> None:
        """Give up announcements that are too old to help anybody."""
        stale = [call for call in self.calls(*WAITING) if self.is_stale(call)]
        if not stale:
            return

        def work(tx: Transaction) -> None:
            for call in stale:
                announcements.move(tx.db, call.id, former=WAITING, state=SoundState.STALE, at=tx.now)

        self._change(THE_SYSTEM, work)

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

        self._change(actor, work)

    def not_spoken(self, actor: Actor, call_id: str) -> None:
        """A screen or an agent failed with a call; raises NotFound for one that is not theirs to say."""

        def work(tx: Transaction) -> None:
            for speaker in _own_speakers(tx, actor, call_id):
                call = announcements.of_call_at(tx.db, call_id, speaker)
                if call is not None:
                    announcements.move(
                        tx.db,
                        call.id,
                        former=(SoundState.READY,),
                        state=SoundState.FAILED,
                        at=tx.now,
                        problem="speaker_failed",
                    )

        self._change(actor, work)

    def _move_call(
        self,
        call: Announcement,
        former: tuple[SoundState, ...],
        state_name: SoundState,
        *,
        wav: str | None = None,
        length_ms: int | None = None,
        is_short: bool = False,
        problem: str | None = None,
    ) -> bool:
        return self._change(
            THE_SYSTEM,
            lambda tx: announcements.move(
                tx.db,
                call.id,
                former=former,
                state=state_name,
                at=tx.now,
                wav=wav,
                length_ms=length_ms,
                is_short=is_short,
                problem=problem,
            ),
        )

    def _change(self, actor: Actor, work: Callable[[Transaction], Result]) -> Result:
        # Also while the clock is in doubt: an emergency is said then, and calls wait before and behind it.
        return self._hall.change(actor, work, even_in_doubt=True)


def _spoken(tx: Transaction, call_id: str, speaker: str) -> None:
    call = announcements.of_call_at(tx.db, call_id, speaker)
    # One that was withdrawn, silenced or given up while it was being played has been heard all the same.
    former = (*WAITING, *GIVEN_UP, SoundState.WITHDRAWN, SoundState.SILENT)
    if call and announcements.move(tx.db, call.id, former=former, state=SoundState.SPOKEN, at=tx.now):
        if call.ticket is not None:
            _receipt(tx, Kind.SPOKEN, call.ticket, call_id, "speaker", speaker)
        else:
            tx.record(Kind.SPOKEN, call_id=call_id, speaker=speaker, notice=str(call.notice))


def _own_speakers(tx: Transaction, actor: Actor, call_id: str) -> list[str]:
    """The speakers that a device plays for; raises NotFound when none of them was asked to say the call."""
    screen = None if actor.role is Role.AGENT else _screen(actor)
    own = [
        speaker.id
        for speaker in tx.structure.speakers
        if (speaker.agent == actor.name if screen is None else speaker.screen == screen)
    ]
    if not any(announcements.of_call_at(tx.db, call_id, speaker) for speaker in own):
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
