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


class Not(Enum):
    """Why something was not done yet."""

    NOW = "another one comes first, or it did not come"


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
        self._played: dict[str, bool | None] = {}
        """How it went; None for one that was too old to be played. The server drops that one itself."""

    def run(self) -> None:
        """Work until the agent stops."""
        while call := self._ready.next("announcements", "call_id", self._played):
            try:
                is_heard = self._serve(call)
            except Exception:  # the edge of a thread: the calls behind this one are to be heard all the same
                log.exception("call %s was given up in the middle", call["call_id"])
                is_heard = False
            if is_heard is not Not.NOW:
                note(self._played, call["call_id"], is_heard)
                self._receipt(call["call_id"])

    def tell_again(self, calls: Iterable[Mapping[str, Any]]) -> None:
        """What was played while the line was down, or its receipt was lost with the line."""
        for call in calls:
            if call["call_id"] in self._played:
                self._receipt(call["call_id"])

    def close(self) -> None:
        """End what is being played."""
        self._speaker.close()

    def _serve(self, call: Document) -> bool | Not | None:
        """Make it heard: was it? None: it is too old."""
        if self._is_stale(call):
            return None
        try:
            sound = self._asking.file(call["url"])
        except OSError:
            # The line goes too, and what still lies ready comes with the next one.
            self._ready.pause(AGAIN_S)
            return Not.NOW
        if sound is None:
            return False
        self._rest()
        # Looked up again: meanwhile it may have been withdrawn or made short, or something urgent has come.
        if self._ready.is_stopping or self._ready.first("announcements", "call_id", self._played) != call:
            return Not.NOW
        return self._is_heard(sound)

    def _is_stale(self, call: Document) -> bool:
        limit_s = self._ready.said("drop_s", float("inf"))
        return not call.get("urgent") and self._ready.age_s(call["at"]) >= limit_s

    def _rest(self) -> None:
        left_s = self._silent_since + self._ready.said("pause_s", 0.0) - self._clock()
        if left_s > 0:
            self._ready.pause(left_s)

    def _is_heard(self, sound: bytes) -> bool:
        try:
            self._sound.write_bytes(sound)
            self._speaker.play(self._sound)
        except (SpeakerError, OSError) as error:
            if not self._ready.is_stopping:
                self._say.trouble("speaker", f"A call was not spoken: {error}")
            return False
        self._silent_since = self._clock()
        self._say.good("speaker", "The speaker speaks again.")
        return True

    def _receipt(self, call_id: str) -> None:
        is_heard = self._played.get(call_id)
        # Cut off by the closing it was neither spoken nor is the speaker to blame.
        if is_heard is not None and not self._ready.is_stopping:
            self._tell("spoken", {"call_id": call_id, **({} if is_heard else {"failed": True})})
