"""The files that came with the program: letters of slips and pages, and what pages need to stay connected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hall_server.cli.checks.finding import Finding, failed, ok
from hall_server.cli.checks.site import Site
from printers.typefaces import Weight

NAME = "files"

PROGRAM = Path(__file__).parents[3]

NEEDED = (
    *(f"printers/fonts/{weight.value}" for weight in Weight),
    "hall_server/web/static/vendor/InterVariable.woff2",
    "hall_server/web/static/vendor/socket.io.esm.min.js",
)
"""What `make setup` copies and a hall cannot do without."""


def look(_site: Site) -> Iterator[Finding]:
    """Is each there, and not empty?"""
    missing = [name for name in NEEDED if not _is_there(PROGRAM / name)]
    if missing:
        yield failed(
            NAME,
            f"Not installed: {', '.join(missing)}.",
            "Run `make setup` once more in the folder of the program.",
            missing=missing,
        )
    else:
        yield ok(NAME, "Letters and scripts of slips and pages are in their places.", missing=[])


def _is_there(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
