"""Writes a structure as a hall file, which the loader reads to the same structure again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w

from config.models import LANGUAGES, Structure

_ROWS_INSIDE = ("lines", "times", "ticker")
_HEADER = re.compile(r"^\[\[(.+)\]\]$", re.MULTILINE)


def to_toml(structure: Structure) -> str:
    """The hall file of a structure: every setting with its value, but for those that are empty anyway."""
    chosen = structure.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    document = _without_empty(structure.document(), chosen)
    tables = list(_tables("hall", document.pop("hall")))
    for table, rows in document.items():
        tables += [f"[[{table}]]\n{_settings(table, row)}" for row in rows]
    return "\n".join(tables)


def _tables(path: str, settings: Mapping[str, Any]) -> Iterator[str]:
    """A table with its settings, then the tables inside it, each under a header as the manual shows them."""
    inner = {name: value for name, value in settings.items() if _is_table(value)}
    own = {name: value for name, value in settings.items() if name not in inner}
    yield f"[{path}]\n{_settings(path, own)}"
    for name, value in inner.items():
        yield from _tables(f"{path}.{name}", value)


def _is_table(value: Any) -> bool:
    """Is it a table of settings, and not texts by language?"""
    return isinstance(value, Mapping) and bool(value) and not set(value) <= set(LANGUAGES)


def _without_empty(value: Any, chosen: Any) -> Any:
    """The value without the empty lists and tables that nobody has chosen: they are the defaults."""
    if isinstance(value, dict):
        known = chosen if isinstance(chosen, dict) else {}
        return {
            name: _without_empty(each, known.get(name))
            for name, each in value.items()
            if each not in ({}, []) or name in known
        }
    if isinstance(value, list):
        known_items = chosen if isinstance(chosen, list) else [None] * len(value)
        return [_without_empty(each, known) for each, known in zip(value, known_items, strict=True)]
    return value


def _settings(table: str, row: Mapping[str, Any]) -> str:
    lines = [line for name, value in row.items() for line in _lines(name, value)]
    # What tomli-w writes as tables of their own belongs below this one, behind its settings.
    lines.sort(key=lambda line: bool(_HEADER.search(line)))
    return "".join(_HEADER.sub(rf"[[{table}.\1]]", line) for line in lines)


def _lines(name: str, value: Any) -> Iterator[str]:
    """A setting as it is written: texts by language have a line for each."""
    if isinstance(value, Mapping) and value:
        for inner, each in value.items():
            for line in _lines(_key(inner), each):
                yield f"{name}.{line}"
    elif isinstance(value, Mapping):
        yield f"{name} = {{}}\n"
    elif name in _ROWS_INSIDE and value:
        # One line of the file for each: the lines of a slip, the times of the voice.
        lines = "".join(f"    {_inline(line)},\n" for line in value)
        yield f"{name} = [\n{lines}]\n"
    else:
        yield tomli_w.dumps({name: _short(value)})


def _inline(value: Any) -> str:
    """A value on one line, also where it is a table of tables."""
    if not isinstance(value, Mapping):
        return tomli_w.dumps({"value": value}).removeprefix("value = ").rstrip("\n")
    return "{" + ", ".join(f"{_key(name)} = {_inline(each)}" for name, each in value.items()) + "}"


def _key(name: str) -> str:
    """A key, in quotes where it needs them."""
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")


def _short(value: Any) -> Any:
    """A service that a counter serves without reluctance is written as its id."""
    if isinstance(value, list):
        return [
            each["id"] if isinstance(each, dict) and each == {"id": each["id"], "reluctance_min": 0} else each
            for each in value
        ]
    return value
