"""The page at which staff give a ticket to a visitor who takes none at a kiosk."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from config.models import Structure
from counter.wording import Closing
from hall_server.domain.times import local
from hall_server.hall.people import LEADERS, Role
from hall_server.web.names import Words
from hall_server.web.running import Running

Document = dict[str, Any]


def add_pages(pages: Blueprint, running: Running) -> None:
    """Add the page to those of the counter."""

    @pages.get("/counter/tickets")
    @running.require(Role.OPERATOR)
    def give() -> ResponseReturnValue:
        structure, language = running.structure(), running.language()
        now = running.hall.now()
        today = local(now, structure.hall.timezone)
        overview = running.hall.overview()
        closing = Closing(structure, language, now, running.say)
        leads = running.actor().role in LEADERS
        return running.render(
            "counter/give.html",
            departments=[_department(each, closing, leads=leads) for each in overview["departments"]],
            at=_counter(structure, language),
            today=today.date().isoformat(),
            offset=_offset(today.strftime("%z")),
            planned=structure.hall.visit_order == "planned",
            priorities=_offered(structure, language, overview["priorities"]),
            needs=_offered(structure, language, overview["needs"]),
            purposes=_offered(structure, language, overview["purposes"]),
            slip_problems=Words(structure, language, running.say).slip_problems(running.catalogue),
            kiosks=[each for each in structure.kiosks if each.printers],
        )


def _offset(compact: str) -> str:
    """The hall's distance from UTC as RFC 3339 writes it: "+0500" -> "+05:00"."""
    return f"{compact[:3]}:{compact[3:5]}"


def _department(department: Document, closing: Closing, *, leads: bool) -> Document:
    name = closing.structure.name
    return {
        "id": department["id"],
        "name": name(department["name"], closing.language),
        "services": [
            {
                "id": service["id"],
                "name": name(service["name"], closing.language),
                "found_by": _spellings(service["name"], department["name"]),
                # The guard at the end of the day is for operators; a manager may give a ticket all the same.
                "may": service["open"] or (leads and service["reason"] == "closing_soon"),
                "why": closing.why(service),
                "warning": service["warning"],
                "waiting": service["waiting"],
            }
            for service in department["services"]
        ],
    }


def _spellings(*names: dict[str, str]) -> str:
    """The names in all languages of the hall, as the search looks through them."""
    return " ".join(dict.fromkeys(words for name in names for words in name.values()))


def _counter(structure: Structure, language: str) -> Document | None:
    """The counter whose operator asks, where the page was reached from its console."""
    wanted = request.args.get("counter")
    for counter in structure.counters:
        if counter.id == wanted:
            return {"id": counter.id, "name": structure.name(counter.name, language)}
    return None


def _offered(structure: Structure, language: str, things: list[Document]) -> dict[str, str]:
    return {each["id"]: structure.name(each["name"], language) for each in things}
