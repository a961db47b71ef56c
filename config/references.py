"""What a hall file says in two places must agree: ids, series, zones, languages.

It looks at the document as it was written, so that it finds its faults beside unreadable settings too.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from config.problems import Fault, Path, choose, listed, shown
from config.rows import rows, tables_in
from config.screens import OWN_PREFIX
from config.sentences import Sentence, allowed, sentence, together
from config.values import LANGUAGES

_Document = Mapping[str, Any]

TABLES = (
    "sphere",
    "department",
    "series",
    "service",
    "priority",
    "need",
    "outcome",
    "purpose",
    "pause_reason",
    "counter",
    "printer",
    "slip",
    "kiosk",
    "screen",
    "board",
    "speaker",
    "voice",
    "sign",
)

# table, setting, and the table whose ids it names
_REFERENCES = (
    ("service", "department", "department"),
    ("service", "series", "series"),
    ("service", "sphere", "sphere"),
    ("counter", "services", "service"),
    ("kiosk", "printers", "printer"),
    ("kiosk", "services", "service"),
    ("kiosk", "slip", "slip"),
    ("screen", "counters", "counter"),
    ("screen", "board", "board"),
    ("speaker", "counters", "counter"),
    ("sign", "counter", "counter"),
)
_TEXTS = ("name", "place", "documents", "fee", "closed", "text")
_SCREEN = "screen://"
_USUAL_SPEED = "baud=9600"


def reference_faults(document: _Document) -> list[Fault]:
    """Everything that does not agree; what has a wrong type is passed over, the models name it."""
    return [
        *_repeated_ids(document),
        *_unknown_ids(document),
        *_services_served_twice(document),
        *_unknown_screens(document),
        *_signs_at_odds(document),
        *_unknown_appointment_priority(document),
        *_overlapping_series(document),
        *_exceptions_twice(document),
        *_slips_without_label(document),
        *_missing_languages(document),
        *_unknown_languages(document),
    ]


def _ids(document: _Document, table: str) -> list[str]:
    return [row["id"] for _, row in rows(document, table) if isinstance(row.get("id"), str)]


def _is_readable(document: _Document, table: str) -> bool:
    """Whether all ids of a table are known; if not, that is the mistake and not what refers to them."""
    if table not in document:
        # A table with a name that nobody knows may well be this one.
        return not set(document) - {"hall", *TABLES}
    written = document[table]
    return isinstance(written, list | tuple) and len(_ids(document, table)) == len(written)


def _entries(row: Mapping[str, Any], setting: str) -> Iterator[tuple[Path, str]]:
    """The ids that a setting names, with their steps: one id, a list of ids, or a list of tables with ids."""
    value = row.get(setting)
    if isinstance(value, str):
        yield (setting,), value
    for number, entry in enumerate(value if isinstance(value, list | tuple) else ()):
        if isinstance(entry, str):
            yield (setting, number), entry
        elif isinstance(entry, Mapping) and isinstance(entry.get("id"), str):
            yield (setting, number, "id"), entry["id"]


def _repeated_ids(document: _Document) -> Iterator[Fault]:
    for table in TABLES:
        seen: set[str] = set()
        for number, row in rows(document, table):
            own_id = row.get("id")
            if isinstance(own_id, str):
                if own_id in seen:
                    message = sentence("id-twice", table=table)
                    yield Fault((table, number, "id"), message, shown(own_id))
                seen.add(own_id)


def _unknown_ids(document: _Document) -> Iterator[Fault]:
    for table, setting, target in _REFERENCES:
        known = _ids(document, target)
        if not _is_readable(document, target):
            continue
        for number, row in rows(document, table):
            for path, name in _entries(row, setting):
                if name not in known:
                    yield Fault((table, number, *path), _unknown(target, name, known), shown(name))


def _unknown(target: str, name: str, known: list[str]) -> Sentence:
    instead = choose(name, known) if known else sentence("table-none", header=f"[[{target}]]")
    return together(sentence("id-unknown", table=target), instead)


def _services_served_twice(document: _Document) -> Iterator[Fault]:
    for number, row in rows(document, "counter"):
        seen: set[str] = set()
        for path, name in _entries(row, "services"):
            if name in seen:
                yield Fault(("counter", number, *path), sentence("service-twice"), shown(name))
            seen.add(name)


def _unknown_screens(document: _Document) -> Iterator[Fault]:
    if not (_is_readable(document, "screen") and _is_readable(document, "counter")):
        return
    # Every counter has a screen of its own.
    own = [OWN_PREFIX + counter for counter in _ids(document, "counter")]
    known = _ids(document, "screen")
    for number, row in rows(document, "speaker"):
        address = row.get("address")
        if isinstance(address, str) and address.startswith(_SCREEN):
            name = address.removeprefix(_SCREEN)
            if name and name not in (*known, *own):
                yield Fault(("speaker", number, "address"), _unknown("screen", name, known), shown(address))


def _signs_at_odds(document: _Document) -> Iterator[Fault]:
    """Signs on one line have one speed, and each a place of its own there."""
    speeds: dict[str, tuple[str, str]] = {}
    seen: dict[tuple[object, ...], str] = {}
    for number, row in rows(document, "sign"):
        address, own_id = row.get("address"), str(row.get("id"))
        if not isinstance(address, str) or not address.startswith("serial://"):
            continue
        line, _, query = address.partition("?")
        # What else may stand there is refused by itself.
        speed = query if query.startswith("baud=") else _USUAL_SPEED
        other, other_speed = speeds.setdefault(line, (own_id, speed))
        if other_speed != speed:
            message = sentence("sign-speed", other=shown(other))
            yield Fault(("sign", number, "address"), message, shown(address))
        kind = row.get("kind", "number")
        channel = row.get("channel", 0) if kind == "lamp" else 0
        place = (line, row.get("driver", "line"), row.get("unit", 1), kind, channel)
        try:
            other = seen.setdefault(place, own_id)
        except TypeError:
            continue  # something in it has a wrong type, which the models name
        if other != own_id:
            taken = "lamp-place" if kind == "lamp" else "sign-place"
            yield Fault(("sign", number), sentence(taken, other=shown(other)))


def _unknown_appointment_priority(document: _Document) -> Iterator[Fault]:
    hall = document.get("hall")
    name = hall.get("appointment_priority") if isinstance(hall, Mapping) else None
    known = _ids(document, "priority")
    if isinstance(name, str) and name not in known and _is_readable(document, "priority"):
        yield Fault(("hall", "appointment_priority"), _unknown("priority", name, known), shown(name))


def _overlapping_series(document: _Document) -> Iterator[Fault]:
    ranges: list[tuple[str, str, int, int]] = []
    for number, row in rows(document, "series"):
        own_id, prefix = row.get("id"), row.get("prefix", "")
        first, last = row.get("from", 1), row.get("to", 999)
        if not (isinstance(prefix, str) and isinstance(first, int) and isinstance(last, int)):
            continue
        if first > last:
            continue
        for other_id, other_prefix, other_first, other_last in ranges:
            if prefix == other_prefix and first <= other_last and other_first <= last:
                numbers = {"first": f"{prefix}{first}", "last": f"{prefix}{last}"}
                yield Fault(("series", number), sentence("series-overlap", other=shown(other_id), **numbers))
        ranges.append((str(own_id), prefix, first, last))


def _exceptions_twice(document: _Document) -> Iterator[Fault]:
    hall = document.get("hall")
    tables: list[tuple[Path, Mapping[str, Any]]] = [
        (("service", number), row) for number, row in rows(document, "service")
    ]
    if isinstance(hall, Mapping):
        tables.insert(0, (("hall",), hall))
    for path, row in tables:
        seen: set[str] = set()
        for (*_, step), line in _entries(row, "exceptions"):
            day = line.strip()[:10]
            if isinstance(step, int) and day in seen:
                message = sentence("exception-again", day=day)
                yield Fault((*path, "exceptions", step), message, shown(line))
            seen.add(day)


def _slips_without_label(document: _Document) -> Iterator[Fault]:
    """A visitor without a number would have nothing to wait with."""
    for number, row in rows(document, "slip"):
        lines = tables_in(row, "lines")
        if lines and not any(line.get("show") == "label" for _, line in lines):
            message = sentence("slip-label", line='{show = "label"}')
            yield Fault(("slip", number, "lines"), message)


def _languages(document: _Document) -> tuple[str, ...]:
    """The hall's languages; none where they are not readable, which is the mistake then."""
    hall = document.get("hall")
    languages = hall.get("languages", LANGUAGES) if isinstance(hall, Mapping) else LANGUAGES
    if not isinstance(languages, list | tuple) or not set(map(str, languages)) <= set(LANGUAGES):
        return ()
    return tuple(map(str, languages))


def _missing_languages(document: _Document) -> Iterator[Fault]:
    languages, hall = _languages(document), document.get("hall")
    if not languages:
        return
    tables: list[tuple[Path, Mapping[str, Any]]] = [
        ((table, number), row) for table in TABLES for number, row in rows(document, table)
    ]
    if isinstance(hall, Mapping):
        tables.insert(0, (("hall",), hall))
    tables += [
        (("slip", number, "lines", step), line)
        for number, row in rows(document, "slip")
        for step, line in tables_in(row, "lines")
    ]
    texts = [((*path, setting), row.get(setting)) for path, row in tables for setting in _TEXTS]
    texts += [
        (("board", number, "ticker", step), sentence)
        for number, row in rows(document, "board")
        for step, sentence in tables_in(row, "ticker")
    ]
    for path, text in texts:
        if isinstance(text, Mapping) and text and not set(text) & set(languages):
            yield Fault(path, sentence("no-text", languages=listed(languages)), shown(text))


def _unknown_languages(document: _Document) -> Iterator[Fault]:
    """Screens and voices speak languages of the hall only: there are no words in others."""
    languages, hall = _languages(document), document.get("hall")
    if not languages:
        return
    speaking: list[tuple[Path, Mapping[str, Any]]] = [
        ((table, number), row) for table in ("screen", "speaker") for number, row in rows(document, table)
    ]
    voice = hall.get("voice") if isinstance(hall, Mapping) else None
    if isinstance(voice, Mapping):
        speaking.insert(0, (("hall", "voice"), voice))
    for path, row in speaking:
        for step, language in _entries(row, "languages"):
            if language in LANGUAGES and language not in languages:
                known = allowed(shown(each) for each in languages)
                message = together(sentence("language-elsewhere"), known)
                yield Fault((*path, *step), message, shown(language))
