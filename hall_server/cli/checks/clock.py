"""The clock: would the hall believe it?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hall_server.cli.checks.finding import Finding, failed, in_two, ok, skipped
from hall_server.cli.checks.site import Site
from hall_server.domain.clock import Alarm
from hall_server.domain.times import local, rfc3339
from hall_server.hall.timekeeping import WRITTEN_AT, Timekeeper, read_clocks, written_alarm
from hall_server.store import journal

NAME = "clock"


def look(site: Site) -> Iterator[Finding]:
    """What a hall that starts now would say; of a running one also what it has said."""
    wall = read_clocks().wall
    shown = rfc3339(wall)
    known: dict[str, Any] = {"at": shown}
    if site.structure is not None:
        zone = site.structure.hall.zone
        known |= {"zone": zone}
        shown = f"{local(wall, site.structure.hall.timezone):%A, %d %B %Y, %H:%M} in {zone}"
    if wall < WRITTEN_AT:
        yield failed(
            NAME,
            f"The PC says that it is {shown}; this program was written later.",
            "Set the clock. Does it forget the time when it is off? Then its battery is empty.",
            **known,
        )
        return
    if site.db is None:
        yield skipped(
            NAME, f"It is {shown}. Without the record nobody can say whether that is right.", **known
        )
        return
    end = journal.end(site.db)
    known |= {"record_ends": rfc3339(end[1]) if end else None}
    # A running hall has seen more: a jump since its start.
    alarm = Timekeeper(read_clocks, not_before=WRITTEN_AT).look(site.db) or (
        written_alarm(site.db) if site.server else None
    )
    if alarm is None:
        yield ok(NAME, f"It is {shown}.", **known)
        return
    happened, to_do = in_two(site.catalogue.say(f"error-{alarm.value.replace('_', '-')}", "en"))
    ended = f" Its record ends on {_day(site, end[1])}." if end and alarm is not Alarm.DRIFT else ""
    yield failed(NAME, f"It is {shown}. {happened}{ended}", to_do, **known)


def _day(site: Site, at: int) -> str:
    if site.structure is None:
        return rfc3339(at)
    return f"{local(at, site.structure.hall.timezone):%d %B %Y, %H:%M}"
