"""What an administrator does: the hall file, its versions, and the way back to an earlier one."""

from __future__ import annotations

from flask import Response, jsonify

from config.models import LANGUAGES, Structure
from config.problems import StructureProblems
from hall_server.api.bodies.structure import HallFile, PutBack
from hall_server.api.documents.record import HallChange, HallDocument, HallVersions
from hall_server.api.queries import LIMIT, page_size
from hall_server.api.routes import ADMINS, Call, Route, answer_of, body_of
from hall_server.domain.errors import BadInput
from hall_server.hall.versions import Versions
from hall_server.web.running import Running


def for_admins(running: Running) -> tuple[Route, ...]:
    """The routes of the hall file."""
    versions = Versions(running.hall)

    def read(_call: Call) -> Response:
        version, structure = versions.latest()
        answer = jsonify(structure.document())
        answer.set_etag(str(version))
        return answer

    def change(call: Call) -> Response:
        if call.version is None:
            # Without it two people would overwrite each other's work.
            raise BadInput("malformed", saying="missing_field", field="If-Match")
        try:
            wanted = Structure.from_document(body_of(call, HallFile).model_extra or {})
            return answer_of(versions.load(call.by, wanted))
        except StructureProblems as problems:
            raise _malformed(problems) from None

    def history(_call: Call) -> Response:
        return jsonify({"versions": versions.history(page_size())})

    def put_back(call: Call) -> Response:
        try:
            return answer_of(versions.put_back(call.by, body_of(call, PutBack).version))
        except StructureProblems as problems:
            raise _malformed(problems) from None

    changed = {200: HallChange}
    return (
        Route("GET", "/admin/hall", "The hall file as JSON", ADMINS, read, {200: HallDocument}),
        Route(
            "PUT",
            "/admin/hall",
            "Make it the hall file; `If-Match` names the version that was read",
            ADMINS,
            change,
            changed,
            HallFile,
            ("stale", "key_reused"),
        ),
        Route(
            "GET",
            "/admin/hall/history",
            "The versions of the hall file, the one in force first",
            ADMINS,
            history,
            {200: HallVersions},
            query={"limit": LIMIT},
        ),
        Route(
            "POST",
            "/admin/hall/put-back",
            "Make an earlier version a new one",
            ADMINS,
            put_back,
            changed,
            PutBack,
            ("stale", "key_reused"),
        ),
    )


def _malformed(problems: StructureProblems) -> BadInput:
    every = {
        language: " ".join(problem.said(language) for problem in problems.problems) for language in LANGUAGES
    }
    return BadInput("malformed", saying="hall_file_problems", problems=every)
