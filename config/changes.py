"""What differs between two hall files, as the places a person would look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from config.problems import shown

_Row = dict[str, Any]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """One line for each thing that was added, removed, set or put in another order; empty when they agree.

    Both are documents of structures, as `Structure.document` gives them.
    """
    found = [f"hall → {setting}" for setting in _settings(before["hall"], after["hall"])]
    for table in dict.fromkeys((*after, *before)):
        if table != "hall":
            found.extend(_rows(table, before.get(table, []), after.get(table, [])))
    return tuple(found)


def _rows(table: str, before: list[_Row], after: list[_Row]) -> Iterator[str]:
    old, new = {row["id"]: row for row in before}, {row["id"]: row for row in after}
    yield from (f"{table} {shown(row_id)}: added" for row_id in new if row_id not in old)
    yield from (f"{table} {shown(row_id)}: removed" for row_id in old if row_id not in new)
    stayed = [row_id for row_id in new if row_id in old]
    for row_id in stayed:
        for setting in _settings(old[row_id], new[row_id]):
            yield f"{table} {shown(row_id)} → {setting}"
    if stayed != [row_id for row_id in old if row_id in new]:
        yield f"{table}: in another order"


def _settings(before: _Row, after: _Row) -> Iterator[str]:
    for setting in dict.fromkeys((*after, *before)):
        if before.get(setting) != after.get(setting):
            yield setting
