"""Calls at an agent: each sound that lies ready is fetched and played once, and the server is told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
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
    ) -> None:
        """`tell`: says an event to the server, where there is a line."""
        self._ready = ready
        self._asking = asking
        self._speaker = speaker
        self._sound = folder / SOUND
        self._say = say
        self._tell = tell
        self._played: dict[str, bool] = {}

    def run(self) -> None:
        """Work until the agent stops."""
        while call := self._ready.next("announcements", "call_id", self._played):
            try:
                is_heard = self._serve(call)
            except Exception:  # the edge of a thread: the calls behind this one are to be heard all the same
                log.exception("call %s was given up in the middle", call["call_id"])
                is_heard = False
            if is_heard is None:
                self._ready.pause(AGAIN_S)
                continue
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

    def _serve(self, call: Document) -> bool | None:
        """Make it heard; False when that failed, None when its sound did not come."""
        try:
            sound = self._asking.file(call["url"])
        except OSError:
            # The line goes too, and what still lies ready comes with the next one.
            return None
        if sound is None:
            return False
        try:
            self._sound.write_bytes(sound)
            self._speaker.play(self._sound)
        except (SpeakerError, OSError) as error:
            if not self._ready.is_stopping:
                self._say.trouble("speaker", f"A call was not spoken: {error}")
            return False
        self._say.good("speaker", "The speaker speaks again.")
        return True

    def _receipt(self, call_id: str) -> None:
        # Cut off by the closing it was neither spoken nor is the speaker to blame.
        if not self._ready.is_stopping:
            failed = {} if self._played.get(call_id, True) else {"failed": True}
            self._tell("spoken", {"call_id": call_id, **failed})
