"""Every department and priority of the example hall has a pictogram that says what it is about."""

import re
from pathlib import Path

import pytest

from config.loader import load
from kiosk.signs import ANY_OTHER, ANY_PRIORITY, PRIORITY_SIGNS, SIGNS, sign_of, sign_of_priority


def test_every_pictogram_is_drawn(project: Path) -> None:
    sprite = (project / "hall_server/web/templates/web/signs.svg").read_text()
    drawn = set(re.findall(r'<symbol id="sign-([a-z-]+)"', sprite))

    assert {sign for sign, _ in (*SIGNS, *PRIORITY_SIGNS)} | {ANY_OTHER, ANY_PRIORITY} <= drawn


@pytest.mark.parametrize("example", ["sergeli", "small"])
def test_departments_of_the_example_halls_have_their_own_pictograms(project: Path, example: str) -> None:
    structure = load(project / f"config/{example}.toml")

    signs = [sign_of(department.id) for department in structure.departments]

    assert ANY_OTHER not in signs
    assert len(set(signs)) == len(signs)


def test_department_that_nothing_fits_has_a_sheet_of_paper() -> None:
    assert sign_of("zoo") == ANY_OTHER


def test_priorities_of_the_example_hall_have_their_own_pictograms(project: Path) -> None:
    structure = load(project / "config/sergeli.toml")

    said = [each.id for each in structure.priorities if each.id != structure.hall.appointment_priority]
    signs = [sign_of_priority(each) for each in said]

    assert ANY_PRIORITY not in signs
    assert len(set(signs)) == len(signs)
    assert sign_of_priority("guest") == ANY_PRIORITY
