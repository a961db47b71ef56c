"""Times of day in a text as people say them: "18:30" is "oʻn sakkiz oʻttiz"."""

from __future__ import annotations

import re

from hall_server.calls.numbers import cardinal
from hall_server.calls.russian import case_after

TIME = r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]|\.\d)"
RANGE = re.compile(rf"(\b(?:[сС]|[sS]oat)\s+)?({TIME})\s*[-–—]\s*({TIME})")
ONE = re.compile(TIME)
UZBEK = re.compile(rf"(\bsoat\s+)?({TIME})(?:[\s-]?(da|dan|ga|gacha)\b)?", re.IGNORECASE)
ENGLISH = re.compile(rf"({TIME})(?:\s*([ap])\.?\s?m\b)?", re.IGNORECASE)


def times_in_words(text: str, language: str) -> str:
    """`text` with every time such as 18:00, and every pair of times such as 9:00-18:00, as words."""
    if language == "uz":
        text = RANGE.sub(_uzbek_range, text)
        return UZBEK.sub(_uzbek_in, text)
    if language == "ru":
        text = RANGE.sub(lambda found: f"с {_russian(found[2], 'g')} до {_russian(found[3], 'g')}", text)
        return ONE.sub(lambda found: _russian(found[0], case_after(found.string[: found.start()])), text)
    text = RANGE.sub(lambda found: f"{found[1] or ''}{found[2]} to {found[3]}", text)
    return ENGLISH.sub(lambda found: _english(found[1], found[2]), text)


def _parts(time: str) -> tuple[int, int]:
    hour, minute = time.split(":")
    return int(hour), int(minute)


def _uzbek(time: str, *, is_named: bool = False) -> str:
    hour, minute = _parts(time)
    if not minute:
        # "Soat oʻn sakkiz" is enough; without the word "soat" the zeros say that it is a time.
        return cardinal(hour, "uz") + ("" if is_named else " nol nol")
    return f"{cardinal(hour, 'uz')} {'nol ' if minute < 10 else ''}{cardinal(minute, 'uz')}"


def _uzbek_range(found: re.Match[str]) -> str:
    begins, ends = (_uzbek(time, is_named=bool(found[1])) for time in (found[2], found[3]))
    return f"{found[1] or ''}{begins}dan {ends}gacha"


def _uzbek_in(found: re.Match[str]) -> str:
    named, time, ending = found.groups()
    return (named or "") + _uzbek(time, is_named=bool(named)) + (ending or "")


def _russian(time: str, case: str) -> str:
    hour, minute = _parts(time)
    # In the accusative ("в 18:00") hours are said as they stand alone.
    bending = case if case in ("g", "d") else "n"
    said = cardinal(hour, "ru", case=bending)
    if not minute:
        return f"{said} ноль-ноль"
    return f"{said} {'ноль ' if minute < 10 else ''}{cardinal(minute, 'ru', case=bending)}"


def _english(time: str, half: str | None) -> str:
    hour, minute = _parts(time)
    if not minute and half is None and hour in (0, 12):
        return "twelve noon" if hour else "midnight"
    # Spelled so that the voice says the letters.
    letter = half.lower() if half else "ap"[hour >= 12]
    named = "eigh em" if letter == "a" else "pee em"
    said = cardinal((hour - 1) % 12 + 1, "en")
    if minute:
        said += f" {'oh ' if minute < 10 else ''}{cardinal(minute, 'en')}"
    return f"{said} {named}"
