"""The command `navbat`."""

from __future__ import annotations

import logging
from importlib import import_module

import click

COMMANDS = {
    "agent": "agent",
    "check": "check",
    "clock": "record",
    "demo": "demo.command",
    "hall": "structure",
    "log": "log",
    "pair": "structure",
    "replay": "replay",
    "report": "record",
    "run": "run",
    "token": "people",
    "user": "people",
    "verify": "record",
}
"""Each command and its module here. Only the one that is asked for is loaded: a token is made in no time."""


class Commands(click.Group):
    """The commands, loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names."""
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"hall_server.cli.{module}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="navbat", prog_name="navbat")
def main() -> None:
    """The queue of a public service hall."""
    # A command says itself what went wrong, in a sentence; the server sets up its log when it runs.
    logging.basicConfig(handlers=[logging.NullHandler()], force=True)
