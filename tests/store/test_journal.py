"""The record can be proved: a chain of hashes over the journal, and tables that follow from it."""

import datetime as dt
import hashlib
import json
import sqlite3

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.events import Event, Kind
from hall_server.store import journal
from hall_server.store.database import FILE
from hall_server.store.proof import prove


def difference(store):
    with store.read() as db:
        return prove(db).difference


def shown(moment):
    """An RFC 3339 text, made by another way than the code under test."""
    seconds, thousandths = divmod(moment, 1000)
    utc = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{thousandths:03d}Z"


def raw_rows(folder):
    db = sqlite3.connect(folder / FILE)
    db.row_factory = sqlite3.Row
    rows = db.execute("SELECT * FROM journal ORDER BY seq").fetchall()
    db.close()
    return rows


def test_every_hash_is_that_of_the_one_before_and_of_the_other_fields(desk, folder):
    desk.fill()
    desk.record(Kind.SHOWN, "two", screen="Ўзбек экрани", half=0.5, nothing=None)

    former = "0" * 64
    rows = raw_rows(folder)
    for row in rows:
        document = {
            "seq": row["seq"],
            "at": shown(row["at"]),
            "business_day": row["business_day"],
            "kind": row["kind"],
            "ticket": row["ticket"],
            "actor": row["actor"],
            "data": json.loads(row["data"]),
        }
        former = hashlib.sha256(former.encode() + rfc8785.dumps(document)).hexdigest()
        assert row["hash"] == former
    assert len(rows) == 9


def test_first_hash_needs_no_library(store, folder):
    event = Event(Kind.DAY_OPENED, 1_795_406_400_007, "2026-11-23", "system", data={"day": "2026-11-23"})
    store.write(lambda db: journal.append(db, event))

    text = (
        '{"actor":"system","at":"2026-11-23T04:00:00.007Z","business_day":"2026-11-23",'
        '"data":{"day":"2026-11-23"},"kind":"day_opened","seq":1,"ticket":null}'
    )
    assert raw_rows(folder)[0]["hash"] == hashlib.sha256(("0" * 64 + text).encode()).hexdigest()


NUMBERS = (
    st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.floats(-1000, 1000).map(lambda number: round(number, 3))
)
# No half of a pair: that is no text, and JSON has none.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.recursive(
        st.none() | st.booleans() | NUMBERS | TEXTS,
        lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    )
)
def test_any_document_is_written_as_rfc_8785_says(document):
    assert journal.canonical(document) == rfc8785.dumps(document)


def test_document_that_rfc_8785_does_not_know_has_no_hash():
    for document in ({"n": 2**53}, {"n": float("nan")}, {"text": "\ud800"}, {"at": object()}):
        with pytest.raises(ValueError):
            journal.canonical(document)


def test_rows_that_are_shown_hold_what_is_needed_to_check_them(desk, store):
    desk.fill()

    with store.read() as db:
        rows = list(journal.rows(db))

    former = "0" * 64
    for row in rows:
        stated = row.pop("hash")
        former = hashlib.sha256(former.encode() + rfc8785.dumps(row)).hexdigest()
        assert stated == former


def test_journal_never_goes_back_in_time(desk):
    desk.fill()
    desk.now -= 60_000

    with pytest.raises(ValueError, match="earlier than the one before it"):
        desk.record(Kind.SHOWN, "two", screen="main")


def test_two_events_may_have_one_time(desk, store):
    desk.fill()
    desk.now -= 1_000

    desk.record(Kind.SHOWN, "two", screen="main")

    assert difference(store) is None


def test_accepted_clock_is_the_only_way_back(desk, store):
    desk.fill()
    desk.now -= 3_600_000

    desk.record(Kind.CLOCK_ACCEPTED)
    desk.record(Kind.SHOWN, "two", screen="main")

    assert difference(store) is None


def test_journal_is_read_in_pages(desk, store):
    desk.fill()

    with store.read() as db:
        pages = [[row["seq"] for row in journal.rows(db, after=after, limit=3)] for after in (0, 3, 6)]

    assert pages == [[1, 2, 3], [4, 5, 6], [7, 8]]


def test_rows_of_a_ticket_are_its_own(desk, store):
    desk.fill()

    with store.read() as db:
        kinds = [row["kind"] for row in journal.of_ticket(db, "one")]

    assert kinds == ["issued", "called", "started", "finished"]


def test_sound_record_is_proved_with_its_length_and_last_hash(desk, store, folder):
    desk.fill()

    with store.read() as db:
        proof = prove(db)

    assert proof.difference is None
    assert (proof.events, proof.last_hash) == (8, raw_rows(folder)[-1]["hash"])


def test_empty_record_is_sound(store):
    assert difference(store) is None


TAMPERED = {
    "a time": "UPDATE journal SET at = at + 1 WHERE seq = 5",
    "an actor": "UPDATE journal SET actor = 'somebody' WHERE seq = 5",
    "a ticket": "UPDATE journal SET ticket = 'two' WHERE seq = 5",
    "a day": "UPDATE journal SET business_day = '2026-11-24' WHERE seq = 5",
    "a kind": "UPDATE journal SET kind = 'missed' WHERE seq = 5",
    "a kind that nobody knows": "UPDATE journal SET kind = 'bribed' WHERE seq = 5",
    "a reason": "UPDATE journal SET data = replace(data, 'longest_wait', 'priority') WHERE seq = 5",
    "data that is no JSON": "UPDATE journal SET data = '{' WHERE seq = 5",
    "a hash": "UPDATE journal SET hash = 'ff' || substr(hash, 3) WHERE seq = 5",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_changed_row_of_the_journal_is_found(desk, store, meddle, statement):
    desk.fill()
    assert difference(store) is None

    assert meddle(statement) == 1

    assert difference(store).startswith("event 5 ")


@pytest.mark.parametrize("seq", [1, 4, 7])
def test_row_taken_out_of_the_journal_is_found(desk, store, meddle, seq):
    desk.fill()

    assert meddle("DELETE FROM journal WHERE seq = ?", seq) == 1

    assert difference(store) == f"event {seq} is missing from the journal"


def test_end_cut_off_the_journal_is_found_by_the_tables(desk, store, meddle):
    desk.fill()

    assert meddle("DELETE FROM journal WHERE seq = 8") == 1

    assert "stored" in difference(store)


def test_row_moved_to_another_place_is_found(desk, store, meddle):
    desk.fill()
    meddle("UPDATE journal SET seq = 100 WHERE seq = 5")
    meddle("UPDATE journal SET seq = 5 WHERE seq = 6")
    meddle("UPDATE journal SET seq = 6 WHERE seq = 100")

    assert difference(store).startswith("event 5 was changed")


MEDDLED = {
    "a label": ("UPDATE tickets SET label = 'A100' WHERE id = 'one'", "ticket one"),
    "an issue": ("UPDATE tickets SET issued_at = issued_at - 60000 WHERE id = 'one'", "ticket one"),
    "a state of the ticket's row": ("UPDATE tickets SET state = 'waiting' WHERE id = 'one'", "ticket one"),
    "a state of a stage": (
        "UPDATE stages SET state = 'missed' WHERE ticket = 'two' AND n = 1",
        "ticket two",
    ),
    "a state that there is not": (
        "UPDATE stages SET state = 'gone' WHERE ticket = 'two' AND n = 1",
        "the tables cannot be read: 'gone'",
    ),
    "a wait": ("UPDATE stages SET queue_ms = 1 WHERE ticket = 'one'", "ticket one"),
    "a stage too few": ("DELETE FROM stages WHERE ticket = 'two' AND n = 2", "ticket two"),
    "a counter": ("UPDATE counters SET operator = 'bek' WHERE id = '1'", "counter 1"),
    "a shift": ("UPDATE shifts SET opened_at = opened_at + 1 WHERE id = 's1'", "shift s1"),
    "a day": ("DELETE FROM days", "day 2026-11-23"),
}


@pytest.mark.parametrize(("statement", "what"), MEDDLED.values(), ids=MEDDLED)
def test_changed_table_of_present_state_is_found(desk, store, meddle, statement, what):
    desk.fill()
    assert difference(store) is None

    assert meddle(statement) == 1

    assert difference(store).startswith(what)


def test_ticket_that_was_slipped_in_is_found(desk, store, meddle):
    desk.fill()
    meddle(
        "INSERT INTO tickets SELECT 'new', 'A900', business_day, series, 900, language, issued_at, 1, state, "
        "priority, quantity, purpose, appointment_at, kiosk, version, kind FROM tickets WHERE id = 'one'"
    )
    meddle("UPDATE stages SET ticket = 'new' WHERE ticket = 'two' AND n = 2")

    assert difference(store) is not None


def test_history_that_breaks_the_rules_is_found_even_with_true_hashes(desk, store, meddle):
    desk.fill()
    event = Event(Kind.STARTED, desk.now, desk.day, "cheat", "one", {"counter": "1"})

    store.write(lambda db: journal.append(db, event))

    assert difference(store).startswith("event 9 (started) cannot follow")
