"""The hall of the demo: the example with hours, virtual devices, and people who may come in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from config.loader import load
from config.models import Structure
from hall_server.cli.demo.direct import RECEPTION, kiosk_name
from hall_server.cli.demo.plan import Plan
from hall_server.cli.demo.staff import seats
from hall_server.domain.times import Millis
from hall_server.hall.access import Access
from hall_server.hall.people import Role
from hall_server.store import access as people_who_sign_in
from hall_server.store.database import Store

EXAMPLE = Path(__file__).parents[3] / "config" / "sergeli.toml"

HOURS = "mon-fri 09:00-18:00; sat 09:00-13:00"
"""The example file has none, so that it can be tried at night; a day of the demo begins and ends."""

ADMIN, PASSWORD = "admin", "demo-demo"
"""Known on purpose: nothing here is worth a lock."""


def example_hall() -> Structure:
    """The example hall as the demo runs it."""
    document: dict[str, Any] = load(EXAMPLE).document()
    document["hall"]["hours"] = HOURS
    # At a high speed a kiosk gives many tickets in a real second.
    document["hall"]["rates"] = {"tickets_per_s": 1000}
    document["speaker"] = [{"id": "hall", "address": "virtual://hall"}]
    for printer in document["printer"]:
        printer["address"] = f"virtual://{printer['id']}"
    return Structure.from_document(document)


def let_people_in(store: Store, plan: Plan, now: Millis) -> dict[str, str]:
    """An admin with a known password, and a bearer token for each simulated person and kiosk, by name."""
    access = Access(store, lambda: now)
    access.add_user(ADMIN, Role.ADMIN, PASSWORD)
    store.write(lambda db: _spare_the_change(db, now))
    tokens = {seat.operator: access.add_token(seat.operator, Role.OPERATOR) for seat in seats(plan)}
    tokens[RECEPTION] = access.add_token(RECEPTION, Role.MANAGER)
    for kiosk in plan.kiosks:
        tokens[kiosk_name(kiosk)] = access.add_token(kiosk_name(kiosk), Role.KIOSK, kiosk)
    return tokens


def _spare_the_change(db: Connection, now: Millis) -> None:
    """Nobody has to choose a new password for a hall that is thrown away."""
    user = people_who_sign_in.user(db, ADMIN)
    if user is not None:
        people_who_sign_in.put_user(db, replace(user, must_change=False), now)
