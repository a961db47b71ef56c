"""On which line a setting stands, in every way that TOML has of writing it."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from config.lines import Lines
from config.problems import Path, place_of

TRICKY = '''
# [[service]] id = "not this one"
top = 1
[hall]  # the place
name = {uz = "a ] } # , = \\" b", "uz-Cyrl" = 'it # is', ru = "" , en = "x"}
"quoted key" = """two
lines with ""quotes"" and \\""" and # no comment"""
literal = \'\'\'one
[[service]]\'\'\'
a.b . "c d" = 1979-05-27 07:32:00
languages = [
    "uz",  # first

    'ru', ["deep",
    "deeper"],
]

[[service]]
id = "gas"
[service.name]
uz = "Gaz"

[[service]]
id = "tax"
name.uz = "Soliq"
[[service.part]]
n = 1
[[service.part]]
n = 2

[hall.rates]
t=5'''

EXPECTED = {
    ("top",): 3,
    ("hall",): 4,
    ("hall", "name"): 5,
    ("hall", "name", "uz-Cyrl"): 5,
    ("hall", "name", "en"): 5,
    ("hall", "quoted key"): 6,
    ("hall", "literal"): 8,
    ("hall", "a", "b", "c d"): 10,
    ("hall", "languages"): 11,
    ("hall", "languages", 0): 12,
    ("hall", "languages", 1): 14,
    ("hall", "languages", 2): 14,
    ("hall", "languages", 2, 1): 15,
    ("service", 0): 18,
    ("service", 0, "id"): 19,
    ("service", 0, "name", "uz"): 21,
    ("service", 1, "id"): 24,
    ("service", 1, "name", "uz"): 25,
    ("service", 1, "part", 0, "n"): 27,
    ("service", 1, "part", 1, "n"): 29,
    ("hall", "rates", "t"): 32,
    # What is not there is looked for where it would stand.
    ("service", 1, "department"): 23,
    ("hall", "zone"): 4,
    ("hall", "languages", 7): 11,
    ("screen",): None,
    (): None,
}


@pytest.mark.parametrize(("path", "line"), EXPECTED.items(), ids=str)
def test_a_setting_is_found_on_its_line(path, line):
    tomllib.loads(TRICKY)

    assert Lines(TRICKY).line_of(path) == line


@pytest.mark.parametrize("name", ["small", "sergeli", "reference"])
def test_every_key_of_an_example_is_found_on_a_line_that_names_it(name, config_folder):
    text = (config_folder / f"{name}.toml").read_text(encoding="utf-8")
    written, lines = text.split("\n"), Lines(text)

    for path in _paths(tomllib.loads(text)):
        line = lines.line_of(path)
        words = [step for step in path if isinstance(step, str)]
        assert line is not None
        assert words[-1] in written[line - 1], path


@given(
    keys=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\x7f", exclude_categories=["Cc"])),
        unique=True,
    ),
    value=st.sampled_from(["1", '"#"', "[1, 2]", "{a = 1}", "'''\n'''", '"""\\"""""']),
)
@example(keys=["\u2028", "b"], value="1")
def test_any_keys_are_found_on_their_own_lines(keys, value):
    quoted = [f'"{key.translate({34: chr(92) + chr(34), 92: chr(92) * 2})}"' for key in keys]
    text = "".join(f"{key} = {value} # {key}\n" for key in quoted)
    assert list(tomllib.loads(text)) == keys

    found = [Lines(text).line_of((key,)) for key in keys]

    height = value.count("\n") + 1
    assert found == [1 + number * height for number in range(len(keys))]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), "hall file"),
        (("hall", "zone"), "hall → zone"),
        (("service", 0, "series"), 'service "gas" → series'),
        (("service", 1, "id"), "service number 2 → id"),
        (("service", 0, "steps", 1, "n"), 'service "gas" → steps, item 2 → n'),
        (("service", 9, "id"), "service number 10 → id"),
    ],
)
def test_a_place_is_said_in_words(path, place):
    document = {"hall": {}, "service": [{"id": "gas", "steps": "none"}, {"id": 5}]}

    assert place_of(path, document) == place


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every key in a document; items of lists are passed on the way."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*path, number))
