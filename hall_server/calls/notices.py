"""What is said of a notice: its texts as phrases for the loudspeaker, times of the day in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audio.phrase import Phrase
from hall_server.calls.numbers import cardinal
from hall_server.calls.phrases import SPOKEN_AS
from hall_server.calls.spoken import words
from hall_server.texts.catalogue import LANGUAGES

TIME = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")

ONE_OR_TWO = re.compile(r"\b(один|два)$")
FEMININE = {"один": "одну", "два": "две"}
RUSSIAN_HOURS, RUSSIAN_MINUTES = ("час", "часа", "часов"), ("минуту", "минуты", "минут")


def notice_phrases(texts: Mapping[str, str]) -> list[Phrase]:
    """What is said of a notice, whose `texts` are by language: one phrase for each language that is heard."""
    said: dict[str, Phrase] = {}
    for language, text in texts.items():
        heard = SPOKEN_AS.get(language, LANGUAGES[0])
        in_words = TIME.sub(lambda found, to=heard: _time(found, to), text)  # type: ignore[misc]
        said.setdefault(heard, Phrase(heard, words(in_words, heard)))
    return list(said.values())


def _time(found: re.Match[str], language: str) -> str:
    """A time of the day as it is said, its numbers still in digits."""
    hour, minute = int(found[1]), int(found[2])
    if language == "ru":
        hours = f"{hour} {_counted(hour, RUSSIAN_HOURS)}"
        # A minute is feminine, and stands in the accusative: "в час одну минуту", "две минуты".
        spelt = ONE_OR_TWO.sub(lambda end: FEMININE[end[0]], cardinal(minute, "ru"))
        return f"{hours} {spelt} {_counted(minute, RUSSIAN_MINUTES)}" if minute else hours
    if language == "en":
        # Nobody says "eighteen zero"; whether it is morning or evening everybody in the hall knows.
        past = f"{minute}" if minute > 9 else f"oh {minute}"
        return f"{hour % 12 or 12} {past if minute else 'o’clock'}"
    return f"{hour} {minute}" if minute else f"{hour}"


def _counted(number: int, forms: tuple[str, str, str]) -> str:
    """The Russian word after a number: 1 час, 2 часа, 5 часов, 21 час."""
    if number % 10 == 1 and number != 11:
        return forms[0]
    return forms[1] if number % 10 in (2, 3, 4) and not 12 <= number <= 14 else forms[2]
