"""Calls at an agent: each sound that lies ready is fetched and played at its turn, and the server is told."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from audio.errors import SpeakerError
from audio.speakers import Speaker
from kiosk.asking import Asking
from kiosk.once import Once
from kiosk.ready import Ready, note

log = logging.getLogger(__name__)

Document = dict[str, Any]

AGAIN_S = 1.0
"""After how long a sound that did not come is asked for again, in seconds."""

SOUND = "call.wav"


class Turn(Enum):
    """What became of a call at its turn."""

    HEARD = "it was played to its end"
    NOT_HEARD = "it could not be played, and the operator is to know"
    TOO_OLD = "it helps nobody any more; the server drops it itself"
    NOT_NOW = "another one comes first, or its sound did not come yet"


class Calls:
    """Plays the calls that lie ready, one after the other."""

    def __init__(
        self,
        ready: Ready,
        asking: Asking,
        speaker: Speaker,
        folder: Path,
        say: Once,
        tell: Callable[[str, Document], None],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell`: says an event to the server, where there is a line; `clock`: for the pauses, in seconds."""
        self._ready = ready
        self._asking = asking
        self._speaker = speaker
        self._sound = folder / SOUND
        self._say = say
        self._tell = tell
        self._clock = clock
        self._silent_since = float("-inf")
        self._played: dict[str, Turn] = {}
        """How it went with those whose turn is over."""

    def run(self) -> None:
        """Work until the agent stops."""
        while call := self._ready.next("announcements", "call_id", self._played):
            try:
                turn = self._serve(call)
            except Exception:  # the edge of a thread: the calls behind this one are to be heard all the same
                log.exception("call %s was given up in the middle", call["call_id"])
                turn = Turn.NOT_HEARD
            if turn is not Turn.NOT_NOW:
                note(self._played, call["call_id"], turn)
                self._receipt(call["call_id"])

    def tell_again(self, calls: Iterable[Mapping[str, Any]]) -> None:
        """What was played while the line was down, or its receipt was lost with the line."""
        for call in calls:
            if call["call_id"] in self._played:
                self._receipt(call["call_id"])

    def close(self) -> None:
        """End what is being played."""
        self._speaker.close()

    def _serve(self, call: Document) -> Turn:
        """Make it heard."""
        if self._is_stale(call):
            return Turn.TOO_OLD
        try:
            sound = self._asking.file(call["url"])
        except OSError:
            # The line goes too, and what still lies ready comes with the next one.
            self._ready.pause(AGAIN_S)
            return Turn.NOT_NOW
        if sound is None:
            return Turn.NOT_HEARD
        self._rest()
        # Looked up again: meanwhile it may have been withdrawn or made short, or something urgent has come.
        if self._ready.is_stopping or self._ready.first("announcements", "call_id", self._played) != call:
            return Turn.NOT_NOW
        return self._play(sound)

    def _is_stale(self, call: Document) -> bool:
        limit_s = self._ready.said("drop_s", float("inf"))
        return not call.get("urgent") and self._ready.age_s(call["at"]) >= limit_s

    def _rest(self) -> None:
        left_s = self._silent_since + self._ready.said("pause_s", 0.0) - self._clock()
        if left_s > 0:
            self._ready.pause(left_s)

    def _play(self, sound: bytes) -> Turn:
        try:
            self._sound.write_bytes(sound)
            self._speaker.play(self._sound)
        except (SpeakerError, OSError) as error:
            if not self._ready.is_stopping:
                self._say.trouble("speaker", f"A call was not spoken: {error}")
            return Turn.NOT_HEARD
        self._silent_since = self._clock()
        self._say.good("speaker", "The speaker speaks again.")
        return Turn.HEARD

    def _receipt(self, call_id: str) -> None:
        turn = self._played.get(call_id)
        # Cut off by the closing it was neither spoken nor is the speaker to blame.
        if turn in (Turn.HEARD, Turn.NOT_HEARD) and not self._ready.is_stopping:
            self._tell("spoken", {"call_id": call_id, **({} if turn is Turn.HEARD else {"failed": True})})
