"""Numbers and labels: each series runs through its range once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.errors import Refused
from hall_server.domain.numbering import Series

A = Series("A", "A", 1, 999)


def test_first_number_of_a_day_is_the_first_of_the_series():
    assert A.following(None) == 1
    assert Series("B", "B", 500, 599).following(None) == 500


def test_numbers_go_up_by_one():
    assert A.following(41) == 42


def test_last_number_is_given_out_and_the_next_is_refused():
    assert A.following(998) == 999

    with pytest.raises(Refused) as refused:
        A.following(999)

    assert refused.value.code == "series_full"
    assert refused.value.values == {"series": "A"}


def test_series_of_one_number_is_full_after_it():
    only = Series("X", "X", 7, 7)

    assert only.following(None) == 7
    with pytest.raises(Refused, match="series_full"):
        only.following(7)


@pytest.mark.parametrize(
    ("series", "number", "label"),
    [
        (A, 7, "A007"),
        (A, 999, "A999"),
        (Series("B", "BX", 1, 50), 7, "BX07"),
        (Series("C", "", 1, 9999), 7, "0007"),
        (Series("D", "D", 0, 9), 0, "D0"),
    ],
)
def test_label_is_as_wide_as_the_last_number(series, number, label):
    assert series.label(number) == label


def test_staff_is_told_when_nine_tenths_are_given_out():
    hundred = Series("A", "A", 101, 200)

    assert not hundred.is_nearly_full(189)
    assert hundred.is_nearly_full(190)
    assert hundred.is_nearly_full(200)


@given(st.integers(0, 9_000), st.integers(0, 300))
def test_labels_of_a_series_never_repeat(first, more):
    series = Series("A", "A", first, first + more)
    labels, number = [], None

    for _ in range(more + 1):
        number = series.following(number)
        labels.append(series.label(number))

    assert len(set(labels)) == more + 1
    assert labels == sorted(labels)
    with pytest.raises(Refused):
        series.following(number)
