"""What the counter's pages say of a service that gives no tickets now."""

import pytest

from config.loader import load
from counter.wording import Closing, clock
from hall_server.domain.times import millis
from hall_server.texts.catalogue import Catalogue

MONDAY_NINE = "2026-11-23T04:00:00.000Z"
CLOSED = {"open": False, "reason": "service_closed", "because": None, "opens_at": None}


@pytest.fixture(scope="module")
def closing(project):
    """In English, on a Monday at nine in Tashkent."""
    catalogue = Catalogue.load()
    return Closing(
        load(project / "config/small.toml"),
        "en",
        millis(MONDAY_NINE),
        lambda key, **values: catalogue.say(key, "en", **values),
    )


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ({"open": True}, ""),
        (CLOSED | {"reason": "limit_reached"}, "no more tickets today"),
        (CLOSED, "closed now"),
        (CLOSED | {"because": {"en": "Repair work"}}, "Repair work"),
        (CLOSED | {"opens_at": "2026-11-23T09:00:00.000Z"}, "opens: 14:00"),
        (
            CLOSED | {"because": {"en": "Holiday"}, "opens_at": "2026-11-24T04:00:00.000Z"},
            "Holiday. opens: Tuesday, 24 November, 09:00",
        ),
    ],
)
def test_a_closed_service_says_why_and_when_it_opens(closing, service, said):
    assert closing.why(service) == said


def test_a_moment_is_on_the_halls_clock_and_none_is_empty(closing):
    zone = closing.structure.hall.timezone

    assert (clock(MONDAY_NINE, zone), clock(None, zone)) == ("09:00", "")
