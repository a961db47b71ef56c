"""The kiosks: is each paired, and does it have what it needs?"""

from __future__ import annotations

from collections.abc import Iterator

from hall_server.cli.checks.finding import Finding, ok, skipped, warning
from hall_server.cli.checks.site import Site
from hall_server.domain.times import local, rfc3339
from hall_server.hall.people import Role
from hall_server.store import examine

NAME = "kiosk"


def look(site: Site) -> Iterator[Finding]:
    """Each kiosk of the hall file."""
    if site.structure is None:
        return
    if site.db is None:
        yield skipped(NAME, "Without the record nobody knows which kiosks were paired.")
        return
    structure = site.structure
    paired = examine.pairings(site.db, Role.KIOSK)
    programs = examine.places(site.db, Role.KIOSK)
    taken = examine.last_tickets(site.db)
    if not structure.kiosks:
        yield warning(
            NAME, "The hall file names no kiosk, so only staff can give tickets.", "Add a [[kiosk]]."
        )
    for kiosk in structure.kiosks:
        at = taken.get(kiosk.id)
        browsers, tokens = paired.get(kiosk.id, 0), programs.get(kiosk.id, 0)
        known = {
            "id": kiosk.id,
            "paired": browsers,
            "tokens": tokens,
            "last_ticket_at": rfc3339(at) if at is not None else None,
        }
        if not browsers and not tokens:
            yield warning(
                NAME,
                "No browser is paired as this kiosk, so nobody can take a ticket there.",
                f"Type the code of `navbat pair kiosk {kiosk.id}` at /pair in its browser.",
                **known,
            )
        elif at is None:
            yield ok(NAME, "It is paired; no ticket was taken there yet.", **known)
        else:
            when = f"{local(at, structure.hall.timezone):%d %B, %H:%M}"
            yield ok(NAME, f"It is paired; the last ticket was taken there at {when}.", **known)
