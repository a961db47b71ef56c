"""Breaking texts of any language into lines that fit the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

Measure = Callable[[str], float]

# A non-breaking space stays inside its word, so str.split() would not do.
_BLANKS = re.compile(r"[ \t]+")
_GOOD_ENDS = "-/–—"
_BALANCE = 0.03


@lru_cache(maxsize=512)
def wrapped(text: str, room: float, measure: Measure) -> tuple[str, ...]:
    """The text in lines no wider than `room` dots, broken between words where that is possible.

    The lines of a paragraph are about equally long: a last line of one word reads badly and looks forgotten.
    """
    lines: list[str] = []
    for paragraph in printable(text).split("\n"):
        if not paragraph or measure(paragraph) <= room:
            lines.append(paragraph)
        else:
            lines.extend(_filled(paragraph, _balanced(paragraph, room, measure), measure))
    return tuple(lines)


def printable(text: str) -> str:
    """The text composed and without what has no shape on paper: control, format and private characters."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " ")).strip()
    return "".join(mark for mark in composed if mark == "\n" or unicodedata.category(mark)[0] != "C")


def _balanced(paragraph: str, room: float, measure: Measure) -> float:
    """The narrowest room in which the paragraph has no more lines than in `room`."""
    count = len(list(_filled(paragraph, room, measure)))
    low = max(measure(word) for word in _BLANKS.split(paragraph))
    high = room
    while high - low > room * _BALANCE:
        middle = (low + high) / 2
        if len(list(_filled(paragraph, middle, measure))) <= count:
            high = middle
        else:
            low = middle
    return high


def _filled(paragraph: str, room: float, measure: Measure) -> Iterator[str]:
    line = ""
    for word in _BLANKS.split(paragraph):
        longer = f"{line} {word}" if line else word
        if measure(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        *full, line = _pieces(word, room, measure)
        yield from full
    yield line


def _pieces(word: str, room: float, measure: Measure) -> Iterator[str]:
    """A word wider than the paper, cut after a hyphen or stroke, otherwise where the paper ends."""
    while measure(word) > room and len(word) > 1:
        fitting = _fitting(word, room, measure)
        good = max(word.rfind(end, 0, fitting) for end in _GOOD_ENDS) + 1
        cut = good or fitting
        yield word[:cut]
        word = word[cut:]
    yield word


def _fitting(word: str, room: float, measure: Measure) -> int:
    """How many letters of the word fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    return low
