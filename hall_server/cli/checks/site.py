"""The hall that is checked, as far as it can be read: each part may be missing or broken."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from config.problems import StructureProblems
from config.retiring import InForce
from hall_server.cli.common import LOCK
from hall_server.domain.errors import HallError
from hall_server.hall.founding import structure_of_db
from hall_server.store import examine
from hall_server.store.database import FILE
from hall_server.texts.catalogue import Catalogue

BROKEN = (OSError, sqlite3.Error, HallError, StructureProblems, ValueError, LookupError, TypeError)
"""What reading a broken hall can raise: rows that are not what they were, a folder that is shut."""


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to look at.

    `structure`: the hall file in force; None where it cannot be read, then `trouble` says why.
    `db`: the database for reading; None where it cannot be used, or was made by another version.
    """

    folder: Path
    catalogue: Catalogue
    server: Server | None = None
    structure: InForce | None = None
    db: sqlite3.Connection | None = None
    trouble: str = ""
    with_slip: bool = False
    with_call: bool = False

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / FILE

    @property
    def has_hall(self) -> bool:
        """Is there something to look at?"""
        return self.database.exists()


@dataclass(frozen=True, slots=True)
class Server:
    """Who runs the hall: its process, and what it is reached under on this PC, where that is known."""

    process: int | None
    address: str | None


@contextmanager
def site_of(folder: Path, *, with_slip: bool = False, with_call: bool = False) -> Iterator[Site]:
    """What of the hall can be read, for as long as it is looked at; a broken one raises nothing."""
    catalogue = Catalogue.load()
    server = server_of(folder)
    with ExitStack() as stack:
        db: sqlite3.Connection | None = None
        structure: InForce | None = None
        trouble = ""
        try:
            db = stack.enter_context(examine.opened(folder / FILE))
            is_present = examine.schema(db).is_present
            structure = structure_of_db(db)
            if not is_present:
                db = None
        except BROKEN as error:
            trouble, db = str(error) or type(error).__name__, None
        yield Site(
            folder, catalogue, server, structure, db, trouble, with_slip=with_slip, with_call=with_call
        )


def server_of(folder: Path) -> Server | None:
    """The server that runs on this data folder; None when none does, or nobody can tell."""
    try:
        with (folder / LOCK).open() as file:
            try:
                # Shared and at once let go: a server that starts just now waits for longer than that.
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                process, _, address = file.read().partition("\n")
                known = int(process) if process.strip().isdecimal() else None
                return Server(known, address.strip() or None)
    except (OSError, ValueError):
        pass
    return None
