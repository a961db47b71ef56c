"""Numbers whose digits are written in groups, such as 25 000, as one number."""

from __future__ import annotations

import re

from hall_server.calls.numbers import MOST_OF_A_ROW, cardinal, reads_as_one
from hall_server.calls.russian import case_after

# The space, the two that do not break, and the thin one.
SPACE = "[ \u00a0\u2009\u202f]"
COMMA_TOO = "[, \u00a0\u2009\u202f]"

BEFORE = rf"(?<!\d{SPACE})(?:(?<![\w.,:/+(№#-])|(?<={SPACE}\d\d\d-))"
# "Oyna 3 100 kishi", "Кабинеты 101 205": a number that names a place is not part of a greater one.
PLACE = (
    r"(?:oyna|darcha|xona|zal|kabinet|bino|blok|eshik|stol|bo[ʻ'‘’]lim|qavat"
    r"|окн|окош|кабинет|комнат|зал|касс|стол|стойк|этаж|корпус|блок|ойна|дарча|хона|эшик|стол|бўлим|қават"
    r"|window|room|desk|counter|hall|floor|gate)"
)
AFTER_PLACE = re.compile(rf"\b{PLACE}[^\W\d_]*{SPACE}+$", re.IGNORECASE)
DIGITS = re.compile(r"\d+")


def _pattern(gap: str) -> re.Pattern[str]:
    # A telephone number goes on in smaller groups, or with hyphens.
    goes_on = rf"\d|{gap}\d|[.:/]\d|-\d\d(?!\d|{SPACE}\d{{3}}(?!\d))|-\d{{1,3}}-"
    return re.compile(rf"{BEFORE}[1-9]\d{{0,2}}(?:{gap}\d{{3}})+(?!{goes_on})")


PATTERNS = {"uz": _pattern(SPACE), "ru": _pattern(SPACE), "en": _pattern(COMMA_TOO)}


def joined(text: str, language: str) -> str:
    """`text` with numbers in groups as one row of digits, or as words where a row is not read as one."""
    return PATTERNS[language].sub(lambda found: _joined(found, language), text)


def _joined(found: re.Match[str], language: str) -> str:
    groups, before = DIGITS.findall(found[0]), found.string[: found.start()]
    if AFTER_PLACE.search(before) or _is_list(groups):
        return found[0]
    row = "".join(groups)
    if int(row) <= MOST_OF_A_ROW or not reads_as_one(row):
        return row
    return cardinal(int(row), language, case=case_after(before) if language == "ru" else "n")


def _is_list(groups: list[str]) -> bool:
    """Are they one after the other, such as 101 102 103? Then each is a number."""
    numbers = [int(group) for group in groups]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
