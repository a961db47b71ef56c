"""Moments inside and outside, and the business day that a moment belongs to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.times import business_day, local, millis, rfc3339, utc

TASHKENT = ZoneInfo("Asia/Tashkent")
BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.integers(min_value=0, max_value=4_102_444_800_000)


def at(text):
    """The milliseconds of a moment, by another way than the code under test."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def test_moment_is_written_with_milliseconds_always():
    assert rfc3339(at("2026-11-21T04:30:00+00:00")) == "2026-11-21T04:30:00.000Z"
    assert rfc3339(at("2026-11-21T04:30:00.007+00:00")) == "2026-11-21T04:30:00.007Z"


@given(MOMENTS)
def test_moment_that_is_written_is_read_again(moment):
    assert millis(rfc3339(moment)) == moment
    assert utc(moment).tzinfo is UTC


@given(MOMENTS, MOMENTS)
def test_written_moments_sort_as_the_moments_do(one, other):
    assert (rfc3339(one) < rfc3339(other)) == (one < other)


@pytest.mark.parametrize("text", ["2026-11-21T09:30:00+05:00", "2026-11-21T04:30:00Z"])
def test_any_zone_is_read(text):
    assert rfc3339(millis(text)) == "2026-11-21T04:30:00.000Z"


@pytest.mark.parametrize("text", ["2026-11-21T09:30:00", "soon", "2026-13-01T00:00:00Z", ""])
def test_text_that_names_no_moment_is_refused(text):
    with pytest.raises(ValueError):
        millis(text)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-22T23:59:59.999+05:00", "2026-11-22"),
        ("2026-11-23T00:00:00+05:00", "2026-11-23"),
        ("2026-11-22T19:00:00+00:00", "2026-11-23"),  # not yet midnight in UTC
        ("2026-12-31T23:59:59+05:00", "2026-12-31"),
        ("2027-01-01T00:00:00+05:00", "2027-01-01"),
        ("2028-02-29T12:00:00+05:00", "2028-02-29"),
    ],
)
def test_business_day_is_the_local_date(moment, day):
    assert business_day(at(moment), TASHKENT) == day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23T03:59:59.999+05:00", "2026-11-22"),
        ("2026-11-23T04:00:00+05:00", "2026-11-23"),
        ("2026-11-24T00:30:00+05:00", "2026-11-23"),
        ("2027-01-01T01:00:00+05:00", "2026-12-31"),
    ],
)
def test_business_day_begins_when_the_hall_says(moment, day):
    assert business_day(at(moment), TASHKENT, time(4)) == day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # The night of 25 October 2026 has the hour from two to three twice.
        ("2026-10-25T00:30:00+00:00", "2026-10-24"),
        ("2026-10-25T01:30:00+00:00", "2026-10-24"),
        ("2026-10-25T02:00:00+00:00", "2026-10-25"),
        # The night of 29 March 2026 has none.
        ("2026-03-29T00:59:59+00:00", "2026-03-28"),
        ("2026-03-29T01:00:00+00:00", "2026-03-29"),
    ],
)
def test_business_day_changes_once_in_nights_that_change_the_clock(moment, day):
    assert business_day(at(moment), BERLIN, time(3)) == day


@given(MOMENTS, st.times())
def test_business_day_is_the_local_date_or_the_one_before(moment, day_starts):
    day = date.fromisoformat(business_day(moment, TASHKENT, day_starts))
    wall = local(moment, TASHKENT)

    assert wall.date() - day in (timedelta(0), timedelta(days=1))
    assert (wall.date() == day) == (wall.time() >= day_starts)


@given(MOMENTS, st.integers(0, 40 * 86_400_000))
def test_business_day_never_goes_back(moment, later):
    assert business_day(moment, BERLIN) <= business_day(moment + later, BERLIN)
