"""The pages of operators: choosing a counter, and the console at which they call and serve."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from config.tables import Counter
from counter.giving import add_pages
from counter.wording import Closing, clock
from hall_server.hall.people import Role
from hall_server.web.names import Words
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
    add_pages(pages, running)

    @pages.get("/counter")
    @running.require(Role.OPERATOR)
    def choose() -> ResponseReturnValue:
        counters, structure = running.hall.counters_with_structure(running.language())
        words = Words(structure, running.language(), running.say)
        me = running.actor().name
        cards = [_card(counter, words, me) for counter in counters]
        return running.render("counter/choose.html", cards=cards, breaks=words.breaks())

    @pages.get("/counter/<counter_id>")
    @running.require(Role.OPERATOR)
    def console(counter_id: str) -> ResponseReturnValue:
        counter, structure = running.hall.console_with_structure(counter_id, running.language())
        language = running.language()
        words = Words(structure, language, running.say)
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
            reasons=words.reasons(),
            holds=words.holds(),
            breaks=words.breaks(),
            breaks_offered=words.breaks_offered(),
            printers=[printer.id for printer in structure.printers],
            slip_problems=words.slip_problems(running.catalogue),
            slip_trouble=slip_trouble(counter["ticket"]),
            call_words={each: _aloud(running, furnished, each) for each in structure.hall.languages},
            own_services=[each for each in counter["services"] if not structure.is_retired("service", each)],
            **words.things(),
        )

    @pages.get("/counter/emergency")
    @running.require(Role.OPERATOR)
    def emergency() -> ResponseReturnValue:
        me, at = running.actor().name, request.args.get("counter")
        return running.render(
            "counter/emergency.html",
            emergency_texts=running.notices.emergency_texts(),
            own=[each for each in running.notices.standing() if each["posted_by"] == me],
            moment=partial(clock, zone=running.structure().hall.timezone),
            back=url_for("counter.console", counter_id=at) if at else url_for("counter.choose"),
        )

    @pages.get("/counter/<counter_id>/targets")
    @running.require(Role.OPERATOR)
    def targets(counter_id: str) -> ResponseReturnValue:
        """Where a visitor of this counter may be sent now, as the options of a choice."""
        counters, structure = running.hall.counters_with_structure(running.language())
        language = running.language()
        words = Words(structure, language, running.say)
        others = [
            counter for counter in counters if counter["id"] != counter_id and counter["state"] != "closed"
        ]
        me = running.actor().name
        manned = {
            service for counter in counters if counter["state"] != "closed" for service in counter["services"]
        }
        departments = running.hall.overview()["departments"]
        return running.render(
            "counter/targets.html",
            services=[
                # A service has its name with it: it may be newer than the structure.
                service | {"name": structure.name(service["name"], language)}
                for department in departments
                for service in department["services"]
                if service["id"] != request.args.get("but")
            ],
            manned=manned,
            counters=others,
            operators=[counter for counter in others if counter["operator"] not in (None, me)],
            why=Closing(structure, language, running.hall.now(), running.say).why,
            counter_names=words.things()["counter_names"],
        )

    return pages


def state_of(counter: Document) -> str:
    """What a console is in the middle of: closed, paused, idle, called or serving."""
    state: str = counter["state"]
    if state != "open":
        return state
    ticket = counter["ticket"]
    return ticket["state"] if ticket else "idle"


def slip_trouble(ticket: Document | None) -> str | None:
    """How the slip of a visitor at the counter stands, where it is not in order: a state of print jobs."""
    if ticket is None or ticket["kind"] != "visit":
        return None
    state: str = ticket["print"]["state"]
    if state not in ("failed", "unknown") and not ticket["print"]["problem"]:
        return None
    # Sent, and not confirmed: that, too, nobody knows.
    return "unknown" if state == "sent" else state


def _aloud(running: Running, counter: Counter, language: str) -> Document:
    """What to call out to a visitor of that language, with `{label}` for the number, and how it is marked."""
    page = running.language()
    # Both scripts of Uzbek sound alike: it stands in the one that the operator reads.
    lang = page if page.split("-")[0] == language.split("-")[0] else language
    at = running.structure().name(counter.name, lang)
    words = running.catalogue.say("counter-warning-call-words", lang, label="{label}", counter=at)
    return {"lang": lang, "words": words}


def _card(counter: Document, words: Words, me: str) -> Document:
    structure, language = words.structure, words.language
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
