"""The hall file: what is allowed in it but seldom meant."""

from __future__ import annotations

from collections.abc import Iterator

from config.advice import advice
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
    if not found:
        structure = site.structure
        yield ok(
            NAME,
            f"{len(structure.offered_services)} services, {len(structure.counters)} counters: "
            "each service is served, and each counter is shown on a screen.",
        )
