"""The queue of one speaker of this server: one announcement after the other, with a pause between."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from audio.errors import SpeakerError
from audio.speakers import Speaker
from hall_server.domain.announcing import SoundState
from hall_server.hall.announcements import Announcement, Announcements
from hall_server.hall.hall import Hall
from hall_server.outputs.news import News
from hall_server.outputs.sounding import Sounding

log = logging.getLogger(__name__)


class Player:
    """Plays whatever waits for one speaker. What is said is looked up at its turn, not before."""

    def __init__(
        self,
        name: str,
        speaker: Speaker,
        *,
        hall: Hall,
        announcements: Announcements,
        sounding: Sounding,
        folder: Path,
        news: News,
        clock: Callable[[], float],
        wait: Callable[[float], object],
    ) -> None:
        """`folder`: of the sounds; `clock` and `wait`: for the pause, in seconds."""
        self.name = name
        self.speaker = speaker
        self.now_playing: int | None = None
        """The id of the announcement that is being heard."""
        self._hall = hall
        self._announcements = announcements
        self._sounding = sounding
        self._folder = folder
        self._news = news
        self._clock = clock
        self._wait = wait
        self._silent_since = float("-inf")
        self._said: set[int] = set()
        self._is_dismissed = False
        self._is_in_trouble = False

    def dismiss(self) -> None:
        """Say nothing more after what is being said."""
        self._is_dismissed = True

    def play_all(self) -> None:
        """Say all that waits for this speaker and whose sound is made."""
        while self._next() is not None:
            self._rest()
            # Looked up again: meanwhile something urgent may have come, or the visitor.
            call = self._next()
            if call is not None:
                self._play(call)

    def _next(self) -> Announcement | None:
        """The announcement whose turn it is, as it has to sound now; None when nothing can be said yet."""
        while not self._is_over:
            call = self._announcements.next_at(self.name)
            # One whose sound is still being made is waited for: nothing overtakes it.
            if call is None or call.state is SoundState.QUEUED:
                return None
            if call.id in self._said:
                # The hall could not write it down (its disk is full): it is not said again for that.
                self._confirm(call)
                continue
            renewed = self._sounding.renewed(call)
            if renewed is not None:
                return renewed
        return None

    def _rest(self) -> None:
        pause_s = self._hall.structure().hall.voice.pause_s
        left_s = self._silent_since + pause_s - self._clock()
        if left_s > 0:
            self._wait(left_s)

    def _play(self, call: Announcement) -> None:
        self.now_playing = call.id
        try:
            self.speaker.play(self._folder / str(call.wav))
        except SpeakerError as error:
            self._note_failure(call, error)
        else:
            self._silent_since = self._clock()
            self._said.add(call.id)
            self._confirm(call)
            if self._is_in_trouble:
                log.info("speaker %s is back", self.name)
            self._is_in_trouble = False
        finally:
            self.now_playing = None

    def _confirm(self, call: Announcement) -> None:
        self._announcements.call_is_spoken(call)
        self._said.discard(call.id)

    def _note_failure(self, call: Announcement, error: SpeakerError) -> None:
        # Cut off by the closing, it is said after the next start, if it is not too old by then.
        if self._news.is_closed:
            return
        if not self._is_in_trouble:
            log.warning("speaker %s failed: %s", self.name, error)
        self._is_in_trouble = True
        self._announcements.call_failed(call, "speaker_failed")

    @property
    def _is_over(self) -> bool:
        return self._news.is_closed or self._is_dismissed
