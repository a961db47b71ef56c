"""Letters by their names, for the voice: B is "be", "бэ", "bee"."""

from __future__ import annotations

from hall_server.calls.transliterate import latin

UZBEK = {
    "A": "a", "B": "be", "C": "se", "D": "de", "E": "e", "F": "ef", "G": "ge", "H": "ha", "I": "i",
    "J": "je", "K": "ka", "L": "el", "M": "em", "N": "en", "O": "o", "P": "pe", "Q": "qe", "R": "er",
    "S": "es", "T": "te", "U": "u", "V": "ve", "W": "dubl ve", "X": "xe", "Y": "ye", "Z": "ze",
    "Oʻ": "oʻ", "Gʻ": "gʻe", "Sh": "she", "Ch": "che", "Ts": "tse", "Yo": "yo", "Yu": "yu", "Ya": "ya",
}  # fmt: skip

# Cyrillic letters that are not called like the Latin ones for their sound; the two signs have no sound.
UZBEK_CYRILLIC = {
    "Е": "ye", "Й": "qisqa i", "Ц": "tse", "Щ": "shcha", "Ъ": "ayirish belgisi", "Ь": "yumshatish belgisi",
}  # fmt: skip

# As Russians name Latin letters, so that the visitor looks for the letter that is printed.
RUSSIAN_LATIN = {
    "A": "а", "B": "бэ", "C": "цэ", "D": "дэ", "E": "е", "F": "эф", "G": "гэ", "H": "аш", "I": "и",
    "J": "йот", "K": "ка", "L": "эль", "M": "эм", "N": "эн", "O": "о", "P": "пэ", "Q": "ку", "R": "эр",
    "S": "эс", "T": "тэ", "U": "у", "V": "вэ", "W": "дубль-вэ", "X": "икс", "Y": "игрек", "Z": "зэт",
}  # fmt: skip

RUSSIAN_CYRILLIC = {
    "А": "а", "Б": "бэ", "В": "вэ", "Г": "гэ", "Д": "дэ", "Е": "е", "Ё": "ё", "Ж": "жэ", "З": "зэ",
    "И": "и", "Й": "и краткое", "К": "ка", "Л": "эль", "М": "эм", "Н": "эн", "О": "о", "П": "пэ",
    "Р": "эр", "С": "эс", "Т": "тэ", "У": "у", "Ф": "эф", "Х": "ха", "Ц": "цэ", "Ч": "че", "Ш": "ша",
    "Щ": "ща", "Ъ": "твёрдый знак", "Ы": "ы", "Ь": "мягкий знак", "Э": "э", "Ю": "ю", "Я": "я",
    "Ў": "у краткое", "Қ": "ка", "Ғ": "гэ", "Ҳ": "ха",
}  # fmt: skip

RUSSIAN = RUSSIAN_LATIN | RUSSIAN_CYRILLIC

# Spelled so that the voice says the name: it reads "A" as the article and spells "eff" out.
ENGLISH = {
    "A": "eigh", "B": "bee", "C": "see", "D": "dee", "E": "ee", "F": "ef", "G": "jee", "H": "aitch",
    "I": "eye", "J": "jay", "K": "kay", "L": "el", "M": "em", "N": "en", "O": "oh", "P": "pee",
    "Q": "cue", "R": "ar", "S": "ess", "T": "tee", "U": "you", "V": "vee", "W": "double-you", "X": "ex",
    "Y": "why", "Z": "zed",
}  # fmt: skip


def name(letter: str, language: str) -> str:
    """The name of one letter, Latin or Cyrillic; raises KeyError for an unknown language."""
    if language == "ru":
        # Only the first sign counts: a Russian does not name the one that makes Oʻ of O.
        return RUSSIAN.get(letter[:1].upper(), letter)
    known = {"uz": UZBEK, "en": ENGLISH}[language]
    if language == "uz" and letter[:1].upper() in UZBEK_CYRILLIC:
        return UZBEK_CYRILLIC[letter[:1].upper()]
    # A Cyrillic letter is called like the Latin one for the same sound, and that may be two signs.
    sound = latin(letter).capitalize()
    if sound in known:
        return known[sound]
    return " ".join(known.get(sign.upper(), "") for sign in sound).strip() or letter
