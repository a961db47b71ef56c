"""Signs in a hall file: what does not go together on one line, and what is seldom meant."""

import pytest

from config.advice import advice
from config.loader import StructureProblems, parse

TTY = "serial:///dev/ttyUSB0"


@pytest.fixture
def with_signs(project):
    """The small hall with these signs."""
    small = (project / "config/small.toml").read_text()

    def make(*rows):
        signs = [
            "\n[[sign]]\n"
            + "\n".join(f"{name} = {value!r}" for name, value in {"counter": "1", **row}.items())
            for row in rows
        ]
        return parse(small + "\n".join(signs))

    return make


def test_signs_lamps_and_both_languages_may_share_a_line(with_signs):
    structure = with_signs(
        {"id": "a", "address": TTY, "unit": 1},
        {"id": "b", "address": f"{TTY}?baud=9600", "unit": 1, "kind": "lamp"},
        {"id": "c", "address": TTY, "unit": 1, "kind": "lamp", "channel": 1},
        {"id": "d", "address": TTY, "unit": 1, "driver": "modbus"},
        {"id": "e", "address": "serial:///dev/ttyUSB1?baud=19200", "unit": 1},
        {"id": "f", "address": "virtual://x"},
        {"id": "g", "address": "virtual://x"},
    )

    assert len(structure.signs) == 7
    assert advice(structure) == ()


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ({"address": f"{TTY}?baud=19200", "unit": 2}, 'sign "b" → address', "with another speed"),
        ({"address": TTY}, 'sign "b"', 'The sign "a" has this place on the line already'),
        ({"address": f"{TTY}?flow=rtscts", "unit": 2}, 'sign "b" → address', "not a sign's address"),
        ({"address": TTY, "unit": [2]}, 'sign "b" → unit', "whole number"),
    ],
)
def test_what_does_not_go_together_is_named(row, place, words, with_signs):
    with pytest.raises(StructureProblems) as refused:
        with_signs({"id": "a", "address": TTY}, {"id": "b", **row})

    (problem,) = refused.value.problems
    assert problem.place == place
    assert words in str(problem)


def test_sign_that_is_too_narrow_for_a_label_is_worth_a_sentence(with_signs):
    structure = with_signs(
        {"id": "a", "address": TTY, "places": 3}, {"id": "l", "address": TTY, "kind": "lamp"}
    )

    (sentence,) = advice(structure)
    assert sentence.startswith('Sign "a" has 3 places: a label of 4 characters')
