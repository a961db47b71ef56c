"""The hall file: what is allowed in it but seldom meant."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from config.advice import advice
from config.models import Structure
from hall_server.cli.checks.finding import Finding, ok, skipped, warning
from hall_server.cli.checks.site import Site

NAME = "hall file"

MEND = "`navbat hall export` prints the hall file; edit it and load it with `navbat hall import`."


def look(site: Site) -> Iterator[Finding]:
    """What `navbat hall check` would advise of the file in force."""
    if site.structure is None:
        yield skipped(
            NAME, "It could not be read, so nothing that it names was looked at: no printer, voice or screen."
        )
        return
    found = advice(site.structure)
    for sentence in found:
        yield warning(NAME, sentence, MEND)
    without_address = _address(site, site.structure)
    if without_address is not None:
        yield without_address
    elif not found:
        structure = site.structure
        yield ok(
            NAME,
            f"{len(structure.offered_services)} services, {len(structure.counters)} counters: "
            "each service is served, and each counter is shown on a screen.",
        )


def _address(site: Site, structure: Structure) -> Finding | None:
    """Where the codes on slips lead; None where phones may reach it."""
    if structure.hall.address is not None or not any(kiosk.printers for kiosk in structure.kiosks):
        return None
    listens = site.server.address if site.server is not None else None
    if listens is not None and not _is_here(listens):
        return None
    where = listens if listens is not None else "whatever the server listens on"
    return warning(
        NAME,
        f"It has no address, so the code on each slip leads phones to {where}.",
        'Say in [hall] what phones reach this PC under, such as address = "http://192.168.1.10:8080".',
    )


def _is_here(address: str) -> bool:
    """Is that an address that another device cannot ask for?"""
    host = urlsplit(address).hostname or ""
    return host in ("0.0.0.0", "::", "::1", "localhost") or host.startswith("127.")  # noqa: S104 - looked for
