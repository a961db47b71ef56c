"""What the papers of the staff have in common: their heads and feet, and how numbers are written."""

from __future__ import annotations

import math
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from hall_server.slips.dates import date_and_time
from hall_server.slips.layouts import SPACE_DOTS
from hall_server.texts.catalogue import Catalogue
from printers.slip import Line, Rule, Size, Space, Text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# Points and commas as most guests know them.
_LOCALES = {"en": "en_GB", "uz-Cyrl": "uz_Cyrl"}

GROUP: tuple[Line, ...] = (Space(SPACE_DOTS), Rule(), Space(SPACE_DOTS))
"""What parts two groups."""


def head(hall_name: str, title: str) -> tuple[Line, ...]:
    """Whose paper it is, and which."""
    return Text(hall_name, Size.SMALL), Space(SPACE_DOTS), Text(title, Size.LARGE), Space(SPACE_DOTS)


def foot(printed_local: datetime, language: str, catalogue: Catalogue) -> tuple[Line, ...]:
    """When it was printed, by the hall's clock."""
    at = date_and_time(printed_local, language, catalogue)
    return *GROUP, Text(catalogue.say("papers-printed", language, at=at), Size.SMALL)


def number(value: int, language: str) -> str:
    """A whole number as the language writes it: "1,234" or "1 234"."""
    return str(format_decimal(value, locale=_LOCALES.get(language, language)))


def duration(seconds: float | None) -> str:
    """Minutes and seconds, rounded here and only here: 440.4 -> "7:20"; a dash for none."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(math.floor(seconds + 0.5), 60)
    return f"{minutes}:{rest:02d}"


def row_of(facts: DataclassInstance) -> dict[str, Any]:
    """The facts as JSON values: moments and days as texts, lists for tuples."""
    plain: dict[str, Any] = _plain(asdict(facts))
    return plain


def moment(text: str | None) -> datetime | None:
    """The moment that `row_of` wrote; None for none."""
    return datetime.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case datetime() | date():
            return value.isoformat()
        case _:
            return value
