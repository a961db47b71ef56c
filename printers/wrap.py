"""Breaking texts of any language into lines that fit the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]

# A non-breaking space stays inside its word, so str.split() would not do.
_BLANKS = re.compile(r"[ \t]+")
_GOOD_ENDS = "-/–—"


def wrapped(text: str, room: float, measure: Measure) -> list[str]:
    """The text in lines no wider than `room` dots, broken between words where that is possible."""
    lines: list[str] = []
    for paragraph in printable(text).split("\n"):
        if paragraph and measure(paragraph) <= room:
            lines.append(paragraph)
        else:
            lines.extend(_filled(paragraph, room, measure))
    return lines


def printable(text: str) -> str:
    """The text composed and without what has no shape on paper: control, format and private characters."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " ")).strip()
    return "".join(mark for mark in composed if mark == "\n" or unicodedata.category(mark)[0] != "C")


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
