"""`navbat log`: what happened in the hall, as tables for other programs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from hall_server.cli.common import data_option, must_follow, says_why, store_of
from hall_server.reports.log import write_log

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def log() -> None:
    """The log of visits and shifts."""


@log.command("export", short_help="Write visits and shifts as tables.")
@click.option("--from", "first", type=DAY, required=True, help="The first business day, YYYY-MM-DD.")
@click.option("--to", "last", type=DAY, required=True, help="The last business day.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder to write stages.csv and shifts.csv into; what they hold there is replaced.",
)
@data_option
@says_why
def export(first: datetime, last: datetime, out: Path, folder: Path) -> None:
    """Write stages.csv and shifts.csv of some days, for back tests and what-if."""
    must_follow(first, last)
    with store_of(folder) as store, store.read() as db:
        stages, shifts = write_log(db, first.date(), last.date(), out)
    click.echo(f"{out / 'stages.csv'}: {stages} rows; {out / 'shifts.csv'}: {shifts} rows", err=True)
