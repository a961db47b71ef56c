"""What the settings of one table say must agree among themselves: ranges, parts of boards, lines, words.

It looks at the document as it was written, so that one mistake in a table does not hide the others.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from config.layouts import NEEDED, SHOWN, WITHOUT
from config.problems import Fault, Path, shown
from config.rows import rows, tables_in
from config.screens import STRIPS, BoardLayout, BoardPart
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
            message = f"The series goes from {first} to {last}: `from` must not be above `to`."
            yield Fault(("series", number), message)


def _lines_at_odds(document: Mapping[str, Any]) -> Iterator[Fault]:
    for number, row in rows(document, "slip"):
        for step, line in tables_in(row, "lines"):
            path: Path = ("slip", number, "lines", step)
            show = line.get("show")
            if show not in SHOWN:
                continue
            for setting, shows in WITHOUT.items():
                if show in shows and line.get(setting) not in (None, {}):
                    message = f'A line that shows "{show}" has no setting "{setting}". Leave it out.'
                    yield Fault((*path, setting), message)
            needed = NEEDED.get(show)
            if needed and line.get(needed) in (None, {}):
                yield Fault(path, f'A line that shows "{show}" needs the setting "{needed}".')


def _boards_at_odds(document: Mapping[str, Any]) -> Iterator[Fault]:
    for number, row in rows(document, "board"):
        path: Path = ("board", number)
        strips = {strip: _strip(row, strip) for strip in STRIPS}
        for own_path, message in _parts_twice(row, strips):
            yield Fault((*path, *own_path), message)
        middle = (*strips["main"], *strips["side"])
        # A part that nobody knows may well be this one.
        if "newest" not in middle and set(middle) <= _PARTS:
            message = 'The part "newest" is missing: put it into `main`, or into `side`.'
            yield Fault((*path, "main") if "main" in row else path, message)
        if any("ticker" in parts for parts in strips.values()) and row.get("ticker") in (None, [], ()):
            yield Fault(path, 'The part "ticker" needs the setting "ticker" with its sentences.')


def _strip(row: Mapping[str, Any], strip: str) -> list[str]:
    """The parts of a strip, the usual ones where it is left out; what is no text stands there as empty."""
    parts = row.get(strip, BoardLayout.model_fields[strip].default)
    return (
        [part if isinstance(part, str) else "" for part in parts] if isinstance(parts, list | tuple) else [""]
    )


def _parts_twice(row: Mapping[str, Any], strips: Mapping[str, list[str]]) -> Iterator[tuple[Path, str]]:
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
                there = f"The part {shown(part)} stands there twice. It can have one place only"
                if seen[part] in usual:
                    has = " and ".join(shown(each) for each in strips[seen[part]])
                    there += (
                        f": `{seen[part]}`, which is left out, has {has}. Write `{seen[part]}` without it"
                    )
                yield (strip, step), f"{there}."
            seen.setdefault(part, strip)


def _voices_without_name(document: Mapping[str, Any]) -> Iterator[Fault]:
    for number, row in rows(document, "voice"):
        kind = row.get("kind")
        if kind in ("clips", "program") and row.get("name", "") == "":
            yield Fault(("voice", number), f'A voice of the kind "{kind}" needs the setting "name".')


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
                message = f'The words of "{field}" need {{{field}}} once, and no other braces.'
                yield Fault(("hall", "voice", "texts", field, language), message, shown(text))
