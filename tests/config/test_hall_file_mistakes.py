"""Mistakes in a hall file: each is named once, with its place, its line and what is allowed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from config.loader import Problem, StructureProblems, load, parse
from config.models import Structure

ReadProblems = Callable[[str], tuple[Problem, ...]]


def test_five_mistakes_give_five_messages_with_their_places(small_text, problems_in):
    text = (
        small_text.replace("max_wait_min = 60", 'max_wait_min = "an hour"')
        .replace('series = "B"', 'seris = "B"')
        .replace('services = ["gas", "water"', 'services = ["gaz", "water"')
        .replace("virtual://main", "tcp:/192.168.1.40")
        .replace("to = 999", "to = 0", 1)
    )

    problems = problems_in(text)

    assert [(problem.place, problem.line) for problem in problems] == [
        ("hall → max_wait_min", _line(text, "an hour")),
        ('series "A"', _line(text, "[[series]]")),
        ('service "tax" → seris', _line(text, "seris")),
        ('counter "1" → services, item 1', _line(text, "gaz")),
        ('printer "paper" → address', _line(text, "tcp:/")),
    ]


# The place, and words of the message, that each mistake in small.toml must bring.
MISTAKES = {
    "a number in quotes": ("target_min = 15", 'target_min = "15"', "hall → target_min", "without quotes"),
    "a truth for a number": (
        "recall_limit = 3",
        "recall_limit = true",
        "hall → recall_limit",
        "whole number",
    ),
    "a fraction of a recall": (
        "recall_limit = 3",
        "recall_limit = 1.5",
        "hall → recall_limit",
        "whole number",
    ),
    "a negative limit": ("recall_limit = 3", "recall_limit = -1", "hall → recall_limit", "0 and more"),
    "a wait of nothing": ("target_min = 15", "target_min = 0", "hall → target_min", "more than 0"),
    "a wait of days": ("max_wait_min = 60", "max_wait_min = 9999", "hall → max_wait_min", "at most 1440"),
    "an endless wait": ("max_wait_min = 60", "max_wait_min = inf", "hall → max_wait_min", "infinite"),
    "an unknown zone": ("Asia/Tashkent", "Asia/Tashkend", "hall → zone", 'Did you mean "Asia/Tashkent"?'),
    "a part of a zone": ("Asia/Tashkent", "Asia", "hall → zone", "IANA"),
    "a zone outside": ("Asia/Tashkent", "../zone", "hall → zone", "IANA"),
    "an empty zone": ("Asia/Tashkent", "", "hall → zone", "IANA"),
    "an unknown language": (
        '["uz", "uz-Cyrl", "ru"',
        '["uz", "uz-cyrl", "ru"',
        "hall → languages, item 2",
        '"uz-Cyrl"?',
    ),
    "a language twice": ('"ru", "en"]', '"ru", "ru"]', "hall → languages", 'This names "ru" twice'),
    "no language": ('["uz", "uz-Cyrl", "ru", "en"]', "[]", "hall → languages", "At least one entry"),
    "one language without brackets": (
        '["uz", "uz-Cyrl", "ru", "en"]',
        '"uz"',
        "hall → languages",
        "square brackets",
    ),
    "a name without a language": (
        'name = {uz = "Gaz taʼminoti", "uz-Cyrl" = "Газ таъминоти", ru = "Газоснабжение", en = "Gas supply"}',
        'name = "Gas supply"',
        'service "gas" → name',
        "texts by language",
    ),
    "a name in no language": (
        '{uz = "1-oyna", "uz-Cyrl" = "1-ойна", ru = "Окно 1", en = "Window 1"}',
        "{}",
        'counter "1" → name',
        "At least one language",
    ),
    "a name in a strange language": (
        'en = "Gas supply"',
        'fr = "Gaz"',
        'service "gas" → name → fr',
        "Unknown language",
    ),
    "an empty name": ('en = "Gas supply"', 'en = " "', 'service "gas" → name → en', "empty"),
    "a number for a name": ('en = "Gas supply"', "en = 5", 'service "gas" → name → en', "text in quotes"),
    "a number for an id": ('id = "gas"\nd', "id = 5\nd", "service number 1 → id", "text in quotes"),
    "an id with a space": (
        'id = "disability"',
        'id = "not well"',
        'priority "not well" → id',
        "Latin letters",
    ),
    "no id": ('[[screen]]\nid = "main"', '[[screen]]\ncounters = ["1"]', "screen number 1 → id", "missing"),
    "an id twice": ('[[counter]]\nid = "2"', '[[counter]]\nid = "1"', 'counter "1" → id', "already"),
    "an unknown department": (
        'department = "tax"',
        'department = "taxes"',
        'service "tax" → department',
        '"tax"?',
    ),
    "an unknown series": ('series = "B"', 'series = "X"', 'service "tax" → series', 'Allowed: "A", "B"'),
    "an unknown sphere": ("typical_min = 8", 'sphere = "home"', 'service "gas" → sphere', "no [[sphere]]"),
    "an unknown service in a table": (
        '{id = "tax"',
        '{id = "tex"',
        'counter "1" → services, item 3 → id',
        '"tax"?',
    ),
    "a service served twice": ('["gas", "water"', '["gas", "gas"', 'counter "1" → services, item 2', "twice"),
    "a negative reluctance": (
        "reluctance_min = 10}]\n\n[[counter]]",
        "reluctance_min = -1}]\n\n[[counter]]",
        'counter "1" → services, item 3 → reluctance_min',
        "0 and more",
    ),
    "a served service of a wrong type": (
        '["gas", "water"',
        "[5",
        'counter "1" → services, item 1',
        "id in quotes",
    ),
    "services without brackets": (
        '["tax", {id = "gas", reluctance_min = 10}, {id = "water", reluctance_min = 10}]',
        '"tax"',
        'counter "2" → services',
        "square brackets",
    ),
    "an unknown setting": (
        "max_wait_min",
        "max_wiat_min",
        "hall → max_wiat_min",
        'Did you mean "max_wait_min"?',
    ),
    "an unknown table": ("[[speaker]]", "[[speakers]]", "speakers", 'Did you mean "speaker"?'),
    "a misspelt table that others name": (
        "[[printer]]",
        "[[printers]]",
        "printers",
        'Did you mean "printer"?',
    ),
    "a table that is a list": ("[[screen]]", "[screen]", "screen", "[[screen]]"),
    "a list that is a table": ("[hall]", "[[hall]]", "hall", "single brackets"),
    "an unknown closing guard": (
        "recall_limit = 3",
        'closing_guard = "worn"',
        "hall → closing_guard",
        '"warn"?',
    ),
    "a mode that is not there": (
        "recall_limit = 3",
        'mode = "fair"',
        "hall → mode",
        'Allowed: "score", "ratio"',
    ),
    "a day that starts at 25": ("recall_limit = 3", 'day_starts = "25:00"', "hall → day_starts", "23:59"),
    "a time without quotes": ("recall_limit = 3", "day_starts = 04:00:00", "hall → day_starts", "in quotes"),
    "an address without http": ("recall_limit = 3", 'address = "192.168.1.10"', "hall → address", "http://"),
    "an address with a path": ("recall_limit = 3", 'address = "http://a/b"', "hall → address", "http://"),
    "an address with a port too high": (
        "recall_limit = 3",
        'address = "http://a:99999"',
        "hall → address",
        "http://",
    ),
    "hours on no day": ("recall_limit = 3", 'hours = "09:00-18:00"', "hall → hours", "days are missing"),
    "a bad exception": (
        "recall_limit = 3",
        'exceptions = ["8 March"]',
        "hall → exceptions, item 1",
        "2026-12-08",
    ),
    "an exception twice": (
        "recall_limit = 3",
        'exceptions = ["2026-12-08 closed", "2026-12-08 09:00-10:00"]',
        "hall → exceptions, item 2",
        "already",
    ),
    "rates that are no table": (
        "recall_limit = 3",
        "rates = 5",
        "hall → rates",
        "[hall.rates] in single brackets",
    ),
    "spheres that are a number": ("[hall]", "sphere = 5\n[hall]", "sphere", "[[sphere]] in double brackets"),
    "a sphere that is a number": (
        "[hall]",
        "sphere = [5]\n[hall]",
        "sphere number 1",
        "[[sphere]] in double brackets",
    ),
    "counters by a table": (
        '[[screen]]\nid = "main"',
        '[[screen]]\nid = "main"\ncounters = {}',
        'screen "main" → counters',
        "square brackets",
    ),
    "bad rates": ("recall_limit = 3", "rates = {tickets = 5}", "hall → rates → tickets", '"tickets_per_s"?'),
    "a prefix with a digit": ('prefix = "A"', 'prefix = "A1"', 'series "A" → prefix', "capital letters"),
    "a small prefix": ('prefix = "A"', 'prefix = "a"', 'series "A" → prefix', "capital letters"),
    "a series upside down": (
        "from = 1\nto = 999\n\n[[dep",
        "from = 9\nto = 1\n\n[[dep",
        'series "B"',
        "must not be above",
    ),
    "series that overlap": ('prefix = "B"\nfrom = 1', 'prefix = "A"\nfrom = 999', 'series "B"', "same label"),
    "a width no printer has": (
        "width_dots = 576",
        "width_dots = 570",
        'printer "paper" → width_dots',
        "384, 512, 576",
    ),
    "a printer behind no scheme": (
        "virtual://main",
        "192.168.1.40",
        'printer "paper" → address',
        "tcp://HOST:9100",
    ),
    "a printer without a port": (
        "virtual://main",
        "tcp://192.168.1.40",
        'printer "paper" → address',
        "tcp://HOST:9100",
    ),
    "a USB printer without numbers": (
        "virtual://main",
        "usb://epson",
        'printer "paper" → address',
        "usb://04b8:0e15",
    ),
    "a serial printer without a device": (
        "virtual://main",
        "serial://",
        'printer "paper" → address',
        "serial:///dev",
    ),
    "a serial printer with a bad query": (
        "virtual://main",
        "serial:///dev/t?bad=1",
        'printer "paper" → address',
        "baud",
    ),
    "a serial printer with a speed that no line has": (
        "virtual://main",
        "serial:///dev/ttyUSB0?baud=38500",
        'printer "paper" → address',
        "9600, 19200, 38400, 57600, 115200",
    ),
    "a serial printer with a stray sign": (
        "virtual://main",
        "serial:///dev/ttyUSB0?baud=9600&",
        'printer "paper" → address',
        "baud",
    ),
    "an unknown printer": (
        '["paper"]',
        '["papers"]',
        'kiosk "main" → printers, item 1',
        'Did you mean "paper"?',
    ),
    "a printer twice": ('["paper"]', '["paper", "paper"]', 'kiosk "main" → printers', "twice"),
    "a hurried kiosk": ('["paper"]', '["paper"]\ntimeout_s = 1', 'kiosk "main" → timeout_s', "5 and more"),
    "a speaker on no screen": (
        "screen://main",
        "screen://wall",
        'speaker "hall" → address',
        'Allowed: "main"',
    ),
    "a speaker of no kind": ("screen://main", "bluetooth://box", 'speaker "hall" → address', "screen://ID"),
    "a speaker's unknown counter": (
        '"screen://main"',
        '"local:"\ncounters = ["12"]',
        'speaker "hall" → counters, item 1',
        'Allowed: "1", "2"',
    ),
    "a zone with an unknown counter": (
        '[[screen]]\nid = "main"',
        '[[screen]]\nid = "main"\ncounters = ["3"]',
        'screen "main" → counters, item 1',
        'Allowed: "1", "2"',
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_once_with_its_place_and_what_is_allowed(mistake, small_text, problems_in):
    right, wrong, place, words = MISTAKES[mistake]
    assert right in small_text
    text = small_text.replace(right, wrong, 1)

    problems = problems_in(text)

    assert [problem.place for problem in problems] == [place]
    assert words in problems[0].message


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_has_the_line_on_which_it_stands(mistake, small_text, problems_in):
    right, wrong, place, _ = MISTAKES[mistake]
    text = small_text.replace(right, wrong, 1)
    before = small_text.split("\n")
    changed = [number for number, line in enumerate(text.split("\n"), 1) if line not in before]

    (problem,) = problems_in(text)

    if changed and "→" in place and "missing" not in problem.message:
        assert problem.line in changed
    else:
        assert problem.line is not None


def test_a_hall_file_without_a_hall_says_that_the_table_is_missing(problems_in):
    (problem,) = problems_in("")

    assert problem.place == "hall"
    assert problem.line is None
    assert "table is missing" in problem.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[hall]\nid = "a\n', 2),
        ("[hall]\nid = \n", 2),
        ("[hall\n", 1),
        ('[hall]\nid = "a"\nid = "b"\n', 3),
        ("[hall]\nlanguages = [\n", 2),
    ],
)
def test_text_that_is_not_toml_is_a_problem_with_a_line(text, line, problems_in):
    (problem,) = problems_in(text)

    assert problem.line == line
    assert "not valid TOML" in problem.message


def test_a_name_in_a_language_that_the_hall_left_out_is_refused_when_it_is_the_only_one(
    small_text, problems_in
):
    text = small_text.replace('["uz", "uz-Cyrl", "ru", "en"]', '["uz", "ru"]').replace(
        '{uz = "2-oyna", "uz-Cyrl" = "2-ойна", ru = "Окно 2", en = "Window 2"}', '{en = "Window 2"}'
    )

    (problem,) = problems_in(text)

    assert problem.place == 'counter "2" → name'
    assert 'language of this hall: "uz", "ru"' in problem.message


def test_a_speaker_cannot_speak_a_language_that_the_hall_left_out(small_text, problems_in):
    text = small_text.replace('["uz", "uz-Cyrl", "ru", "en"]', '["uz", "ru"]') + 'languages = ["en"]\n'

    (problem,) = problems_in(text)

    assert problem.place == 'speaker "hall" → languages, item 1'


def test_problems_come_in_the_order_of_the_file(small_text, problems_in):
    text = small_text.replace("target_min = 15", "target_min = 0").replace(
        'department = "tax"', 'department = "x"'
    )

    lines = [problem.line for problem in problems_in(text + "volume = 11\n")]

    assert lines == sorted(lines)
    assert len(lines) == 3


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(StructureProblems, match=r"none\.toml, hall file: There is no such file"):
        load(tmp_path / "none.toml")


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path):
    with pytest.raises(StructureProblems, match="cannot be read"):
        load(tmp_path)


def test_a_file_in_another_encoding_is_a_problem_with_a_line(tmp_path):
    path = tmp_path / "old.toml"
    path.write_bytes('[hall]\nid = "a"\nname = {ru = "Зал"}\n'.encode("cp1251"))

    with pytest.raises(StructureProblems, match="line 3: hall file: The file is not in UTF-8"):
        load(path)


def test_a_file_written_on_windows_is_read(tmp_path, small_text):
    path = tmp_path / "small.toml"
    path.write_bytes(b"\xef\xbb\xbf" + small_text.replace("\n", "\r\n").encode())

    assert load(path).hall.id == "small"


def test_a_message_names_the_file_the_line_and_what_was_found(small_text):
    with pytest.raises(StructureProblems) as refused:
        parse(small_text.replace("virtual://main", "lpt1"), source="hall.toml")

    line = _line(small_text, "virtual://main")
    assert str(refused.value).startswith(
        f'hall.toml, line {line}: printer "paper" → address: found "lpt1". This is'
    )


def test_a_document_is_refused_with_the_same_places(small):
    document = small.document()
    document["service"][0]["series"] = "Z"
    document["hall"]["zone"] = "Mars"

    with pytest.raises(StructureProblems) as refused:
        Structure.from_document(document)

    assert {problem.place for problem in refused.value.problems} == {"hall → zone", 'service "gas" → series'}
    assert all(problem.line is None for problem in refused.value.problems)


@pytest.mark.parametrize(
    "address",
    [
        "tcp://192.168.1.40:9100",
        "tcp://[fe80::1]:9100",
        "serial:///dev/ttyUSB0",
        "serial:///dev/ttyUSB0?baud=38400",
        "serial:///dev/serial/by-id/usb-Prolific-if00-port0?baud=9600&flow=rtscts",
        "serial:///dev/ttyS0?flow=xonxoff",
        "usb://04b8:0e15",
        "file:///dev/usb/lp0",
        "agent://kiosk-1",
        "virtual://main",
    ],
)
def test_every_kind_of_printer_address_is_taken(address, small_text):
    structure = parse(small_text.replace("virtual://main", address))

    assert structure.printer("paper").address == address


@pytest.mark.parametrize("address", ["screen://main", "local:", "agent://kiosk-1", "virtual://box"])
def test_every_kind_of_speaker_address_is_taken(address, small_text):
    assert parse(small_text.replace("screen://main", address)).speaker("hall").address == address


def test_nothing_is_changed_by_reading_a_file_with_mistakes(tmp_path, small_text):
    path: Path = tmp_path / "small.toml"
    path.write_text(small_text.replace("[hall]", "[hal]"), encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(StructureProblems):
        load(path)

    assert path.read_bytes() == before


def _line(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1
