"""The documents name everything that there is, and nothing that there is not."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Literal, get_args, get_origin

import click
import pytest

from config import layouts, tables
from config.signs import Sign
from hall_server.api import routes
from hall_server.api.bodies.base import Nothing
from hall_server.api.contract import contract
from hall_server.cli.main import main
from hall_server.domain.events import Kind
from hall_server.domain.steps import STEPS, Step
from hall_server.hall.hall import Hall
from hall_server.texts.catalogue import Catalogue

PROJECT = Path(__file__).parents[1]
MANUAL = sorted((PROJECT / "docs").glob("*.md"))
DOCUMENTS = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md", *MANUAL]
ROOMS = ("hall_server", "kiosk", "display", "counter", "printers", "audio", "config")

WHO = {
    routes.PUBLIC: "everybody",
    routes.TICKET_GIVERS: "kiosk, operator",
    routes.OPERATORS: "operator",
    routes.MANAGERS: "manager",
    routes.ADMINS: "admin",
    routes.AGENTS: "agent",
    routes.SCREENS: "screen",
}
HOLDS_EVERYWHERE = {"stale", "key_reused"}

CODE = re.compile(
    r"```\w*\n(?P<block>.*?)```|`(?P<span>[^`\n]+)`|^ {4}(?P<indented>\S.*)$", re.DOTALL | re.MULTILINE
)
# Not the end of a path, nor the call of a method of that name.
NAVBAT = re.compile(r"(?<![\w./-])(?:\.venv/bin/)?navbat(?= |$)([^#;|\n]*)", re.MULTILINE)
MAKE = re.compile(r"(?<![\w./-])make (?P<target>[a-z]+)(?P<settings>( [A-Z]+=\S+)*)")
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)(?P<file>[^)#]*)#?(?P<anchor>[^)]*)\)")
NOT_USED = "not used yet"

SAID_TWICE = 6
"""So many words in a row, twice in one paragraph, are two versions of one sentence."""


def short(path):
    return str(path.relative_to(PROJECT))


def text_of(name):
    return (PROJECT / "docs" / name).read_text()


def rows(text, heading):
    """The cells of the table under that heading, row by row."""
    section = re.split(r"^## ", text.partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in section.splitlines() if line.startswith("| ") or line.startswith("|-")]
    assert lines, f"there is no table under {heading!r}"
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def quoted(text):
    """What stands in backquotes."""
    return re.findall(r"`([^`]+)`", text)


def code_of(text):
    """Blocks and spans of code."""
    return [next(filter(None, found.groups()), "") for found in CODE.finditer(text)]


# -- commands ----------------------------------------------------------------------------------------


def inside(group: click.Group) -> dict[str, click.Command]:
    """The commands of a group by their names, loaded."""
    context = click.Context(group)
    return {name: group.get_command(context, name) for name in group.list_commands(context)}


def commands(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    """Every command that does something, with the words that lead to it."""
    for name, command in inside(group).items():
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)
        else:
            yield (*above, name)


def misuse(line):
    """What is wrong with a command as a document writes it; None when nothing is."""
    command: click.Command = main
    for word in line.split():
        if isinstance(command, click.Group) and not word.startswith("-"):
            if word not in inside(command):
                return f"there is no `{word}` in {command.name}"
            command = inside(command)[word]
        elif word.startswith("-"):
            option = word.partition("=")[0]
            known = {name for parameter in command.params for name in parameter.opts} | {
                "--help",
                "-h",
                "--version",
            }
            if option not in known:
                return f"{command.name} has no option {option}"
    return None


def test_every_command_is_explained_and_no_other():
    explained = [" ".join(quoted(command)) for command, _ in rows(text_of("contract.md"), "Commands")]

    assert sorted(explained) == [" ".join(("navbat", *words)) for words in commands(main)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_command_that_a_document_writes_exists(path):
    written = [line for code in code_of(path.read_text()) for line in NAVBAT.findall(code)]

    assert [f"navbat{line}: {misuse(line)}" for line in written if misuse(line)] == []


def test_commands_are_found_where_documents_write_them():
    written = NAVBAT.findall("\n".join(code_of(text_of("running.md"))))

    assert len(written) > 10
    assert misuse(" dance") is not None
    assert misuse(" user add Dilnoza --colour red") is not None


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_target_of_make_that_a_document_writes_exists(path):
    makefile = (PROJECT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    settings = set(re.findall(r"^([A-Z]+) :=", makefile, re.MULTILINE))
    written = [found for code in code_of(path.read_text()) for found in MAKE.finditer(code)]

    assert {found["target"] for found in written} <= targets
    assert {
        setting.partition("=")[0] for found in written for setting in found["settings"].split()
    } <= settings


# -- the rules -----------------------------------------------------------------------------------------


def test_every_step_is_explained_with_the_states_it_leads_from_and_to():
    catalogue = Catalogue.load()

    def words(state):
        return catalogue.say(f"error-state-{state.value.replace('_', '-')}", "en")

    explained = {
        (Step(quoted(step)[0]), before, after)
        for step, froms, after, _ in rows(text_of("rules.md"), "What can be done with a visitor")
        for before in froms.split(", ")
    }

    assert explained == {(step, words(before), words(after)) for (before, step), after in STEPS.items()}


def test_every_kind_of_event_is_explained_and_no_other():
    explained = [
        kind for kinds, _ in rows(text_of("architecture.md"), "Steps and events") for kind in quoted(kinds)
    ]

    assert sorted(explained) == sorted(kind.value for kind in Kind)


# -- the contract --------------------------------------------------------------------------------------


def test_every_problem_code_is_listed_and_no_other():
    texts = (PROJECT / "hall_server/texts/en/errors.ftl").read_text()
    codes = {code.replace("-", "_") for code in re.findall(r"^error-([a-z-]+)-title =", texts, re.MULTILINE)}
    listed = [code for _, cell in rows(text_of("contract.md"), "Refusals") for code in quoted(cell)]

    assert sorted(set(listed) - {"Retry-After"}) == sorted(codes)


def test_every_route_is_listed_with_who_may_ask_its_body_and_its_refusals():
    served = {
        f"{route.method} {route.path}": (
            WHO[route.who],
            [] if route.body in (None, Nothing) else list(route.body.model_fields),
            [code for code in route.refusals if code not in HOLDS_EVERYWHERE],
        )
        # Routes name what they do; nothing is done before somebody asks.
        for route in contract(SimpleNamespace(hall=Hall))
    }

    listed = {
        quoted(request)[0]: (who, quoted(body), quoted(refusals))
        for request, who, _, body, refusals in rows(text_of("contract.md"), "Routes")
    }

    assert listed == served


# -- settings ------------------------------------------------------------------------------------------
# That each has its help line and stands in config/reference.toml is tested beside the hall files.

TABLES = [
    each
    for each in {**vars(tables), **vars(layouts)}.values()
    if isinstance(each, type) and issubclass(each, tables.Table)
]
SETTINGS = [
    pytest.param(name, field.description, id=f"{table.__name__}.{name}")
    for table in TABLES
    for name, field in table.model_fields.items()
    # One possible value decides nothing, and its help line says what it stands for.
    if not (get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1)
]
SOURCE = "\n".join(path.read_text() for room in ROOMS for path in sorted((PROJECT / room).rglob("*.py")))


def is_read(name):
    """Does the program look at a setting of this name? `config` hands a target on, for later."""
    asked = re.findall(rf"(\w+)(\([^()]*\))?\.{name}\b", SOURCE)
    return any(owner not in ("hall", "service") or name != "target_min" for owner, _ in asked)


@pytest.mark.parametrize(("name", "help_line"), SETTINGS)
def test_setting_that_does_nothing_says_so(name, help_line):
    known_limits = text_of("running.md").partition("## Known limits")[2]

    assert is_read(name) == (NOT_USED not in help_line)
    assert (f"`{name}`" in known_limits) == (NOT_USED in help_line)


@pytest.mark.parametrize(("table", "manual"), [(tables.Printer, "printers.md"), (Sign, "signs.md")])
def test_every_setting_of_a_device_stands_in_its_manual_and_no_other(table, manual):
    explained = [quoted(setting)[0] for setting, _ in rows(text_of(manual), "Settings")]

    assert sorted(explained) == sorted(table.model_fields)


# -- sentences -----------------------------------------------------------------------------------------


def paragraphs(text):
    """The prose of a document: each paragraph and each item of a list, without tables and code."""
    plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    parts = re.split(r"\n\s*\n|^#.*$|^ *(?:-|\d+\.) ", plain, flags=re.MULTILINE)
    return [part.split() for part in parts if not part.lstrip().startswith("|")]


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_no_sentence_stands_in_two_versions(path):
    for words in paragraphs(path.read_text()):
        rows = [" ".join(words[at : at + SAID_TWICE]) for at in range(len(words) - SAID_TWICE + 1)]

        assert len(set(rows)) == len(rows), {row for row in rows if rows.count(row) > 1}


# -- links ---------------------------------------------------------------------------------------------


def anchors(path):
    """The addresses of a document's headings, as its readers make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_link_of_a_document_leads_somewhere(path):
    for link in LINK.finditer(path.read_text()):
        target = (path.parent / link["file"]).resolve() if link["file"] else path

        assert target.exists(), link.group()
        assert not link["anchor"] or link["anchor"] in anchors(target), link.group()


def test_every_page_of_the_manual_is_linked_from_the_readme():
    linked = {link["file"] for link in LINK.finditer((PROJECT / "README.md").read_text())}

    assert {short(path) for path in MANUAL} <= linked
