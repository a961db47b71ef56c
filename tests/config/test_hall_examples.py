"""The hall files that come with the program: the example hall, the small one and the reference."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from config.models import Structure

CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z]")


def test_the_example_hall_has_the_size_of_the_first_one(sergeli):
    assert (len(sergeli.spheres), len(sergeli.departments), len(sergeli.services)) == (7, 14, 44)


def test_every_department_and_sphere_of_the_example_hall_offers_something(sergeli):
    assert all(sergeli.services_in(department.id) for department in sergeli.departments)
    assert {service.sphere for service in sergeli.services} == {sphere.id for sphere in sergeli.spheres}


def test_the_example_hall_is_open_at_any_time_but_for_the_gas_inspector(sergeli):
    at_night = datetime(2026, 6, 7, 3, 0, tzinfo=sergeli.hall.timezone)

    closed = [service.id for service in sergeli.services if not sergeli.opening(service.id).is_open(at_night)]

    assert closed == ["gas-inspection"]


@pytest.mark.parametrize("name", ["small", "sergeli", "reference"])
def test_every_text_of_an_example_stands_in_four_languages_and_their_scripts(name, config_folder):
    document = tomllib.loads((config_folder / f"{name}.toml").read_text(encoding="utf-8"))

    for texts in _texts(document):
        assert set(texts) == {"uz", "uz-Cyrl", "ru", "en"}, texts
        for language, text in texts.items():
            words = re.sub(r"\{\w+\}", "", text)
            assert not (CYRILLIC if language in ("uz", "en") else LATIN).search(words), text


@pytest.mark.parametrize("name", ["small", "sergeli", "reference"])
def test_uzbek_letters_are_written_with_their_own_signs(name, config_folder):
    document = tomllib.loads((config_folder / f"{name}.toml").read_text(encoding="utf-8"))

    for texts in _texts(document):
        # U+02BB belongs to o and g only, U+02BC never follows them; typewriter marks are not letters.
        assert not re.search("['`‘’]|[^oOgG]\u02bb|[oOgG]\u02bc", texts["uz"]), texts["uz"]


@pytest.mark.parametrize("name", ["small", "sergeli"])
def test_no_prefix_of_an_example_is_mistaken_for_a_digit(name, config_folder):
    text = (config_folder / f"{name}.toml").read_text(encoding="utf-8")

    assert not set("".join(series["prefix"] for series in tomllib.loads(text)["series"])) & set("OIQSZ")


def test_the_example_hall_says_that_its_services_are_invented(config_folder):
    header = (config_folder / "sergeli.toml").read_text(encoding="utf-8").partition("[hall]")[0]

    assert "invented example" in header.replace("\n# ", " ")


def test_the_small_hall_has_the_shape_of_the_manual(small):
    assert small.hall.id == "small"
    assert len(small.services) == 3
    assert [counter.id for counter in small.counters] == ["1", "2"]
    assert (small.kiosks[0].id, small.screens[0].id, small.speakers[0].address) == (
        "main",
        "main",
        "screen://main",
    )
    assert small.printer("paper").address == "virtual://main"


def _settings(
    model: type[BaseModel], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Every setting of every table, with its keys."""
    for name, field in model.model_fields.items():
        here = (*path, field.alias or name)
        yield here, field
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _settings(part, here)


SETTINGS = dict(_settings(Structure))


@pytest.mark.parametrize("path", SETTINGS, ids=".".join)
def test_every_setting_has_a_help_line(path):
    description = SETTINGS[path].description

    assert description
    assert description[0].isupper()
    assert not description.endswith(".")


@pytest.mark.parametrize("path", SETTINGS, ids=".".join)
def test_every_setting_stands_in_the_reference(path, config_folder):
    found: list[Any] = [tomllib.loads((config_folder / "reference.toml").read_text(encoding="utf-8"))]

    for step in path:
        found = [value[step] for value in found if isinstance(value, dict) and step in value]
        found = [entry for value in found for entry in (value if isinstance(value, list) else [value])]

    assert found


@pytest.mark.parametrize("path", SETTINGS, ids=".".join)
def test_the_reference_explains_every_setting_with_its_default(path, config_folder):
    lines = (config_folder / "reference.toml").read_text(encoding="utf-8").split("\n")
    field = SETTINGS[path]

    comment = f"{field.description}.{_default(field.default)}"

    assert any(line.lstrip().startswith("#") and line.endswith(f" {comment}") for line in lines), comment


def _default(value: Any) -> str:
    if value in (PydanticUndefined, None, (), "") or isinstance(value, BaseModel):
        return ""
    if isinstance(value, time):
        value = value.strftime("%H:%M")
    return f" Default: {value:g}." if isinstance(value, float) else f" Default: {json.dumps(value)}."


def _texts(value: Any) -> Iterator[dict[str, str]]:
    """Every table of texts by language, wherever it stands."""
    if isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        if "en" in value:
            yield value
        for entry in value.values():
            yield from _texts(entry)
