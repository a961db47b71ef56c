"""The hall's printers: how they are, and what they print besides slips."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from hall_server.api.bodies.base import Nothing
from hall_server.api.bodies.papers import Paper, Reprint
from hall_server.api.documents.devices import NewRoll, PaperJob, Printers
from hall_server.api.documents.visits import Ticket
from hall_server.api.routes import OPERATORS, Call, Route, answer_of, body_of
from hall_server.domain.errors import BadInput, NotAllowed, NotFound
from hall_server.hall.people import LEADERS, Actor
from hall_server.web.running import Running


def with_printers(running: Running) -> tuple[Route, ...]:
    """The routes of printers and of slips that are printed once more."""

    def all_of_them(_call: Call) -> Response:
        return jsonify({"printers": running.stations.all(running.structure())})

    def paper(call: Call) -> Response:
        asked = body_of(call, Paper)
        facts = _facts(asked, call.path["id"], call.by.actor, running)
        return answer_of(running.hall.print_paper(call.by, call.path["id"], asked.paper, facts))

    def roll(call: Call) -> Response:
        return answer_of(running.hall.put_in_roll(call.by, call.path["id"]))

    def reprint(call: Call) -> Response:
        asked = body_of(call, Reprint)
        return answer_of(running.hall.reprint(call.by, call.path["id"], asked.printer))

    return (
        Route("GET", "/printers", "How the printers are", OPERATORS, all_of_them, {200: Printers}),
        Route(
            "POST",
            "/printers/{id}/papers",
            "Print a paper that is no slip",
            OPERATORS,
            paper,
            {202: PaperJob},
            Paper,
            ("counter_closed", "key_reused", "unknown_counter"),
        ),
        Route(
            "POST",
            "/printers/{id}/roll",
            "A new roll was put in",
            OPERATORS,
            roll,
            {200: NewRoll},
            Nothing,
            ("key_reused",),
        ),
        Route(
            "POST",
            "/tickets/{id}/reprint",
            "Print the slip once more, as a copy",
            OPERATORS,
            reprint,
            {200: Ticket},
            Reprint,
            ("illegal_step", "key_reused"),
        ),
    )


def _facts(asked: Paper, printer: str, asker: Actor, running: Running) -> dict[str, Any]:
    """What the paper will say; raises BadInput for a wrong language or counter, NotAllowed, NotFound.

    An operator may have the paper of their own shift only, and none of the day.
    """
    structure = running.structure()
    language = asked.language or structure.hall.languages[0]
    if language not in structure.hall.languages:
        raise BadInput("malformed", field="language", found=language)
    match asked.paper:
        case "test":
            if printer not in {each.id for each in structure.printers}:
                raise NotFound("not_found", printer=printer)
            return running.papers.test_facts(printer, language)
        case "shift":
            if asked.counter is None:
                raise BadInput("malformed", saying="missing_field", field="counter")
            if asked.counter not in {each.id for each in structure.counters}:
                raise BadInput("unknown_counter", id=asked.counter)
            facts = running.papers.shift_facts(asked.counter, language)
            if asker.role not in LEADERS and facts["operator"] != asker.name:
                raise NotAllowed("not_allowed", saying="not_your_shift", counter=asked.counter)
            return facts
        case "list":
            return running.papers.list_facts(language)
        case _:
            if asker.role not in LEADERS:
                raise NotAllowed("not_allowed")
            return running.papers.day_facts(asked.day, language)
