"""Days and times on paper, as each language writes them."""

from __future__ import annotations

from datetime import date, datetime

from hall_server.texts.catalogue import Catalogue


def date_and_time(at: datetime, language: str, catalogue: Catalogue) -> str:
    """The hall's day and time: "5 August 2026, 14:05"."""
    return catalogue.say(
        "slips-issued", language, **_parts(at.date(), language, catalogue), time=clock_time(at)
    )


def day_alone(day: date, language: str, catalogue: Catalogue) -> str:
    """The day: "5 August 2026"."""
    return catalogue.say("slips-date", language, **_parts(day, language, catalogue))


def clock_time(at: datetime) -> str:
    """The time of day in twenty-four hours: "14:05"."""
    return at.strftime("%H:%M")


def _parts(day: date, language: str, catalogue: Catalogue) -> dict[str, str]:
    months = catalogue.say("slips-months", language).split(", ")
    # As text: as numbers they would be written "2,026" in some languages.
    return {"day": str(day.day), "month": months[day.month - 1], "year": str(day.year)}
