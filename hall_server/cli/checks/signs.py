"""Signs and lamps on serial lines: is the device there, and may it be used?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from config.models import Sign
from hall_server.cli.checks.asking import Document, NoAnswer, now_of
from hall_server.cli.checks.finding import Finding, failed, in_two, ok, skipped, warning
from hall_server.cli.checks.site import Site

NAME = "sign"

NOT_USED = "not_used"

SERIAL = "serial://"


def look(site: Site) -> Iterator[Finding]:
    """Each sign of the hall file. Its line is not opened: a running hall has it in hand, and is asked."""
    if site.structure is None or not site.structure.signs:
        return
    live: dict[str, Document] = {}
    if site.server is not None:
        try:
            live = now_of(site, "signs")
        except NoAnswer as fault:
            yield skipped(NAME, f"The running hall could not be asked for its signs: {fault}.")
    for sign in site.structure.signs:
        yield _sign(site, sign, live.get(sign.id, {}))


def _sign(site: Site, sign: Sign, live: Document) -> Finding:
    """`live`: what the running hall says of it; empty where none was asked."""
    condition, problem = live.get("condition"), live.get("problem")
    known = {
        "id": sign.id,
        "address": sign.address,
        "counter": sign.counter,
        "condition": condition,
        "problem": problem,
    }
    if not sign.address.startswith(SERIAL):
        return warning(
            NAME,
            "It is virtual, so nobody sees it.",
            "Give it the address of its line before visitors come.",
            **known,
        )
    if problem == NOT_USED:
        return failed(NAME, "The running hall cannot use it.", "Its log says why: log/navbat.log.", **known)
    if problem is not None:
        happened, to_do = in_two(
            site.catalogue.say(f"manager-sign-problem-{problem.replace('_', '-')}", "en")
        )
        return failed(NAME, happened, to_do, **known)
    if condition == "online":
        seen = "The running hall reaches it; whether it shows the number, only a look tells."
        return ok(NAME, seen, **known)
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
