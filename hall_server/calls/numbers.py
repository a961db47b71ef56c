"""Numbers as words, for the voice: 42 is "qirq ikki", "сорок два", "forty-two"."""

from __future__ import annotations

from functools import lru_cache

from num2words import num2words

MOST = 999_999_999_999
"""The greatest number that has words here."""

MOST_OF_A_ROW = 999_999
"""The greatest row of digits read as one: a longer one names something, and is read digit by digit."""

UNITS = ("", "bir", "ikki", "uch", "toʻrt", "besh", "olti", "yetti", "sakkiz", "toʻqqiz")
TENS = ("", "oʻn", "yigirma", "oʻttiz", "qirq", "ellik", "oltmish", "yetmish", "sakson", "toʻqson")
GREAT = ((1_000_000_000, "milliard"), (1_000_000, "million"))
VOWELS = ("a", "e", "i", "o", "u")


@lru_cache(maxsize=4096)
def cardinal(number: int, language: str, *, gender: str = "m", case: str = "n") -> str:
    """How many, in words, for 0 to `MOST`; raises ValueError beyond, KeyError for an unknown language.

    `gender` (m, f, n) and `case` (n, g, d, a, p: nominative to prepositional) bend the Russian word.
    """
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} is not read as one number; 0 to {MOST} are")
    if language == "uz":
        return _uzbek(number)
    if language == "ru":
        return str(num2words(number, lang="ru", gender=gender, case=case))
    if language == "en":
        # The comma after the thousands would make the voice pause inside one number.
        return str(num2words(number, lang="en")).replace(",", "")
    raise KeyError(language)


def ordinal(number: int, language: str, *, gender: str = "m", case: str = "n") -> str:
    """Which one, in words: "uchinchi", "третий", "third". Arguments and errors are those of `cardinal`."""
    words = cardinal(number, language)
    if language == "uz":
        return words + ("nchi" if words.endswith(VOWELS) else "inchi")
    if language == "ru":
        return str(num2words(number, lang="ru", to="ordinal", gender=gender, case=case))
    return str(num2words(number, lang="en", to="ordinal")).replace(",", "")


def digits(row: str, language: str) -> str:
    """A row of digits as words: as one number when that is possible; zeros in front are not read."""
    if reads_as_one(row, MOST_OF_A_ROW):
        return cardinal(int(row), language)
    return " ".join(cardinal(int(digit), language) for digit in row)


def which(row: str, language: str, *, gender: str = "m", case: str = "n") -> str:
    """A row of digits as the words for which one; read like `digits` when it is too long for that."""
    if reads_as_one(row, MOST_OF_A_ROW):
        return ordinal(int(row), language, gender=gender, case=case)
    return digits(row, language)


def reads_as_one(row: str, most: int = MOST) -> bool:
    """Is a row of digits a number of no more than that?"""
    # By length first: Python refuses to convert rows of thousands of digits.
    return len(row) < 20 and int(row) <= most


def _uzbek(number: int) -> str:
    if not number:
        return "nol"
    words: list[str] = []
    rest = number
    for size, name in GREAT:
        many, rest = divmod(rest, size)
        if many:
            words += [_uzbek(many), name]
    thousands, rest = divmod(rest, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, units = divmod(rest, 10)
    # One hundred and one thousand are said without "bir", as in any spoken number.
    if thousands:
        words += [_uzbek(thousands), "ming"] if thousands > 1 else ["ming"]
    if hundreds:
        words += [UNITS[hundreds], "yuz"] if hundreds > 1 else ["yuz"]
    words += [TENS[tens], UNITS[units]]
    return " ".join(word for word in words if word)
