"""The structure document, and pairing of devices."""

from __future__ import annotations

from pathlib import Path

import click

from config.advice import advice
from config.loader import load
from config.problems import StructureProblems
from hall_server.app import read_clocks
from hall_server.cli.common import CouldNot, data_option, must_be_there, says_why, store_of
from hall_server.hall.access import Access
from hall_server.hall.founding import structure_of


@click.group()
def hall() -> None:
    """The hall file: what the hall offers and where."""


@hall.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check_hall(file: Path) -> None:
    """Check the hall FILE and name every problem in it at once; nothing is changed."""
    try:
        structure = load(file)
    except StructureProblems as problems:
        raise CouldNot(str(problems)) from None
    click.echo(
        f"{file} is a good hall file: {len(structure.departments)} departments, "
        f"{len(structure.services)} services, {len(structure.counters)} counters."
    )
    for line in advice(structure):
        click.echo(f"Advice: {line}", err=True)


@click.command()
@click.argument("kind", type=click.Choice(["kiosk", "screen"]))
@click.argument("target", metavar="ID")
@data_option
@says_why
def pair(kind: str, target: str, folder: Path) -> None:
    """Print a one-time code with which a browser becomes the kiosk or screen ID (page /pair)."""
    with store_of(folder) as store:
        structure = structure_of(store)
        must_be_there(kind, target, structure.kiosks if kind == "kiosk" else structure.screens)
        click.echo(Access(store, lambda: read_clocks().wall).pairing_code(kind, target))
