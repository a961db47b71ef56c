"""Moments: UTC milliseconds inside, RFC 3339 text outside."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

Millis = int
"""A moment: milliseconds since 1970-01-01T00:00:00Z."""

SECOND = 1_000
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc(at: Millis) -> datetime:
    """The moment as an aware datetime in UTC."""
    return _EPOCH + timedelta(milliseconds=at)


def rfc3339(at: Millis) -> str:
    """The moment as text, always with milliseconds: 2026-11-21T04:30:00.000Z."""
    return utc(at).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def millis(text: str) -> Millis:
    """The moment that an RFC 3339 text names; raises ValueError when it names none or has no zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def local(at: Millis, zone: ZoneInfo) -> datetime:
    """The moment on the hall's wall clock."""
    return utc(at).astimezone(zone)


def business_day(at: Millis, zone: ZoneInfo, day_starts: time = time(0)) -> str:
    """The business day that a moment belongs to, as YYYY-MM-DD.

    It is the hall's local date, where a day begins at `day_starts` instead of midnight.
    """
    wall = local(at, zone)
    day = wall.date()
    if wall.time() < day_starts:
        day -= timedelta(days=1)
    return day.isoformat()
