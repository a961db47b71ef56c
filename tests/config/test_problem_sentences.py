"""What is wrong with a hall file is said in every language; nothing of it stays English."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.loader import Problem
from config.sentences import sentence
from hall_server.texts.catalogue import LANGUAGES, Catalogue

Problems = Callable[[str], tuple[Problem, ...]]

KEYS = re.compile(r"^problem-([a-z0-9-]+) =", re.MULTILINE)
TEXTS = Path(__file__).parents[2] / "hall_server/texts"
OTHERS = [language for language in LANGUAGES if language != "en"]
ENGLISH = re.compile(r"\b(the|is|are|this|there|allowed|expected|found|item|need|has|and|or|did)\b", re.I)
IN_FILE = re.compile(r'"[^"]*"|`[^`]*`|\{[^}]*\}|\[[^\]]*\]')

MISTAKES = """
[[board]]
id = "b"
main = ["missed", "newst"]
share = 200
columns = 3
ticker = [{en = " "}, "x"]
[[slip]]
id = "s"
lines = [{show = "rule", size = "large"}, {show = "space"}, "x"]
[[service]]
id = "a b"
department = "utilites"
series = "A"
hours = "mon; 10:00; mun 10:00-10:00,9-5"
exceptions = ["2026-13-01 closed", "soon"]
[[screen]]
id = "main"
languages = ["fr"]
turn_s = "8"
[[printer]]
id = "p"
address = "paper"
open_s = 0
[[speaker]]
address = "radio://x"
[[sign]]
id = "x"
counter = "1"
address = "radio://x"
[hall.voice]
drop_s = 1.5
texts = {number = {en = "x"}}
[hall.rates]
tickets = 5
"""


def keys_asked_for(folder: Path) -> Iterator[tuple[str, str]]:
    """Module and key of every sentence that is asked for by its name."""
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Name(id="sentence" | "say"), args=[ast.Constant(value=key), *_]):
                    yield path.name, key


def test_every_sentence_that_is_asked_for_is_in_the_catalogues(config_folder: Path) -> None:
    catalogue = Catalogue.load()

    asked = list(keys_asked_for(config_folder))

    assert len(asked) > 50
    assert [(place, key) for place, key in asked if not catalogue.has(f"problem-{key}")] == []


def test_every_sentence_of_the_catalogues_is_used(config_folder: Path) -> None:
    constants = {
        node.value
        for path in config_folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used = constants | {"place-item", "place-number"}

    keys = KEYS.findall((TEXTS / "en/problems.ftl").read_text())

    assert [key for key in keys if key not in used] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_problem_is_said_half_in_english(language: str, small_text: str, problems_in: Problems) -> None:
    problems = problems_in(small_text + MISTAKES)

    assert len(problems) > 25
    for problem in problems:
        said = problem.said(language)
        assert ENGLISH.findall(IN_FILE.sub("", said)) == [], said
        assert problem.found is None or problem.found in said


def test_place_is_said_in_the_language_too(small_text: str, problems_in: Problems) -> None:
    text = (
        small_text.replace('services = ["gas", "water"', 'services = ["gaz", "water"') + "[[need]]\nid = 5\n"
    )

    first, *others = (problem.said("ru") for problem in problems_in(text))

    assert first.startswith('counter "1" → services, элемент 1: написано "gaz". ')
    assert 'Может быть, "gas"?' in first
    assert any(said.startswith("need № 1 → id: ") for said in others)


def test_sentence_is_english_where_nobody_asks_for_another_language() -> None:
    said = sentence("too-long", limit=8)

    assert said == "Allowed: at most 8 entries."
    assert said.said("ru") == "Допускается: записей не больше 8."
