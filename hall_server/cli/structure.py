"""The structure document, and pairing of devices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from config.advice import advice
from config.loader import load
from config.models import Structure
from config.problems import StructureProblems, shown
from config.writer import to_toml
from hall_server.cli.common import CouldNot, data_option, must_be_there, says_why, store_of
from hall_server.domain.errors import BadInput
from hall_server.hall.access import Access
from hall_server.hall.engine import Engine
from hall_server.hall.founding import COMMAND, secret_of, structure_of
from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.timekeeping import WRITTEN_AT, Timekeeper, read_clocks
from hall_server.hall.versions import Versions
from hall_server.store.database import Store
from hall_server.store.keys import Answer
from printers import address, profile

BY_COMMAND = Ask(Actor(COMMAND, Role.ADMIN, COMMAND))
"""What is asked at the command line."""

LONGEST_HISTORY = 1000


@click.group()
def hall() -> None:
    """The hall file: what the hall offers and where."""


@hall.command("check", short_help="Name every mistake in a hall file.")
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


@hall.command("import", short_help="Make a file the hall file of the hall.")
@click.argument("file", type=click.Path(path_type=Path))
@data_option
@says_why
def import_hall(file: Path, folder: Path) -> None:
    """Make FILE the hall file of the hall, beside the running server or without it; running visits go on.

    What is removed while it is in use stays until it is free. Numbers of tickets change on the next day.
    """
    structure = load(file)
    with store_of(folder) as store:
        _tell(_versions(store).load(BY_COMMAND, structure))
    advise(structure)


@hall.command("export", short_help="Print the hall file.")
@click.option("--version", type=click.IntRange(1), help="An earlier version; left out: the one in force.")
@data_option
@says_why
def export_hall(version: int | None, folder: Path) -> None:
    """Print the hall file, so that it can be edited and imported again; comments of the file are not kept."""
    with store_of(folder) as store:
        versions = _versions(store)
        structure = versions.latest()[1] if version is None else _one(versions, version)
    click.echo(to_toml(structure), nl=False)


@hall.command("history", short_help="List the versions of the hall file.")
@data_option
@says_why
def history(folder: Path) -> None:
    """List the versions of the hall file, the one in force first: number, time, who, number of changes."""
    with store_of(folder) as store:
        zone = structure_of(store).hall.timezone
        for each in _versions(store).history(LONGEST_HISTORY):
            at = datetime.fromisoformat(each["at"]).astimezone(zone)
            kept = f"  retired: {_in_words(each['retired'])}" if each["retired"] else ""
            who = "command line" if each["actor"] == COMMAND else each["actor"]
            click.echo(
                f"{each['version']:>4}  {at:%Y-%m-%d %H:%M}  {who:<16}  {_counted(each['changes'])}{kept}"
            )


@hall.command("put-back", short_help="Make an earlier version a new one.")
@click.argument("version", type=click.IntRange(1))
@data_option
@says_why
def put_back(version: int, folder: Path) -> None:
    """Make an earlier VERSION of the hall file a new one. The versions in between stay in the history."""
    with store_of(folder) as store:
        versions = _versions(store)
        _one(versions, version)
        _tell(versions.put_back(BY_COMMAND, version))


def _one(versions: Versions, version: int) -> Structure:
    try:
        return versions.one(version)
    except BadInput:
        raise CouldNot(f"There is no version {version}; `navbat hall history` lists them.") from None


def _versions(store: Store) -> Versions:
    timekeeper = Timekeeper(read_clocks, not_before=WRITTEN_AT)
    return Versions(Engine(store, timekeeper, secret=secret_of(store), address="", tell=_tell_nobody))


def _tell_nobody() -> None:
    """A running server notices the change by itself."""


def _tell(answer: Answer) -> None:
    """Say what has changed, on standard output."""
    done = json.loads(answer.body)
    if not done["changed"]:
        click.echo(f"Nothing is changed: version {done['version']} says the same.")
        return
    click.echo(f"Version {done['version']} is in force: {_counted(len(done['changes']))}.")
    for change in done["changes"]:
        click.echo(f"  {change}")
    if done["retired"]:
        click.echo(f"In use, so it stays until it is free: {_in_words(done['retired'])}.")


def _counted(changes: int) -> str:
    return "1 change" if changes == 1 else f"{changes} changes"


def _in_words(retired: dict[str, list[str]]) -> str:
    return ", ".join(f"{table} {shown(row_id)}" for table, ids in retired.items() for row_id in ids)


def advise(structure: Structure) -> None:
    """Say what is allowed in a hall file but seldom meant, and which of its devices cannot be used."""
    for line in (*advice(structure), *_useless_devices(structure)):
        click.echo(f"Advice: {line}", err=True)


def _useless_devices(structure: Structure) -> Iterator[str]:
    for printer in structure.printers:
        try:
            if printer.agent is None:
                address.parse(printer.address)
            profile.named(printer.profile, width_dots=printer.width_dots, native=printer.native)
        except ValueError as error:
            yield f"Printer {shown(printer.id)} cannot be used: {error}."


@click.command(short_help="Print a code that pairs a kiosk or screen.")
@click.argument("kind", type=click.Choice(["kiosk", "screen"]))
@click.argument("target", metavar="ID")
@data_option
@says_why
def pair(kind: str, target: str, folder: Path) -> None:
    """Print a one-time code with which a browser becomes the kiosk or screen ID (page /pair)."""
    with store_of(folder) as store:
        structure = structure_of(store)
        must_be_there(kind, target, structure)
        click.echo(Access(store, lambda: read_clocks().wall).pairing_code(kind, target))
