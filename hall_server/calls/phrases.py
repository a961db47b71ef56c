"""The sentence of a call, as phrases for the loudspeaker."""

from __future__ import annotations

from audio.phrase import Phrase
from hall_server.calls.spoken import label_words, toward, words
from hall_server.calls.transliterate import for_voice
from hall_server.texts.catalogue import LANGUAGES, Catalogue

SPOKEN_AS = {"uz": "uz", "uz-Cyrl": "uz", "ru": "ru", "en": "en"}
"""The language that is heard for each language that is read: one Uzbek, in two scripts."""


def phrases(
    label: str, counter_name: str, place: str, language: str, catalogue: Catalogue
) -> tuple[Phrase, ...]:
    """What is said when `label` is called: who, and where to. `place` may be empty.

    They are two phrases, because the second is the same for every call to a counter and is kept.
    """
    heard = SPOKEN_AS.get(language, LANGUAGES[0])
    counter = words(counter_name, heard)
    if heard == "uz":
        counter = toward(counter)
    values = {"counter": counter, "place": _inside(words(place, heard))}
    sentences = (
        catalogue.say("calls-ticket", language, number=label_words(label, heard)),
        catalogue.say("calls-to-place" if place.strip() else "calls-to-counter", language, **values),
    )
    return tuple(Phrase(heard, for_voice(text) if heard == "uz" else text) for text in sentences)


def _inside(text: str) -> str:
    """`text` as it stands inside a sentence: no capital at its beginning, no full stop at its end."""
    text = text.rstrip(" .")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
