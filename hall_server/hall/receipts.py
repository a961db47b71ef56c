"""The last receipts: when each screen showed a call, and how it went at each loudspeaker."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from hall_server.domain.events import Kind
from hall_server.domain.times import Millis
from hall_server.hall.hall import Hall
from hall_server.hall.warnings.calls import Calls
from hall_server.store import announcements, journal
from hall_server.store.announcements import Outcome

LOOK_BACK = 5_000
"""So many events are searched for receipts when a server starts."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a loudspeaker: its last spoken call, its last outcome, whether one is late now.

    `is_voice_late`: it is late because no sound was made in time.
    """

    spoken_at: Millis | None
    last: Outcome | None
    is_late: bool
    is_voice_late: bool = False


class Receipts:
    """Reads the record and the announcements; may be used from several threads."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._lock = threading.Lock()
        self._shown: dict[str, Millis] = {}
        self._read_to: int | None = None

    def shown(self) -> dict[str, Millis]:
        """By screen, when it showed a call last."""
        with self._lock, self._hall.store.read() as db:
            end = journal.end(db)
            last = end[0] if end else 0
            after = max(0, last - LOOK_BACK) if self._read_to is None else self._read_to
            self._shown |= journal.last_receipts(db, Kind.SHOWN, "screen", after=after)
            self._read_to = last
            return dict(self._shown)

    def heard(self) -> dict[str, Heard]:
        """By loudspeaker of the hall file, how it went."""
        with self._hall.store.read() as db:
            structure = self._hall.structure(db)
            late = Calls(db, structure, self._hall.watch, self._hall.now(db)).late_speakers()
            return {
                speaker.id: Heard(
                    announcements.last_spoken_at(db, speaker.id),
                    announcements.last_outcome(db, speaker.id),
                    speaker.id in late,
                    is_voice_late=late.get(speaker.id, False),
                )
                for speaker in structure.speakers
            }
