"""What is said for a call, and for a notice, as parts for the loudspeaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audio.phrase import Chime, Part, Pause, Phrase
from config.sounds import Part as VoicePart
from config.sounds import Say, VoiceSettings
from hall_server.calls.notices import notice_words
from hall_server.calls.templates import counter_text, number_text, place_text
from hall_server.calls.tongues import heard, of_one_tongue, written_in
from hall_server.texts.catalogue import Catalogue

BETWEEN_ROUNDS_S = 0.45
"""Silence before the next language, or before all is said again: longer than within a sentence."""


@dataclass(frozen=True)
class CallFacts:
    """Who is called, and where to: the names of the counter and its place, by language."""

    label: str
    counter: Mapping[str, str]
    place: Mapping[str, str]


@dataclass(frozen=True)
class Script:
    """An announcement, part by part. It may be empty: then there is nothing to be heard."""

    parts: tuple[Part, ...]

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The words in it."""
        return tuple(part for part in self.parts if isinstance(part, Phrase))


def announcement_of(
    call: CallFacts,
    settings: VoiceSettings,
    languages: Sequence[str],
    catalogue: Catalogue,
    *,
    short: bool = False,
    say: Say = "all",
) -> Script:
    """What is said when a ticket is called.

    `languages`: the visitor's own, then the others. `short`: number and counter once, in the visitor's
    language only, for a call that comes late.
    """
    if say != "all":
        return Script((Chime(),) if say == "chime" else ())
    tongues, wanted, rounds = of_one_tongue(languages), settings.parts, settings.repeat
    if short:
        tongues, wanted, rounds = tongues[:1], _shortened(wanted), 1
    parts: list[Part] = []
    for _ in range(rounds):
        for language in tongues:
            said = [one.said for one in _sentence(call, wanted, settings, language, catalogue)]
            if any(isinstance(part, Phrase) for part in parts):
                parts.append(Pause(BETWEEN_ROUNDS_S))
            for part in said:
                # The chime asks for attention once; after that people listen.
                if part != Chime() or part not in parts:
                    parts.append(part)
    return Script(tuple(parts))


def notice_phrases(texts: Mapping[str, str], languages: Sequence[str]) -> Script:
    """What is said for a notice: the chime, then its text in every language of the hall that it has.

    `languages`: those of the hall; a notice in none of them is said in those that it has. It is said in full
    in a quiet hall too.
    """
    wanted = of_one_tongue([each for each in languages if texts.get(each, "").strip()])
    wanted = wanted or of_one_tongue([each for each, text in texts.items() if text.strip()])
    parts: list[Part] = [Chime()]
    for language in wanted:
        if len(parts) > 1:
            parts.append(Pause(BETWEEN_ROUNDS_S))
        parts.append(_phrase(language, notice_words(texts[language], heard(language)), is_last=True))
    return Script(tuple(parts))


def phrases_of(
    call: CallFacts, wanted: Sequence[str], settings: VoiceSettings, language: str, catalogue: Catalogue
) -> tuple[Phrase, ...]:
    """The phrases of the parts `wanted` of a call, as they are said in full and in short, each once."""
    return tuple(
        dict.fromkeys(
            one.said
            for parts in (settings.parts, _shortened(settings.parts))
            for one in _sentence(call, parts, settings, language, catalogue)
            if one.part in wanted and isinstance(one.said, Phrase)
        )
    )


@dataclass(frozen=True)
class _Said:
    part: str
    said: Phrase | Chime


def _shortened(parts: tuple[VoicePart, ...]) -> tuple[VoicePart, ...]:
    # A hall that says nothing but the place has nothing shorter to say.
    return tuple(dict.fromkeys(part for part in parts if part != "place")) or parts


def _sentence(
    call: CallFacts, wanted: Sequence[str], settings: VoiceSettings, language: str, catalogue: Catalogue
) -> list[_Said]:
    """One round in one language."""
    texts = [
        (part, found)
        for part in wanted
        for found in ([None] if part == "chime" else _texts(part, call, settings, language, catalogue))
    ]
    last = max((at for at, (_, text) in enumerate(texts) if text), default=0)
    return [
        _Said(part, _phrase(*text, is_last=at == last) if text else Chime())
        for at, (part, text) in enumerate(texts)
    ]


def _texts(
    part: str, call: CallFacts, settings: VoiceSettings, language: str, catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    """The words of one part and the language they are in; none for a counter without a place."""
    if part == "number":
        yield language, number_text(call.label, settings.texts.number, language, catalogue)
        return
    names = call.counter if part == "counter" else call.place
    # A name that the hall wrote in another language only is said by that language's voice.
    found = written_in(names, language)
    # A dash says that there is no place, and no voice can say it.
    if found is None or not any(letter.isalnum() for letter in names[found]):
        return
    if part == "counter":
        yield found, counter_text(names[found], settings.texts.counter, found, catalogue)
    else:
        yield found, place_text(names[found], settings.texts.place, found, catalogue)


def _phrase(language: str, text: str, *, is_last: bool) -> Phrase:
    """A comma at the end makes the voice go on instead of ending; a sign of the hall's own stays."""
    text = text.strip().rstrip(" .,;:")
    if not text.endswith(("!", "?", "…")):
        text += "." if is_last else ","
    return Phrase(heard(language), text)
