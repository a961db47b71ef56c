"""The hall's clock: the server's only, believed while it is plausible, never going back in the record."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable

from hall_server.domain.clock import TOLERANCE_MS, Alarm, Reading, held, judge_drift, judge_start
from hall_server.domain.errors import NoBusiness
from hall_server.domain.events import Kind
from hall_server.domain.times import DAY, Millis
from hall_server.store import journal

WRITTEN_AT = 1_793_491_200_000
"""2026-11-01T00:00:00Z in milliseconds: this program is not older, so an earlier clock is wrong."""

RETRY_S = 10
"""What somebody refused because of the clock is told to wait, in seconds."""


def read_clocks() -> Reading:
    """Both clocks of this PC."""
    return Reading(
        wall=time.time_ns() // 1_000_000, boot=time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    )


class Timekeeper:
    """Reads the PC's clocks and says whether they can be believed."""

    def __init__(self, read: Callable[[], Reading], *, not_before: Millis) -> None:
        """`not_before`: a moment that is certainly past, for a hall without a record: the program's age."""
        self._read = read
        self._not_before = not_before
        self._lock = threading.Lock()
        self._reference: Reading | None = None
        self._accepted: int | None = None
        self._alarm: Alarm | None = None
        self._held_since: tuple[Millis, int] | None = None
        self._is_first_look = True
        self.is_to_be_set_back = False
        """The clock was accepted by a command whose own clock stood elsewhere: the record follows ours."""

    @property
    def alarm(self) -> Alarm | None:
        """Why the clock is not believed at present; None when it is."""
        return self._alarm

    def wall(self) -> Millis:
        """The PC's time, believed or not."""
        return self._read().wall

    def now(self, db: sqlite3.Connection) -> Millis:
        """The time to record, read once an action; raises NoBusiness while the clock is not believed."""
        reading = self._read()
        self._alarm = self._judge(reading, db)
        if self._alarm is not None:
            raise NoBusiness("clock_alarm", saying=self._alarm.value, retry_s=RETRY_S)
        end = journal.end(db)
        return held(reading.wall, end[1]) if end else reading.wall

    def in_doubt(self, db: sqlite3.Connection) -> Millis:
        """The time to record of what cannot wait: from the end of the record on, by the boot clock.

        It never comes before the record, nor, once the clock is right again, behind it.
        """
        boot, end = self._read().boot, journal.end(db)
        held_at = end[1] if end else self._not_before
        if self._held_since is None:
            self._held_since = (held_at, boot)
        since, since_boot = self._held_since
        return max(held_at, since + boot - since_boot)

    def look(self, db: sqlite3.Connection) -> Alarm | None:
        """Judge the clock without an action."""
        self._alarm = self._judge(self._read(), db)
        return self._alarm

    def _judge(self, reading: Reading, db: sqlite3.Connection) -> Alarm | None:
        with self._lock:
            accepted = journal.last_of_kind(db, Kind.CLOCK_ACCEPTED)
            # An acceptance of years ago may leave the record; that is not a new one.
            is_accepted_now = accepted not in (None, self._accepted) and not self._is_first_look
            self._accepted, self._is_first_look = accepted, False
            if is_accepted_now:
                self._reference = reading
                end = journal.end(db)
                self.is_to_be_set_back = end is not None and reading.wall < end[1] - TOLERANCE_MS
            alarm = self._alarm_of(reading, db)
            if alarm is None:
                self._held_since = None
            if alarm is None and self._is_reference_old(reading):
                self._reference = reading
            return alarm

    def _is_reference_old(self, reading: Reading) -> bool:
        """Small corrections over many days are no jump: a clock believed for a day is the new measure."""
        return self._reference is None or reading.boot - self._reference.boot >= DAY

    def _alarm_of(self, reading: Reading, db: sqlite3.Connection) -> Alarm | None:
        end = journal.end(db)
        if end is None or not (self._accepted or journal.last_of_kind(db, Kind.DAY_OPENED)):
            # No business and no word yet, so nothing to compare with but the age of the program.
            is_early = reading.wall < self._not_before and self._reference is None
            return Alarm.BEFORE_RECORD if is_early else None
        if self._reference is None:
            return judge_start(reading, end[1])
        if reading.wall < end[1] - TOLERANCE_MS:
            return Alarm.BEFORE_RECORD
        return judge_drift(reading, self._reference)


def written_alarm(db: sqlite3.Connection) -> Alarm | None:
    """The alarm that the record says is on; None when the last word about the clock was a good one."""
    data = journal.last_data(db, Kind.CLOCK_ALARMED, Kind.CLOCK_RECOVERED, Kind.CLOCK_ACCEPTED)
    return Alarm(data["alarm"]) if data and "alarm" in data else None
