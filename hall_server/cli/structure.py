"""The structure document, and pairing of devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from audio.address import PlayedElsewhere, Where, open_speaker
from config.advice import advice
from config.loader import load
from config.models import Structure
from config.problems import StructureProblems, shown
from hall_server.cli.common import CouldNot, data_option, must_be_there, says_why, store_of
from hall_server.hall.access import Access
from hall_server.hall.founding import structure_of
from hall_server.hall.timekeeping import read_clocks
from printers import address, profile


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
    advise(structure)


def advise(structure: Structure) -> None:
    """Say what is allowed in a hall file but seldom meant, and which of its devices cannot be used."""
    for line in (*advice(structure), *_useless_devices(structure)):
        click.echo(f"Advice: {line}", err=True)


def _useless_devices(structure: Structure) -> Iterator[str]:
    for printer in structure.printers:
        try:
            address.parse(printer.address)
            profile.named(printer.profile, width_dots=printer.width_dots)
        except ValueError as error:
            yield f"Printer {shown(printer.id)} cannot be used: {error}."
    for speaker in structure.speakers:
        match open_speaker(speaker.address):
            case PlayedElsewhere(Where.AGENT):
                yield f"Speaker {shown(speaker.id)} stays silent: agent:// cannot be used yet."


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
