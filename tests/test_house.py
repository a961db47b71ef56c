"""The rules of this house that no linter knows: who may import whom, and what a template may hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
ROOMS = ("hall_server", "kiosk", "display", "counter", "printers", "audio", "config")
MODULES = sorted(path for room in ROOMS for path in (PROJECT / room).rglob("*.py"))
INITS = [path for path in MODULES if path.name == "__init__.py"]
TEMPLATES = sorted(path for room in ROOMS for path in (PROJECT / room).rglob("templates/**/*.html"))
SCRIPTS = sorted(
    path for room in ROOMS for path in (PROJECT / room).rglob("static/**/*.js") if "vendor" not in path.parts
)
IMPORTS = (ast.Import, ast.ImportFrom)
READS_SETTINGS = re.compile(r"\bos\.(environ|getenv)\b|\bgetenv\(")
SPEAKS_SQL = re.compile(r"\.execute(many|script)?\(")
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script in the page": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "something from the internet": re.compile(r"(src|href)\s*=\s*[\"']?(https?:)?//", re.IGNORECASE),
}


def short(path):
    return str(path.relative_to(PROJECT))


def tree_of(path):
    return ast.parse(path.read_text(), filename=str(path))


def test_test_that_is_skipped_fails(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(PROJECT / "tests/support"))
    pytester.makeconftest((PROJECT / "tests/conftest.py").read_text())
    pytester.makepyfile(
        test_inside="import pytest\ndef test_one(): pytest.skip('no printer here')",
        test_marked="import pytest\n@pytest.mark.skip(reason='later')\ndef test_one(): pass",
        test_whole_file="import pytest\npytest.importorskip('not_there')\ndef test_one(): pass",
    )

    result = pytester.runpytest_subprocess("--continue-on-collection-errors")

    result.assert_outcomes(failed=1, errors=2)
    result.stdout.fnmatch_lines(["*Tests are never skipped here*no printer here*"])


def test_import_contracts_hold():
    linter = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_folder_with_modules_is_a_room_with_a_boundary():
    without = {short(path.parent) for path in MODULES if not (path.parent / "__init__.py").exists()}

    assert without == set()


@pytest.mark.parametrize("path", INITS, ids=short)
def test_init_holds_the_boundary_of_its_room_and_nothing_else(path):
    tree = tree_of(path)

    assert ast.get_docstring(tree), "the docstring states the boundary of the room"
    assert len(tree.body) == 1, "no imports and no code beside the docstring"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_module_says_what_it_is_for_and_imports_at_its_top_only(path):
    tree = tree_of(path)

    inner = [
        node.lineno
        for scope in ast.walk(tree)
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        for node in ast.walk(scope)
        if isinstance(node, IMPORTS)
    ]
    assert ast.get_docstring(tree), "a module says in one line what it is for"
    assert inner == [], "imports inside a function or class"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_only_app_and_commands_read_the_environment(path):
    if path.is_relative_to(PROJECT / "hall_server/cli") or path.name in {"app.py", "cli.py"}:
        return

    assert not READS_SETTINGS.search(path.read_text())


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_only_the_store_speaks_sql(path):
    if path.is_relative_to(PROJECT / "hall_server/store"):
        return

    assert not SPEAKS_SQL.search(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_template_keeps_to_the_content_policy(path):
    markup = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)

    found = [
        f"{what}: {match.group()}" for what, pattern in INLINE.items() for match in pattern.finditer(markup)
    ]

    assert found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=short)
def test_script_is_not_written_by_a_template_and_asks_only_this_server(path):
    script = path.read_text()

    assert "{{" not in script
    assert "{%" not in script
    assert not re.search(r"[\"'`](https?:|wss?:)?//[a-z]", script)
    assert ".style." not in script.replace(".style.setProperty", ""), (
        "classes and custom properties carry the look"
    )
