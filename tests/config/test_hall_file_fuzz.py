"""Whatever is done to a hall file, it is either read or refused with sentences; nothing else happens."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from config.loader import Problem, StructureProblems, parse
from config.models import Structure

SMALL = (Path(__file__).parents[2] / "config" / "small.toml").read_text(encoding="utf-8")
DOCUMENT = parse(SMALL).document()

anything = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 20_000),
        st.floats(),
        st.sampled_from(
            ["", "uz", "gas", "A", "main", "virtual://x", "screen://main", "mon 09:00-18:00", "09:00", "О"]
        ),
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
            if draw(st.booleans()):
                container[key] = draw(anything)
            else:
                del container[key]
    return document


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
