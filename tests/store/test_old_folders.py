"""Data folders of every schema before this one: they are opened, proved and worked on with."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from hand_hall import HandClock, HandHall, structure_with
from old_folder import make_folder, schema_of

from hall_server.hall.people import Ask
from hall_server.store.database import FILE, Store
from hall_server.store.proof import prove

KEPT = sorted((Path(__file__).parent / "folders").iterdir())


def short(path):
    return path.name


def proof_of(store):
    with store.read() as db:
        return prove(db)


@pytest.fixture(params=KEPT, ids=short)
def folder(request, tmp_path):
    """A copy of a folder that an earlier version wrote on two days of November 2026."""
    copied = tmp_path / request.param.name
    shutil.copytree(request.param, copied)
    return copied


@pytest.fixture
def old_hall(folder):
    """The hall of that folder, ten minutes after its record's end."""
    clock = HandClock()
    clock.pass_time_until("2026-11-24 09:45")
    opened = HandHall(folder, structure_with(), clock)
    yield opened
    opened.close()


def test_there_is_a_folder_of_every_schema_but_the_present_one(store):
    with store.read() as db:
        rows = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'navbat' ORDER BY name")
        *former, present = [row["name"].partition("_")[0] for row in rows]

    assert [path.name for path in KEPT if path.name != present] == former


def test_folder_is_of_the_schema_that_it_is_named_after(folder):
    assert schema_of(folder / FILE) == folder.name


def test_folder_is_small_enough_to_be_kept(folder):
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert (folder / FILE).stat().st_size < 300_000


def test_record_of_an_earlier_version_holds(folder):
    store = Store(folder)
    proof = proof_of(store)
    store.close()

    assert proof.difference is None
    assert proof.events > 100


def test_journal_of_an_earlier_version_is_not_touched(folder):
    def journal():
        db = sqlite3.connect(folder / FILE)
        rows = db.execute("SELECT * FROM journal ORDER BY seq").fetchall()
        db.close()
        return rows

    before = journal()

    Store(folder).close()

    assert journal() == before


def test_earlier_version_is_worked_on_with(old_hall):
    hall = old_hall

    taken = hall.take("tax")
    hall.open("1", "dilnoza")
    busy = hall.counter("1")["ticket"]
    hall.finish("1")
    hall.undo("1")
    hall.finish("1")
    served = hall.serve("1")

    assert hall.state(busy) == hall.state(served) == "finished"
    assert hall.state(taken) == "waiting"
    assert taken["label"] in hall.queue("2")
    assert hall.difference() is None


def test_earlier_version_lives_on_to_the_next_day(old_hall):
    hall = old_hall

    hall.clock.pass_time_until("2026-11-25 09:00")
    hall.tick()
    hall.take("gas")

    assert hall.queue("1") == ["A001"]
    assert hall.difference() is None


def test_paused_counter_of_an_earlier_version_goes_on(old_hall):
    hall = old_hall
    assert hall.counter("2")["state"] == "paused"

    hall.inner.resume(Ask(hall.operator("2")), "2")

    assert hall.counter("2")["state"] == "open"
    assert hall.difference() is None


def test_folder_of_the_present_schema_can_be_made(tmp_path, store):
    with store.read() as db:
        present = db.execute("SELECT max(name) AS name FROM _sqlite_migrations").fetchone()["name"]
    made = tmp_path / "made"
    made.mkdir()

    make_folder(made)

    assert schema_of(made / FILE) == present.partition("_")[0]
    assert [path.name for path in made.iterdir()] == [FILE]
