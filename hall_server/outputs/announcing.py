"""Announcements: words become sound, and the speakers of this server play them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from audio.speakers import Speaker
from hall_server.domain.announcing import SoundState
from hall_server.domain.errors import NoBusiness
from hall_server.domain.times import SECOND
from hall_server.hall.announcements import Announcement, Announcements
from hall_server.hall.hall import Hall
from hall_server.outputs.beforehand import Beforehand
from hall_server.outputs.news import News
from hall_server.outputs.players import Player
from hall_server.outputs.sounding import Sounding
from hall_server.outputs.speech import Speech
from hall_server.outputs.worker import Worker
from hall_server.texts.catalogue import Catalogue

log = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often old announcements are looked for without news."""

BREATH_S = 0.08
"""To make a sound takes all of a small PC, which may be painting the same call on a screen of its own."""


class Announcing:
    """One worker makes the sound of every call; one for each speaker of this server plays it.

    Another one makes the sound of tickets to come.
    """

    def __init__(
        self,
        hall: Hall,
        announcements: Announcements,
        catalogue: Catalogue,
        folder: Path,
        speakers: dict[str, Speaker],
        news: News,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        """`folder`: of the kept sounds, in the data folder.

        `clock` and `wait`: for the pauses, in seconds; left out: real ones.
        """
        self._hall = hall
        self._announcements = announcements
        self._folder = folder
        self._news = news
        self._clock = clock
        self._wait = wait or news.rest
        self._look_in_s = LOOK_S
        self._speech = speech = Speech(catalogue, folder.parent, folder)
        self._sounding = Sounding(hall, announcements, speech)
        self._maker = Worker("voice", news, self._make, every_s=lambda: self._look_in_s, breath_s=BREATH_S)
        beforehand = Beforehand(hall, announcements, speech, news)
        self._ahead = Worker("voice ahead", news, beforehand.prepare, every_s=LOOK_S, breath_s=BREATH_S)
        # Replaced as a whole: other threads read them.
        self._players: dict[str, tuple[Player, Worker]] = {}
        for name, speaker in speakers.items():
            self._place(name, speaker, None)

    @property
    def workers(self) -> list[Worker]:
        """Those that make sound, for now and for later, and one for each speaker."""
        return [self._maker, *(worker for _, worker in self._players.values()), self._ahead]

    def put(self, name: str, speaker: Speaker | None) -> None:
        """Use another speaker under this id from now on; None: there is none any more.

        The former one finishes its call and is closed; only then the other one begins.
        """
        player, worker = self._players.get(name, (None, None))
        self._players = {other: each for other, each in self._players.items() if other != name}
        if player is not None and worker is not None:
            player.dismiss()
            worker.dismiss(player.speaker.close)
        if speaker is not None:
            self._place(name, speaker, worker).start()

    def _place(self, name: str, speaker: Speaker, after: Worker | None) -> Worker:
        player = Player(
            name,
            speaker,
            hall=self._hall,
            announcements=self._announcements,
            sounding=self._sounding,
            folder=self._folder,
            news=self._news,
            clock=self._clock,
            wait=self._wait,
        )
        worker = Worker(f"speaker {name}", self._news, player.play_all, every_s=LOOK_S, after=after)
        self._players = {**self._players, name: (player, worker)}
        return worker

    def close(self) -> None:
        """Stop playing."""
        for player, _ in self._players.values():
            player.speaker.close()

    def _make(self) -> None:
        self._announcements.drop_stale_calls()
        tried: set[int] = set()
        # Looked up anew for each: something urgent does not wait until thirty calls are made.
        while not self._news.is_closed and (call := self._not_made(tried)):
            tried.add(call.id)
            self._renewed(call)
        self._renew_old_ones()

    def _not_made(self, tried: set[int]) -> Announcement | None:
        return next(
            (call for call in self._announcements.calls(SoundState.QUEUED) if call.id not in tried), None
        )

    def _renew_old_ones(self) -> None:
        """For screens and agents the sound has to lie ready before it is their turn."""
        ready = self._announcements.calls(SoundState.READY)
        self._sounding.forget_all_but(ready)
        left_ms = self._sounding.until_shortened_ms(ready)
        self._look_in_s = LOOK_S if left_ms is None else min(LOOK_S, left_ms / SECOND)
        heads: set[str] = set()
        for call in ready:
            player, _ = self._players.get(call.speaker, (None, None))
            if player is None or player.now_playing != call.id:
                # What is played elsewhere may be heard at this moment when nothing stands before it.
                may_be_heard = player is None and call.speaker not in heads
                renewed = self._renewed(call, may_be_heard=may_be_heard)
                # That took its time: a call that has no sound at all comes first.
                if renewed is not call and (
                    self._news.is_closed or self._announcements.calls(SoundState.QUEUED)
                ):
                    return
            heads.add(call.speaker)

    def _renewed(self, call: Announcement, *, may_be_heard: bool = False) -> Announcement | None:
        try:
            return self._sounding.renewed(call, may_be_heard=may_be_heard)
        except NoBusiness:
            raise  # that is not the fault of this one
        except Exception:  # the edge of a thread: the announcements behind this one are to be heard
            log.exception("the announcement of %s was given up", call.label or f"notice {call.notice}")
            self._announcements.call_failed(call, "voice_failed")
            return None
