"""`navbat run`: the hall server."""

from __future__ import annotations

import fcntl
import os
import secrets
import signal
import socket
import sys
import time
from pathlib import Path
from types import FrameType
from typing import IO
from urllib.parse import urlsplit

import click

from config.loader import load
from config.models import Structure
from hall_server.cli.common import LOCK, CouldNot, become_owner, data_option, says_why
from hall_server.cli.server import Server
from hall_server.cli.structure import advise
from hall_server.hall.access import Access
from hall_server.hall.founding import found, is_founded, structure_of
from hall_server.hall.people import Role
from hall_server.hall.timekeeping import WRITTEN_AT, read_clocks
from hall_server.store.database import FILE, Store

EXAMPLE = Path(__file__).parents[2] / "config" / "sergeli.toml"

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what is looked for, not what is listened on
"""Where a server listens for every device of the network; no address that a device can ask for."""

NO_ADDRESS = (
    "The hall file has no address, so links and the codes on slips lead other devices nowhere: say in [hall] "
    'what they reach this PC under, such as address = "http://192.168.1.10:8080".'
)

ORPHANS_S = 5.0
"""How long the workers of a server that was killed may need to end, in seconds."""


@click.command()
@data_option
@click.option(
    "--hall",
    "file",
    type=click.Path(path_type=Path),
    help="The hall file of a new data folder; left out: the example hall.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; 0.0.0.0 lets the other devices of the hall in.",
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8080, show_default=True, help="The port there."
)
@says_why
def run(folder: Path, file: Path | None, host: str, port: int) -> None:
    """Run the hall until it is told to stop (SIGTERM or Ctrl-C)."""
    # From here on a wish to stop is no accident, also before the web server listens to it.
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    become_owner(folder)
    # Slips, calls and the log are nobody else's business, whoever made the folder before.
    os.umask(0o077)
    address = f"http://{_shown(host)}:{port}"
    is_new = not (folder / FILE).exists()
    # Read before anything is made: a mistake in the file leaves no half-made folder behind.
    structure = load(file or EXAMPLE) if is_new else None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock(folder, address):
        must_be_free(host, port)
        store = Store(folder)
        try:
            lines = _prepare(store, structure, file, address)
        finally:
            store.close()
        for line in lines:
            click.echo(line)
        sys.stdout.flush()
        Server(folder, host=host, port=port, address=address).run()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _prepare(store: Store, structure: Structure | None, file: Path | None, address: str) -> list[str]:
    """Set a new hall up; returns what to tell the person who started it."""
    is_new = not is_founded(store)
    if is_new:
        found(store, structure or load(file or EXAMPLE), now=max(read_clocks().wall, WRITTEN_AT))
    hall = structure_of(store)
    lines = [f"Navbat runs {hall.name(hall.hall.name, 'en')} at {address}/"]
    if hall.hall.address is None and urlsplit(address).hostname in EVERYWHERE:
        lines.append(NO_ADDRESS)
    if file is not None and not is_new:
        lines.append("This data folder has a hall already: --hall is ignored.")
    access = Access(store, lambda: read_clocks().wall)
    # Also when a first start was cut off after it had made the hall: without an admin nobody could come in.
    if not access.users():
        advise(hall)
        reached = hall.hall.address or address
        lines += _first_sign_in(access, reached) + pairing_links(access, hall, reached)
    return lines


def _first_sign_in(access: Access, address: str) -> list[str]:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    access.add_user("admin", Role.ADMIN, password)
    return [
        "",
        f"First sign-in: {address}/sign-in",
        "  name      admin",
        f"  password  {password}   (works once; a new one is chosen then)",
        "",
    ]


def pairing_links(access: Access, hall: Structure, address: str) -> list[str]:
    """Lines with a new link for each kiosk and screen."""
    devices = [("kiosk", each.id) for each in hall.kiosks] + [("screen", each.id) for each in hall.screens]
    links = [
        f"  {kind:<6} {target:<12} {address}/pair?code={access.pairing_code(kind, target)}"
        for kind, target in devices
    ]
    return ["Pairing links, each for one browser and good once:", *links, ""]


def lock(folder: Path, address: str) -> IO[str]:
    """The data folder for this server alone; raises CouldNot while another one runs on it.

    The file holds the process and `address`, what it is reached under: commands beside it read that.
    """
    file = (folder / LOCK).open("a+")
    deadline = time.monotonic() + ORPHANS_S
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except OSError:
            file.seek(0)
            owner = file.readline().strip()
            # A server that was killed leaves the lock with its workers for a moment.
            if (owner.isdecimal() and Path(f"/proc/{owner}").exists()) or time.monotonic() > deadline:
                file.close()
                raise CouldNot(
                    f"A server runs on {folder} already (process {owner}). Stop it first."
                ) from None
            time.sleep(0.05)
    file.seek(0)
    file.truncate()
    file.write(f"{os.getpid()}\n{address}\n")
    file.flush()
    return file


def must_be_free(host: str, port: int) -> None:
    """Raise CouldNot when somebody listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CouldNot(
                f"Cannot listen on {host}:{port}: {error.strerror}. Choose another --port."
            ) from None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
