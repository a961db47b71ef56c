"""The report of a day on paper, for the manager: the figures, and an anchor of the record outside the PC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hall_server.slips.dates import day_alone
from hall_server.slips.writing import GROUP, duration, foot, head, number, row_of
from hall_server.texts.catalogue import Catalogue
from printers.slip import Line, Pair, Size, Slip, Space, Text

_HASH_GROUP = 4
_BETWEEN_SERVICES = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of the report of the day, of one service or of all; waits in seconds, of `n` visitors."""

    name: str
    issued: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    n: int
    wait_mean_s: float | None
    wait_p50_s: float | None


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What the report of a day says.

    `anchor` is the hash of the last event of that day, `anchor_seq` its number; None when the record of the
    day is not kept any more. `is_closed`: nothing of the day can change any more but who is still served.
    """

    language: str
    hall_name: str
    day: date
    is_closed: bool
    totals: Figures
    services: tuple[Figures, ...]
    anchor: str | None
    anchor_seq: int | None
    printed_local: datetime

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as a print job keeps it."""
        return row_of(self)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> DayFacts:
        """The facts of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        read = {
            "day": date.fromisoformat(row["day"]),
            "totals": Figures(**row["totals"]),
            "services": tuple(Figures(**each) for each in row["services"]),
            "printed_local": datetime.fromisoformat(row["printed_local"]),
        }
        return cls(**{**row, **read})


def day_slip(facts: DayFacts, catalogue: Catalogue) -> Slip:
    """Totals, each service that somebody asked for, and the anchor."""
    language = facts.language

    def say(key: str, **values: object) -> str:
        return catalogue.say(key, language, **values)

    lines: list[Line] = [
        *head(facts.hall_name, say("papers-day")),
        Text(day_alone(facts.day, language, catalogue), bold=True),
    ]
    if not facts.is_closed:
        lines.append(Text(say("papers-day-open"), Size.SMALL))
    totals = facts.totals
    lines += [
        *GROUP,
        Text(totals.name, bold=True),
        *(
            Pair(say(key), number(count, language))
            for key, count in (
                ("papers-issued", totals.issued),
                ("papers-served", totals.served),
                ("papers-no-show", totals.no_show),
                ("papers-cancelled", totals.cancelled),
                ("papers-unserved", totals.unserved),
            )
        ),
        Pair(say("papers-wait-mean", n=number(totals.n, language)), duration(totals.wait_mean_s)),
        Pair(say("papers-wait-median"), duration(totals.wait_p50_s)),
    ]
    if facts.services:
        lines += GROUP
    for place, service in enumerate(facts.services):
        lines += [Space(_BETWEEN_SERVICES)] if place else []
        lines += [
            Text(service.name, Size.SMALL, bold=True),
            Pair(say("papers-issued-served"), _both(service.issued, service.served, language), Size.SMALL),
            Pair(
                say("papers-no-show-unserved"), _both(service.no_show, service.unserved, language), Size.SMALL
            ),
            Pair(
                say("papers-wait-both", n=number(service.n, language)),
                f"{duration(service.wait_mean_s)} · {duration(service.wait_p50_s)}",
                Size.SMALL,
            ),
        ]
    if any(each.n and each.wait_p50_s is None for each in (totals, *facts.services)):
        lines += [Space(_BETWEEN_SERVICES), Text(say("papers-too-few"), Size.SMALL)]
    lines += [*GROUP, *_anchor(facts, catalogue)]
    return Slip((*lines, *foot(facts.printed_local, language, catalogue)))


def _both(one: int, other: int, language: str) -> str:
    return f"{number(one, language)} · {number(other, language)}"


def _anchor(facts: DayFacts, catalogue: Catalogue) -> list[Line]:
    if facts.anchor is None or facts.anchor_seq is None:
        return [Text(catalogue.say("papers-no-anchor", facts.language), Size.SMALL)]
    # In groups, so that somebody can read it out and somebody else compare it.
    groups = [facts.anchor[at : at + _HASH_GROUP] for at in range(0, len(facts.anchor), _HASH_GROUP)]
    seq = str(facts.anchor_seq)
    return [
        Text(catalogue.say("papers-anchor", facts.language, seq=seq), Size.SMALL, bold=True),
        Text(" ".join(groups)),
        Text(catalogue.say("papers-anchor-help", facts.language), Size.SMALL),
    ]
