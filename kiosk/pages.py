"""The kiosk's page: a visitor chooses and takes a ticket; an unpaired device is told how to become a kiosk."""

from __future__ import annotations

from typing import Any, Protocol

from flask import Blueprint

from hall_server.texts.catalogue import Catalogue
from kiosk.signs import sign_of


class Hall(Protocol):
    def overview(self, kiosk_id: str | None) -> dict[str, Any]: ...


class Visitor(Protocol):
    @property
    def device(self) -> tuple[str, str] | None: ...


class Running(Protocol):
    @property
    def hall(self) -> Hall: ...

    def visitor(self) -> Visitor: ...

    def render(self, template: str, **context: object) -> str: ...


def blueprint(running: Running) -> Blueprint:
    """The kiosk's page and its static files."""
    pages = Blueprint(
        "kiosk", __name__, template_folder="templates", static_folder="static", static_url_path="/static/kiosk"
    )
    say = Catalogue.load().say

    @pages.get("/kiosk/<kiosk_id>")
    def kiosk(kiosk_id: str) -> str:
        hall = running.hall.overview(kiosk_id)
        if running.visitor().device != ("kiosk", kiosk_id):
            return running.render("kiosk/unpaired.html", kiosk_id=kiosk_id, say=say)
        signs = {department["id"]: sign_of(department["id"]) for department in hall["departments"]}
        return running.render("kiosk/kiosk.html", kiosk_id=kiosk_id, hall=hall, signs=signs, say=say)

    return pages
