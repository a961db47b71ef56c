"""What leaves the hall file while it is in use: it stays in force, retired, until nobody needs it any more.

A retired service is offered to nobody and served to the end. A retired counter serves on until it closes.
What they refer to stays with them, and a priority class stays for the tickets that have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from config.models import Structure

_Row = dict[str, Any]
_Rows = dict[str, list[_Row]]

_OF_A_SERVICE = ("department", "series", "sphere")
"""The tables that a service refers to, each by the setting of its name."""

_ZONED = ("screen", "speaker")

HELP_MIN = 30.0
"""The reluctance of counters that take over a retired service because no counter of the hall serves it."""


@dataclass(frozen=True, slots=True)
class InUse:
    """The ids that running visits and open counters need."""

    services: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()


class InForce(Structure):
    """The structure that a hall works with: its hall file, and what was removed from that while in use."""

    retired: dict[str, tuple[str, ...]] = Field(
        default={}, description="Ids of what is not in the hall file any more, by table"
    )

    @classmethod
    def of(cls, document: Mapping[str, Any], retired: Mapping[str, Collection[str]]) -> InForce:
        """The structure of all rows, of which some are retired; raises StructureProblems."""
        kept = {table: tuple(ids) for table, ids in retired.items() if ids}
        return cls.from_document(document).model_copy(update={"retired": kept})

    def document(self) -> dict[str, Any]:
        """All rows, the retired ones too, as plain values for JSON."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"retired"})

    def is_retired(self, table: str, row_id: str) -> bool:
        """Was it removed from the hall file while it was in use?"""
        return row_id in self.retired.get(table, ())

    def asked(self) -> Structure:
        """The structure as the hall file has it, without what is retired."""
        return Structure.from_document(without_retired(self.document(), self.retired))


def without_retired(document: dict[str, Any], retired: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """The document of a hall file, of one that holds retired rows too."""
    rows = {
        table: [row for row in value if row["id"] not in retired.get(table, ())]
        if isinstance(value, list)
        else value
        for table, value in document.items()
    }
    return rows | {
        "counter": [
            row | {"services": _not_of(retired.get("service", ()), row["services"])}
            for row in rows["counter"]
        ],
        **{
            table: [
                row | {"counters": _not_of(retired.get("counter", ()), row["counters"])}
                for row in rows[table]
            ]
            for table in _ZONED
        },
    }


def _not_of(gone: Collection[str], entries: list[Any]) -> list[Any]:
    """The ids, or tables with ids, that are none of those."""
    return [each for each in entries if (each["id"] if isinstance(each, dict) else each) not in gone]


def in_force(wanted: Structure, former: InForce, used: InUse) -> InForce:
    """The structure with which the hall goes on when `wanted` is to follow `former`."""
    rows, before = wanted.document(), former.document()
    kept = {
        "service": _left_out(before["service"], rows["service"], used.services),
        "counter": _left_out(before["counter"], rows["counter"], used.counters),
        "priority": _left_out(before["priority"], rows["priority"], used.priorities),
        **{table: [] for table in _OF_A_SERVICE},
    }
    for service in kept["service"]:
        _keep_what_it_refers_to(service, rows, before, kept)
    _serve_on(rows, before, kept)
    _show_on(rows, former, kept)
    for table, left in kept.items():
        for row in left:
            _name_in_a_language_of(wanted, row)
        rows[table] += left
    return InForce.of(rows, {table: [row["id"] for row in left] for table, left in kept.items()})


def _ids(rows: Collection[_Row]) -> set[str]:
    return {row["id"] for row in rows}


def _left_out(before: list[_Row], now: list[_Row], used: Collection[str]) -> list[_Row]:
    return [row for row in before if row["id"] in used and row["id"] not in _ids(now)]


def _keep_what_it_refers_to(service: _Row, rows: _Rows, before: _Rows, kept: _Rows) -> None:
    for table in _OF_A_SERVICE:
        wanted = service.get(table)
        if wanted is None or wanted in _ids([*rows[table], *kept[table]]):
            continue
        row = next(row for row in before[table] if row["id"] == wanted)
        rival = next((each for each in rows[table] if table == "series" and _overlap(each, row)), None)
        if rival is not None:
            # It gives out no number any more; a series of the same labels would only make the hall invalid.
            service[table] = rival["id"]
        else:
            kept[table].append(row)


def _overlap(one: _Row, other: _Row) -> bool:
    return bool(
        one["prefix"] == other["prefix"] and one["from"] <= other["to"] and other["from"] <= one["to"]
    )


def _serve_on(rows: _Rows, before: _Rows, kept: _Rows) -> None:
    """Who served a retired service goes on with it; somebody else takes over what nobody else serves."""
    served_before = {row["id"]: row["services"] for row in before["counter"]}
    retired = _ids(kept["service"])
    for counter in rows["counter"]:
        former = served_before.get(counter["id"], [])
        counter["services"] += [served for served in former if served["id"] in retired]
    for service in kept["service"]:
        if not any(service["id"] in _ids(counter["services"]) for counter in rows["counter"]):
            for counter in _helpers(service, rows):
                counter["services"].append({"id": service["id"], "reluctance_min": HELP_MIN})
    known = retired | _ids(rows["service"])
    for counter in kept["counter"]:
        counter["services"] = [served for served in counter["services"] if served["id"] in known]


def _helpers(service: _Row, rows: _Rows) -> list[_Row]:
    """The counters of its department; where there are none, all."""
    akin = {row["id"] for row in rows["service"] if row["department"] == service["department"]}
    return [row for row in rows["counter"] if _ids(row["services"]) & akin] or rows["counter"]


def _show_on(rows: _Rows, former: InForce, kept: _Rows) -> None:
    """Screens and speakers that had a retired counter keep it."""
    zones = dict(_zones(former))
    for table in _ZONED:
        for row in rows[table]:
            if row["counters"]:
                had = zones.get((table, row["id"]), set())
                row["counters"] += [counter["id"] for counter in kept["counter"] if counter["id"] in had]


def _zones(structure: Structure) -> Iterator[tuple[tuple[str, str], set[str]]]:
    for screen in structure.screens:
        yield ("screen", screen.id), {each.id for each in structure.screen_counters(screen.id)}
    for speaker in structure.speakers:
        yield ("speaker", speaker.id), {each.id for each in structure.speaker_counters(speaker.id)}


def _name_in_a_language_of(wanted: Structure, row: _Row) -> None:
    """The hall may have other languages now: a text in none of them is taken for the first."""
    languages = wanted.hall.languages
    for setting in ("name", "place", "documents", "fee", "closed"):
        texts = row.get(setting)
        if texts and not set(texts) & set(languages):
            row[setting] = {languages[0]: next(iter(texts.values())), **texts}
