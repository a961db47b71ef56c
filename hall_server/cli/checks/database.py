"""The database: is it there, whole, of this version, and does its record hold?"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator

from hall_server.cli.checks.finding import Finding, failed, ok, skipped, warning
from hall_server.cli.checks.site import Site
from hall_server.hall.founding import structure_of_db
from hall_server.store import examine
from hall_server.store.examine import Schema

NAME = "database"
RECORD = "record"

WITHIN_S = 10.0
"""So long the file is read for damage; a large one on a slow disk is not read to its end."""

_RESTORE = (
    "Stop the hall, keep a copy of the whole folder as it is, and put back the last copy of hall.db "
    "that was good."
)


def look(site: Site) -> Iterator[Finding]:
    """First whether there is a hall at all."""
    absent = _absent(site)
    if absent is not None:
        yield absent
        return
    try:
        with examine.opened(site.database) as db:
            yield from _looked(site, db)
    except sqlite3.Error as error:
        yield failed(NAME, f"{site.database} cannot be used: {error}.", _RESTORE)


def _absent(site: Site) -> Finding | None:
    start = f"Start a hall there with `navbat run --data {site.folder}`, or name its folder with --data."
    allow = "Run the check as the user whose hall it is, or as root."
    if not site.folder.exists():
        return failed(NAME, f"There is no folder {site.folder}.", start)
    if not os.access(site.folder, os.R_OK | os.X_OK):
        return failed(NAME, f"The folder {site.folder} may not be read by this user.", allow)
    if not site.database.exists():
        return failed(NAME, f"There is no hall in {site.folder}.", start)
    if not site.database.is_file():
        return failed(NAME, f"{site.database} is not a file, so it is no database.", _RESTORE)
    if not os.access(site.database, os.R_OK):
        return failed(NAME, f"{site.database} may not be read by this user.", allow)
    return None


def _looked(site: Site, db: sqlite3.Connection) -> Iterator[Finding]:
    schema = examine.schema(db)
    yield _database(site, db, schema)
    if not schema.is_present:
        yield skipped(RECORD, "The record was not looked at: the database was made by another version.")
        return
    yield _record(db)
    if site.structure is None:
        yield _no_structure(site, db)


def _database(site: Site, db: sqlite3.Connection, schema: Schema) -> Finding:
    size_mb = site.database.stat().st_size / 1e6
    known = {"file": str(site.database), "size_mb": round(size_mb, 1), "schema": schema.newest}
    if schema.unknown:
        return failed(
            NAME,
            f"The database was made by a newer version of Navbat ({', '.join(schema.unknown)}).",
            "Install that version again, or a later one; this one must not work on it.",
            **known,
        )
    try:
        damage = examine.damage(db, within_s=WITHIN_S)
    except TimeoutError:
        damage, read = None, f"what was read of it in {WITHIN_S:g} s is whole"
    else:
        read = "whole"
    if damage is not None:
        return failed(NAME, f"The database is damaged: {damage}.", _RESTORE, **known)
    if schema.missing:
        return warning(
            NAME,
            f"The database was made by an older version ({schema.newest}).",
            "Start the hall once: it brings the database up to date by itself.",
            **known,
        )
    return ok(NAME, f"hall.db opens, has {size_mb:.1f} MB, and is {read}.", **known)


def _record(db: sqlite3.Connection) -> Finding:
    begun = time.monotonic()
    seen = examine.glance(db)
    took_s = time.monotonic() - begun
    known = {"events": seen.events, "whole": seen.is_whole, "took_s": round(took_s, 2)}
    if seen.difference is not None:
        return failed(
            RECORD,
            f"The record does not hold: {seen.difference}.",
            "Somebody changed it. Keep a copy of the data folder; `navbat verify` proves all of it.",
            **known,
        )
    if seen.is_whole:
        return ok(RECORD, f"All {seen.events} events are as they were written.", **known)
    return ok(
        RECORD,
        f"The last {seen.events} events are as they were written; `navbat verify` proves all.",
        **known,
    )


def _no_structure(site: Site, db: sqlite3.Connection) -> Finding:
    """Why there is no hall file in the database."""
    try:
        structure_of_db(db)
    except KeyError:
        return failed(
            "hall file",
            f"The hall in {site.folder} was never set up.",
            f"Start it with `navbat run --data {site.folder}`.",
        )
    except (ValueError, TypeError, LookupError) as error:
        return failed(
            "hall file",
            f"The hall file in the database cannot be used: {error}",
            "Mend it in a file and load that with `navbat hall import`, or put an earlier version back.",
        )
    return failed("hall file", f"The hall file could not be read: {site.trouble}.", "Run the check again.")
