"""How the manager's pages write durations, moments, days and labels."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from hall_server.manager.wording import clock, day_and_hour, day_in_words, duration, spellings


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0:00"), (59.499, "0:59"), (59.5, "1:00"), (440.4, "7:20"), (3599.5, "60:00"), (7321, "122:01")],
)
def test_duration_is_minutes_and_seconds_rounded_once(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_moment_is_on_the_halls_clock() -> None:
    assert clock("2026-11-21T21:03:27.000Z", ZoneInfo("Asia/Tashkent")) == "02:03:27"


@pytest.mark.parametrize(("today", "said"), [((2026, 11, 22), "02:03"), ((2026, 11, 23), "22.11.2026 02:03")])
def test_moment_of_another_day_has_its_date(today: tuple[int, int, int], said: str) -> None:
    assert day_and_hour("2026-11-21T21:03:27.000Z", ZoneInfo("Asia/Tashkent"), date(*today)) == said


def test_moment_that_has_not_come_is_empty() -> None:
    assert clock(None, ZoneInfo("Asia/Tashkent")) == ""
    assert day_and_hour(None, ZoneInfo("Asia/Tashkent"), date(2026, 11, 22)) == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uz", "dushanba, 2-mart, 2026"),
        ("uz-Cyrl", "душанба, 02 март, 2026"),
        ("ru", "понедельник, 2 марта 2026\u202fг."),
        ("en", "Monday, 2 March 2026"),
    ],
)
def test_day_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    assert day_in_words(date(2026, 3, 2), language) == said


def test_label_typed_in_cyrillic_or_with_a_space_is_found() -> None:
    assert spellings(" а 012 ") == ("А012", "A012")


def test_label_typed_as_printed_has_one_spelling() -> None:
    assert spellings("b012") == ("B012",)


def test_nothing_typed_means_no_label() -> None:
    assert spellings("  ") == ()
