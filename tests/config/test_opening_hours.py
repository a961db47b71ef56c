"""When it is open: weeks, breaks, nights, exceptions, clock changes, services within a hall."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.hours import DAYS, Hours, HoursError

TASHKENT = ZoneInfo("Asia/Tashkent")
BERLIN = ZoneInfo("Europe/Berlin")

WEEK = "mon-fri 09:00-13:00, 14:00-18:00; sat 09:00-13:00"


def at(text: str, zone: ZoneInfo | None = TASHKENT) -> datetime:
    """A local time; 2026-06-01 is a Monday."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-06-01 08:59:59.999", False),
        ("2026-06-01 09:00", True),
        ("2026-06-01 12:59:59.999", True),
        ("2026-06-01 13:00", False),
        ("2026-06-01 14:00", True),
        ("2026-06-01 18:00", False),
        ("2026-06-06 12:00", True),
        ("2026-06-06 15:00", False),
        ("2026-06-07 12:00", False),
    ],
)
def test_a_week_with_breaks_is_open_at_its_times(moment, is_open):
    hours = Hours.parse(WEEK)

    assert hours.is_open(at(moment)) is is_open
    assert hours.is_open(at(moment, None)) is is_open


@pytest.mark.parametrize(
    ("moment", "closes", "opens"),
    [
        ("2026-06-01 08:00", None, "2026-06-01 09:00"),
        ("2026-06-01 09:00", "2026-06-01 13:00", "2026-06-01 09:00"),
        ("2026-06-01 13:00", None, "2026-06-01 14:00"),
        ("2026-06-01 17:59", "2026-06-01 18:00", "2026-06-01 17:59"),
        ("2026-06-01 18:00", None, "2026-06-02 09:00"),
        ("2026-06-06 13:00", None, "2026-06-08 09:00"),
    ],
)
def test_a_week_says_when_it_closes_and_opens_next(moment, closes, opens):
    hours = Hours.parse(WEEK)

    for zone in (TASHKENT, None):
        assert hours.closes_at(at(moment, zone)) == (at(closes, zone) if closes else None)
        assert hours.next_opening(at(moment, zone)) == at(opens, zone)


def test_without_hours_it_is_always_open():
    hours = Hours.parse(None)

    assert hours.is_open(at("2026-06-07 03:00"))
    assert hours.closes_at(at("2026-06-07 03:00")) is None
    assert hours.next_opening(at("2026-06-07 03:00")) == at("2026-06-07 03:00")
    assert hours.spans(date(2026, 6, 7), time(0, 0))


def test_seven_whole_days_never_close():
    hours = Hours.parse("mon-sun 00:00-24:00")

    assert hours.closes_at(at("2026-06-03 12:00")) is None
    assert hours.spans(date(2026, 6, 3), time(0, 0))


def test_a_whole_week_closes_at_its_one_gap():
    hours = Hours.parse("mon-sat 00:00-24:00; sun 00:00-12:00")

    assert hours.closes_at(at("2026-06-01 00:00")) == at("2026-06-07 12:00")
    assert hours.next_opening(at("2026-06-07 12:00")) == at("2026-06-08 00:00")


def test_times_over_midnight_belong_to_the_day_on_which_they_begin():
    hours = Hours.parse("mon 22:00-02:00")

    assert hours.is_open(at("2026-06-02 01:59"))
    assert not hours.is_open(at("2026-06-01 01:59"))
    assert hours.closes_at(at("2026-06-01 23:00")) == at("2026-06-02 02:00")
    assert hours.closes_at(at("2026-06-02 01:00")) == at("2026-06-02 02:00")


def test_days_may_be_lists_and_go_round_the_end_of_the_week():
    assert Hours.parse("sat-mon 09:00-10:00") == Hours.parse("sun, sat,mon 09:00-10:00")
    assert Hours.parse("Tue,Thu 9:00 - 12:00;") == Hours.parse("tue 09:00-12:00; thu 09:00-12:00")
    assert Hours.parse("mon–fri 09:00–18:00") == Hours.parse("mon-fri 09:00-18:00")
    assert Hours.parse("mon 14:00-18:00; mon 09:00-13:00") == Hours.parse("mon 09:00-13:00, 14:00-18:00")


def test_an_exception_stands_in_the_place_of_its_day():
    hours = Hours.parse(WEEK, ["2026-12-08 closed: Constitution Day", "2026-12-31 09:00-11:00, 12:00-13:00"])

    assert not hours.is_open(at("2026-12-08 10:00"))
    assert hours.next_opening(at("2026-12-08 10:00")) == at("2026-12-09 09:00")
    assert hours.closes_at(at("2026-12-31 10:00")) == at("2026-12-31 11:00")
    assert hours.closes_at(at("2026-12-31 12:30")) == at("2026-12-31 13:00")
    assert hours.is_open(at("2026-12-07 10:00"))


def test_an_exception_may_open_a_day_that_is_closed():
    hours = Hours.parse(WEEK, ["2026-06-07 10:00-12:00: Open day"])

    assert hours.next_opening(at("2026-06-06 13:00")) == at("2026-06-07 10:00")
    assert hours.reason(date(2026, 6, 7)) == "Open day"


def test_a_hall_that_is_always_open_closes_on_its_exception():
    hours = Hours.parse(None, ["2026-12-08 closed: Constitution Day"])

    assert hours.closes_at(at("2026-06-01 10:00")) == at("2026-12-08 00:00")
    assert hours.next_opening(at("2026-12-08 10:00")) == at("2026-12-09 00:00")
    assert hours.closes_at(at("2026-12-09 00:00")) is None
    assert hours.spans(date(2026, 12, 7), time(0, 0))
    assert not hours.spans(date(2026, 12, 8), time(0, 0))
    assert not hours.spans(date(2026, 12, 9), time(0, 0))


def test_a_service_whose_hall_has_other_days_opens_on_its_far_exception():
    service = Hours.parse("mon 09:00-10:00", ["2026-12-08 09:00-12:00"])
    hall = Hours.parse("tue 10:00-18:00")

    assert service.within(hall).next_opening(at("2026-06-01 10:00")) == at("2026-12-08 10:00")


def test_a_service_that_has_no_day_in_common_with_its_hall_never_opens():
    hours = Hours.parse("mon 09:00-10:00", ["2026-06-08 closed"]).within(Hours.parse("tue 09:00-10:00"))

    assert hours.next_opening(at("2026-06-01 00:00")) is None


@pytest.mark.parametrize(
    ("line", "day", "reason"),
    [
        ("2026-12-08 closed: Constitution Day", date(2026, 12, 8), "Constitution Day"),
        ("2026-12-08 Closed", date(2026, 12, 8), None),
        ("2026-12-31 09:00-13:00: New Year's Eve: short", date(2026, 12, 31), "New Year's Eve: short"),
        ("2026-12-31 09:00-13:00", date(2026, 12, 31), None),
        ("2026-12-31 closed: none", date(2026, 12, 30), None),
    ],
)
def test_an_exception_says_its_reason(line, day, reason):
    assert Hours.parse(WEEK, [line]).reason(day) == reason


@pytest.mark.parametrize(
    ("text", "day_starts", "spans"),
    [
        ("mon-sun 09:00-18:00", time(0, 0), False),
        ("mon-sun 18:00-02:00", time(0, 0), True),
        ("mon-sun 18:00-24:00", time(0, 0), False),
        ("mon-sun 00:00-06:00", time(0, 0), False),
        ("mon 18:00-24:00; tue 00:00-02:00", time(0, 0), True),
        ("mon-sun 18:00-02:00", time(4, 0), False),
        ("mon-sun 18:00-04:00", time(4, 0), False),
        ("mon-sun 18:00-04:01", time(4, 0), True),
    ],
)
def test_a_hall_spans_the_start_of_a_day_when_it_is_open_on_both_sides(text, day_starts, spans):
    assert Hours.parse(text).spans(date(2026, 6, 2), day_starts) is spans


def test_a_service_within_a_hall_is_open_while_both_are():
    hall = Hours.parse("mon-fri 09:00-18:00", ["2026-06-02 closed: Repairs", "2026-06-04 09:00-10:00"])
    service = Hours.parse("tue,thu 08:00-12:00").within(hall)

    assert service.next_opening(at("2026-06-01 10:00")) == at("2026-06-04 09:00")
    assert service.closes_at(at("2026-06-04 09:30")) == at("2026-06-04 10:00")
    assert not service.is_open(at("2026-06-02 09:30"))
    assert service.reason(date(2026, 6, 2)) == "Repairs"
    assert service.closes_at(at("2026-06-09 11:00")) == at("2026-06-09 12:00")


def test_an_always_open_service_has_the_hours_of_its_hall():
    hall = Hours.parse(WEEK)

    assert Hours.parse(None).within(hall).closes_at(at("2026-06-01 10:00")) == at("2026-06-01 13:00")
    assert hall.within(Hours.parse(None)).next_opening(at("2026-06-01 13:30")) == at("2026-06-01 14:00")


def test_hours_are_those_of_the_wall_clock_on_both_sides_of_a_clock_change():
    hours = Hours.parse("mon-sun 09:00-18:00")

    opens = hours.next_opening(at("2026-03-28 20:00", BERLIN))

    assert opens == at("2026-03-29 09:00", BERLIN)
    assert opens.astimezone(UTC).hour == 7
    assert hours.next_opening(at("2026-03-27 20:00", BERLIN)).astimezone(UTC).hour == 8


def test_a_night_in_which_the_clock_is_put_back_has_no_second_opening():
    hours = Hours.parse("sat 20:00-02:30")
    first, second = (at("2026-10-25 02:15", BERLIN).replace(fold=fold) for fold in (0, 1))

    assert hours.is_open(first)
    assert not hours.is_open(second)
    assert hours.closes_at(first) == at("2026-10-25 02:30", BERLIN)
    assert hours.next_opening(second) == at("2026-10-31 20:00", BERLIN)


def test_times_in_the_hour_that_is_left_out_still_have_an_end():
    hours = Hours.parse("sun 02:15-03:30")

    assert hours.closes_at(at("2026-03-29 03:20", BERLIN)) == at("2026-03-29 03:30", BERLIN)


def test_times_that_the_clock_jumps_over_do_not_happen():
    hours = Hours.parse("sun 02:30-03:15")

    assert not hours.is_open(at("2026-03-29 03:10", BERLIN))
    assert hours.next_opening(at("2026-03-29 01:59", BERLIN)) == at("2026-04-05 02:30", BERLIN)


def test_a_night_may_last_over_a_day_that_the_calendar_left_out():
    apia = ZoneInfo("Pacific/Apia")  # it went from 29 to 31 December 2011
    hours = Hours.parse("thu 22:00-02:00")

    assert hours.is_open(at("2011-12-31 01:00", apia))
    assert hours.closes_at(at("2011-12-29 23:00", apia)) == at("2011-12-31 02:00", apia)


def test_an_answer_has_the_zone_of_the_question():
    hours = Hours.parse(WEEK)

    assert hours.closes_at(at("2026-06-01 10:00")).tzinfo is TASHKENT
    assert hours.closes_at(at("2026-06-01 10:00", None)).tzinfo is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "hours are empty"),
        (" ; ", "hours are empty"),
        ("09:00-18:00", "days are missing"),
        ("mon-fri", "times are missing"),
        ("monday 09:00-18:00", 'Unknown day "monday". Allowed: mon tue wed thu fri sat sun'),
        ("mon-tue-wed 09:00-18:00", 'Unknown day "mon-tue-wed"'),
        ("mon, 09:00-18:00", 'Unknown day ""'),
        ("mon 9-18", 'Cannot read the times "9-18"'),
        ("mon 09:00", 'Cannot read the times "09:00"'),
        ("mon 09:00-18:00,", 'Cannot read the times ""'),
        ("mon 09:00-18:00 tue 09:00-18:00", "Cannot read the times"),
        ("mon 09:60-18:00", "no such time"),
        ("mon 09:00-24:01", "no such time"),
        ("mon 24:00-02:00", "no such time"),
        ("mon 09:00-09:00", "has no length"),
        ("mon 09:00-13:00, 12:00-18:00", "times of mon overlap"),
        ("mon-fri 09:00-18:00; wed 17:00-20:00", "times of wed overlap"),
    ],
)
def test_hours_that_cannot_be_read_are_refused_with_what_is_allowed(text, words):
    with pytest.raises(HoursError) as refused:
        Hours.parse(text)

    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "Cannot read the exception"),
        ("closed", "Cannot read the exception"),
        ("2026-12-08", "Cannot read the exception"),
        ("2026-12-08 open", "Cannot read the exception"),
        ("8.12.2026 closed", 'no day "8.12.2026"'),
        ("2026-02-30 closed", 'no day "2026-02-30"'),
        ("2026-12-08 09:00-25:00", "no such time"),
        ("2026-12-08 09:00-12:00, 11:00-13:00", "times of 2026-12-08 overlap"),
    ],
)
def test_an_exception_that_cannot_be_read_is_refused_with_what_is_allowed(line, words):
    with pytest.raises(HoursError) as refused:
        Hours.parse(None, [line])

    assert words in str(refused.value)


def test_all_mistakes_in_hours_are_named_at_once():
    with pytest.raises(HoursError) as refused:
        Hours.parse("mo 09:00-18:00; tue 9-18", ["2026-12-08 closed", "2026-12-08 closed", "never"])

    for words in ('"mo"', '"9-18"', "two exceptions for 2026-12-08", '"never"'):
        assert words in str(refused.value)


# Random timetables, in steps of half an hour, written as a person would write them.
slots = st.integers(0, 47)


@st.composite
def day_texts(draw) -> str:
    """The times of one day, apart from each other; the last may go over midnight."""
    edges = sorted(draw(st.sets(slots, min_size=2, max_size=6)))
    spans = [*zip(edges[::2], edges[1::2], strict=False)]
    if len(edges) % 2 and draw(st.booleans()):
        spans.append((edges[-1], draw(st.integers(0, edges[0]))))
    return ", ".join(f"{_clock(start)}-{_clock(end)}" for start, end in spans)


def _clock(slot: int) -> str:
    return f"{slot // 2:02}:{slot % 2 * 30:02}"


timetables = st.dictionaries(st.sampled_from(DAYS), day_texts()).map(
    lambda week: "; ".join(f"{day} {spans}" for day, spans in week.items()) or None
)
exception_days = st.dictionaries(
    st.dates(date(2026, 3, 20), date(2026, 4, 10)),
    st.one_of(st.just("closed: Holiday"), day_texts()),
    max_size=4,
).map(lambda days: [f"{day} {rule}" for day, rule in days.items()])
own_hours = st.builds(Hours.parse, timetables, exception_days)
all_hours = st.one_of(own_hours, st.builds(Hours.within, own_hours, own_hours))
# Spring and autumn of 2026 are in it: the clocks of Berlin change on 29 March and 25 October.
moments = st.one_of(
    st.datetimes(datetime.fromisoformat("2026-03-25"), datetime.fromisoformat("2026-04-05")),
    st.datetimes(datetime.fromisoformat("2026-10-22"), datetime.fromisoformat("2026-10-28")),
).flatmap(
    lambda naive: st.sampled_from(
        [
            naive,
            naive.replace(tzinfo=TASHKENT),
            naive.replace(tzinfo=BERLIN),
            naive.replace(tzinfo=BERLIN, fold=1),
        ]
    )
)


def later(moment: datetime, **gap: float) -> datetime:
    """So much real time later, whatever the clock on the wall does."""
    if moment.tzinfo is None:
        return moment + timedelta(**gap)
    return (moment.astimezone(UTC) + timedelta(**gap)).astimezone(moment.tzinfo)


def real(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


@given(all_hours, moments)
def test_it_stays_open_until_it_closes(hours, moment):
    closes = hours.closes_at(moment)

    if closes is None:
        assert not hours.is_open(moment) or hours.is_open(later(moment, days=6))
        return
    assert real(closes) > real(moment)
    assert hours.is_open(moment)
    assert hours.is_open(later(closes, microseconds=-1))
    assert not hours.is_open(closes)
    for minutes in range(0, int((real(closes) - real(moment)).total_seconds() // 60), 30):
        assert hours.is_open(later(moment, minutes=minutes))


@given(all_hours, moments)
def test_it_stays_closed_until_the_next_opening(hours, moment):
    opens = hours.next_opening(moment)

    if opens is None:
        assert not any(hours.is_open(later(moment, minutes=30 * step)) for step in range(48 * 7))
    elif hours.is_open(moment):
        assert opens == moment
    else:
        assert real(opens) > real(moment)
        assert hours.is_open(opens)
        assert not hours.is_open(later(opens, microseconds=-1))
        for minutes in range(0, int((real(opens) - real(moment)).total_seconds() // 60), 30):
            assert not hours.is_open(later(moment, minutes=minutes))


@given(own_hours, own_hours, moments)
def test_a_service_in_a_hall_is_open_exactly_when_both_are(service, hall, moment):
    assert service.within(hall).is_open(moment) == (service.is_open(moment) and hall.is_open(moment))


@given(all_hours, st.dates(date(2026, 3, 20), date(2026, 4, 12)), st.times())
def test_a_day_is_spanned_exactly_when_it_does_not_close_or_open_at_its_start(hours, day, day_starts):
    start = datetime.combine(day, day_starts)

    closes = hours.closes_at(later(start, microseconds=-1))

    is_open_through = hours.is_open(later(start, microseconds=-1)) and (closes is None or closes > start)
    assert hours.spans(day, day_starts) == is_open_through


@given(timetables.filter(bool), moments)
def test_a_week_without_exceptions_repeats(text, moment):
    hours = Hours.parse(text)

    assert hours.is_open(moment.replace(tzinfo=None)) == hours.is_open(
        moment.replace(tzinfo=None) + timedelta(days=7)
    )


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("2026-06-01 08:00", "2026-06-01 18:00"),
        ("2026-06-01 12:59", "2026-06-01 18:00"),
        ("2026-06-01 13:30", "2026-06-01 18:00"),
        ("2026-06-01 18:00", None),
        ("2026-06-06 09:00", "2026-06-06 13:00"),
        ("2026-06-07 12:00", None),
    ],
)
def test_day_ends_with_its_last_opening_and_not_with_a_break(moment, ends):
    assert Hours.parse(WEEK).day_ends_at(at(moment)) == (at(ends) if ends else None)


def test_night_ends_the_day_on_which_it_began():
    hours = Hours.parse("fri 20:00-02:00; sat 10:00-18:00")

    assert hours.day_ends_at(at("2026-06-05 21:00")) == at("2026-06-06 02:00")
    assert hours.day_ends_at(at("2026-06-06 01:00")) == at("2026-06-06 02:00")
    assert hours.day_ends_at(at("2026-06-06 11:00")) == at("2026-06-06 18:00")
    assert Hours.parse(None).day_ends_at(at("2026-06-06 11:00")) is None
