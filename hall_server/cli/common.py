"""What every command shares: the data folder, who runs it, how errors are said."""

from __future__ import annotations

import os
import pwd
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from config.models import Kiosk, Screen, Structure
from config.problems import StructureProblems
from config.screens import OWN_PREFIX
from hall_server.domain.errors import HallError, NotFound
from hall_server.hall.founding import is_founded
from hall_server.store.database import FILE, Store
from hall_server.texts.catalogue import Catalogue

Command = TypeVar("Command", bound=Callable[..., Any])

LOCK = "lock"
"""Held by the server that runs on a data folder; the file holds its process and its address."""

LANGUAGE = "en"
"""Commands speak English, as their options do."""


class CouldNot(click.ClickException):
    """The command was understood and could not be done: exit code 1."""

    exit_code = 1


def data_option(command: Command) -> Command:
    """The option --data, for every command that needs a hall."""
    return click.option(
        "--data",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("data"),
        envvar="NAVBAT_DATA",
        show_default="./data, or NAVBAT_DATA",
        help="The data folder of the hall.",
    )(command)


def says_why(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turns what the hall, its database or the PC refuses into a sentence and exit code 1."""

    @wraps(command)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except HallError as error:
            raise CouldNot(sentence(error)) from None
        except StructureProblems as problems:
            raise CouldNot(str(problems)) from None
        except BrokenPipeError:
            # Whoever read this has had enough, such as `head`: nothing is wrong with the hall.
            raise
        except sqlite3.Error as error:
            raise CouldNot(f"The hall's database {_database(kwargs)} cannot be used: {error}.") from None
        except OSError as error:
            raise CouldNot(f"{error.filename or _database(kwargs)}: {error.strerror or error}.") from None

    return guarded


def _database(options: dict[str, Any]) -> Path:
    return Path(options.get("folder") or "") / FILE


def sentence(error: HallError) -> str:
    """An error of the hall in words."""
    if isinstance(error, NotFound) and "user" in error.values:
        return f"There is no user {error.values['user']!r}. `navbat user list` names everybody."
    return Catalogue.load().say(f"error-{error.saying.replace('_', '-')}", LANGUAGE, **error.values)


def must_be_there(kind: str, wanted: str, structure: Structure) -> None:
    """Raise CouldNot, which names those that there are, unless the hall has that kiosk or screen.

    Every counter has a screen of its own, which the hall file need not name.
    """
    devices: Sequence[Kiosk | Screen] = structure.kiosks if kind == "kiosk" else structure.screens
    known = sorted(device.id for device in devices)
    if wanted in known or (kind == "screen" and structure.counter_of_own_screen(wanted)):
        return
    own = f", and {OWN_PREFIX}ID for each counter" if kind == "screen" and structure.counters else ""
    raise CouldNot(f"There is no {kind} {wanted!r}. There are: {', '.join(known) or 'none'}{own}.")


def must_follow(first: datetime, last: datetime, *, longest_days: int | None = None) -> None:
    """Raise BadParameter, which is wrong use, for days in the wrong order or for more than there may be."""
    if last < first:
        raise click.BadParameter(f"{last:%Y-%m-%d} lies before {first:%Y-%m-%d}.", param_hint="--to")
    days = (last - first).days + 1
    if longest_days is not None and days > longest_days:
        raise click.BadParameter(
            f"{first:%Y-%m-%d} to {last:%Y-%m-%d} are {days} days. Allowed: at most {longest_days}.",
            param_hint="--to",
        )


def become_owner(folder: Path) -> None:
    """Run as root: take the identity of the folder's owner, so that its files stay the owner's."""
    if os.geteuid() != 0 or not folder.exists():
        return
    owner = folder.stat()
    if owner.st_uid == 0:
        return
    try:
        os.initgroups(pwd.getpwuid(owner.st_uid).pw_name, owner.st_gid)
    except KeyError:
        # A folder of another PC, or of a container: its owner has a number here, and no name.
        os.setgroups([owner.st_gid])
    os.setgid(owner.st_gid)
    os.setuid(owner.st_uid)


@contextmanager
def store_of(folder: Path) -> Iterator[Store]:
    """The record of an existing hall, for one command, beside the running server or without it."""
    become_owner(folder)
    if not (folder / FILE).exists():
        raise CouldNot(f"There is no hall in {folder}. Start one with `navbat run --data {folder}`.")
    store = Store(folder)
    try:
        if not is_founded(store):
            raise CouldNot(f"The hall in {folder} was never set up. Start it with `navbat run`.")
        yield store
    finally:
        store.close()
