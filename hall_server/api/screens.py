"""What the pages of screens say of themselves."""

from __future__ import annotations

from flask import Response, jsonify

from hall_server.api.bodies.devices import ScreenHealth
from hall_server.api.routes import SCREENS, Call, Route, body_of
from hall_server.domain.errors import NotAllowed, NotFound
from hall_server.hall.screens import Sound
from hall_server.web.running import Running


def for_screens(running: Running) -> tuple[Route, ...]:
    """The route of a screen's sound, by the id of the screen."""

    def health(call: Call) -> Response:
        screen, actor = call.path["id"], call.by.actor
        try:
            running.structure().screen(screen)
        except KeyError:
            raise NotFound("not_found", screen=screen) from None
        if actor.target != screen:
            raise NotAllowed("not_allowed")
        said = body_of(call, ScreenHealth)
        running.hall.watch.screens.note_sound(actor.credential, Sound(said.sound))
        return jsonify({"sound": said.sound})

    return (
        Route(
            "POST",
            "/screens/{id}/health",
            "Say whether its page may play sound",
            SCREENS,
            health,
            {200: ScreenHealth},
            ScreenHealth,
        ),
    )
