"""The one thread that writes: many commands, one transaction; what fails and whom it takes along."""

import logging
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from hall_server.domain.errors import NoBusiness, Refused
from hall_server.store import journal, structures, writer
from hall_server.store.database import Store
from hall_server.store.proof import prove

PATIENCE_S = 20


def keep(key):
    """Work that leaves a trace."""
    return lambda db: structures.set_meta(db, key, "kept")


def kept(store):
    with store.read() as db:
        return {row["key"] for row in db.execute("SELECT key FROM meta")}


def until(condition):
    """Wait for what another thread is about to do."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def breaks_the_commit(db):
    """Nothing is wrong before the COMMIT: only that checks that the user of the session exists."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("INSERT INTO sessions VALUES ('secret', 'nobody', 1, 2)")


class Batch:
    """Holds the writer, gathers commands and lets them go as one transaction."""

    def __init__(self, store):
        self.store = store
        self.statements = []
        self.results = {}
        self._threads = []

    def run(self, **works):
        """Each command's result or error, by its name."""
        held, go = threading.Event(), threading.Event()

        def hold(db):
            held.set()
            go.wait(PATIENCE_S)
            db.set_trace_callback(self.statements.append)

        self._start("hold", hold)
        held.wait(PATIENCE_S)
        # One after the other, so that they stand in the queue in the order of their names here.
        for place, (name, work) in enumerate(works.items(), start=1):
            self._start(name, work)
            until(lambda place=place: self.store._writer._waiting.qsize() == place)
        go.set()
        for thread in self._threads:
            thread.join(PATIENCE_S)
        self.store.write(lambda db: db.set_trace_callback(None))
        return self.results

    def _start(self, name, work):
        def ask():
            try:
                self.results[name] = self.store.write(work)
            except (NoBusiness, Refused, sqlite3.Error) as error:
                self.results[name] = error

        self._threads.append(threading.Thread(target=ask, daemon=True))
        self._threads[-1].start()


@pytest.fixture
def batch(store):
    return Batch(store)


def test_what_was_answered_is_on_the_disk(store, folder):
    assert store.write(lambda db: keep("a")(db) or "done") == "done"

    other = sqlite3.connect(folder / "hall.db")
    assert other.execute("SELECT key FROM meta").fetchall() == [("a",)]
    other.close()


def test_commands_that_wait_together_share_one_transaction(batch, store):
    batch.run(**{f"c{n}": keep(f"c{n}") for n in range(20)})

    began = [text for text in batch.statements if text.startswith("BEGIN")]
    # The second one belongs to the command that ends the trace.
    assert len(began) == 2
    assert kept(store) == {f"c{n}" for n in range(20)}


def test_failing_command_undoes_only_itself(batch, store):
    def fails(db):
        keep("lost")(db)
        raise Refused("illegal_step")

    found = batch.run(a=keep("a"), fails=fails, b=keep("b"))

    assert isinstance(found["fails"], Refused)
    assert found["a"] is None
    assert found["b"] is None
    assert kept(store) == {"a", "b"}
    assert store.trouble is None


def test_mistake_in_a_command_is_its_own_too(batch, store):
    found = batch.run(a=keep("a"), wrong=lambda db: db.execute("SELECT nonsense"), b=keep("b"))

    assert isinstance(found["wrong"], sqlite3.OperationalError)
    assert kept(store) == {"a", "b"}


def test_failing_commit_fails_every_command_of_the_batch(batch, store, caplog):
    found = batch.run(a=keep("a"), breaks=breaks_the_commit, b=keep("b"))

    assert {name: str(found[name].code) for name in ("a", "breaks", "b")} == dict.fromkeys(
        ("a", "breaks", "b"), "store_failed"
    )
    assert all(isinstance(found[name], NoBusiness) for name in ("a", "breaks", "b"))
    assert kept(store) == set()
    assert "3 commands failed" in caplog.text


def test_writer_goes_on_after_a_failed_commit(store, caplog):
    caplog.set_level(logging.CRITICAL)
    with pytest.raises(NoBusiness):
        store.write(breaks_the_commit)
    assert store.trouble == "store_failed"

    store.write(keep("later"))

    assert store.trouble is None
    assert kept(store) == {"later"}


@pytest.mark.parametrize("statement", ["INSERT INTO meta VALUES (?, ?)", "INSERT INTO meta SELECT ?, ?"])
def test_full_disk_is_everybodys_and_says_so(store, batch, caplog, statement):
    caplog.set_level(logging.CRITICAL)

    def fills(db):
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 5}")
        for n in range(100):
            db.execute(statement, (f"big{n}", "x" * 4000))

    found = batch.run(a=keep("a"), fills=fills, b=keep("b"))

    assert {found[name].code for name in ("a", "fills", "b")} == {"disk_full"}
    assert kept(store) == set()
    store.write(lambda db: db.execute("PRAGMA max_page_count = 1000000") and None)
    store.write(keep("later"))
    assert kept(store) == {"later"}


# A file may grow to so many bytes and no further: what a broken or full disk answers.
STOPS_GROWING = """
import logging, resource, sys
from pathlib import Path
from hall_server.domain.errors import NoBusiness
from hall_server.store import structures
from hall_server.store.database import Store
logging.disable()
store = Store(Path(sys.argv[1]))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
size = max(path.stat().st_size for path in Path(sys.argv[1]).iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, hard))
try:
    store.write(lambda db: structures.set_meta(db, "big", "x" * 500_000))
except NoBusiness as refused:
    print(refused.code, store.trouble)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.write(lambda db: structures.set_meta(db, "small", "x"))
print(store.trouble)
store.close()
"""

DIES_IN_THE_MIDDLE = """
import os, signal, sys
from pathlib import Path
from hall_server.store import structures
from hall_server.store.database import Store
store = Store(Path(sys.argv[1]))
store.write(lambda db: structures.set_meta(db, "before", "x"))
def dies(db):
    structures.set_meta(db, "half", "x")
    os.kill(os.getpid(), signal.SIGKILL)
store.write(dies)
"""

WRITES = """
import sys
from pathlib import Path
from hall_server.domain.events import Event, Kind
from hall_server.store import journal
from hall_server.store.database import Store
store = Store(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for n in range(40):
    event = Event(Kind.SHOWN, 1000, "2026-11-23", sys.argv[2], data={"n": n})
    store.write(lambda db: journal.append(db, event))
store.close()
"""


def child(script, *args, **pipes):
    return subprocess.Popen([sys.executable, "-c", script, *map(str, args)], text=True, **pipes)


def test_disk_that_takes_no_more_is_told_and_the_writer_recovers(tmp_path):
    with child(STOPS_GROWING, tmp_path, stdout=subprocess.PIPE) as process:
        said = process.stdout.read().split()

    assert said == ["disk_full", "disk_full", "None"]


def test_power_cut_between_two_writes_leaves_the_finished_one_only(tmp_path):
    with child(DIES_IN_THE_MIDDLE, tmp_path) as process:
        process.wait(PATIENCE_S)

    store = Store(tmp_path)
    assert kept(store) == {"before"}
    store.close()


def test_two_processes_write_one_chain(tmp_path):
    store = Store(tmp_path)
    version = store.version()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with child(WRITES, tmp_path, "one", **pipes) as one, child(WRITES, tmp_path, "two", **pipes) as two:
        for process in (one, two):
            assert process.stdout.readline() == "ready\n"
        for process in (one, two):
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.wait(PATIENCE_S) for process in (one, two)] == [0, 0]

    with store.read() as db:
        rows = list(journal.rows(db))
        assert prove(db).difference is None
    assert [row["seq"] for row in rows] == list(range(1, 81))
    for actor in ("one", "two"):
        assert [row["data"]["n"] for row in rows if row["actor"] == actor] == list(range(40))
    assert store.version() != version
    store.close()


def test_more_commands_than_may_wait_are_refused_and_the_others_done(tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "WAITING_AT_MOST", 3)
    store = Store(tmp_path)
    held, go = threading.Event(), threading.Event()
    found = []

    def hold(db):
        held.set()
        go.wait(PATIENCE_S)

    def ask(work):
        try:
            found.append(store.write(work))
        except NoBusiness as refused:
            found.append(refused.code)

    threads = [threading.Thread(target=ask, args=[hold])]
    threads[0].start()
    held.wait(PATIENCE_S)
    threads += [threading.Thread(target=ask, args=[keep(f"k{n}")]) for n in range(5)]
    for thread in threads[1:]:
        thread.start()
    until(lambda: len(found) == 2)
    refused = list(found)
    go.set()
    for thread in threads:
        thread.join(PATIENCE_S)

    assert refused == ["overloaded", "overloaded"]
    assert len(kept(store)) == 3
    store.close()


def test_closing_writer_finishes_what_it_accepted_and_refuses_the_rest(tmp_path):
    store = Store(tmp_path)
    threads = [threading.Thread(target=store.write, args=[keep(f"k{n}")]) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)

    store.close()

    with pytest.raises(NoBusiness, match="closing"):
        store.write(keep("late"))
    again = Store(tmp_path)
    assert len(kept(again)) == 20
    again.close()


def test_nobody_waits_for_ever_when_the_hall_closes_meanwhile(tmp_path):
    store = Store(tmp_path)
    answers = []

    def ask(n):
        try:
            while True:
                store.write(keep(f"k{n}"))
        except NoBusiness as refused:
            answers.append(refused.code)

    threads = [threading.Thread(target=ask, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    until(lambda: len(kept(store)) == 8)
    store.close()
    for thread in threads:
        thread.join(PATIENCE_S)

    assert answers == ["closing"] * 8


def test_version_changes_with_every_commit(store):
    versions = [store.version()]
    for key in ("a", "b"):
        store.write(keep(key))
        versions.append(store.version())

    assert len(set(versions)) == 3
    assert store.version() == versions[-1]


def test_report_sees_one_moment_while_others_write(store):
    store.write(keep("before"))

    with store.read() as db:
        before = db.execute("SELECT count(*) FROM meta").fetchone()[0]
        store.write(keep("meanwhile"))
        after = db.execute("SELECT count(*) FROM meta").fetchone()[0]

    assert before == after == 1
    assert kept(store) == {"before", "meanwhile"}


def test_reader_cannot_write(store):
    with store.read() as db, pytest.raises(sqlite3.OperationalError, match="readonly"):
        keep("a")(db)
