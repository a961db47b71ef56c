"""How the manager's pages write times, days and labels."""

from __future__ import annotations

import math
from datetime import date
from zoneinfo import ZoneInfo

from babel.dates import format_date

from hall_server.domain.times import local, millis

# Letters that look alike: a label typed on a Cyrillic keyboard is found all the same.
LATIN_TWINS = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


# "Monday, 2 March" in the English of most guests, not "Monday, March 2".
LOCALES = {"en": "en_GB", "uz-Cyrl": "uz_Cyrl"}


def duration(seconds: float) -> str:
    """Minutes and seconds, rounded here and only here: 440.4 -> "7:20"."""
    minutes, rest = divmod(math.floor(seconds + 0.5), 60)
    return f"{minutes}:{rest:02d}"


def clock(moment: str | None, zone: ZoneInfo) -> str:
    """The hall's wall clock at a moment of the contract, "14:03:27"; empty for none."""
    return local(millis(moment), zone).strftime("%H:%M:%S") if moment else ""


def hour(moment: str | None, zone: ZoneInfo) -> str:
    """The same without seconds, "14:03"."""
    return clock(moment, zone)[:5]


def day_and_hour(moment: str | None, zone: ZoneInfo, today: date) -> str:
    """The same, with the date before it unless it is of that day: "25.11.2026 14:03"."""
    if not moment:
        return ""
    then = local(millis(moment), zone)
    return then.strftime("%H:%M" if then.date() == today else "%d.%m.%Y %H:%M")


def day_in_words(day: date, language: str) -> str:
    """The day as the language writes it: "Monday, 2 March 2026"."""
    return format_date(day, "full", locale=LOCALES.get(language, language))


def spellings(label: str) -> tuple[str, ...]:
    """The labels that somebody may have meant who typed this, the likeliest first."""
    typed = "".join(label.split()).upper()
    return tuple(dict.fromkeys((typed, typed.translate(LATIN_TWINS)))) if typed else ()
