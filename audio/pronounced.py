"""Words that espeak-ng would stress wrongly, in its own phonemes, so that they are heard right."""

from __future__ import annotations

import re

# Found by comparing what the voice says, for all numbers in all their cases, with where the stress belongs.
# The voice knows no stress mark. Within [[ ]] it takes phonemes, the stressed vowel after an apostrophe.
RUSSIAN = {
    "сорок": "s'orVk",
    "сорока": "sVrVk'A",
    "пятнадцатую": "p;Vtn'AdtsVtuju",
    "шестнадцатому": "Systn'AdtsVtVmu",
    "сороковому": "sVrVkVv'omu",
    "сороковое": "sVrVkVv'ojI",
    "пятидесятому": "p;Vt;id;is;'AtVmu",
    "пятидесятое": "p;Vt;id;is;'AtVjI",
    "шестидесятому": "Sys;t;id;is;'AtVmu",
    "шестидесятое": "Sys;t;id;is;'AtVjI",
    "шестидесятую": "Sys;t;id;is;'Atuju",
    "семидесятому": "s;im;id;is;'AtVmu",
    "семидесятое": "s;im;id;is;'AtVjI",
    "восьмидесятое": "vVs;m;id;is;'AtVjI",
    "восьмидесятую": "vVs;m;id;is;'Atuju",
    "сотому": "s'otVmu",
    "сотое": "s'otVjI",
}
WORDS = {"ru": RUSSIAN}
WORD = re.compile(r"\w+")

READING = 1
"""Raised with every change here, so that kept speech is made again."""


def readable(text: str, voice: str) -> str:
    """`text` for a voice of espeak-ng such as "ru" or "ru+f3"."""
    # What a hall writes in such brackets would be taken for phonemes.
    plain = text.replace("[[", "[ ").replace("]]", " ]")
    known = WORDS.get(voice.partition("+")[0], {})
    if not known:
        return plain

    def read(found: re.Match[str]) -> str:
        phonemes = known.get(found[0].lower())
        return f"[[{phonemes}]]" if phonemes else found[0]

    return WORD.sub(read, plain)
