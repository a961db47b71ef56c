"""Uzbek in Cyrillic letters as Uzbek in Latin letters, which is what the voice can read."""

from __future__ import annotations

import re

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "x", "ч": "ch", "ш": "sh", "щ": "sh", "ы": "i", "э": "e", "ё": "yo", "ю": "yu", "я": "ya",
    "ў": "oʻ", "қ": "q", "ғ": "gʻ", "ҳ": "h", "ь": "",
}  # fmt: skip

VOWELS = "аеёиоуўэюяы"
CYRILLIC = re.compile(r"[а-яёўқғҳ]+", re.IGNORECASE)

# Apostrophes as people type them; the two proper ones are U+02BB (oʻ, gʻ) and U+02BC (tutuq).
# After o and g and inside a word they are letters; elsewhere only the tutuq is.
APOSTROPHES = re.compile(r"(?<=[OoGg])['`‘’ʼʻ]|(?<=\w)['`‘’ʼʻ](?=\w)|ʼ")


def latin(text: str) -> str:
    """`text` with every Cyrillic word in Latin letters; other words stay as they are."""
    return CYRILLIC.sub(lambda found: _word(found.group()), text)


def for_voice(text: str) -> str:
    """Uzbek `text` with apostrophes that the voice knows.

    At the tutuq sign U+02BC (maʼmur) it starts to spell the word; at U+02BB it makes the right stop.
    """
    return APOSTROPHES.sub("ʻ", latin(text))


def _word(word: str) -> str:
    pieces = []
    for at, letter in enumerate(word):
        piece = _letter(word.lower(), at)
        if letter.isupper():
            # "Шаҳар" begins with "Sh", "ШАҲАР" with "SH".
            piece = piece.upper() if word.isupper() and len(word) > 1 else piece.capitalize()
        pieces.append(piece)
    return "".join(pieces)


def _letter(word: str, at: int) -> str:
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    if letter == "е":
        return "ye" if not before or before in VOWELS + "ьъ" else "e"
    if letter == "ц":
        return "ts" if before and before in VOWELS else "s"
    if letter == "ъ":
        # Before these letters the sign only says that they begin with "y", which Latin writes anyway.
        return "" if after and after in "еёюя" else "ʼ"
    if letter == "о" and before == "ь":
        return "yo"
    if letter == "с" and after == "ҳ":
        # Isʼhoq: without the sign "sh" would be one letter.
        return "sʼ"
    return LETTERS[letter]
