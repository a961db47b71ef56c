"""Writes a structure as a hall file, which the loader reads to the same structure again."""

from __future__ import annotations

from typing import Any

import tomli_w

from config.models import Structure


def to_toml(structure: Structure) -> str:
    """The hall file of a structure: every setting with its value, but for those that are empty anyway."""
    chosen = structure.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return tomli_w.dumps(_without_empty(structure.document(), chosen))


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
