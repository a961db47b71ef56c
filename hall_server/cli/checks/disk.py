"""The disk of the data folder: is there room, may it be written to, and how fast is a commit?"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hall_server.cli.checks.finding import Finding, failed, ok, skipped, warning
from hall_server.cli.checks.site import Site

NAME = "disk"

WARNING_BYTES, FAILED_BYTES = 2_000_000_000, 200_000_000
"""A busy hall writes some 20 MB a day, so a warning comes months before the end."""

FEW_FILES = 1_000
"""Files that may still be made; voices and slips are files too."""

SLOW_MS = 50.0
"""A write that takes longer is felt at every button: each is on the disk before it is answered."""

WRITES = 5
PAGE = bytes(4096)


def look(site: Site) -> Iterator[Finding]:
    """Room and rights first: where there are none, a slow disk is no matter."""
    if not site.folder.is_dir():
        yield skipped(NAME, f"There is no folder {site.folder} to look at.")
        return
    yield room(site.folder)
    yield speed(site.folder)


def room(
    folder: Path, *, warning_bytes: float = WARNING_BYTES, failed_bytes: float = FAILED_BYTES
) -> Finding:
    """Is there room for the days to come?"""
    disk = os.statvfs(folder)
    free = disk.f_bavail * disk.f_frsize
    known = {"free_mb": round(free / 1e6), "free_files": disk.f_favail if disk.f_files else None}
    if free < failed_bytes:
        return failed(
            NAME,
            f"Only {free / 1e6:.0f} MB are free on the disk of {folder}: soon nothing can be saved.",
            "Make room on that disk now: old copies, downloads, logs of other programs.",
            **known,
        )
    if disk.f_files and disk.f_favail < FEW_FILES:
        return failed(
            NAME,
            f"Only {disk.f_favail} more files can be made on the disk of {folder}.",
            "Delete files there that nobody needs: the disk has room, but its list of files is full.",
            **known,
        )
    if free < warning_bytes:
        return warning(
            NAME,
            f"{free / 1e9:.1f} GB are free on the disk of {folder}.",
            "Make room before it fills up: with a full disk nobody can take a ticket.",
            **known,
        )
    return ok(NAME, f"{free / 1e9:.1f} GB are free on the disk of {folder}.", **known)


def speed(folder: Path, *, slow_ms: float = SLOW_MS) -> Finding:
    """May the hall write there, and how long is a write under way?"""
    name = f"{NAME} speed"
    try:
        took_ms = _write_ms(folder)
    except OSError as error:
        return failed(
            name,
            f"Nothing can be written in {folder}: {error.strerror or error}.",
            "Give the folder to the user who runs the hall, and see that its disk is not mounted read-only.",
        )
    known = {"write_ms": round(took_ms, 2)}
    if took_ms > slow_ms:
        return warning(
            name,
            f"A write takes {took_ms:.0f} ms to be on the disk: every button of the hall waits for that.",
            "Put the data folder on an SSD of this PC, not on a stick, a memory card or a network drive.",
            **known,
        )
    return ok(name, f"A write is on the disk in {took_ms:.1f} ms.", **known)


def _write_ms(folder: Path) -> float:
    """How long a page of data usually needs to be on the disk for good, in milliseconds."""
    took = []
    # Without a name where the system can do so: nothing is left behind, whatever happens.
    with tempfile.TemporaryFile(dir=folder, prefix=".check-") as file:
        for _ in range(WRITES):
            begun = time.perf_counter()
            file.write(PAGE)
            file.flush()
            os.fsync(file.fileno())
            took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took)
