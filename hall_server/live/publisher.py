"""The threads that send snapshots: after every change, to those who watch what has changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from hall_server.domain.errors import HallError, NotFound
from hall_server.outputs.news import News
from hall_server.outputs.snapshots import KINDS, WORDED, Snapshots, in_words
from hall_server.outputs.worker import Worker

Document = dict[str, Any]
Topic = tuple[str, str]
Send = Callable[[str, str | None, Document], None]
TellGone = Callable[[str, Topic, NotFound], None]

BEAT_S = 5.0
"""Seconds between two signs of life."""

AT_MOST_EVERY_S = {"hall": 1.0}
"""A snapshot that costs much is not sent more often than this, in seconds; the last one always comes."""

LOOK_S = 1.0
"""Services open and close with the time, without any commit."""

FIRST = ("board",)
"""Kinds that are sent before anybody else is told the news."""

BREATH_S = 0.004
"""So long nobody else is woken after boards were sent, in seconds: what is sent has to leave first."""

COSTLY = ("hall",)
"""Kinds with a thread of their own: a board does not wait until a whole day is counted."""


class Publisher:
    """Knows who watches what and what they were sent last."""

    def __init__(self, snapshots: Snapshots, send: Send) -> None:
        """`send(event, room, document)`: the room None is everybody's."""
        self._snapshots = snapshots
        self._send = send
        self._tell_gone: TellGone = lambda *_: None
        self._lock = threading.Lock()
        # By topic, the sockets that watch it, each with its language.
        self._watched: dict[Topic, dict[str, str]] = {}
        # What all who watch a topic have as its newest; nothing where they may differ.
        self._sent: dict[Topic, Document] = {}
        self._turns = {what: threading.Lock() for what in KINDS}
        self._taken_at: dict[Topic, float] = {}
        self._beat_at = 0.0
        self._judged_at = time.monotonic()
        self._look: Callable[[], None] = lambda: None
        self._judge: Callable[[], None] = lambda: None
        self._news: News | None = None
        self._later: News | None = None
        self.workers: list[Worker] = []

    def at_each_look(self, look: Callable[[], None]) -> None:
        """Have `look` find every second whose line stands for nothing."""
        self._look = look

    def at_each_beat(self, judge: Callable[[], None]) -> None:
        """Have `judge` look, as often as the beat is sent, who may go on watching."""
        self._judge = judge

    def when_gone(self, tell: TellGone) -> None:
        """Have `tell` called for each socket that watches what is no more; it is sent nothing of it then."""
        self._tell_gone = tell

    def start(self, news: News, later: News | None = None) -> None:
        """Begin to publish on the news. `later` is rung when the boards are sent, for whoever can wait."""
        self._news = news
        later = self._later = later or news
        self.workers = [
            Worker("publisher", news, self.publish, every_s=LOOK_S),
            Worker("publisher of figures", later, self.publish_costly, every_s=LOOK_S),
            Worker("judge of sockets", later, self._judge_in_time, every_s=LOOK_S),
        ]
        for worker in self.workers:
            worker.start()

    def close(self) -> None:
        """Finish the round and publish no more."""
        for news in (self._news, self._later):
            if news is not None:
                news.close()
        for worker in self.workers:
            worker.join()

    def watch(
        self, sid: str, what: str, name: str, join: Callable[[str], None], *, language: str = ""
    ) -> Document:
        """Let a socket watch something and give its first snapshot, in its language; raises NotFound.

        `join` puts it into the room of those who are sent snapshots. That comes before the reading, so that
        no change falls between the two.
        """
        self._snapshots.content(what, name)
        with self._lock:
            self._watched.setdefault((what, name), {})[sid] = language
        join(room(what, name, language))
        with self._turns[what]:
            first = self._snapshots.take(what, name)
            self._note_first(sid, (what, name), _content(first))
        return in_words(what, first, language)

    def _note_first(self, sid: str, topic: Topic, content: Document) -> None:
        """A newcomer has this; the next round sends the topic to all unless they have the same."""
        with self._lock:
            is_alone = self._watched.get(topic, {}).keys() == {sid}
        if is_alone:
            self._sent[topic] = content
        elif self._sent.get(topic) != content:
            self._sent.pop(topic, None)

    def forget(self, sid: str) -> None:
        """The socket is gone."""
        with self._lock:
            for watchers in self._watched.values():
                watchers.pop(sid, None)
            gone = [topic for topic, watchers in self._watched.items() if not watchers]
            for topic in gone:
                self._drop(topic)

    @property
    def remembers(self) -> int:
        """Of how many topics it knows anything; no more than are watched."""
        return len(self._watched.keys() | self._sent.keys() | self._taken_at.keys())

    def _drop(self, topic: Topic) -> dict[str, str]:
        self._sent.pop(topic, None)
        self._taken_at.pop(topic, None)
        return self._watched.pop(topic, {})

    def publish(self) -> None:
        """Send what differs from what was sent last, boards first; and the beat when its time has come."""
        topics = self._topics()
        try:
            sent = [self._publish(what, name) for what, name in topics if what in FIRST]
            if any(sent) and self._news is not None:
                self._news.rest(BREATH_S)
        finally:
            # All others wake only now: a call is seen before it is spoken, printed or counted, and while the
            # boards are read and sent nobody else takes the processor.
            if self._later is not None and self._later is not self._news:
                self._later.ring()
        for what, name in topics:
            if what not in (*FIRST, *COSTLY):
                self._publish(what, name)
        since = time.monotonic() - self._beat_at
        if since >= BEAT_S:
            # Not from now on: a round that comes late would make every later beat late.
            self._beat_at += since // BEAT_S * BEAT_S
            self._send("beat", None, self._snapshots.beat())

    def publish_costly(self) -> None:
        """Send what differs from what was sent last of the kinds that take long to build."""
        for what, name in self._topics():
            if what in COSTLY:
                self._publish(what, name)

    def _judge_in_time(self) -> None:
        self._look()
        now = time.monotonic()
        if now - self._judged_at >= BEAT_S:
            self._judged_at = now
            self._judge()

    def _topics(self) -> list[Topic]:
        with self._lock:
            return sorted(self._watched, key=lambda topic: KINDS.index(topic[0]))

    def _publish(self, what: str, name: str) -> bool:
        """Was there anything to send?"""
        topic = what, name
        now = time.monotonic()
        if now - self._taken_at.get(topic, -LOOK_S) < AT_MOST_EVERY_S.get(what, 0.0):
            return False
        self._taken_at[topic] = now
        try:
            with self._turns[what]:
                snapshot = self._snapshots.take(what, name)
                content = _content(snapshot)
                if self._sent.get(topic) == content:
                    return False
                self._sent[topic] = content
        except NotFound as error:
            # It is no more in the hall's structure. A page that heard nothing would look as if all were well.
            with self._lock:
                watchers = self._drop(topic)
            for sid in watchers:
                self._tell_gone(sid, topic, error)
            return False
        except HallError:
            return False
        with self._lock:
            if topic not in self._watched:
                # The last one went meanwhile, and with it what had to be remembered.
                self._drop(topic)
                return False
            languages = set(self._watched[topic].values()) if what in WORDED else {""}
        for language in sorted(languages):
            self._send(what, room(what, name, language), in_words(what, snapshot, language))
        return True


def room(what: str, name: str, language: str) -> str:
    """The name of those who watch one thing, and of a kind that says something, in one language."""
    return f"{what}/{language}/{name}" if what in WORDED else f"{what}/{name}"


def _content(snapshot: Document) -> Document:
    return {key: value for key, value in snapshot.items() if key not in ("number", "at")}
