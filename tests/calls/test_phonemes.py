"""Every number to 999 and every letter, as espeak-ng says them, against how the languages are spoken.

The tables here are written by hand, from the grammar of numbers and from how dictionaries transcribe words;
what is expected is put together from them and never taken from the voice. No native speaker has heard it.

Signs. SIGNS turns the signs of espeak-ng into one plain sign for each sound that a language tells apart. The
shade of a sound (a darker "a", a lighter "l") is left to the voice.
Careful speech. Every consonant that is written is spoken, as at an announcement: "pʲatʲsot", not "pʲitsot".
Stress. In Russian an apostrophe stands before the stressed vowel and is compared: it tells words apart. In
English, where it moves with the sentence, and in Uzbek, where it is on the last syllable, it is left out.
Reduction. Russian vowels without stress are short and dull, in every voice in its own way: "V" stands for
each of them. The English "and" after hundreds is weak. Whatever is left has to be the same, sound by sound.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from hall_server.calls.letters import name
from hall_server.calls.numbers import cardinal, ordinal
from hall_server.calls.transliterate import for_voice

Phonemes = Callable[[Sequence[str], str], list[str]]
LANGUAGES = ("uz", "ru", "en")

SIGNS = {
    "uz": {
        "tS": "tʃ", "y": "i", "ʊ": "u", "æ": "a", "ɑ": "ɒ", "ɫ": "l", "ɾ": "r", "ɡ": "g", "ʋ": "v", "χ": "x",
        "ʁ": "ɣ",
    },
    "ru": {"ɭ": "lʲ", "dts": "ts", "ɑ": "a", "ɪ": "i", "ɛ": "e", "ɡ": "g", "y": "ɨ", "ɵ": "o"},
    "en": {"ɹ": "r", "ɡ": "g", "and": "ənd"},
}  # fmt: skip
VOWEL = "[aeiouɨʌə]"

UZBEK = {
    0: "nɒl", 1: "bir", 2: "ikki", 3: "utʃ", 4: "tort", 5: "beʃ", 6: "ɒlti", 7: "jetti", 8: "sakkiz",
    9: "toqqiz", 10: "on", 20: "jigirma", 30: "ottiz", 40: "qirq", 50: "ellik", 60: "ɒltmiʃ", 70: "jetmiʃ",
    80: "saksɒn", 90: "toqsɒn", 100: "juz",
}  # fmt: skip
RUSSIAN = {
    0: "n'olʲ", 1: "adʲ'in", 2: "dv'a", 3: "trʲ'i", 4: "tʃʲit'ɨrʲi", 5: "pʲ'atʲ", 6: "ʃ'estʲ", 7: "sʲ'emʲ",
    8: "v'osʲimʲ", 9: "dʲ'evʲitʲ", 10: "dʲ'esʲitʲ", 11: "adʲ'innatsatʲ", 12: "dvʲin'atsatʲ",
    13: "trʲin'atsatʲ", 14: "tʃʲit'ɨrnatsatʲ", 15: "pʲitn'atsatʲ", 16: "ʃɨstn'atsatʲ", 17: "sʲimn'atsatʲ",
    18: "vasʲimn'atsatʲ", 19: "dʲivʲitn'atsatʲ", 20: "dv'atsatʲ", 30: "trʲ'itsatʲ", 40: "s'orak",
    50: "pʲitʲdʲisʲ'at", 60: "ʃɨstʲdʲisʲ'at", 70: "sʲ'emʲdʲisʲit", 80: "v'osʲimʲdʲisʲit",
    90: "dʲivʲin'osta", 100: "st'o", 200: "dvʲ'esʲtʲi", 300: "trʲ'ista", 400: "tʃʲit'ɨrʲista",
    500: "pʲitʲs'ot", 600: "ʃɨstʲs'ot", 700: "sʲimʲs'ot", 800: "vasʲimʲs'ot", 900: "dʲivʲitʲs'ot",
}  # fmt: skip
ENGLISH = {
    0: "ziərəʊ", 1: "wɒn", 2: "tuː", 3: "θriː", 4: "fɔː", 5: "faɪv", 6: "sɪks", 7: "sɛvən", 8: "eɪt",
    9: "naɪn", 10: "tɛn", 11: "ɪlɛvən", 12: "twɛlv", 13: "θɜːtiːn", 14: "fɔːtiːn", 15: "fɪftiːn",
    16: "sɪkstiːn", 17: "sɛvəntiːn", 18: "eɪtiːn", 19: "naɪntiːn", 20: "twɛnti", 30: "θɜːti", 40: "fɔːti",
    50: "fɪfti", 60: "sɪksti", 70: "sɛvənti", 80: "eɪti", 90: "naɪnti", 100: "hʌndrɪd",
}  # fmt: skip

LETTERS = {
    "uz": {
        "A": "a", "B": "be", "C": "se", "D": "de", "E": "e", "F": "ef", "G": "ge", "H": "ha", "I": "i",
        "J": "dʒe", "K": "ka", "L": "el", "M": "em", "N": "en", "O": "ɒ", "P": "pe", "Q": "qe", "R": "er",
        "S": "es", "T": "te", "U": "u", "V": "ve", "W": "dublve", "X": "xe", "Y": "je", "Z": "ze",
        "Oʻ": "o", "Gʻ": "ɣe", "Sh": "ʃe", "Ch": "tʃe",
        "А": "a", "Б": "be", "В": "ve", "Г": "ge", "Д": "de", "Е": "je", "Ё": "jɒ", "Ж": "dʒe", "З": "ze",
        "И": "i", "Й": "qisqai", "К": "ka", "Л": "el", "М": "em", "Н": "en", "О": "ɒ", "П": "pe", "Р": "er",
        "С": "es", "Т": "te", "У": "u", "Ф": "ef", "Х": "xe", "Ц": "tse", "Ч": "tʃe", "Ш": "ʃe", "Э": "e",
        "Ю": "ju", "Я": "ja", "Ў": "o", "Қ": "qe", "Ғ": "ɣe", "Ҳ": "ha",
    },
    "ru": {
        "A": "'a", "B": "b'e", "C": "ts'e", "D": "d'e", "E": "j'e", "F": "'ef", "G": "g'e", "H": "'aʃ",
        "I": "'i", "J": "j'ot", "K": "k'a", "L": "'elʲ", "M": "'em", "N": "'en", "O": "'o", "P": "p'e",
        "Q": "k'u", "R": "'er", "S": "'es", "T": "t'e", "U": "'u", "V": "v'e", "W": "d'ublʲv'e",
        "X": "'iks", "Y": "'igrʲik", "Z": "z'et",
        "А": "'a", "Б": "b'e", "В": "v'e", "Г": "g'e", "Д": "d'e", "Е": "j'e", "Ё": "j'o", "Ж": "ʒ'e",
        "З": "z'e", "И": "'i", "Й": "'ikr'atkaji", "К": "k'a", "Л": "'elʲ", "М": "'em", "Н": "'en",
        "О": "'o", "П": "p'e", "Р": "'er", "С": "'es", "Т": "t'e", "У": "'u", "Ф": "'ef", "Х": "x'a",
        "Ц": "ts'e", "Ч": "tʃʲ'e", "Ш": "ʃ'a", "Щ": "ɕ'a", "Ъ": "tvʲ'ordɨjzn'ak", "Ы": "'ɨ",
        "Ь": "mʲ'axkʲijzn'ak", "Э": "'e", "Ю": "j'u", "Я": "j'a",
    },
    "en": {
        "A": "eɪ", "B": "biː", "C": "siː", "D": "diː", "E": "iː", "F": "ɛf", "G": "dʒiː", "H": "eɪtʃ",
        "I": "aɪ", "J": "dʒeɪ", "K": "keɪ", "L": "ɛl", "M": "ɛm", "N": "ɛn", "O": "əʊ", "P": "piː",
        "Q": "kjuː", "R": "ɑː", "S": "ɛs", "T": "tiː", "U": "juː", "V": "viː", "W": "dʌbəljuː", "X": "ɛks",
        "Y": "waɪ", "Z": "zɛd",
    },
}  # fmt: skip

# The stressed vowel of a Russian ordinal in all cases, from one; "-" is the first of the ending.
RUSSIAN_STRESS = {
    1: "1", 2: "-", 3: "1", 4: "2", 5: "1", 6: "-", 7: "-", 8: "-", 9: "2", 10: "2", 11: "2", 12: "2",
    13: "2", 14: "2", 15: "2", 16: "2", 17: "2", 18: "3", 19: "3", 20: "2", 30: "2", 40: "-", 50: "4",
    60: "4", 70: "4", 80: "4", 90: "3", 100: "1", 200: "2",
}  # fmt: skip


def uzbek(number: int) -> str:
    """Hundreds, tens and units one after the other; a single hundred is said without "bir"."""
    if not number:
        return UZBEK[0]
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    said = (UZBEK[hundreds] if hundreds > 1 else "") + (UZBEK[100] if hundreds else "")
    return said + (UZBEK[10 * tens] if tens else "") + (UZBEK[units] if units else "")


def russian(number: int) -> str:
    """Each hundred, each ten and the numbers to twenty have words of their own."""
    if number in RUSSIAN:
        return RUSSIAN[number]
    greatest = max(part for part in RUSSIAN if part <= number and part)
    return RUSSIAN[greatest] + russian(number - greatest)


def english(number: int) -> str:
    """The hundreds are counted, and "and" stands before what follows them."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return ENGLISH[hundreds] + ENGLISH[100] + (f"ənd{english(rest)}" if rest else "")
    if number in ENGLISH:
        return ENGLISH[number]
    return ENGLISH[number - number % 10] + ENGLISH[number % 10]


EXPECTED = {"uz": uzbek, "ru": russian, "en": english}


def sounds(said: str, language: str) -> str:
    """The sounds that the language tells apart, in what the voice said or in what the tables say."""
    signs: Mapping[str, str] = SIGNS[language]
    pattern = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    plain = re.sub(pattern, lambda found: signs[found[0]], re.sub(r"[ ˌ-]", "", said).replace("ˈ", "'"))
    if language != "ru":
        return plain.replace("'", "")
    # The stress of "ju" and "ja" is marked before their first sound; it belongs to the vowel.
    plain = plain.replace("'j", "j'")
    return re.sub(f"(?<!'){VOWEL}", "V", plain)


@pytest.fixture(scope="module")
def said(phonemes: Phonemes) -> dict[str, list[str]]:
    """All numbers from 0 to 999 by all voices, which work side by side."""

    def all_numbers(language: str) -> list[str]:
        return phonemes([cardinal(number, language) for number in range(1000)], language)

    with ThreadPoolExecutor(2) as threads:
        return dict(zip(LANGUAGES, threads.map(all_numbers, LANGUAGES), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_heard_as_the_grammar_of_the_language_says(
    said: dict[str, list[str]], language: str
) -> None:
    heard = {number: sounds(text, language) for number, text in enumerate(said[language])}

    expected = {number: sounds(EXPECTED[language](number), language) for number in range(1000)}

    assert heard == expected
    # What the comparison leaves aside does not make two numbers one.
    assert len(set(expected.values())) == 1000


def test_no_uzbek_number_is_spelled_digit_by_digit(said: dict[str, list[str]]) -> None:
    spelled = {number: "".join(UZBEK[int(digit)] for digit in str(number)) for number in range(10, 1000)}

    assert [number for number, row in spelled.items() if sounds(said["uz"][number], "uz") == row] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_heard_by_its_name(phonemes: Phonemes, language: str) -> None:
    letters = LETTERS[language]

    heard = phonemes([name(letter, language) for letter in letters], language)

    assert set(string.ascii_uppercase) <= set(letters)
    assert {letter: sounds(text, language) for letter, text in zip(letters, heard, strict=True)} == {
        letter: sounds(text, language) for letter, text in letters.items()
    }


def test_russian_ordinals_are_stressed_where_they_should_be(phonemes: Phonemes) -> None:
    expected = {}
    for number, stress in RUSSIAN_STRESS.items():
        stem_vowels = len(re.findall("[аеёиоуыэюя]", ordinal(number, "ru"))) - 1
        for gender in "mfn":
            for case in "ngdap":
                word = ordinal(number, "ru", gender=gender, case=case)
                expected[word] = stem_vowels + 1 if stress == "-" else int(stress)

    heard = phonemes(list(expected), "ru")

    stressed = {
        word: len(re.findall("[aɑæʌəeɛiɪyouɵ]", text.partition("ˈ")[0])) + 1
        for word, text in zip(expected, heard, strict=True)
    }
    assert stressed == expected


def test_uzbek_in_cyrillic_letters_sounds_like_uzbek_in_latin_letters(phonemes: Phonemes) -> None:
    pairs = {
        "учинчи ойнага": "uchinchi oynaga",
        "тўққизинчи хона": "toʻqqizinchi xona",
        "Талон а қирқ икки, биринчи қават, чап томонда": "Talon a qirq ikki, birinchi qavat, chap tomonda",
        "ўнг томонда, ғишт бино": "oʻng tomonda, gʻisht bino",
        "Маъмурият, шаҳар ҳокимлиги": "Maʼmuriyat, shahar hokimligi",
        "Ер, поезд, объект, цирк, Юнусобод, ёрдам": "Yer, poyezd, obyekt, sirk, Yunusobod, yordam",
    }

    cyrillic, latin = (
        phonemes([for_voice(text) for text in texts], "uz") for texts in (pairs, pairs.values())
    )

    assert cyrillic == latin
