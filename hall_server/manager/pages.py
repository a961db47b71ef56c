"""The manager's pages: a day in figures, and where a ticket has been."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from hall_server.domain.errors import BadInput
from hall_server.hall.people import Role
from hall_server.manager.history import Teller
from hall_server.manager.wording import clock, day_in_words, duration, hour, spellings
from hall_server.slips import PROBLEMS, problem
from hall_server.web.running import Running

Document = dict[str, Any]

LONGEST_LABEL = 32
"""What is longer is no label, and is not repeated on the page."""

BREAKS = ("break", "lunch", "papers", "meeting")
"""Why counters take breaks in a hall that has no list of its own."""

TICKETS_SHOWN = 10
"""A label names one ticket a day, but one per series that shares its prefix."""


def blueprint(running: Running) -> Blueprint:
    """The manager's pages and their static files."""
    pages = Blueprint(
        "manager",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/manager",
    )

    @pages.get("/manager")
    @running.require(Role.MANAGER)
    def day() -> ResponseReturnValue:
        live = running.reports.live()
        today = date.fromisoformat(live["report"]["from"])
        chosen = _chosen_day(today)
        is_today = chosen == today
        return running.render(
            "manager/day.html",
            day=chosen.isoformat(),
            today=today.isoformat(),
            day_words=day_in_words(chosen, running.language()),
            is_today=is_today,
            now=live | {"slips": running.snapshots.slip_alarms()},
            slip_problems={
                code: problem(code, "{printer}", running.language(), running.catalogue) for code in PROBLEMS
            },
            report=live["report"] if is_today else running.reports.report("day", chosen, chosen),
            counters=running.hall.counters() if is_today else [],
            duration=duration,
            zone=running.structure().hall.zone,
            hour=partial(hour, zone=running.structure().hall.timezone),
            breaks=_breaks(running),
            **_names(running),
        )

    @pages.get("/manager/tickets")
    @running.require(Role.MANAGER)
    def tickets() -> ResponseReturnValue:
        today = date.fromisoformat(running.reports.live()["report"]["from"])
        chosen = _chosen_day(today)
        label = request.args.get("label", "").strip()[:LONGEST_LABEL]
        names, zone = _names(running), running.structure().hall.timezone
        by_kind = {kind.removesuffix("_names"): those for kind, those in names.items()}
        return running.render(
            "manager/tickets.html",
            label=label,
            day=chosen.isoformat(),
            today=today.isoformat(),
            day_words=day_in_words(chosen, running.language()),
            tickets=_find(running, label, chosen),
            duration=duration,
            clock=partial(clock, zone=zone),
            hour=partial(hour, zone=zone),
            details=Teller(running.say, by_kind, partial(hour, zone=zone)).details,
            **names,
        )

    return pages


def _chosen_day(today: date) -> date:
    """The day of the request, today when it names none; raises BadInput."""
    wanted = request.args.get("day")
    try:
        return date.fromisoformat(wanted) if wanted else today
    except ValueError:
        raise BadInput("malformed", field="day", found=wanted or "") from None


def _find(running: Running, label: str, day: date) -> list[Document]:
    """The tickets of that label and day with their history."""
    for spelling in spellings(label):
        found = running.hall.find_tickets(
            day=day.isoformat(), state_name=None, label=spelling, after=None, limit=TICKETS_SHOWN
        )
        if found["tickets"]:
            return [running.hall.ticket(ticket["id"], with_words=True) for ticket in found["tickets"]]
    return []


def _names(running: Running) -> Document:
    """What things are called in the language of the request, by id."""
    structure, language = running.structure(), running.language()
    return {
        f"{kind}_names": {each.id: structure.name(each.name, language) for each in things}
        for kind, things in (
            ("service", structure.services),
            ("counter", structure.counters),
            ("priority", structure.priorities),
            ("purpose", structure.purposes),
            ("outcome", structure.outcomes),
        )
    }


def _breaks(running: Running) -> dict[str, str]:
    """Why a counter may be on a break, in words: the hall's list, and our own short one."""
    structure, language = running.structure(), running.language()
    own = {each: running.say(f"counter-pause-because-{each}") for each in BREAKS}
    return own | {each.id: structure.name(each.name, language) for each in structure.pause_reasons}
