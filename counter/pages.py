"""The pages of operators: choosing a counter, and the console at which they call and serve."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from config.models import Structure
from hall_server.domain.times import local, millis
from hall_server.hall.people import Role
from hall_server.web.running import Running

Document = dict[str, Any]

QUEUE_SHOWN = 30
"""So many waiting visitors are listed on a console; of the others only the number."""

SERVICES_NAMED = 4
"""So many services are named on the card of a counter."""

PRIMARY_STEPS = (
    ("closed", "open"),
    ("paused", "resume"),
    ("idle", "next"),
    ("called", "start"),
    ("serving", "finish"),
)
"""What the large button does, by what the console is in the middle of."""

HOLD_MINUTES = (5, 10, 30)
"""Offered beside the hall's own time on hold."""


def blueprint(running: Running) -> Blueprint:
    """The counter's pages and their static files."""
    pages = Blueprint(
        "counter",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/counter",
    )

    @pages.get("/counter")
    @running.require(Role.OPERATOR)
    def choose() -> ResponseReturnValue:
        structure = running.structure()
        me, language = running.actor().name, running.language()
        cards = [_card(counter, structure, language, me) for counter in running.hall.counters()]
        return running.render("counter/choose.html", cards=cards)

    @pages.get("/counter/<counter_id>")
    @running.require(Role.OPERATOR)
    def console(counter_id: str) -> ResponseReturnValue:
        structure = running.structure()
        language = running.language()
        counter = running.hall.console(counter_id)
        furnished = structure.counter(counter_id)
        state = state_of(counter)
        return running.render(
            "counter/console.html",
            counter=counter,
            queue=counter["queue"],
            name=structure.name(furnished.name, language),
            place=structure.name(furnished.place, language),
            state=state,
            primary=next(step for states, step in PRIMARY_STEPS if state in states.split()),
            primary_steps=PRIMARY_STEPS,
            watching=counter["state"] != "closed" and counter["operator"] != running.actor().name,
            shown=QUEUE_SHOWN,
            hold_usual=structure.hall.hold_min,
            hold_minutes=sorted({structure.hall.hold_min, *HOLD_MINUTES}),
            undo_s=structure.hall.undo_s,
            counter_names={each.id: structure.name(each.name, language) for each in structure.counters},
            service_names={each.id: structure.name(each.name, language) for each in structure.services},
            priority_names={each.id: structure.name(each.name, language) for each in structure.priorities},
        )

    return pages


def state_of(counter: Document) -> str:
    """What a console is in the middle of: closed, paused, idle, called or serving."""
    state: str = counter["state"]
    if state != "open":
        return state
    ticket = counter["ticket"]
    return ticket["state"] if ticket else "idle"


def _card(counter: Document, structure: Structure, language: str, me: str) -> Document:
    furnished = structure.counter(counter["id"])
    services = [
        structure.name(structure.service(each.id).name, language)
        for each in furnished.services[:SERVICES_NAMED]
    ]
    return {
        "id": counter["id"],
        "version": counter["version"],
        "url": url_for("counter.console", counter_id=counter["id"]),
        "name": structure.name(furnished.name, language),
        "place": structure.name(furnished.place, language),
        "services": services,
        "more": len(furnished.services) - len(services),
        "is_open": counter["state"] != "closed",
        "is_paused": counter["state"] == "paused",
        "is_mine": counter["operator"] == me,
        "operator": counter["operator"],
        "since": local(millis(counter["since"]), structure.hall.timezone).strftime("%H:%M")
        if counter["since"]
        else None,
    }
