"""The sound of the tickets to come, made while nobody waits for a sound."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from functools import partial

from audio.errors import VoiceError
from config.models import Structure
from hall_server.domain.announcing import SoundState
from hall_server.hall.announcements import Announcements
from hall_server.hall.hall import Hall
from hall_server.outputs.news import News
from hall_server.outputs.speech import Speech

log = logging.getLogger(__name__)

AFTER_START_S = 10.0
"""A hall that has just been started has better things to do for so long."""

LOOK_S = 1.0
"""How often it is looked at most which tickets come, in seconds."""

REST = 3.0
"""After each phrase it rests for so many times as long as that took: a quarter of one core at most."""

AFTER_FAILURE_S = 60.0
"""A voice that fails is left alone for so long; calls go on asking it."""

Phrase = Callable[[], object]


class Beforehand:
    """Makes one phrase after the other, and stops as soon as a call waits for its sound."""

    def __init__(
        self,
        hall: Hall,
        announcements: Announcements,
        speech: Speech,
        news: News,
        *,
        clock: Callable[[], float] = time.monotonic,
        rest: Callable[[float], object] | None = None,
        after_start_s: float = AFTER_START_S,
    ) -> None:
        """`rest`: lets seconds pass on `clock`; left out: real ones, which end when the hall closes."""
        self._hall = hall
        self._announcements = announcements
        self._speech = speech
        self._news = news
        self._clock = clock
        self._rest = rest or news.rest
        self._rests_until = clock() + after_start_s
        self._structure: Structure | None = None
        self._labels: list[str] | None = None
        """Those of which all is made; None: not even the counters are."""
        self._made: set[object] = set()
        self._is_mute = False

    def prepare(self) -> None:
        """Make what is missing, unless a call waits for its sound."""
        now = self._clock()
        if now < self._rests_until:
            return
        # Numbers move with every ticket, the news rings with every step.
        self._rests_until = now + LOOK_S
        structure, labels = self._hall.structure(), self._announcements.labels_to_come()
        if structure is not self._structure:
            # Other words, other voices: what is there is found in the cache and costs little.
            self._structure, self._made, self._labels = structure, set(), None
        if labels == self._labels:
            return
        if self._has_made_all(structure, labels):
            self._labels = labels

    def _has_made_all(self, structure: Structure, labels: list[str]) -> bool:
        wanted: set[object] = set()
        for name, make in self._phrases(structure, labels):
            wanted.add(name)
            if name in self._made:
                continue
            if self._news.is_closed or self._announcements.calls(SoundState.QUEUED):
                return False
            before = self._clock()
            if not self._is_done(make):
                return False
            self._made.add(name)
            self._rest(REST * (self._clock() - before))
        self._made &= wanted
        return True

    def _phrases(self, structure: Structure, labels: list[str]) -> Iterator[tuple[object, Phrase]]:
        """What is to be made, each with a name by which it is known again; labels first."""
        for label in labels:
            for language in structure.hall.languages:
                yield (label, language), partial(self._speech.prepare, label, language, structure)
        for each in self._speech.phrases_ahead(structure):
            yield each, partial(self._speech.make, each, structure)

    def _is_done(self, make: Phrase) -> bool:
        """Make a phrase; False when the voice has to be left alone for a while."""
        try:
            make()
        except VoiceError as error:
            if not self._is_mute:
                log.warning("the sound of tickets to come is not made in advance: %s", error)
            self._is_mute = True
            # What can never be spoken does not keep the others from being made.
            if error.retry:
                self._rests_until = self._clock() + AFTER_FAILURE_S
            return not error.retry
        self._is_mute = False
        return True
