"""The wall screen's page: the board of its zone, and the sound when the screen is a speaker."""

from __future__ import annotations

from typing import Any, Protocol

from flask import Blueprint

from hall_server.texts.catalogue import Catalogue


class Hall(Protocol):
    def overview(self, kiosk_id: str | None) -> dict[str, Any]: ...


class Boards(Protocol):
    def board(self, screen_id: str) -> dict[str, Any]: ...


class Visitor(Protocol):
    @property
    def device(self) -> tuple[str, str] | None: ...


class Running(Protocol):
    @property
    def hall(self) -> Hall: ...

    @property
    def board(self) -> Boards: ...

    def visitor(self) -> Visitor: ...

    def render(self, template: str, **context: object) -> str: ...


def blueprint(running: Running) -> Blueprint:
    """The wall screen's page and its static files."""
    pages = Blueprint(
        "display", __name__, template_folder="templates", static_folder="static", static_url_path="/static/display"
    )
    say = Catalogue.load().say

    @pages.get("/display/<screen_id>")
    def display(screen_id: str) -> str:
        board = running.board.board(screen_id)
        hall = running.hall.overview(None)
        return running.render(
            "display/display.html",
            screen_id=screen_id,
            board=board,
            counters={counter["id"]: counter["name"] for counter in hall["counters"]},
            zone=hall.get("zone"),
            is_paired=running.visitor().device == ("screen", screen_id),
            say=say,
        )

    return pages
