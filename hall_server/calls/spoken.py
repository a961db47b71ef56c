"""Texts of the hall as the voice should read them: labels of tickets, names of counters, places."""

from __future__ import annotations

import re

from hall_server.calls import letters
from hall_server.calls.numbers import digits, which
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
UZBEK_WRITTEN = re.compile(rf"(\d+)\s*-\s*(?:(?:i?n)?chi\s+)?(?={LETTER}{{2}})", re.IGNORECASE)
UZBEK_BARE = re.compile(rf"({UZBEK_PLACE}\s+)?\b(\d+)\s+(?={UZBEK_PLACE})", re.IGNORECASE)

ENGLISH_WRITTEN = re.compile(r"(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)

# "2 этаж", "2-й этаж", "на 2 этаже": the word that follows says how the number bends (gender, case) ...
RUSSIAN_PLACES = {
    stem + ending: (gender, case)
    for stems, gender, endings in (
        ("этаж кабинет зал корпус блок стол подъезд вход сектор ряд", "m", {"": "n", "а": "g", "е": "p"}),
        ("окн", "n", {"о": "n", "а": "g", "е": "p"}),
        ("касс комнат кабин", "f", {"а": "n", "ы": "g", "е": "p", "у": "a"}),
        ("стойк", "f", {"а": "n", "и": "g", "е": "p", "у": "a"}),
        ("секци лини", "f", {"я": "n", "и": "p", "ю": "a"}),
    )
    for stem in stems.split()
    for ending, case in endings.items()
}
# ... and before any other word the ending that is written after the number.
RUSSIAN_ENDINGS = {
    "й": ("m", "n"), "ый": ("m", "n"), "ой": ("m", "n"), "ий": ("m", "n"),
    "я": ("f", "n"), "ая": ("f", "n"), "ю": ("f", "a"), "ую": ("f", "a"),
    "е": ("n", "n"), "ое": ("n", "n"), "м": ("m", "p"), "ом": ("m", "p"),
    "го": ("m", "g"), "ого": ("m", "g"), "му": ("m", "d"), "ому": ("m", "d"),
}  # fmt: skip
RUSSIAN_PLACE = rf"(?:{'|'.join(sorted(RUSSIAN_PLACES, key=len, reverse=True))})\b"
RUSSIAN_WRITTEN = re.compile(
    rf"(\d+)\s?-\s?({'|'.join(RUSSIAN_ENDINGS)})\b(?=\s+({RUSSIAN_PLACE}))?", re.IGNORECASE
)
RUSSIAN_BARE = re.compile(rf"({RUSSIAN_PLACE}\s+)?\b(\d+)(?=\s+({RUSSIAN_PLACE}))", re.IGNORECASE)


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
        text = UZBEK_WRITTEN.sub(lambda found: which(found[1], "uz") + " ", text)
        return UZBEK_BARE.sub(lambda found: found[0] if found[1] else which(found[2], "uz") + " ", text)
    if language == "ru":
        text = RUSSIAN_WRITTEN.sub(lambda found: _russian(found[1], found[3], found[2]), text)
        return RUSSIAN_BARE.sub(_russian_bare, text)
    return ENGLISH_WRITTEN.sub(lambda found: which(found[1], "en"), text)


def _russian_bare(found: re.Match[str]) -> str:
    before, number, place = found.groups()
    # "Кабинет 12 этаж 2" counts what stands before it, "2 этажа" are two of them.
    if before or RUSSIAN_PLACES[place.lower()][1] == "g":
        return found[0]
    return _russian(number, place)


def _russian(number: str, place: str | None, ending: str = "") -> str:
    gender, case = RUSSIAN_PLACES[place.lower()] if place else RUSSIAN_ENDINGS[ending.lower()]
    return which(number, "ru", gender=gender, case=case)


def _capital(found: re.Match[str], language: str) -> str:
    letter, following = found[1], found[2]
    if not letter.isupper() or (following and letter in SHORT_WORDS[language]):
        return letter
    return letters.name(letter, language)
