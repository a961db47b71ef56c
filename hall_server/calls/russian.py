"""Russian numbers as the sentence bends them: "на втором этаже", "к третьему окну", "до пятнадцати минут"."""

from __future__ import annotations

import re

from hall_server.calls.numbers import cardinal, ordinal, which

# Words for places, by their stem: gender, and the ending of each case (nominative to prepositional).
MASCULINE = {"n": "", "g": "а", "d": "у", "a": "", "p": "е"}
PLACES = {
    stem: (gender, endings)
    for stems, gender, endings in (
        ("этаж кабинет зал корпус блок стол подъезд вход сектор ряд", "m", MASCULINE),
        ("окн", "n", {"n": "о", "g": "а", "d": "у", "a": "о", "p": "е"}),
        ("касс комнат кабин", "f", {"n": "а", "g": "ы", "d": "е", "a": "у", "p": "е"}),
        ("стойк", "f", {"n": "а", "g": "и", "d": "е", "a": "у", "p": "е"}),
        ("секци лини", "f", {"n": "я", "p": "и", "d": "и", "a": "ю", "g": "и"}),
    )
    for stem in stems.split()
}
# What a form tells: where several cases look alike, the first one counts.
FORMS: dict[str, tuple[str, str]] = {}
for _stem, (_gender, _endings) in PLACES.items():
    for _case, _ending in _endings.items():
        FORMS.setdefault(_stem + _ending, (_gender, _case))

# Endings written after a number.
ENDINGS = {
    "й": ("m", "n"), "ый": ("m", "n"), "ой": ("m", "n"), "ий": ("m", "n"),
    "я": ("f", "n"), "ая": ("f", "n"), "ю": ("f", "a"), "ую": ("f", "a"),
    "е": ("n", "n"), "ое": ("n", "n"), "м": ("m", "p"), "ом": ("m", "p"),
    "го": ("m", "g"), "ого": ("m", "g"), "му": ("m", "d"), "ому": ("m", "d"),
}  # fmt: skip
MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
FEMININE = r"(?:минут|секунд|недел|касс|комнат|кабин|стойк|секци|лини)(?:[ауыияю]|е[йю]|)"

AFTER_GENITIVE = r"(?:до|от|с|со|из|у|около|возле|после|более|менее|свыше|позднее|позже|течение)"
CASES = {"к": "d", "ко": "d", "в": "a", "на": "a", "через": "a", "за": "a"} | dict.fromkeys(
    ("до", "от", "с", "со", "из", "у", "около", "возле", "после"), "g"
)

PLACE = rf"(?:{'|'.join(sorted(FORMS, key=len, reverse=True))})\b"
WRITTEN = re.compile(rf"(\d+)\s?-\s?({'|'.join(ENDINGS)})\b(?=\s+({PLACE}))?", re.IGNORECASE)
BARE = re.compile(rf"({PLACE}\s+)?\b(\d+)(?=\s+({PLACE}))", re.IGNORECASE)
DAY = re.compile(rf"(\b(?:по|ко?)\s+)?\b(\d{{1,2}})(?=\s+(?:{MONTHS})\b)", re.IGNORECASE)
FIRST_DAY = re.compile(rf"(\bсо?\s+)(\d{{1,2}})(?=\s+по\s+\d{{1,2}}\s+(?:{MONTHS})\b)", re.IGNORECASE)
YEAR_CASES = {"": "n", "а": "g", "у": "d", "ом": "i", "е": "p"}
YEAR = re.compile(r"(\b[вВ]о?\s+)?\b((?:1\d|20)\d\d)\s+(?:год(а|у|ом|е|)\b|(г)\.?(?=[\s,;:!?)]|$))")
YEAR_OF_DAY = re.compile(rf"(\d\s+(?:{MONTHS})\s+)((?:1\d|20)\d\d)\b(?!\s*(?:год|г\b)|[:.]\d)", re.IGNORECASE)
FROM_PLACE = re.compile(rf"(\b{AFTER_GENITIVE}\s+)(\d+)(?=\s+({PLACE}))", re.IGNORECASE)
OF = re.compile(
    rf"(\b(?:{AFTER_GENITIVE}|ко?)\s+)(\d+)\b(?!\s*[-–—.:/№]\s*\d)(?=\s+({FEMININE}\b)?)", re.IGNORECASE
)
COUNTED = re.compile(rf"\b(\d*[12])(?=\s+({FEMININE})\b)", re.IGNORECASE)
BEFORE_SECOND = re.compile(r"\b([сСкК])(?=\s+втор)")

NAMED = "|".join(sorted((stem + ends["n"] for stem, (_, ends) in PLACES.items()), key=len, reverse=True))
NUMBER_FIRST = re.compile(rf"(\d+)(?:\s?-\s?(?:{'|'.join(ENDINGS)}))?\s+({NAMED})\b", re.IGNORECASE)
NAME_FIRST = re.compile(rf"({NAMED})\b(?:\s+(\d+)\b(?!\s*[-–—.:/]\s*\d))?", re.IGNORECASE)
PREPOSITION = re.compile(rf"(?:^|[\s(«])({'|'.join(CASES)})\s+$", re.IGNORECASE)


def numbers_bent(text: str) -> str:
    """`text` with the numbers as words that are not said as they stand alone; the others stay digits."""
    text = YEAR_OF_DAY.sub(lambda found: f"{found[1]}{found[2]} года", text)
    text = FIRST_DAY.sub(lambda found: found[1] + which(found[2], "ru", gender="n", case="g"), text)
    text = YEAR.sub(_year, text)
    text = WRITTEN.sub(lambda found: _which(found[1], found[3], found[2]), text)
    text = DAY.sub(_day, text)
    text = FROM_PLACE.sub(_from_place, text)
    text = BARE.sub(_bare, text)
    text = OF.sub(_of, text)
    return euphonic(COUNTED.sub(_counted, text))


def euphonic(text: str) -> str:
    """Text with "со второго" and "ко второму": the little words grow where nobody could say both."""
    return BEFORE_SECOND.sub(r"\1о", text)


def case_after(words: str) -> str:
    """The case that the words before a name ask for: after "подойдите к " the dative, else the nominative."""
    found = PREPOSITION.search(words)
    return CASES[found[1].lower()] if found else "n"


def bent(name: str, case: str) -> str:
    """The name of a counter in a case: "Окно 3" is "третьему окну". A name of another kind stays."""
    if case == "n":
        return name
    found = NUMBER_FIRST.match(name)
    if found:
        return _place_in(case, found[2], found[1]) + name[found.end() :]
    found = NAME_FIRST.match(name)
    if found:
        return _place_in(case, found[1], found[2]) + name[found.end() :]
    return name


def _place_in(case: str, noun: str, number: str | None) -> str:
    gender, _ = FORMS[noun.lower()]
    stem = next(stem for stem, (_, ends) in PLACES.items() if stem + ends["n"] == noun.lower())
    form = stem + PLACES[stem][1][case]
    if number is None:
        return form
    # The accusative of what is not alive is the nominative, but for feminine words.
    bending = "n" if case == "a" and gender != "f" else case
    return f"{which(number, 'ru', gender=gender, case=bending)} {form}"


def _which(number: str, place: str | None, ending: str = "") -> str:
    gender, case = FORMS[place.lower()] if place else ENDINGS[ending.lower()]
    return which(number, "ru", gender=gender, case=case)


def _bare(found: re.Match[str]) -> str:
    before, number, place = found.groups()
    # "Кабинет 12 этаж 2" counts what stands before it, "2 этажа" are two of them.
    if before or FORMS[place.lower()][1] == "g":
        return found[0]
    return _which(number, place)


def _from_place(found: re.Match[str]) -> str:
    gender, case = FORMS[found[3].lower()]
    return found[0] if case != "g" else found[1] + which(found[2], "ru", gender=gender, case="g")


def _day(found: re.Match[str]) -> str:
    case = {"": "g", "по": "n"}.get((found[1] or "").strip().lower(), "d")
    return (found[1] or "") + ordinal(int(found[2]), "ru", gender="n", case=case)


def _year(found: re.Match[str]) -> str:
    # "В 2026 году" is said in the prepositional, "к 2026 году" in the dative; "2026 г." is mostly "года".
    within, number, ending, is_short = found[1], found[2], found[3] or "", found[4]
    if is_short:
        ending = "у" if within else "а"
    case = "p" if within and ending == "у" else YEAR_CASES[ending]
    stop = "." if found[0].endswith(".") and found.end() == len(found.string) else ""
    return f"{within or ''}{ordinal(int(number), 'ru', case=case)} год{ending}{stop}"


def _of(found: re.Match[str]) -> str:
    before, number, feminine = found.groups()
    if len(number) > 6:
        return found[0]
    case = CASES.get(before.strip().lower(), "g")
    return before + cardinal(int(number), "ru", gender="f" if feminine else "m", case=case)


def _counted(found: re.Match[str]) -> str:
    number, noun = found.groups()
    if len(number) > 6 or number[-2:] in ("11", "12"):
        return found[0]
    case = "a" if number.endswith("1") and noun[-1].lower() in "ую" else "n"
    return cardinal(int(number), "ru", gender="f", case=case)
