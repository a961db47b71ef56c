"""Notices to everybody in the hall: which stand, posting one, taking one down."""

from __future__ import annotations

from flask import Response, jsonify

from hall_server.api.bodies.base import Nothing
from hall_server.api.bodies.notices import NewNotice
from hall_server.api.documents.figures import Notice, Notices
from hall_server.api.routes import OPERATORS, Call, Route, answer_of, body_of
from hall_server.domain.announcing import NoticeKind
from hall_server.hall.notices import Posting
from hall_server.web.running import Running


def with_notices(running: Running) -> tuple[Route, ...]:
    """The routes of notices."""

    def all_of_them(_call: Call) -> Response:
        return jsonify(running.notices.all())

    def post(call: Call) -> Response:
        asked = body_of(call, NewNotice)
        posting = Posting(NoticeKind(asked.kind), asked.text, asked.spoken, asked.minutes)
        return answer_of(running.notices.post(call.by, posting))

    def end(call: Call) -> Response:
        return answer_of(running.notices.end(call.by, call.path["id"]))

    return (
        Route(
            "GET",
            "/notices",
            "Notices that stand, and those that ended today",
            OPERATORS,
            all_of_them,
            {200: Notices},
        ),
        Route(
            "POST",
            "/notices",
            "Tell everybody; an operator the standard emergency only",
            OPERATORS,
            post,
            {201: Notice, 200: Notice},
            NewNotice,
            ("key_reused",),
        ),
        Route(
            "POST",
            "/notices/{id}/end",
            "Take a notice down; an operator an own one only",
            OPERATORS,
            end,
            {200: Notice},
            Nothing,
            ("illegal_step", "key_reused"),
        ),
    )
