"""A look at the database that writes nothing: is it whole, and does its record hold?"""

import pytest

from hall_server.domain.events import Event, Kind
from hall_server.store import examine, journal
from hall_server.store.database import FILE

MORNING = 10
"""Events of the last day of the long record."""


@pytest.fixture
def long_record(store):
    """More events than are proved as a whole, the last ones of another day."""

    def write(db):
        for number in range(examine.SMALL + 1 + MORNING):
            is_new_day = number in (0, examine.SMALL + 1)
            kind = Kind.DAY_OPENED if is_new_day else Kind.SHOWN
            journal.append(db, Event(kind, number, "2026-11-23", "tester", data={"screen": "main"}))

    store.write(write)
    return store


def test_long_record_is_followed_through_its_last_day(long_record):
    with long_record.read() as db:
        seen = examine.glance(db)

    assert (seen.events, seen.is_whole, seen.difference) == (MORNING, False, None)


def test_change_and_loss_in_the_last_day_are_found(long_record):
    last = examine.SMALL + 1 + MORNING
    spoilt = {
        f"UPDATE journal SET actor = 'thief' WHERE seq = {last - 3}": f"event {last - 3} was changed",
        f"DELETE FROM journal WHERE seq = {last - 5}": f"event {last - 5} is missing",
        f"UPDATE journal SET data = '' WHERE seq = {last - 7}": "an event cannot be read",
    }
    for change, words in spoilt.items():
        long_record.write(lambda db, change=change: db.execute(change))

        with long_record.read() as db:
            assert words in examine.glance(db).difference


def test_receipts_are_known_by_their_screen_and_the_newest_counts(long_record):
    with long_record.read() as db:
        assert examine.last_receipts(db, Kind.SHOWN, "screen") == {"main": examine.SMALL + MORNING}
        assert examine.last_receipts(db, Kind.SPOKEN, "speaker") == {}


def test_file_that_is_too_large_to_be_read_in_time_is_not_called_damaged(long_record, folder):
    with examine.opened(folder / FILE) as db:
        assert examine.damage(db, within_s=60) is None
        with pytest.raises(TimeoutError):
            examine.damage(db, within_s=-1)
        assert examine.schema(db).is_present
