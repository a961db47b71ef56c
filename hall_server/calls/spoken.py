"""Texts of the hall as the voice should read them: labels of tickets, names of counters, places."""

from __future__ import annotations

import re

from hall_server.calls import letters
from hall_server.calls.numbers import digits, which
from hall_server.calls.russian import numbers_bent
from hall_server.calls.transliterate import for_voice, latin

LETTER = r"[^\W\d_]"
DIGITS = re.compile(r"\d+")
IN_LABEL = re.compile(rf"\d+|[OGog]ʻ|{LETTER}")

# A capital on its own is said by name, unless it is a short word of the language before another word.
CAPITAL = re.compile(rf"(?<![\w'ʻ])({LETTER})(?![\w'ʻ])(?=(\s+{LETTER})?)")
SHORT_WORDS = {"uz": "U", "ru": "АВИКОСУЯ", "en": "AI"}

NUMBER_SIGN = re.compile(r"(?:№|#|\bNo\.)\s*(?=[\d{])")
NUMBER_SIGN_WORDS = {"uz": "", "ru": "номер ", "en": "number "}

BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[-–—.:/]\s*(?=\d)")
AFTER_LETTER = re.compile(rf"(?<={LETTER})-?(?=\d)")
BEFORE_LETTER = re.compile(rf"(?<=\d)-?(?={LETTER})")

# "3-oyna", "3-inchi oyna" and "3 oyna" are all the third window; "oyna 3" is window three.
UZBEK_PLACE = "(?:qavat|oyna|darcha|xona|zal|kabinet|bino|blok|eshik|stol|boʻlim|qator|sektor|korpus)"
UZBEK_MONTH = (
    r"(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr)(?:da|dan|gacha|ga)?\b"
)
UZBEK_WRITTEN = re.compile(rf"(\d+)\s*-\s*(?:(?:i?n)?chi\s+)?(?={LETTER}{{2}})", re.IGNORECASE)
UZBEK_BARE = re.compile(rf"({UZBEK_PLACE}\s+)?\b(\d+)\s+(?={UZBEK_PLACE}|{UZBEK_MONTH})", re.IGNORECASE)
UZBEK_YEAR = re.compile(r"\b((?:1\d|20)\d\d)\s+(?=yil(?:ning|da|dan|gacha|ga|gi)?\b)", re.IGNORECASE)

ENGLISH_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ENGLISH_DAY = re.compile(rf"({ENGLISH_MONTH} )?\b(\d{{1,2}})\b(?(1)(?!\d)|(?= {ENGLISH_MONTH}))")
ENGLISH_WRITTEN = re.compile(r"(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)


def label_words(label: str, language: str) -> str:
    """A ticket's label in words: letters by name, then the number without its leading zeros."""
    parts = IN_LABEL.findall(label)
    return " ".join(
        digits(part, language) if part.isdecimal() else letters.name(part, language) for part in parts
    )


def words(text: str, language: str) -> str:
    """A name or place with every digit and single capital as words; the rest stays as it is."""
    if language == "uz":
        text = for_voice(text)
    elif language == "en":
        text = latin(text)
    text = NUMBER_SIGN.sub(NUMBER_SIGN_WORDS[language], text.strip())
    text = _ordinals(AFTER_LETTER.sub(" ", text), language)
    text = BEFORE_LETTER.sub(" ", BETWEEN_DIGITS.sub(" ", text))
    text = CAPITAL.sub(lambda found: _capital(found, language), text)
    return DIGITS.sub(lambda found: digits(found.group(), language), text)


def toward(name: str) -> str:
    """An Uzbek name as the place to go to: "oyna" becomes "oynaga", "eshik" "eshikka"."""
    end = len(name.rstrip(" .,;:!?)»”\"'"))
    if not end:
        return name
    suffix = {"k": "ka", "q": "qa"}.get(name[end - 1].lower(), "ga")
    return name[:end] + suffix + name[end:]


def _ordinals(text: str, language: str) -> str:
    if language == "uz":
        text = UZBEK_YEAR.sub(lambda found: which(found[1], "uz") + " ", text)
        text = UZBEK_WRITTEN.sub(lambda found: which(found[1], "uz") + " ", text)
        return UZBEK_BARE.sub(lambda found: found[0] if found[1] else which(found[2], "uz") + " ", text)
    if language == "ru":
        return numbers_bent(text)
    text = ENGLISH_DAY.sub(lambda found: (found[1] or "") + which(found[2], "en"), text)
    return ENGLISH_WRITTEN.sub(lambda found: which(found[1], "en"), text)


def _capital(found: re.Match[str], language: str) -> str:
    letter, following = found[1], found[2]
    if not letter.isupper() or (following and letter in SHORT_WORDS[language]):
        return letter
    return letters.name(letter, language)
