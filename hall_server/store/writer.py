"""The one thread that writes, with group commit: many waiting commands, one transaction, answers after it."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from hall_server.domain.errors import NoBusiness
from hall_server.store import upkeep
from hall_server.store.connection import PATIENCE_S, connect

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]

BATCH = 256
"""Commands of one transaction at most."""

WAITING_AT_MOST = 2_000
"""Commands that may wait; more are refused as overload."""

LOOK_S = 0.001
"""How often a writer looks whether another process has finished, in seconds."""

RETRY_S = 2
"""What a refused caller is told to wait, in seconds."""

UPKEEP_S = 1.0
"""How often upkeep is tried that readers have kept from being done, in seconds."""


@dataclass(slots=True)
class _Command:
    work: Work[Any]
    done: threading.Event = field(default_factory=threading.Event)
    result: Any = None
    error: BaseException | None = None


class Writer:
    """Runs work inside write transactions on one thread and one connection."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: queue.Queue[_Command | None] = queue.Queue(WAITING_AT_MOST)
        self._closed = threading.Event()
        # Taken to put a command into the queue and to shut it: no command comes in behind the last one.
        self._door = threading.Lock()
        self._is_shut = False
        self._thread = threading.Thread(target=self._write, name="writer", daemon=True)
        self._trouble: str | None = None

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """The code of what went wrong with the last transaction; None when it was well."""
        if not self._thread.is_alive() and not self._closed.is_set():
            return "writer_stopped"
        return self._trouble

    def run(self, work: Work[Result]) -> Result:
        """Run `work` in a transaction and return its result once that is on the disk.

        Raises what `work` raises, after undoing what it did; raises NoBusiness when too many wait, when the
        disk is full or when the hall is closing.
        """
        command = _Command(work)
        with self._door:
            if self._is_shut:
                raise NoBusiness("closing" if self._closed.is_set() else "store_failed", retry_s=RETRY_S)
            try:
                self._waiting.put_nowait(command)
            except queue.Full:
                raise NoBusiness("overloaded", retry_s=RETRY_S) from None
        command.done.wait()
        if command.error is not None:
            raise command.error
        result: Result = command.result
        return result

    def close(self) -> None:
        """Finish what was accepted, then stop."""
        with self._door:
            if self._closed.is_set():
                return
            self._closed.set()
            self._is_shut = True
        self._waiting.put(None)
        self._thread.join()

    def _write(self) -> None:
        db = connect(self._path)
        # SQLite itself looks every tenth of a second, and so never meets the gaps that a busy server leaves.
        db.execute("PRAGMA busy_timeout = 0")
        try:
            housekeeping = _Upkeep(db)
            while (first := self._next(housekeeping)) is not None:
                batch, is_last = self._gather(first)
                self._commit(db, batch)
                for command in batch:
                    command.done.set()
                if is_last:
                    break
        finally:
            db.close()
            self._refuse_the_rest()

    def _next(self, housekeeping: _Upkeep) -> _Command | None:
        """The next command, after the upkeep that is due; None when there is none to come."""
        while True:
            wait_s = housekeeping.perform()
            try:
                return self._waiting.get(timeout=wait_s)
            except queue.Empty:
                pass

    def _gather(self, first: _Command) -> tuple[list[_Command], bool]:
        batch = [first]
        while len(batch) < BATCH:
            try:
                command = self._waiting.get_nowait()
            except queue.Empty:
                break
            if command is None:
                return batch, True
            batch.append(command)
        return batch, False

    def _commit(self, db: sqlite3.Connection, batch: list[_Command]) -> None:
        try:
            _begin(db)
            for command in batch:
                _perform(db, command)
            db.execute("COMMIT")
            self._trouble = None
        except sqlite3.Error as error:
            # Nothing of the batch is on the disk, so no command of it may be answered as done.
            self._trouble = _code(error)
            log.exception("a transaction of %d commands failed", len(batch))
            for command in batch:
                command.error = NoBusiness(self._trouble, retry_s=RETRY_S)
            _undo_all(db)

    def _refuse_the_rest(self) -> None:
        with self._door:
            self._is_shut = True
        while True:
            try:
                command = self._waiting.get_nowait()
            except queue.Empty:
                return
            if command is not None:
                command.error = NoBusiness("closing", retry_s=RETRY_S)
                command.done.set()


class _Upkeep:
    """Done between two transactions, when somebody has their answer already."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._next_try = 0.0
        self._is_failing = False

    def perform(self) -> float | None:
        """Do what is due; in how many seconds to try again, None when there is nothing left to do."""
        try:
            if not upkeep.is_due(self._db):
                return None
            if time.monotonic() >= self._next_try:
                if upkeep.perform(self._db):
                    self._is_failing = False
                    return None
                self._next_try = time.monotonic() + UPKEEP_S
        except sqlite3.Error as error:
            # Another process that writes is no trouble. Anything else is said once, not once a second.
            if _code(error) != "overloaded" and not self._is_failing:
                log.exception("what was erased could not be wiped out of the file yet")
                self._is_failing = True
            self._next_try = time.monotonic() + UPKEEP_S
        return max(0.0, self._next_try - time.monotonic())


def _perform(db: sqlite3.Connection, command: _Command) -> None:
    """One command in its savepoint. What it raises is its own; a failing disk is everybody's."""
    db.execute("SAVEPOINT command")
    try:
        command.result = command.work(db)
    except Exception as error:
        # Handed to the caller, who waits for it; unless the disk fails or the whole transaction is lost.
        if isinstance(error, sqlite3.Error) and (_code(error) == "disk_full" or not db.in_transaction):
            raise
        if not db.in_transaction:
            raise sqlite3.OperationalError(f"the transaction was lost: {error}") from error
        db.execute("ROLLBACK TO command")
        command.error = error
    db.execute("RELEASE command")


def _begin(db: sqlite3.Connection) -> None:
    """Begin a transaction once no other process writes; raises OperationalError after PATIENCE_S."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(LOOK_S)
        else:
            return


def _undo_all(db: sqlite3.Connection) -> None:
    try:
        if db.in_transaction:
            db.execute("ROLLBACK")
    except sqlite3.Error:
        # The next transaction cannot begin then, and says so to its callers; the thread has to live on.
        log.exception("a transaction could not be undone")


def _code(error: sqlite3.Error) -> str:
    # The low byte is the kind of error; what stands above it says where it was met.
    match error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else None:
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return "disk_full"
        case sqlite3.SQLITE_BUSY:
            return "overloaded"
        case _:
            return "store_failed"
