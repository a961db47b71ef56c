"""Halves of characters in a document: texts that no file, no answer and no page can hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from config.problems import Fault, Path, shown
from config.sentences import sentence


def half_characters(value: Any, path: Path = ()) -> Iterator[Fault]:
    """Every text with a lone surrogate, also among the names of settings."""
    if isinstance(value, str) and not _is_whole(value):
        yield Fault(path, sentence("half-character"), shown(value))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if isinstance(name, str) and not _is_whole(name):
                yield Fault(path, sentence("half-character"), shown(name))
            else:
                yield from half_characters(inner, (*path, name))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from half_characters(inner, (*path, number))


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
