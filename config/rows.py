"""The tables of a document as it was written, with their places; what is no table is passed over."""

from collections.abc import Iterator, Mapping
from typing import Any


def rows(document: Mapping[str, Any], table: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The tables of that name, each with its number from 0."""
    found = document.get(table)
    for number, row in enumerate(found if isinstance(found, list | tuple) else ()):
        if isinstance(row, Mapping):
            yield number, row


def tables_in(row: Mapping[str, Any], setting: str) -> list[tuple[int, Mapping[str, Any]]]:
    """The tables of a list, each with its place in it."""
    entries = row.get(setting)
    return [
        (step, entry)
        for step, entry in enumerate(entries if isinstance(entries, list | tuple) else ())
        if isinstance(entry, Mapping)
    ]
