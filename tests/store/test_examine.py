"""A look at the database that writes nothing: is it whole, and does its record hold?"""

import pytest

from hall_server.domain.events import Event, Kind
from hall_server.store import examine, journal
from hall_server.store.database import FILE

EVENTS, SMALL, NEWEST = 60, 50, 20


@pytest.fixture
def long_record(store):
    """More events than are proved as a whole here, each a receipt."""

    def write(db):
        for number in range(EVENTS):
            event = Event(Kind.SHOWN, number, "2026-11-23", "tester", data={"screen": f"s{number % 2}"})
            journal.append(db, event)

    store.write(write)
    return store


def glance(store):
    with store.read() as db:
        return examine.glance(db, small=SMALL, newest=NEWEST)


def test_newest_events_of_a_long_record_are_followed(long_record):
    seen = glance(long_record)

    assert (seen.events, seen.is_whole, seen.difference) == (NEWEST, False, None)


def test_change_and_loss_among_the_newest_events_are_found(long_record):
    spoilt = {
        f"UPDATE journal SET actor = 'thief' WHERE seq = {EVENTS - 3}": f"event {EVENTS - 3} was changed",
        f"DELETE FROM journal WHERE seq = {EVENTS - 5}": f"event {EVENTS - 5} is missing",
        f"UPDATE journal SET data = '' WHERE seq = {EVENTS - 7}": "an event cannot be read",
    }
    for change, words in spoilt.items():
        long_record.write(lambda db, change=change: db.execute(change))

        assert words in glance(long_record).difference


def test_newest_receipt_of_each_screen_counts(long_record):
    with long_record.read() as db:
        assert examine.last_receipts(db, Kind.SHOWN, "screen") == {"s0": EVENTS - 2, "s1": EVENTS - 1}
        assert examine.last_receipts(db, Kind.SPOKEN, "speaker") == {}


def test_file_that_cannot_be_read_in_time_is_not_called_damaged(long_record, folder):
    fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
    long_record.write(lambda db: db.execute(fill + "INSERT INTO meta SELECT 'key ' || i, '' FROM n"))

    with examine.opened(folder / FILE) as db:
        assert examine.damage(db, within_s=60) is None
        with pytest.raises(TimeoutError):
            examine.damage(db, within_s=-1)
        assert examine.schema(db).is_present
