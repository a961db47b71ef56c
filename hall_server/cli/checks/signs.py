"""Signs and lamps on serial lines: is the device there, and may it be used?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from config.models import Sign
from hall_server.cli.checks.finding import Finding, failed, ok, warning
from hall_server.cli.checks.site import Site

NAME = "sign"

SERIAL = "serial://"


def look(site: Site) -> Iterator[Finding]:
    """Each sign of the hall file. Its line is not opened: a running hall has it in hand."""
    if site.structure is None:
        return
    for sign in site.structure.signs:
        yield _sign(sign)


def _sign(sign: Sign) -> Finding:
    known = {"id": sign.id, "address": sign.address, "counter": sign.counter}
    if not sign.address.startswith(SERIAL):
        return warning(
            NAME,
            "It is virtual, so nobody sees it.",
            "Give it the address of its line before visitors come.",
            **known,
        )
    device = Path(sign.address.removeprefix(SERIAL).partition("?")[0])
    if not device.exists():
        return failed(
            NAME,
            f"Its line {device} is not there.",
            "Check the adapter and its cable; names below /dev/serial/by-id stay the same after a restart.",
            **known,
        )
    if not os.access(device, os.R_OK | os.W_OK):
        return failed(
            NAME,
            f"Its line {device} may not be used by this user.",
            "Give the hall's user the right to use it, usually by the group dialout.",
            **known,
        )
    return ok(
        NAME, f"Its line {device} is there; whether the sign shows the number, only a look tells.", **known
    )
