"""What is told to everybody in the hall: posted and taken down by staff, shown and said in all languages."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config.models import Structure
from hall_server.domain.announcing import NoticeKind
from hall_server.domain.errors import BadInput, NotAllowed, NotFound, Refused
from hall_server.domain.times import MINUTE, Millis, local, rfc3339
from hall_server.hall.hall import Answer, Hall
from hall_server.hall.people import LEADERS, Actor, Ask
from hall_server.hall.posting import closing_texts, emergency_texts, post, take_down
from hall_server.hall.transaction import Transaction
from hall_server.store import notices, state
from hall_server.store.notices import Notice

Document = dict[str, Any]

LONGEST_TEXT = 300
"""Letters: what is longer cannot be read on a board in passing."""

JOINERS = "\u200c\u200d"
"""What joins several pictures into one such as a fireman, and letters of some scripts."""

ENDED_SHOWN = 50

POSTED, STANDS_ALREADY, ENDED = 201, 200, 200


@dataclass(frozen=True, slots=True)
class Posting:
    """What somebody wants to be told. `texts` None: the standard words of its kind.

    `minutes`: how long it stands; of a closing in standard words, until the hall closes. None: until it is
    taken down.
    """

    kind: NoticeKind
    texts: Mapping[str, str] | None = None
    is_spoken: bool = True
    minutes: int | None = None


class Notices:
    """Notices as commands, one transaction each, and as they are read."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def post(self, ask: Ask, posting: Posting) -> Answer:
        """Let a notice stand: 201 with it, or 200 with an emergency in the same words that stands already.

        Raises BadInput; NotAllowed for an operator who asks for more than the standard emergency.
        """
        is_plain = posting.kind is NoticeKind.EMERGENCY and posting.texts is None and posting.is_spoken
        if ask.actor.role not in LEADERS and not is_plain:
            raise NotAllowed("not_allowed", saying="notice_not_allowed")
        if posting.kind is NoticeKind.EMERGENCY and posting.minutes is not None:
            # Whether the danger is over is said by somebody, not by a clock.
            raise BadInput("malformed", saying="emergency_without_end", field="minutes")

        def work(tx: Transaction) -> Answer:
            ends_at = None if posting.minutes is None else tx.now + posting.minutes * MINUTE
            texts = self._texts(posting, tx.structure, ends_at)
            if posting.kind is NoticeKind.EMERGENCY:
                # Two people may press at once, and one may press twice: it is said once all the same.
                for former in notices.standing(tx.db):
                    if former.kind is NoticeKind.EMERGENCY and former.texts == texts:
                        return Answer(STANDS_ALREADY, _json(former))
            if posting.kind is NoticeKind.CLOSING:
                # The hall closes at one moment only: what was said of another one goes.
                for former in notices.standing(tx.db):
                    if former.kind is NoticeKind.CLOSING:
                        take_down(tx, former)
            posted = post(tx, posting.kind, texts, is_spoken=posting.is_spoken, ends_at=ends_at)
            return Answer(POSTED, _json(posted))

        # A dead battery of the PC must not switch the way out off.
        return self._hall.perform(ask, work, even_in_doubt=posting.kind is NoticeKind.EMERGENCY)

    def end(self, ask: Ask, notice_id: str) -> Answer:
        """Take a notice down; raises NotFound, Refused (`illegal_step`) for one that is down already.

        An operator takes down only what they posted themselves.
        """

        def work(tx: Transaction) -> Answer:
            notice = notices.find(tx.db, _number(notice_id))
            if notice is None:
                raise NotFound("not_found", notice=notice_id)
            if not _may_end(notice, ask.actor):
                raise NotAllowed("not_allowed", saying="notice_not_allowed")
            if notice.ended_at is not None:
                raise Refused("illegal_step", saying="notice_ended")
            take_down(tx, notice)
            return Answer(ENDED, _json(notices.find(tx.db, notice.id) or notice))

        return self._hall.perform(ask, work, even_in_doubt=True)

    def all(self) -> Document:
        """`{notices, ended}`: those that stand, emergencies first, and those that ended today."""
        with self._hall.store.read() as db:
            day = state.open_day(db)
            ended = notices.ended_since(db, day.opened_at, ENDED_SHOWN) if day else []
            return {
                "notices": [shown(each) for each in notices.standing(db)],
                "ended": [shown(each) for each in ended],
            }

    def standing(self) -> list[Document]:
        """Those that stand, emergencies first, then the newest."""
        with self._hall.store.read() as db:
            return [shown(each) for each in notices.standing(db)]

    def is_emergency(self) -> bool:
        """Does an emergency stand?"""
        return any(notice["kind"] == NoticeKind.EMERGENCY for notice in self.standing())

    def texts_of(self, notice_id: int) -> dict[str, str]:
        """What a notice says, by language in the order of the hall; empty for one that does not exist.

        A language it was not written in is left out: whoever shows it takes the first one instead, and nobody
        says the same words twice.
        """
        with self._hall.store.read() as db:
            notice = notices.find(db, notice_id)
        return dict(notice.texts) if notice else {}

    def emergency_texts(self) -> dict[str, str]:
        """What an emergency says in standard words, by language."""
        return dict(emergency_texts(self._hall.sentences(), self._hall.structure()))

    def _texts(self, posting: Posting, structure: Structure, ends_at: Millis | None) -> Mapping[str, str]:
        words = self._hall.sentences()
        if posting.texts is not None:
            return own_texts(posting.texts, structure.hall.languages)
        if posting.kind is NoticeKind.EMERGENCY:
            return emergency_texts(words, structure)
        if posting.kind is NoticeKind.CLOSING:
            closes_at = None if ends_at is None else local(ends_at, structure.hall.timezone)
            return closing_texts(words, structure, closes_at)
        raise BadInput("malformed", saying="missing_field", field="text")


def own_texts(texts: Mapping[str, str], languages: tuple[str, ...]) -> Mapping[str, str]:
    """The words as they are kept, in the order of the hall's languages; raises BadInput naming the field.

    The first language must be among them: it stands in for those that are not.
    """
    for language, text in texts.items():
        if language not in languages:
            raise BadInput("malformed", field=f"text.{language[:20]}", found=text[:80])
        line = _line(text)
        if not _seen(line).strip() or len(line) > LONGEST_TEXT:
            raise BadInput("malformed", saying="notice_text", field=f"text.{language}", longest=LONGEST_TEXT)
        if not _seen(line).isprintable():
            raise BadInput("malformed", saying="notice_characters", field=f"text.{language}")
    if languages[0] not in texts:
        raise BadInput("malformed", saying="missing_field", field=f"text.{languages[0]}")
    return {language: _line(texts[language]) for language in languages if language in texts}


def shown(notice: Notice) -> Document:
    """A notice as the contract shows it."""
    return {
        "id": str(notice.id),
        "kind": notice.kind,
        "text": dict(notice.texts),
        "spoken": notice.is_spoken,
        "posted_at": rfc3339(notice.posted_at),
        "posted_by": notice.posted_by,
        "ends_at": None if notice.ends_at is None else rfc3339(notice.ends_at),
        "ended_at": None if notice.ended_at is None else rfc3339(notice.ended_at),
    }


def _may_end(notice: Notice, actor: Actor) -> bool:
    return actor.role in LEADERS or notice.posted_by == actor.name


def _line(text: str) -> str:
    """A text in one line: a board breaks it where it wants.

    Without the invisible marks that come with copied text, but for those that hold a picture together.
    """
    kept = (letter for letter in text if letter in JOINERS or unicodedata.category(letter) != "Cf")
    return " ".join("".join(kept).split())


def _seen(line: str) -> str:
    return line.translate(dict.fromkeys(map(ord, JOINERS)))


def _number(notice_id: str) -> int:
    """The number behind an id; 0, which no notice has, for what is none."""
    is_number = notice_id.isascii() and notice_id.isdecimal() and len(notice_id) < 16
    return int(notice_id) if is_number else 0


def _json(notice: Notice) -> str:
    return json.dumps(shown(notice), ensure_ascii=False, separators=(",", ":"))
