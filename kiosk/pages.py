"""The kiosk's page: a visitor takes a ticket, an unpaired device learns how to become a kiosk."""

from __future__ import annotations

from flask import Blueprint

from hall_server.hall.people import Role
from hall_server.web.running import Running
from kiosk.signs import sign_of, sign_of_priority


def blueprint(running: Running) -> Blueprint:
    """The kiosk's page and its static files."""
    pages = Blueprint(
        "kiosk",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/kiosk",
    )
    say = running.catalogue.say

    @pages.get("/kiosk/<kiosk_id>")
    def kiosk(kiosk_id: str) -> str:
        hall = running.snapshots.content("kiosk", kiosk_id)
        visitor = running.visitor()
        # Staff may take tickets too, so the page works on their desk without pairing it.
        if visitor.person is None and not visitor.is_paired_as(Role.KIOSK, kiosk_id):
            return running.render("kiosk/unpaired.html", kiosk_id=kiosk_id, say=say)
        structure = running.structure()
        return running.render(
            "kiosk/kiosk.html",
            # Not the browser's: nobody has chosen that one.
            language=structure.hall.languages[0],
            kiosk_id=kiosk_id,
            hall=hall,
            signs={department["id"]: sign_of(department["id"]) for department in hall["departments"]},
            priority_signs={each["id"]: sign_of_priority(each["id"]) for each in hall["priorities"]},
            prints=bool(structure.kiosk(kiosk_id).printers),
            print_wait_seconds=structure.kiosk(kiosk_id).print_wait_s,
            idle_seconds=structure.kiosk(kiosk_id).timeout_s,
            say=say,
        )

    return pages
