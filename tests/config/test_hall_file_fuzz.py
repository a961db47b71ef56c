"""Whatever is done to a hall file, it is either read or refused with sentences; nothing else happens."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.loader import Problem, StructureProblems, load, parse
from config.models import Structure

CONFIG = Path(__file__).parents[2] / "config"
SMALL = (CONFIG / "small.toml").read_text(encoding="utf-8")
DOCUMENT = parse(SMALL).document()
REFERENCE = load(CONFIG / "reference.toml").document()

anything = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 20_000),
        st.floats(),
        st.sampled_from(
            ["", "uz", "gas", "A", "main", "virtual://x", "screen://main", "mon 09:00-18:00", "09:00", "О"]
        ),
        st.sampled_from(["\ud800", "Gas \udfff"]),
        st.text(max_size=5),
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "uz", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def every_place(value: Any) -> list[tuple[Any, Any]]:
    """Each container of a document with one of its keys."""
    keys = (
        list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    )
    return [place for key in keys for place in [(value, key), *every_place(value[key])]]


@st.composite
def damaged_documents(draw) -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    for _ in range(draw(st.integers(1, 4))):
        if places := every_place(document):
            container, key = draw(st.sampled_from(places))
            match draw(st.sampled_from(["another value", "another kind", "nothing"])):
                case "another value":
                    container[key] = draw(anything)
                case "another kind":
                    container[key] = of_another_kind(container[key])
                case "nothing":
                    del container[key]
    return document


def of_another_kind(value: Any) -> Any:
    """A text where a number is, a number where a text or anything else is."""
    return "x" if isinstance(value, int | float) else 5


def problems_of(read: Callable[[], Structure]) -> tuple[Problem, ...]:
    try:
        structure = read()
    except StructureProblems as refused:
        return refused.problems
    assert Structure.from_document(structure.document()) == structure
    return ()


@given(damaged_documents())
def test_a_damaged_document_is_read_or_refused_in_sentences(document):
    for problem in problems_of(lambda: Structure.from_document(document)):
        assert problem.place
        assert problem.message[0].isupper()
        assert problem.message.endswith(".")
        assert "Input should" not in problem.message


@pytest.mark.parametrize("document", [DOCUMENT, REFERENCE], ids=["small", "reference"])
def test_a_value_of_another_kind_is_read_or_refused_in_sentences_wherever_it_stands(document):
    for number in range(len(every_place(document))):
        damaged = copy.deepcopy(document)
        container, key = every_place(damaged)[number]
        container[key] = of_another_kind(container[key])

        for problem in problems_of(lambda damaged=damaged: Structure.from_document(damaged)):
            assert problem.message.endswith(".")


@pytest.mark.parametrize("text", ["\ud800", "Gas \udfff"])
def test_half_a_character_is_named_wherever_a_text_stands(text):
    texts = [
        number for number, (inside, key) in enumerate(every_place(DOCUMENT)) if isinstance(inside[key], str)
    ]
    for number in texts:
        damaged = copy.deepcopy(DOCUMENT)
        container, key = every_place(damaged)[number]
        container[key] = text

        (problem,) = problems_of(lambda damaged=damaged: Structure.from_document(damaged))
        assert "half a character" in str(problem)
        assert str(problem).encode()


@given(
    start=st.integers(0, len(SMALL)),
    length=st.integers(0, 40),
    insert=st.one_of(
        st.text(max_size=3), st.sampled_from(['"', "[", "]]", "{", "}", "'''", '"""', "\n", "=", "\\", "#"])
    ),
)
def test_a_damaged_text_is_read_or_refused_with_lines(start, length, insert):
    text = SMALL[:start] + insert + SMALL[start + length :]

    for problem in problems_of(lambda: parse(text)):
        assert problem.line is None or 1 <= problem.line <= text.count("\n") + 1
