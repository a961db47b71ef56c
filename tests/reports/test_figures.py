"""Means and percentiles, against the standard library."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.reports.figures import FEWEST, mean, percentile

SECONDS = st.integers(0, 10_000_000).map(lambda ms: ms / 1000)
ENOUGH = st.lists(SECONDS, min_size=FEWEST, max_size=200)


@given(ENOUGH)
def test_median_and_ninetieth_percentile_are_those_of_type_seven(values):
    tenths = statistics.quantiles(values, n=10, method="inclusive")

    assert percentile(values, 0.5) == pytest.approx(tenths[4], abs=1e-9)
    assert percentile(values, 0.9) == pytest.approx(tenths[8], abs=1e-9)


@given(ENOUGH)
def test_percentiles_lie_among_the_values_and_in_order(values):
    low, middle, high = (percentile(values, share) for share in (0, 0.5, 1))

    assert low == min(values)
    assert high == max(values)
    assert low <= middle <= high


@given(st.lists(SECONDS, max_size=FEWEST - 1))
def test_percentile_of_fewer_than_twenty_is_not_shown(values):
    assert percentile(values, 0.5) is None


@given(st.lists(SECONDS, min_size=1, max_size=200))
def test_mean_is_the_mean(values):
    assert mean(values) == pytest.approx(statistics.fmean(values))


def test_mean_of_nothing_is_nothing():
    assert mean([]) is None
