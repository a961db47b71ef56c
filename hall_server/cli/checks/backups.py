"""Copies of the record: how old is the newest?"""

from __future__ import annotations

import time
from collections.abc import Iterator

from hall_server.cli.checks.finding import Finding, ok, skipped, warning
from hall_server.cli.checks.site import Site

NAME = "backups"
FOLDER = "backups"

OLD_S = 2 * 24 * 3600
"""A PC that is off on Sundays has its newest backup of Saturday evening on Monday morning."""

HOUR_S, DAY_S = 3600, 24 * 3600


def look(site: Site) -> Iterator[Finding]:
    """The newest file of the folder of backups."""
    if not site.folder.is_dir():
        yield skipped(NAME, f"There is no folder {site.folder} to look at.")
        return
    folder = site.folder / FOLDER
    copies = [each for each in folder.iterdir() if each.is_file()] if folder.is_dir() else []
    if not copies:
        yield warning(
            NAME,
            f"There is no backup in {folder}: if this disk breaks, all visits and figures are lost.",
            "Stop the hall with Ctrl-C or SIGTERM, then copy hall.db there and to another disk or a stick.",
        )
        return
    newest = max(copies, key=lambda each: each.stat().st_mtime)
    known = newest.stat()
    age_s = max(0.0, time.time() - known.st_mtime)
    details = {"file": str(newest), "age_s": round(age_s), "files": len(copies)}
    if not known.st_size:
        yield warning(NAME, f"The newest backup, {newest.name}, is empty.", "Make another one.", **details)
    elif age_s > OLD_S:
        yield warning(
            NAME, f"The newest backup, {newest.name}, is {_age(age_s)} old.", "Make a new one.", **details
        )
    else:
        yield ok(NAME, f"The newest backup, {newest.name}, is {_age(age_s)} old.", **details)


def _age(age_s: float) -> str:
    if age_s < HOUR_S:
        return f"{age_s / 60:.0f} minutes"
    return f"{age_s / HOUR_S:.0f} hours" if age_s < 2 * DAY_S else f"{age_s / DAY_S:.0f} days"
