"""Hall files that are whole, and a reader of the problems of those that are not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from config.loader import Problem, StructureProblems, load, parse
from config.models import Structure

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture
def config_folder() -> Path:
    return CONFIG


@pytest.fixture
def small_text() -> str:
    return (CONFIG / "small.toml").read_text(encoding="utf-8")


@pytest.fixture
def small() -> Structure:
    return load(CONFIG / "small.toml")


@pytest.fixture
def sergeli() -> Structure:
    return load(CONFIG / "sergeli.toml")


@pytest.fixture
def problems_in() -> Callable[[str], tuple[Problem, ...]]:
    """All problems of a hall file's text; none when it is whole."""

    def read(text: str) -> tuple[Problem, ...]:
        try:
            parse(text)
        except StructureProblems as refused:
            return refused.problems
        return ()

    return read
