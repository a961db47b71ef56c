"""Users and tokens."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from hall_server.cli.common import CouldNot, data_option, must_be_there, says_why, store_of
from hall_server.hall.access import Access
from hall_server.hall.founding import structure_of
from hall_server.hall.people import TOKEN_ROLES, Role
from hall_server.hall.timekeeping import read_clocks
from hall_server.store.database import Store

LONGEST_NAME = 64

IN_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""What can stand in the address of a device."""

STAFF_ROLES = [Role.OPERATOR.value, Role.MANAGER.value, Role.ADMIN.value]


def _good_name(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    """Names stand in lists, on pages and in the record."""
    if name != name.strip() or not name.isprintable() or not 0 < len(name) <= LONGEST_NAME:
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} letters, without blanks around it")
    return name


@click.group()
def user() -> None:
    """People who sign in."""


@user.command("add", short_help="Let somebody sign in.")
@click.argument("name", callback=_good_name)
@click.option("--role", type=click.Choice(STAFF_ROLES), required=True, help="What they may do.")
@data_option
@says_why
def add_user(name: str, role: str, folder: Path) -> None:
    """Add NAME; the password comes from a prompt or standard input and is changed at the first sign-in."""
    with store_of(folder) as store:
        _access(store).add_user(name, Role(role), _password())
    click.echo(f"{name} may sign in as {role} and will choose a new password then.", err=True)


@user.command("list")
@data_option
@says_why
def list_users(folder: Path) -> None:
    """List everybody: name, role, and whether they may sign in."""
    with store_of(folder) as store:
        for each in _access(store).users():
            click.echo(f"{each.name}\t{each.role}\t{'disabled' if each.disabled else 'enabled'}")


@user.command("disable")
@click.argument("name")
@data_option
@says_why
def disable_user(name: str, folder: Path) -> None:
    """Let NAME sign in no more; their sessions end at once."""
    with store_of(folder) as store:
        _access(store).disable_user(name)
    click.echo(f"{name} may not sign in any more.", err=True)


@user.command("password", short_help="Give somebody a new first password.")
@click.argument("name")
@data_option
@says_why
def reset_password(name: str, folder: Path) -> None:
    """Give NAME a new first password, from a prompt or standard input."""
    with store_of(folder) as store:
        _access(store).reset_password(name, _password())
    click.echo(f"{name} has a new first password and will choose another at sign-in.", err=True)


@click.group()
def token() -> None:
    """Bearer tokens of programs and devices."""


@token.command("add", short_help="Make a token and print it, once.")
@click.argument("name", callback=_good_name)
@click.option(
    "--role", type=click.Choice([role.value for role in TOKEN_ROLES]), required=True, help="What it may do."
)
@click.option("--kiosk", "kiosk_id", metavar="ID", help="The kiosk, or screen, that the token belongs to.")
@click.option("--screen", "screen_id", metavar="ID", help="The screen that the token belongs to.")
@data_option
@says_why
def add_token(name: str, role: str, kiosk_id: str | None, screen_id: str | None, folder: Path) -> None:
    """Make a token called NAME and print it: once, alone on standard output."""
    if screen_id is not None:
        if Role(role) is not Role.SCREEN:
            raise click.UsageError("--screen goes with --role screen")
        if kiosk_id is not None:
            raise click.UsageError("--kiosk and --screen name the same thing: one of them is enough")
        kiosk_id = screen_id
    if kiosk_id is not None and Role(role) not in (Role.KIOSK, Role.SCREEN):
        raise click.UsageError("--kiosk goes with --role kiosk or screen")
    if Role(role) is Role.AGENT and not IN_ADDRESS.fullmatch(name):
        raise click.UsageError(
            "An agent is addressed by its name, agent://NAME. It has 1 to 64 Latin letters, digits, points, "
            "dashes or underscores."
        )
    with store_of(folder) as store:
        if kiosk_id is not None:
            must_be_there(role, kiosk_id, structure_of(store))
        click.echo(_access(store).add_token(name, Role(role), kiosk_id))


def _access(store: Store) -> Access:
    return Access(store, lambda: read_clocks().wall)


def _password() -> str:
    if sys.stdin.isatty():
        password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return password
    line = sys.stdin.readline().rstrip("\n")
    if not line:
        raise CouldNot("No password came from standard input. Send one line with it.")
    return line
