"""The file itself: its tables, how safely it is written, and that what is erased is gone."""

import sqlite3
import stat

import pytest

from hall_server.store import private
from hall_server.store.connection import migrate
from hall_server.store.database import FILE, Store


def names(store, kind):
    with store.read() as db:
        found = db.execute("SELECT name FROM sqlite_master WHERE type = ? AND sql NOT NULL", (kind,))
        return {row["name"] for row in found}


def test_every_table_of_the_hall_is_strict(store):
    with store.read() as db:
        tables = {
            row["name"]: row["strict"]
            for row in db.execute("PRAGMA table_list")
            if not row["name"].startswith(("sqlite_", "_"))
        }

    assert {"journal", "tickets", "stages", "counters", "numbers", "keys", "print_jobs"} <= set(tables)
    assert all(tables.values()), tables


def test_indexes_guard_what_must_be_single(store):
    assert {
        "one_label_a_day",
        "one_ticket_a_counter",
        "one_stage_a_call",
        "one_announcement_a_speaker",
    } <= names(store, "index")


def test_opening_again_changes_nothing(store, folder):
    before = names(store, "table")
    store.write(lambda db: db.execute("INSERT INTO meta VALUES ('a', 'b')") and None)

    migrate(folder / FILE)

    assert names(store, "table") == before
    with store.read() as db:
        assert db.execute("SELECT value FROM meta").fetchone()["value"] == "b"


def test_nobody_else_on_the_pc_can_read_the_file(store, folder):
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_every_commit_is_on_the_disk(store):
    def settings(db):
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}

    assert store.write(settings) == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


@pytest.mark.parametrize("erase", ["needs", "notes"])
def test_what_is_erased_is_gone_from_the_file(tmp_path, erase):
    secret = "kreslo-aravacha-bilan"
    store = Store(tmp_path)
    store.write(lambda db: private.keep_needs(db, "one", [secret], "2026-11-23"))
    store.write(lambda db: private.keep_note(db, "one", "aziza", secret, 1_000))
    with store.read() as db:
        assert private.needs_of(db, "one") == [secret]

    store.write(lambda db: private.erase_needs(db, "2026-11-23"))
    store.write(lambda db: private.erase_notes(db, 1_001))
    store.close()

    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert [path.name for path in files] == [FILE]
    assert secret.encode() not in files[0].read_bytes()


def test_notes_are_kept_for_as_long_as_the_hall_says(store):
    for at in (1_000, 2_000):
        store.write(lambda db, at=at: private.keep_note(db, "one", "aziza", f"note {at}", at))

    store.write(lambda db: private.erase_notes(db, 2_000))

    with store.read() as db:
        assert [row["note"] for row in db.execute("SELECT note FROM private_notes")] == ["note 2000"]


def test_damaged_file_is_refused_at_the_start(tmp_path):
    (tmp_path / FILE).write_bytes(b"this is no database, but long enough to look at" * 50)

    with pytest.raises(sqlite3.DatabaseError):
        Store(tmp_path)
