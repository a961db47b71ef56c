"""Notices inside a transaction: posting them, having them said, taking them down, and what comes due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from config.models import Structure
from hall_server.domain.announcing import WAITING, NoticeKind
from hall_server.domain.counters import Day
from hall_server.domain.events import SYSTEM, Kind
from hall_server.domain.times import MINUTE, SECOND, Millis, local, rfc3339
from hall_server.hall.transaction import Transaction
from hall_server.store import announcements, notices, state
from hall_server.store.notices import Notice
from hall_server.texts.catalogue import Catalogue

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Due:
    """What notices have come due: some end, some are said again, and the closing is told."""

    ending: tuple[Notice, ...] = ()
    again: tuple[tuple[Notice, str, int], ...] = ()
    """Each with the speaker, and which saying it will be there."""
    closing_at: datetime | None = None

    @property
    def is_anything(self) -> bool:
        """Is there something to do?"""
        return bool(self.ending or self.again or self.closing_at)


def emergency_texts(words: Catalogue, structure: Structure) -> Texts:
    """To leave the hall, in all its languages."""
    return {each: words.say("notice-emergency", each) for each in structure.hall.languages}


def closing_texts(words: Catalogue, structure: Structure, closes_at: datetime | None) -> Texts:
    """When the hall closes, on its own clock, in all its languages; None: now."""
    # The time and not the minutes that are left: it stays true as long as it is shown.
    if closes_at is None:
        return {each: words.say("notice-closing-now", each) for each in structure.hall.languages}
    hour = f"{closes_at:%H:%M}"
    return {each: words.say("notice-closing", each, time=hour) for each in structure.hall.languages}


def post(
    tx: Transaction, kind: NoticeKind, texts: Texts, *, is_spoken: bool = True, ends_at: Millis | None = None
) -> Notice:
    """Let a notice stand, and have it said at every speaker."""
    notice = notices.insert(
        tx.db, kind=kind, texts=texts, is_spoken=is_spoken, at=tx.now, by=tx.actor.name, ends_at=ends_at
    )
    tx.record(
        Kind.NOTICE_POSTED,
        notice=str(notice.id),
        what=kind,
        texts=dict(texts),
        spoken=is_spoken,
        ends_at=None if ends_at is None else rfc3339(ends_at),
    )
    if is_spoken:
        for speaker in tx.structure.speakers:
            _say(tx, notice, speaker.id, 1)
    return notice


def take_down(tx: Transaction, notice: Notice) -> None:
    """End a notice that stands; what is not said of it yet is not said any more."""
    if notices.end(tx.db, notice.id, tx.now):
        tx.record(Kind.NOTICE_ENDED, notice=str(notice.id), what=notice.kind)
        announcements.withdraw_of_notice(tx.db, notice.id, tx.now)


def due(db: Connection, structure: Structure, now: Millis) -> Due:
    """What `perform` would do now."""
    day = state.open_day(db)
    standing = notices.standing(db)
    ending = tuple(notice for notice in standing if _is_over(notice, structure, day, now))
    again = due_again(db, structure, now)
    is_told = any(notice.kind is NoticeKind.CLOSING and notice not in ending for notice in standing)
    return Due(ending, again, None if is_told else _closing_to_tell(db, structure, now))


def perform(tx: Transaction, words: Callable[[], Catalogue]) -> bool:
    """Do what is due of notices and say whether anything was."""
    found = due(tx.db, tx.structure, tx.now)
    for notice in found.ending:
        take_down(tx, notice)
    for notice, speaker, n in found.again:
        _say(tx, notice, speaker, n)
    if found.closing_at is not None:
        texts = closing_texts(words(), tx.structure, found.closing_at)
        post(tx, NoticeKind.CLOSING, texts, ends_at=_millis(found.closing_at))
    return found.is_anything


def due_again(db: Connection, structure: Structure, now: Millis) -> tuple[tuple[Notice, str, int], ...]:
    """The emergencies that are to be said again, each with the speaker, and which saying it will be there."""
    return tuple(
        (notice, speaker.id, n)
        for notice in notices.standing(db)
        if notice.kind is NoticeKind.EMERGENCY and notice.is_spoken
        for speaker in structure.speakers
        if (n := _next_saying(db, structure, notice, speaker.id, now))
    )


def say_again(tx: Transaction) -> None:
    """Have the emergencies said again that are due: all that comes due while the clock is in doubt."""
    for notice, speaker, n in due_again(tx.db, tx.structure, tx.now):
        _say(tx, notice, speaker, n)


def _is_over(notice: Notice, structure: Structure, day: Day | None, now: Millis) -> bool:
    if notice.ends_at is not None and notice.ends_at <= now:
        return True
    if notice.kind is not NoticeKind.CLOSING:
        return False
    if notice.ends_at is None:
        # Nobody is left in the evening to take down that the hall closes: it goes with the day.
        return day is not None and notice.posted_at < day.opened_at
    # The hours were changed since: it names an hour at which the hall does not close any more.
    return notice.posted_by == SYSTEM and notice.ends_at != _closes_at(structure, now)


def _next_saying(db: Connection, structure: Structure, notice: Notice, speaker: str, now: Millis) -> int:
    """Which saying of an emergency is due at a speaker, counted from 1; 0: none is."""
    last = announcements.last_of_notice(db, notice.id, speaker)
    if last is None:
        # The hall has got this speaker since.
        return 1
    is_due = now - last.changed_at >= structure.hall.emergency_every_s * SECOND
    # While one waits for its turn no second one is added, or a speaker that is off would be flooded.
    return int(last.call_id.rpartition("-")[2]) + 1 if last.state not in WAITING and is_due else 0


def _say(tx: Transaction, notice: Notice, speaker: str, n: int) -> None:
    announcements.add(
        tx.db,
        call_id=f"notice-{notice.id}-{n}",
        speaker=speaker,
        language=tx.structure.hall.languages[0],
        at=tx.now,
        notice=notice.id,
    )


def _closing_to_tell(db: Connection, structure: Structure, now: Millis) -> datetime | None:
    """When the hall closes, while that is to be told and was not yet."""
    hall = structure.hall
    if not hall.closing_notice_min:
        return None
    closes = _day_ends_at(structure, now)
    if closes is None or _millis(closes) - now > hall.closing_notice_min * MINUTE:
        return None
    told = notices.last_of(db, NoticeKind.CLOSING, SYSTEM)
    return None if told is not None and told.ends_at == _millis(closes) else closes


def _day_ends_at(structure: Structure, now: Millis) -> datetime | None:
    return structure.hall.opening.day_ends_at(local(now, structure.hall.timezone))


def _closes_at(structure: Structure, now: Millis) -> Millis | None:
    closes = _day_ends_at(structure, now)
    return None if closes is None else _millis(closes)


def _millis(moment: datetime) -> Millis:
    return round(moment.timestamp() * 1000)
