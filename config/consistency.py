"""What the settings of one table say must agree among themselves: ranges, parts of boards, lines, words.

It looks at the document as it was written, so that one mistake in a table does not hide the others.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from config.layouts import NEEDED, SHOWN, WITHOUT
from config.problems import Fault, Path, listed, shown
from config.rows import rows, tables_in
from config.screens import STRIPS, BoardLayout, BoardPart
from config.sentences import Sentence, sentence
from config.sounds import WORDS

_PARTS = frozenset(get_args(BoardPart))


def consistency_faults(document: Mapping[str, Any]) -> list[Fault]:
    """Everything that does not agree; what has a wrong type is passed over, the models name it."""
    return [
        *_series_upside_down(document),
        *_lines_at_odds(document),
        *_boards_at_odds(document),
        *_voices_without_name(document),
        *_words_without_their_field(document),
    ]


def _series_upside_down(document: Mapping[str, Any]) -> Iterator[Fault]:
    for number, row in rows(document, "series"):
        first, last = row.get("from", 1), row.get("to", 999)
        if type(first) is type(last) is int and first > last:
            yield Fault(("series", number), sentence("series-range", first=first, last=last))


def _lines_at_odds(document: Mapping[str, Any]) -> Iterator[Fault]:
    for number, row in rows(document, "slip"):
        for step, line in tables_in(row, "lines"):
            path: Path = ("slip", number, "lines", step)
            show = line.get("show")
            if show not in SHOWN:
                continue
            for setting, shows in WITHOUT.items():
                if show in shows and line.get(setting) not in (None, {}):
                    yield Fault((*path, setting), sentence("line-setting", show=show, setting=setting))
            needed = NEEDED.get(show)
            if needed and line.get(needed) in (None, {}):
                yield Fault(path, sentence("line-needs", show=show, setting=needed))


def _boards_at_odds(document: Mapping[str, Any]) -> Iterator[Fault]:
    for number, row in rows(document, "board"):
        path: Path = ("board", number)
        strips = {strip: _strip(row, strip) for strip in STRIPS}
        for own_path, message in _parts_twice(row, strips):
            yield Fault((*path, *own_path), message)
        middle = (*strips["main"], *strips["side"])
        # A part that nobody knows may well be this one.
        if "newest" not in middle and set(middle) <= _PARTS:
            yield Fault((*path, "main") if "main" in row else path, sentence("no-newest"))
        if any("ticker" in parts for parts in strips.values()) and row.get("ticker") in (None, [], ()):
            yield Fault(path, sentence("no-ticker"))


def _strip(row: Mapping[str, Any], strip: str) -> list[str]:
    """The parts of a strip, the usual ones where it is left out; what is no text stands there as empty."""
    parts = row.get(strip, BoardLayout.model_fields[strip].default)
    return (
        [part if isinstance(part, str) else "" for part in parts] if isinstance(parts, list | tuple) else [""]
    )


def _parts_twice(row: Mapping[str, Any], strips: Mapping[str, list[str]]) -> Iterator[tuple[Path, Sentence]]:
    """Parts that stand there again: where they do, and a sentence that says where they stand already."""
    usual = [strip for strip in STRIPS if strip not in row]
    # A setting with a name that nobody knows may well be such a strip.
    seen = (
        {}
        if set(row) - set(BoardLayout.model_fields)
        else {part: strip for strip in usual for part in strips[strip]}
    )
    for strip in STRIPS:
        for step, part in enumerate(strips[strip] if strip in row else ()):
            if part in seen and part in _PARTS:
                own = strips[seen[part]] if seen[part] in usual else None
                yield (strip, step), _twice(part, seen[part], own)
            seen.setdefault(part, strip)


def _twice(part: str, strip: str, usual: list[str] | None) -> Sentence:
    """`usual`: the parts of the other strip, where nobody has written it."""
    if usual is None:
        return sentence("part-twice", part=shown(part))
    return sentence("part-twice-usual", part=shown(part), strip=strip, parts=listed(usual))


def _voices_without_name(document: Mapping[str, Any]) -> Iterator[Fault]:
    for number, row in rows(document, "voice"):
        kind = row.get("kind")
        if kind in ("clips", "program") and row.get("name", "") == "":
            yield Fault(("voice", number), sentence("voice-name", kind=kind))


def _words_without_their_field(document: Mapping[str, Any]) -> Iterator[Fault]:
    here: Any = document
    for step in ("hall", "voice", "texts"):
        here = here.get(step) if isinstance(here, Mapping) else None
    for field in WORDS if isinstance(here, Mapping) else ():
        texts = here.get(field)
        for language, text in texts.items() if isinstance(texts, Mapping) else ():
            if not isinstance(text, str) or not text.strip():
                continue
            rest = text.replace(f"{{{field}}}", "", 1)
            if rest == text or "{" in rest or "}" in rest:
                message = sentence("voice-words", part=field, field=f"{{{field}}}")
                yield Fault(("hall", "voice", "texts", field, language), message, shown(text))
