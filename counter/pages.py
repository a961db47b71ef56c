"""The pages of operators: choosing a counter, and the console at which they call and serve."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from config.models import Structure
from counter.giving import add_pages
from counter.wording import Closing, clock
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

BREAKS = ("break", "lunch", "papers", "meeting")
"""Why counters take breaks in a hall that has no list of its own."""


def blueprint(running: Running) -> Blueprint:
    """The counter's pages and their static files."""
    pages = Blueprint(
        "counter",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/counter",
    )
    add_pages(pages, running)

    @pages.get("/counter")
    @running.require(Role.OPERATOR)
    def choose() -> ResponseReturnValue:
        structure = running.structure()
        me, language = running.actor().name, running.language()
        cards = [_card(counter, structure, language, me) for counter in running.hall.counters()]
        return running.render("counter/choose.html", cards=cards, breaks=_breaks(running))

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
            zone=structure.hall.zone,
            clock=partial(clock, zone=structure.hall.timezone),
            breaks=_breaks(running),
            own_services=[each for each in counter["services"] if not structure.is_retired("service", each)],
            **_names(structure, language),
        )

    @pages.get("/counter/<counter_id>/targets")
    @running.require(Role.OPERATOR)
    def targets(counter_id: str) -> ResponseReturnValue:
        """Where a visitor of this counter may be sent now, as the options of a choice."""
        structure, language = running.structure(), running.language()
        present = [counter for counter in running.hall.counters() if counter["state"] != "closed"]
        others = [counter for counter in present if counter["id"] != counter_id]
        me = running.actor().name
        departments = running.hall.overview()["departments"]
        return running.render(
            "counter/targets.html",
            services=[
                service
                for department in departments
                for service in department["services"]
                if service["id"] != request.args.get("but")
            ],
            manned={service for counter in present for service in counter["services"]},
            counters=others,
            operators=[counter for counter in others if counter["operator"] not in (None, me)],
            why=Closing(structure, language, running.hall.now(), running.say).why,
            **_names(structure, language),
        )

    return pages


def state_of(counter: Document) -> str:
    """What a console is in the middle of: closed, paused, idle, called or serving."""
    state: str = counter["state"]
    if state != "open":
        return state
    ticket = counter["ticket"]
    return ticket["state"] if ticket else "idle"


def _names(structure: Structure, language: str) -> Document:
    """What things are called in the language of the request, by id."""
    return {
        f"{kind}_names": {each.id: structure.name(each.name, language) for each in things}
        for kind, things in (
            ("service", structure.services),
            ("counter", structure.counters),
            ("priority", structure.priorities),
            ("need", structure.needs),
            ("purpose", structure.purposes),
            ("outcome", structure.outcomes),
        )
    }


def _breaks(running: Running) -> dict[str, str]:
    """Why a counter may take a break, in words: the hall's list, else our own."""
    structure, language = running.structure(), running.language()
    listed = {each.id: structure.name(each.name, language) for each in structure.pause_reasons}
    return listed or {each: running.say(f"counter-pause-because-{each}") for each in BREAKS}


def _card(counter: Document, structure: Structure, language: str, me: str) -> Document:
    furnished = structure.counter(counter["id"])
    zone = structure.hall.timezone
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
        "pause_reason": counter["pause_reason"],
        "is_mine": counter["operator"] == me,
        "operator": counter["operator"],
        "since": clock(counter["since"], zone),
        "warnings": [each | {"time": clock(each["since"], zone)} for each in counter["warnings"]],
    }
