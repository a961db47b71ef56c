"""The manager's pages: a day in figures, and where a ticket has been."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from hall_server.domain.errors import BadInput
from hall_server.domain.times import local
from hall_server.hall.notices import LONGEST_TEXT
from hall_server.hall.people import Role
from hall_server.manager.history import Teller
from hall_server.manager.stations import (
    SIGN_PROBLEMS,
    is_counted,
    is_low,
    people_needed,
    sign_problem,
    signs_that_fail,
    still_there,
)
from hall_server.manager.walls import SPEAKER_PROBLEMS, screen_problem, walls_in_need
from hall_server.manager.wording import clock, day_and_hour, day_in_words, duration, hour, spellings
from hall_server.web.names import Words
from hall_server.web.running import Running

Document = dict[str, Any]

LONGEST_LABEL = 32
"""What is longer is no label, and is not repeated on the page."""

CLOSINGS = (5, 10, 15, 30, 45, 60)
"""Minutes before its end at which a manager may say that the hall closes."""

DURATIONS = (15, 30, 60, 120, 240, 480)
"""Minutes that a notice may stand."""

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
        counters, structure = running.hall.counters_with_structure(running.language())
        words = Words(structure, running.language(), running.say)
        return running.render(
            "manager/day.html",
            day=chosen.isoformat(),
            today=today.isoformat(),
            day_words=day_in_words(chosen, running.language()),
            is_today=is_today,
            now=live | {"slips": running.snapshots.slip_alarms()},
            printers=_printers(running),
            need=people_needed(running.stations.all(structure))
            | {"signs": signs_that_fail(running.signing.all(structure))},
            need_walls=walls_in_need(running.walls.screens(structure), running.walls.speakers(structure)),
            slip_problems=words.slip_problems(running.catalogue),
            report=live["report"] if is_today else running.reports.report("day", chosen, chosen),
            counters=counters if is_today else [],
            duration=duration,
            zone=structure.hall.zone,
            hour=partial(hour, zone=structure.hall.timezone),
            breaks=words.breaks(),
            **words.things(),
        )

    @pages.get("/manager/tickets")
    @running.require(Role.MANAGER)
    def tickets() -> ResponseReturnValue:
        today = date.fromisoformat(running.reports.live()["report"]["from"])
        chosen = _chosen_day(today)
        label = request.args.get("label", "").strip()[:LONGEST_LABEL]
        words = Words(running.structure(), running.language(), running.say)
        names, zone = words.things(), words.structure.hall.timezone
        by_kind = {kind.removesuffix("_names"): those for kind, those in names.items()}
        by_kind["reason"] = words.reasons() | words.holds()
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
            printers=_printers(running),
            slip_problems=words.slip_problems(running.catalogue),
            **names,
        )

    @pages.get("/manager/printers")
    @running.require(Role.MANAGER)
    def printers() -> ResponseReturnValue:
        structure = running.structure()
        words = Words(structure, running.language(), running.say)
        today = running.reports.live()["report"]["from"]
        return running.render(
            "manager/printers.html",
            stations=running.stations.all(structure),
            signs=running.signing.all(structure),
            sign_problems={code: running.say(sign_problem(code)) for code in SIGN_PROBLEMS},
            counter_names=words.things()["counter_names"],
            printers=_printers(running),
            now={"slips": running.snapshots.slip_alarms()},
            slip_problems=words.slip_problems(running.catalogue),
            today=today,
            zone=structure.hall.zone,
            moment=partial(day_and_hour, zone=structure.hall.timezone, today=date.fromisoformat(today)),
            is_counted=is_counted,
            is_low=is_low,
            still_there=still_there,
        )

    @pages.get("/manager/notices")
    @running.require(Role.MANAGER)
    def notices() -> ResponseReturnValue:
        zone = running.structure().hall.timezone
        today = local(running.hall.now(), zone).date()
        return running.render(
            "manager/notices.html",
            standing=running.notices.standing(),
            emergency_texts=running.notices.emergency_texts(),
            longest=LONGEST_TEXT,
            closings=CLOSINGS,
            durations=DURATIONS,
            zone=zone.key,
            moment=partial(day_and_hour, zone=zone, today=today),
        )

    @pages.get("/manager/screens")
    @running.require(Role.MANAGER)
    def screens() -> ResponseReturnValue:
        structure = running.structure()
        today = date.fromisoformat(running.reports.live()["report"]["from"])
        return running.render(
            "manager/screens.html",
            screens=running.walls.screens(structure),
            speakers=running.walls.speakers(structure),
            screen_problem=screen_problem,
            speaker_problems=SPEAKER_PROBLEMS,
            zone=structure.hall.zone,
            moment=partial(day_and_hour, zone=structure.hall.timezone, today=today),
        )

    return pages


def _printers(running: Running) -> list[str]:
    """Ids of the hall's printers, as they are offered for a choice."""
    return [printer.id for printer in running.structure().printers]


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
