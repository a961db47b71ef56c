"""The catalogues have no holes: the same sentences with the same values in every language, well written."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from hall_server.texts.catalogue import FOLDER, LANGUAGES, Catalogue, best_language

PROJECT = Path(__file__).parents[1]
ROOMS = ("hall_server", "kiosk", "display", "counter")
FILES = sorted(FOLDER.glob("*/*.ftl"))
FIRST = LANGUAGES[0]
# Codes of the contract stand in keys as they are: counter-state-no_show, counter-language-uz-Cyrl.
KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9_]+)+(-Cyrl)?")
# A Latin letter beside a Cyrillic one in one word: it looks right and is found, sorted and spoken wrongly.
MIXED_WORD = re.compile(r"\w*(?:[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z])\w*")
# What stands for ʻ and ʼ on keyboards that do not have them.
WRONG_APOSTROPHE = re.compile(r"\w*[a-zA-Z]['`´‘’][a-zA-Z]\w*")
WRONG_OKINA = re.compile(r"\b\w*(?:[oOgG]ʼ|[^oOgG\W]ʻ)\w*")
IN_TEMPLATES = re.compile(r"\bt\(\s*[\"']([a-z][a-z0-9_-]+)[\"']\s*[,)]")


class Variables(Visitor):
    """Collects the names of the values in a pattern."""

    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node: VariableReference):  # noqa: N802 - named by the parser's classes
        self.names.add(node.id.name)


def short(path):
    return f"{path.parent.name}/{path.name}"


def entries(path):
    return FluentParser(with_spans=False).parse(path.read_text()).body


def sentences(path):
    """Key and names of values of every sentence of a file."""
    found = {}
    for entry in entries(path):
        if isinstance(entry, Message):
            variables = Variables()
            variables.visit(entry.value)
            found[entry.id.name] = frozenset(variables.names)
    return found


def test_every_language_has_the_same_files():
    files = {language: {path.name for path in FOLDER.glob(f"{language}/*.ftl")} for language in LANGUAGES}

    assert files[FIRST]
    assert files == dict.fromkeys(LANGUAGES, files[FIRST])


@pytest.mark.parametrize("path", FILES, ids=short)
def test_file_is_read_to_its_last_line(path):
    junk = [entry.content for entry in entries(path) if isinstance(entry, Junk)]

    assert junk == []


@pytest.mark.parametrize("path", FILES, ids=short)
def test_keys_are_kebab_case_and_begin_with_their_room(path):
    room = path.stem.removesuffix("s")
    wrong = [key for key in sentences(path) if not KEY.fullmatch(key) or not re.match(f"{room}s?-", key)]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_written_twice(language):
    keys = Counter(
        entry.id.name
        for path in FOLDER.glob(f"{language}/*.ftl")
        for entry in entries(path)
        if isinstance(entry, Message)
    )

    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name != FIRST], ids=short)
def test_language_has_the_same_sentences_with_the_same_values(path):
    here, there = sentences(path), sentences(FOLDER / FIRST / path.name)

    assert here.keys() == there.keys()
    assert {key: here[key] ^ there[key] for key in here if here[key] != there[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 11, 21, 22, 101])
def test_every_sentence_can_be_said(language, number):
    catalogue = Catalogue.load()

    for path in FOLDER.glob(f"{language}/*.ftl"):
        for key, names in sentences(path).items():
            said = catalogue.say(key, language, **dict.fromkeys(names, number))
            assert said.strip(), key
            assert "{" not in said, key


@pytest.mark.parametrize("path", FILES, ids=short)
def test_no_word_mixes_latin_and_cyrillic_letters(path):
    text = re.sub(r"{[^}]*}", " ", path.read_text())

    assert MIXED_WORD.findall(text) == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("uz/*.ftl")), ids=short)
def test_uzbek_in_latin_letters_has_its_own_apostrophes(path):
    text = "".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith("#"))

    assert WRONG_APOSTROPHE.findall(text) == []
    assert WRONG_OKINA.findall(text) == [], "oʻ and gʻ have U+02BB, the hard sign is ʼ U+02BC"
    assert not re.search(r"[\u0400-\u04ff]", text), "Cyrillic letters in the Latin catalogue"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("uz-Cyrl/*.ftl")), ids=short)
def test_uzbek_in_cyrillic_letters_has_no_letters_of_russian_only(path):
    text = "".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith("#"))

    assert re.findall(r"\w*[щыЩЫ]\w*", text) == []


def keys_in_templates():
    for room in ROOMS:
        for path in (PROJECT / room).rglob("templates/**/*.html"):
            for key in IN_TEMPLATES.findall(path.read_text()):
                yield path.name, key


def keys_in_modules():
    for room in ROOMS:
        for path in (PROJECT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                match node:
                    case ast.Call(func=ast.Attribute(attr="say"), args=[ast.Constant(value=key), *_]):
                        yield path.name, key


def test_every_sentence_that_is_asked_for_is_in_the_catalogue():
    catalogue = Catalogue.load()

    missing = {
        (place, key) for place, key in [*keys_in_templates(), *keys_in_modules()] if not catalogue.has(key)
    }

    assert missing == set()


@pytest.mark.parametrize(
    ("wanted", "best"),
    [
        ("uz-Cyrl-UZ", "uz-Cyrl"),
        ("uz-Latn-UZ", "uz"),
        ("uz-UZ,ru;q=0.5", "uz"),
        ("de,ru-RU;q=0.5", "ru"),
        ("en-GB", "en"),
        ("-", "uz"),
        (None, "uz"),
    ],
)
def test_reader_gets_the_language_and_script_that_the_browser_asks_for(wanted, best):
    assert best_language(wanted, LANGUAGES) == best
