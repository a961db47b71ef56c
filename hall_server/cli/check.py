"""`navbat check`: is everything well?"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from hall_server.cli.checks import (
    backups,
    clips,
    clock,
    database,
    disk,
    files,
    hallfile,
    kiosks,
    printers,
    screens,
    server,
    signs,
    speakers,
    voices,
)
from hall_server.cli.checks.finding import Finding, State, failed
from hall_server.cli.checks.site import BROKEN, Site, site_of
from hall_server.cli.common import become_owner, data_option
from hall_server.domain.times import rfc3339
from hall_server.hall.timekeeping import read_clocks

Look = Callable[[Site], Iterator[Finding]]

CHECKS: dict[str, Look] = {
    "database": database.look,
    "disk": disk.look,
    "backups": backups.look,
    "clock": clock.look,
    "files": files.look,
    "server": server.look,
    "hall": hallfile.look,
    "printers": printers.look,
    "voices": voices.look,
    "clips": clips.look,
    "speakers": speakers.look,
    "screens": screens.look,
    "kiosks": kiosks.look,
    "signs": signs.look,
}
"""In this order: what everything else hangs on comes first."""

WITHOUT_A_HALL = ("database", "files")

COLOURS = {State.OK: "green", State.WARNING: "yellow", State.FAILED: "red", State.SKIPPED: "cyan"}

WIDTH = max(map(len, State)) + 2


@click.command(short_help="Look whether everything is well.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, for programs.")
@click.option("--slip", "with_slip", is_flag=True, help="Print a test slip on each printer.")
@click.option("--call", "with_call", is_flag=True, help="Say a test call on each loudspeaker of this PC.")
@click.option(
    "--only", multiple=True, type=click.Choice(list(CHECKS)), help="Look at this alone; may be repeated."
)
@data_option
@click.pass_context
def check(
    context: click.Context,
    *,
    as_json: bool,
    with_slip: bool,
    with_call: bool,
    only: tuple[str, ...],
    folder: Path,
) -> None:
    """Look whether everything of the hall is well, while it runs or while it is stopped.

    Database, disk, backups, clock, printers, voices, loudspeakers, screens, kiosks and signs, each with what
    to do. No paper is used and nothing is heard: printers are asked how they are, and a call is made in each
    language without playing it. With --slip a test slip comes out of each printer; with --call each
    loudspeaker of this PC says a call, for which the hall has to be stopped.

    Ends with 0 when nothing failed, warnings or not, and with 1 when something did.
    """
    # A test slip of a virtual printer is nobody else's business, as all that the hall keeps.
    context.call_on_close(partial(os.umask, os.umask(0o077)))
    folder = folder.absolute()
    become_owner(folder)
    found = []
    with site_of(folder, with_slip=with_slip, with_call=with_call) as site:
        for name in _wanted(only, site):
            for finding in _looked(name, site):
                found.append(finding)
                if not as_json:
                    _tell(finding)
    has_failed = any(each.state is State.FAILED for each in found)
    if as_json:
        document = {
            "ok": not has_failed,
            "at": rfc3339(read_clocks().wall),
            "checks": [each.document() for each in found],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        click.echo(f"\n{_summed_up(found)}")
    if has_failed:
        context.exit(1)


def _wanted(only: tuple[str, ...], site: Site) -> list[str]:
    """The names of the checks, in their order. Where there is no hall, that comes first of all."""
    if not site.has_hall:
        return list(WITHOUT_A_HALL)
    return [name for name in CHECKS if not only or name in only]


def _looked(name: str, site: Site) -> Iterator[Finding]:
    """What one check found; whatever is broken, the others go on."""
    try:
        yield from CHECKS[name](site)
    except BROKEN as fault:
        why = str(fault) or type(fault).__name__
        yield failed(
            name.rstrip("s"),
            f"It could not be looked at: {why}.",
            "Mend what failed above, then check once more.",
        )


def _tell(finding: Finding) -> None:
    state = click.style(f"{finding.state.value:<{WIDTH}}", fg=COLOURS[finding.state])
    click.echo(f"{state}{finding.title}: {finding.message}")
    if finding.advice:
        click.echo(f"{'':<{WIDTH}}  {finding.advice}")


def _summed_up(found: list[Finding]) -> str:
    counted = Counter(each.state for each in found)
    if set(counted) <= {State.OK}:
        return "All is well."
    parts = [f"{counted[State.FAILED]} failed"] if counted[State.FAILED] else ["Nothing failed"]
    if counted[State.WARNING]:
        parts.append(f"{counted[State.WARNING]} warning{'s' if counted[State.WARNING] > 1 else ''}")
    if counted[State.SKIPPED]:
        parts.append(f"{counted[State.SKIPPED]} not known")
    return f"{', '.join(parts)}."
