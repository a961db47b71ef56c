"""The wall screen's page: the board of its zone, and the sound when the screen is a speaker."""

from __future__ import annotations

from flask import Blueprint

from hall_server.hall.people import Role
from hall_server.web.running import Running


def blueprint(running: Running) -> Blueprint:
    """The wall screen's page and its static files."""
    pages = Blueprint(
        "display",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/display",
    )

    @pages.get("/display/<screen_id>")
    def display(screen_id: str) -> str:
        board = running.snapshots.board(screen_id)
        structure = running.structure()
        return running.render(
            "display/display.html",
            # Not the browser's: the screen is everybody's.
            language=structure.hall.languages[0],
            screen_id=screen_id,
            board=board,
            windows={counter.id: dict(counter.name) for counter in structure.counters},
            zone=structure.hall.zone,
            is_paired=running.visitor().is_paired_as(Role.SCREEN, screen_id),
            say=running.catalogue.say,
        )

    return pages
