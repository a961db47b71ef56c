"""`navbat agent`: prints and speaks at another PC of the hall."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

import click

from audio.address import PlayedElsewhere, open_speaker
from audio.speakers import Speaker
from kiosk.agent import Agent
from kiosk.line import TurnedAway
from kiosk.press import OpenPrinter, Setting
from printers.address import open_printer
from printers.deadlines import Deadlines
from printers.driver import Printer

# What the other commands share needs the hall's database and a POSIX system. This one may run on Windows.

FONTS = Path(__file__).parents[2] / "printers" / "fonts"
SLIPS = "slips"


def _good_server(_context: click.Context, _parameter: click.Parameter, server: str) -> str:
    try:
        parts = urlsplit(server)
        is_bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and is_bare
    except ValueError:
        is_good = False
    if not is_good:
        raise click.BadParameter(f"{server!r} is no address of a hall; such as http://192.168.1.10:8080")
    return server.rstrip("/")


@click.command(short_help="Print and speak at another PC of the hall.")
@click.option(
    "--server",
    required=True,
    callback=_good_server,
    help="The hall server, such as http://192.168.1.10:8080.",
)
@click.option(
    "--token", required=True, envvar="NAVBAT_TOKEN", help="A token of role agent. Better set as NAVBAT_TOKEN."
)
@click.option("--printer", "printer", metavar="ADDRESS", help="The printer of this PC, as in a hall file.")
@click.option(
    "--speaker",
    "speaker",
    metavar="[ADDRESS]",
    is_flag=False,
    flag_value="local:",
    help="Speak calls at the sound card of this PC, or at a virtual speaker.",
)
@click.option(
    "--data",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("agent"),
    show_default="./agent",
    help="A folder for what it remembers; not the hall's.",
)
def agent(server: str, token: str, printer: str | None, speaker: str | None, folder: Path) -> None:
    """Print and speak at this PC for a hall server, until told to stop (SIGTERM or Ctrl-C).

    It connects by itself, and again whenever the server or the network comes back.
    """
    if printer is None and speaker is None:
        raise click.UsageError("Say what this PC has: --printer ADDRESS, --speaker, or both.")
    if (folder / "hall.db").exists():
        raise click.UsageError(
            f"{folder} is the folder of a hall. Give the agent one of its own with --data."
        )
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    try:
        at_work = Agent(
            server,
            token,
            folder,
            open_printer=_printer(printer, folder) if printer is not None else None,
            speaker=_speaker(speaker) if speaker is not None else None,
            say=partial(click.echo, err=True),
        )
    except OSError as error:
        raise click.ClickException(f"{error.filename or folder}: {error.strerror or error}.") from None
    at_work.start()
    try:
        at_work.wait()
    except TurnedAway as refusal:
        raise click.ClickException(str(refusal)) from None
    finally:
        at_work.close()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _printer(address: str, folder: Path) -> OpenPrinter:
    """Opens the printer of this PC; raises BadParameter for an address that is none of its."""

    def open_one(setting: Setting) -> Printer:
        return open_printer(
            address,
            width_dots=setting.width_dots,
            profile=setting.profile,
            native=setting.native,
            fonts=FONTS,
            folder=folder / SLIPS,
            deadlines=Deadlines(open_s=setting.open_s, write_s=setting.write_s, status_s=setting.status_s),
        )

    if address.startswith("agent:"):
        wanted = "agent:// is what the hall file calls this PC; name the printer that hangs on it"
        raise click.BadParameter(wanted, param_hint="--printer")
    try:
        open_one(Setting()).close()
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--printer") from None
    return open_one


def _speaker(address: str) -> Speaker:
    try:
        found = open_speaker(address)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--speaker") from None
    if isinstance(found, PlayedElsewhere):
        raise click.BadParameter("a speaker of this PC is local: or virtual://NAME", param_hint="--speaker")
    return found
