"""Old months leave the record, and what stays can still be proved."""

import datetime as dt
import json
from itertools import pairwise

import pytest
from hand_hall import TASHKENT, structure_with

from hall_server.domain.events import Kind
from hall_server.domain.times import local
from hall_server.hall.adopting import adopt
from hall_server.hall.counters import Ending
from hall_server.hall.founding import accept_clock
from hall_server.hall.people import THE_SYSTEM
from hall_server.store import checkpoints, state, upkeep
from hall_server.store.database import FILE
from hall_server.store.proof import prove

DAYTIME = "mon-sun 09:00-18:00"


@pytest.fixture
def hall(make_hall):
    """A hall that is closed at night and keeps its record for two months."""
    made = make_hall(hours=DAYTIME, record_months=2)
    yield made
    assert made.difference() is None


def proof_of(hall):
    with hall.store.read() as db:
        return prove(db)


def days_of(hall):
    with hall.store.read() as db:
        return [row[0] for row in db.execute("SELECT business_day FROM days ORDER BY 1")]


def count(hall, table):
    with hall.store.read() as db:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def one_day(hall, visitors=2):
    """A day with few visitors: some are served, one gives up waiting."""
    hall.open("1", "aziza")
    for _ in range(visitors):
        hall.take("gas")
        hall.serve("1", minutes=3)
    hall.next("1")
    hall.take("tax")
    hall.close_counter("1")


def morning(hall, *, in_days):
    """Nine o'clock some days later."""
    today = local(hall.clock.wall, TASHKENT).date()
    hall.clock.pass_time_until(f"{today + dt.timedelta(days=in_days)} 09:00")
    hall.tick()


def live(hall, *, days, step=12, visitors=1):
    """Every twelfth day or so somebody comes."""
    for _ in range(0, days, step):
        one_day(hall, visitors)
        morning(hall, in_days=step)


def meddle(hall, statement):
    return hall.store.write(lambda db: db.execute(statement).rowcount)


def test_record_keeps_as_many_months_as_the_hall_says(make_hall):
    hall = make_hall(hours=DAYTIME, record_months=12)

    live(hall, days=800, step=25)

    # It is 31 January 2029, and the present month is not counted: the first day since January 2028.
    assert days_of(hall)[0] == "2028-01-22"
    assert proof_of(hall).checkpoint.kept_from == "2028-01-22"
    assert hall.difference() is None
    assert {row["business_day"] for row in hall.events("issued")} <= set(days_of(hall))


def test_record_holds_before_and_after_its_old_months_are_removed(hall):
    live(hall, days=60)
    before = proof_of(hall)
    assert (before.difference, before.checkpoint) == (None, None)

    live(hall, days=72)
    after = proof_of(hall)

    assert after.difference is None
    assert after.checkpoint.seq > 0
    assert after.events == count(hall, "journal")
    assert hall.events()[0]["seq"] == after.checkpoint.seq + 1


def test_record_says_itself_what_was_removed(hall):
    live(hall, days=132)

    said = hall.events("record_checkpointed")[-1]

    assert said["actor"] == "system"
    assert sorted(said["data"]) == ["hash", "kept_from", "removed_to", "state_hash"]
    assert said["data"]["removed_to"] == hall.events()[0]["seq"] - 1


def test_removed_days_leave_every_table(hall):
    live(hall, days=132)
    first = days_of(hall)[0]

    with hall.store.read() as db:
        tables = {
            "tickets": "business_day",
            "shifts": "business_day",
            "days": "business_day",
            "numbers": "business_day",
            "journal": "business_day",
        }
        earliest = {
            table: db.execute(f"SELECT min({column}) FROM {table}").fetchone()[0]
            for table, column in tables.items()
        }
        strays = {
            table: db.execute(
                f"SELECT count(*) FROM {table} WHERE ticket NOT IN (SELECT id FROM tickets)"
            ).fetchone()[0]
            for table in ("stages", "print_jobs", "announcements", "private_notes", "private_needs")
        }

    assert earliest == dict.fromkeys(tables, first)
    assert set(strays.values()) == {0}


def test_notices_of_removed_months_go_with_their_words(hall):
    hall.take_down(hall.post("notice", texts={"uz": "Lift ishlamayapti."}))
    assert count(hall, "notices") == 1
    live(hall, days=132)

    with hall.store.read() as db:
        [first] = db.execute("SELECT min(at) FROM journal").fetchone()
        [kept] = db.execute(
            "SELECT count(*) FROM announcements WHERE ticket IS NULL AND created_at < ?", (first,)
        ).fetchone()

    assert (count(hall, "notices"), kept) == (0, 0)


def test_notes_of_removed_visits_are_erased_however_long_notes_are_kept(make_hall):
    hall = make_hall(hours=DAYTIME, record_months=1, notes_days=3650)
    hall.open("1")
    hall.take()
    hall.next("1")
    hall.finish("1", ending=Ending(note="pasporti eskirgan"))
    hall.close_counter("1")
    morning(hall, in_days=1)
    live(hall, days=80)

    assert count(hall, "private_notes") == 0
    hall.store.write(lambda db: None)
    hall.store.write(lambda db: None)
    assert not [p for p in hall.folder.iterdir() if b"pasporti eskirgan" in p.read_bytes()]
    assert hall.difference() is None


def test_everything_goes_on_after_a_removal(hall):
    live(hall, days=132)
    assert proof_of(hall).checkpoint is not None

    hall.open("1", "aziza")
    ticket = hall.take("gas")
    hall.next("1")
    hall.start("1")
    hall.finish("1")
    hall.undo("1")

    assert hall.state(ticket) == "serving"
    hall.finish("1")
    assert hall.steps(ticket) == ["issue", "call", "start", "finish", "undo", "finish"]
    assert hall.reports.report("day")["totals"]["served"] == 1
    assert hall.inner.journal(after=0, limit=3)["events"][0]["seq"] == proof_of(hall).checkpoint.seq + 1


def test_hall_that_is_started_again_goes_on_from_its_checkpoint(hall):
    live(hall, days=132)

    hall.restart()
    live(hall, days=100)

    assert proof_of(hall).difference is None
    assert len(hall.events("record_checkpointed")) > 2


def test_visitor_who_is_still_at_a_counter_keeps_the_record_from_there(hall):
    live(hall, days=36)
    hall.open("2", "bek")
    ticket = hall.take("tax")
    hall.next("2")
    issued_on = hall.ticket(ticket)["business_day"]
    morning(hall, in_days=3)

    live(hall, days=132)

    assert days_of(hall)[0] == issued_on
    hall.finish("2")
    hall.close_counter("2")
    live(hall, days=24)
    assert days_of(hall)[0] > issued_on


@pytest.mark.parametrize("kind", ["rated", "shown", "spoken"])
def test_looking_back_at_an_old_visit_every_day_does_not_keep_the_record(hall, kind):
    ticket = hall.take("gas")
    hall.open("1", "aziza")
    hall.serve("1")
    hall.close_counter("1")
    for _ in range(11):
        live(hall, days=12)
        with hall.store.read() as db:
            is_kept = state.ticket(db, ticket["id"]) is not None
        if is_kept:
            hall.inner.change(
                THE_SYSTEM, lambda tx: tx.record(Kind(kind), tx.ticket(ticket["id"]), stage=1, score=1)
            )

    assert days_of(hall)[0] > "2027-01-01"
    assert not is_kept


def test_hall_that_never_closes_at_night_loses_its_old_months_too(make_hall):
    # Somebody always waits when the day changes, so every day begins amid visits of the day before.
    hall = make_hall(record_months=1)
    for _ in range(75):
        hall.take("gas")
        hall.open("1")
        hall.next("1")
        hall.start("1")
        hall.clock.pass_time(days=1)
        hall.tick()
        hall.finish("1")
        hall.take("water")

    found = proof_of(hall)

    assert found.difference is None
    assert found.checkpoint.kept_from == days_of(hall)[0] == "2027-01-01"
    assert json.loads(found.checkpoint.state)["tickets"], "visits that the boundary runs through"


def test_shift_that_lasts_for_years_stays(hall):
    hall.open("2", "bek")
    live(hall, days=132)

    hall.close_counter("2")

    assert proof_of(hall).checkpoint is not None
    assert hall.difference() is None
    live(hall, days=36)
    assert hall.difference() is None


def test_nothing_is_removed_where_the_record_is_kept_for_ever(make_hall):
    hall = make_hall(hours=DAYTIME, record_months=0)
    live(hall, days=400, step=25)

    assert days_of(hall)[0] == "2026-11-23"
    assert proof_of(hall).checkpoint is None
    assert hall.difference() is None


def test_long_record_is_removed_in_parts_of_whole_days(make_hall, monkeypatch):
    hall = make_hall(hours=DAYTIME, record_months=0)
    live(hall, days=240)
    monkeypatch.setattr(checkpoints, "EVENTS_AT_ONCE", 70)
    lengths = [count(hall, "journal")]

    keep_for_months(hall, 1)
    hall.restart()
    for _ in range(2):
        morning(hall, in_days=1)
        lengths.append(count(hall, "journal"))
        assert hall.difference() is None

    removed = [before - after for before, after in pairwise(lengths)]
    assert all(0 < each <= 70 for each in removed), removed
    assert days_of(hall)[0] < "2027-06-01", "there is more to be removed, the next nights"


def keep_for_months(hall, months):
    hall.inner.change(THE_SYSTEM, lambda tx: adopt(tx, structure_with(hours=DAYTIME, record_months=months)))


def test_record_that_does_not_hold_is_kept_as_it_is(make_hall, caplog):
    hall = make_hall(hours=DAYTIME, record_months=1)
    live(hall, days=27)
    assert meddle(hall, "UPDATE journal SET actor = 'somebody' WHERE seq = 7") == 1
    length = count(hall, "journal")

    live(hall, days=60)

    assert count(hall, "journal") > length
    assert proof_of(hall).difference.startswith("event 7 was changed")
    assert "old months are kept, because the record does not hold" in caplog.text


TAMPERED = {
    "its state": "UPDATE checkpoints SET state = replace(state, 'aziza', 'bek')",
    "a state that is no JSON": "UPDATE checkpoints SET state = '{'",
    "its hash": "UPDATE checkpoints SET hash = 'ff' || substr(hash, 3)",
    "its day": "UPDATE checkpoints SET kept_from = '2027-01-01'",
    "where it stands": "UPDATE checkpoints SET seq = seq + 1",
    "all of it": "DELETE FROM checkpoints",
    "its event": "UPDATE journal SET data = replace(data, 'kept_from', 'from') "
    "WHERE kind = 'record_checkpointed'",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_tampered_checkpoint_is_found(make_hall, statement):
    hall = make_hall(hours=DAYTIME, record_months=1)
    hall.open("2", "aziza")
    live(hall, days=80)
    assert hall.difference() is None

    assert meddle(hall, statement) >= 1

    assert hall.difference() is not None


RESPELT = "UPDATE structures SET document = replace(document, 'Gas', 'Gus') WHERE version = "
OF_BEFORE = {
    "a version of before": f"{RESPELT} 1",
    "a version of later": f"{RESPELT} 3",
    "who made a version": "UPDATE structures SET actor = 'somebody' WHERE version = 2",
    "a version taken out": "DELETE FROM structures WHERE version = 2",
    "a version put in": "INSERT INTO structures SELECT 99, at, actor, document FROM structures LIMIT 1",
    "a number": "UPDATE numbers SET last = 7 WHERE business_day = (SELECT min(business_day) FROM numbers)",
    "a number taken out": "DELETE FROM numbers WHERE business_day = (SELECT max(business_day) FROM numbers)",
    "a number put in": "INSERT INTO numbers VALUES ('2026-11-23', 'A', 7)",
}


@pytest.mark.parametrize("statement", OF_BEFORE.values(), ids=OF_BEFORE)
def test_tampered_versions_and_numbers_are_found_behind_a_checkpoint(make_hall, statement):
    hall = make_hall(hours=DAYTIME, record_months=5)
    keep_for_months(hall, 1)
    live(hall, days=80)
    hall.inner.change(
        THE_SYSTEM, lambda tx: adopt(tx, structure_with(hours=DAYTIME, record_months=1, recall_limit=1))
    )
    live(hall, days=12)
    assert proof_of(hall).checkpoint is not None
    assert [event["data"]["version"] for event in hall.events("structure_changed")] == [3]
    assert hall.difference() is None

    assert meddle(hall, statement) >= 1

    assert hall.difference().startswith("structure " if "structures" in statement else "number ")


def test_rows_taken_out_behind_the_checkpoint_are_found(make_hall):
    hall = make_hall(hours=DAYTIME, record_months=1)
    live(hall, days=80)
    first = hall.events()[0]["seq"]

    meddle(hall, f"DELETE FROM journal WHERE seq = {first}")

    assert hall.difference() == f"event {first} is missing from the journal"


def test_file_becomes_smaller_when_most_of_it_is_removed(make_hall, monkeypatch):
    monkeypatch.setattr(upkeep, "WORTH_IT", 60)
    hall = make_hall(hours=DAYTIME, record_months=0)
    live(hall, days=160, step=8, visitors=7)
    hall.store.write(lambda db: None)
    hall.close()
    before = (hall.folder / FILE).stat().st_size

    hall.restart()
    keep_for_months(hall, 1)
    hall.restart()
    morning(hall, in_days=1)
    hall.store.write(lambda db: None)
    hall.store.write(lambda db: None)
    assert hall.difference() is None
    hall.close()

    assert (hall.folder / FILE).stat().st_size < before * 0.6
    hall.restart()


def test_old_acceptance_of_the_clock_may_leave_the_record(hall):
    live(hall, days=12)
    hall.clock.set_wall(minutes=20)
    hall.tick()
    accept_clock(hall.store, wall=hall.clock.wall)
    assert hall.events("clock_accepted")

    live(hall, days=132)

    assert hall.events("clock_accepted") == []
    assert hall.take()["label"].startswith("A")
