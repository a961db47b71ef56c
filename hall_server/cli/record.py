"""The record: its clock, its reports, its proof."""

from __future__ import annotations

import csv
import json
import sys
from datetime import datetime
from pathlib import Path

import click

from hall_server.cli.common import CouldNot, data_option, must_follow, says_why, store_of
from hall_server.domain.times import rfc3339
from hall_server.hall.founding import accept_clock, structure_of
from hall_server.hall.timekeeping import WRITTEN_AT, read_clocks
from hall_server.reports.desk import LONGEST_DAYS, NAMES, Reports, as_table
from hall_server.store import journal
from hall_server.store.proof import prove

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def clock() -> None:
    """The hall's clock."""


@clock.command("accept", short_help="Say that the PC's clock is right.")
@data_option
@says_why
def accept(folder: Path) -> None:
    """Say that the PC's clock is right as it stands: the hall goes on with it."""
    wall = read_clocks().wall
    with store_of(folder) as store:
        accept_clock(store, wall=wall)
    click.echo(f"Accepted: it is {rfc3339(wall)}. A running server goes on within a second.", err=True)


@click.command(short_help="Print a report: the figures of some days.")
@click.argument("name", type=click.Choice(NAMES))
@click.option("--from", "first", type=DAY, help="The first day, YYYY-MM-DD; today if left out.")
@click.option("--to", "last", type=DAY, help="The last day; the first one if left out.")
@click.option(
    "--by", type=click.Choice(["service,counter"]), default="service,counter", help="What a row is."
)
@click.option("--format", "style", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@data_option
@says_why
def report(
    name: str, first: datetime | None, last: datetime | None, by: str, style: str, folder: Path
) -> None:
    """Print the report NAME: the figures of the manager's pages."""
    del by  # the one way to group that there is
    if first and last:
        must_follow(first, last, longest_days=LONGEST_DAYS)
    with store_of(folder) as store:

        def now(db: object) -> int:
            del db
            return max(read_clocks().wall, WRITTEN_AT)

        reports = Reports(store, lambda _db: structure_of(store), now)
        found = reports.report(name, first.date() if first else None, last.date() if last else None)
    if style == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        csv.writer(sys.stdout).writerows(as_table(found))


@click.command(short_help="Prove that the record is as it was written.")
@data_option
@says_why
def verify(folder: Path) -> None:
    """Prove the record: its chain holds, and the tables are what the journal says."""
    with store_of(folder) as store, store.read() as db:
        end = journal.end(db)
        proof = prove(db)
    if proof.difference is not None:
        raise CouldNot(f"The record does not hold. {proof.difference}")
    ended = f", the last at {rfc3339(end[1])}" if end else ""
    begun = ""
    if proof.checkpoint is not None:
        begun = (
            f" since the checkpoint after event {proof.checkpoint.seq}, from {proof.checkpoint.kept_from} on"
        )
    click.echo(f"equal: {proof.events} events{begun}{ended}, hash {proof.last_hash}")
