"""The summary of an operator's shift, for the operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall_server.slips.dates import clock_time, day_alone
from hall_server.slips.writing import GROUP, duration, foot, head, moment, number, row_of
from hall_server.texts.catalogue import Catalogue
from printers.slip import Line, Pair, Size, Slip, Text


@dataclass(frozen=True, slots=True)
class BreakFacts:
    """A break of the shift, in the hall's time; `until_local` None: it goes on."""

    name: str
    from_local: datetime
    until_local: datetime | None


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """What happened in a shift. Times are local to the hall, durations in seconds.

    The figures are those of the day's report for this counter, of the visitors whom this shift called or
    served; `missed` may still return, `apart` were served without waiting.
    """

    language: str
    hall_name: str
    counter: str
    operator: str
    from_local: datetime
    until_local: datetime | None
    breaks: tuple[BreakFacts, ...]
    called: int
    served: int
    no_show: int
    missed: int
    apart: int
    service_mean_s: float | None
    printed_local: datetime

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as a print job keeps it."""
        return row_of(self)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> ShiftFacts:
        """The facts of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        breaks = tuple(
            BreakFacts(each["name"], datetime.fromisoformat(each["from_local"]), moment(each["until_local"]))
            for each in row["breaks"]
        )
        times = {
            "from_local": datetime.fromisoformat(row["from_local"]),
            "until_local": moment(row["until_local"]),
            "printed_local": datetime.fromisoformat(row["printed_local"]),
        }
        return cls(**{**row, **times, "breaks": breaks})


def shift_slip(facts: ShiftFacts, catalogue: Catalogue) -> Slip:
    """Who sat where and how long, the breaks, and how many were served."""
    language = facts.language

    def say(key: str) -> str:
        return catalogue.say(key, language)

    until = clock_time(facts.until_local) if facts.until_local else say("papers-goes-on")
    lines: list[Line] = [
        *head(facts.hall_name, say("papers-shift")),
        Text(day_alone(facts.from_local.date(), language, catalogue), bold=True),
        Pair(say("papers-counter"), facts.counter),
        Pair(say("papers-operator"), facts.operator),
        Pair(say("papers-from"), clock_time(facts.from_local)),
        Pair(say("papers-until"), until),
        *GROUP,
        Text(say("papers-breaks" if facts.breaks else "papers-no-breaks"), bold=True),
    ]
    for each in facts.breaks:
        ended = clock_time(each.until_local) if each.until_local else ""
        lines.append(Pair(each.name, f"{clock_time(each.from_local)}–{ended}"))
    lines += [
        *GROUP,
        Pair(say("papers-called"), number(facts.called, language)),
        Pair(say("papers-served"), number(facts.served, language), bold=True),
        Pair(say("papers-no-show"), number(facts.no_show, language)),
    ]
    for key, count in (("papers-missed", facts.missed), ("papers-apart", facts.apart)):
        if count:
            lines.append(Pair(say(key), number(count, language), Size.SMALL))
    lines.append(Pair(say("papers-service-mean"), duration(facts.service_mean_s)))
    return Slip((*lines, *foot(facts.printed_local, language, catalogue)))
