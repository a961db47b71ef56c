"""What the program at another PC of the hall says: of slips it takes, how they went, and of its printer."""

from __future__ import annotations

from flask import Response, jsonify

from hall_server.api.bodies.base import Nothing
from hall_server.api.bodies.devices import PrinterHealth, SlipWord
from hall_server.api.documents.visits import Print
from hall_server.api.routes import AGENTS, Call, Route, answer_of, body_of
from hall_server.outputs.agents import Health, Paper, Word
from hall_server.web.running import Running


def for_agents(running: Running) -> tuple[Route, ...]:
    """The routes of agents: slips by the `job_id` of their snapshot."""

    def begin(call: Call) -> Response:
        return jsonify(running.agents.begin(call.by.actor.name, call.path["id"], call.key))

    def end(call: Call) -> Response:
        said = body_of(call, SlipWord)
        word = Word(said.state, said.problem, began=said.began)
        name, structure = call.by.actor.name, running.structure()
        return answer_of(running.agents.end(name, call.by, call.path["id"], word, structure))

    def health(call: Call) -> Response:
        said = body_of(call, PrinterHealth)
        running.agents.note_health(call.by.actor.name, Health(said.condition, Paper(said.paper)))
        return jsonify({"condition": said.condition, "paper": said.paper})

    refusals = ("illegal_step", "key_reused")
    stands = {200: Print}
    return (
        Route(
            "POST", "/jobs/{id}/begin", "Take a slip to print it", AGENTS, begin, stands, Nothing, refusals
        ),
        Route("POST", "/jobs/{id}/end", "Say how it went", AGENTS, end, stands, SlipWord, refusals),
        Route(
            "POST",
            "/agents/health",
            "Say how the printer is",
            AGENTS,
            health,
            {200: PrinterHealth},
            PrinterHealth,
        ),
    )
