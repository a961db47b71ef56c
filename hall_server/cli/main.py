"""The command `navbat`."""

from __future__ import annotations

import logging

import click

from hall_server.cli.people import token, user
from hall_server.cli.record import clock, report, verify
from hall_server.cli.run import run
from hall_server.cli.structure import hall, pair


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="navbat", prog_name="navbat")
def main() -> None:
    """The queue of a public service hall."""
    # A command says itself what went wrong, in a sentence; the server sets up its log when it runs.
    logging.basicConfig(handlers=[logging.NullHandler()], force=True)


for command in (run, hall, user, token, pair, clock, report, verify):
    main.add_command(command)
