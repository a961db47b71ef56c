"""The page on which staff see how slips look, in every language and width, before anybody prints one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from hall_server.domain.errors import BadInput
from hall_server.hall.people import Role
from hall_server.outputs.preview import WIDTHS
from hall_server.texts.catalogue import LANGUAGE_NAMES
from hall_server.web.running import Running

DOTS_PER_MM = 8

_TRUTHS = {"": False, "0": False, "1": True}


def blueprint(running: Running) -> Blueprint:
    """The page and its pictures."""
    pages = Blueprint("preview", __name__, template_folder="templates")

    @pages.get("/slips/preview")
    @running.require(Role.OPERATOR)
    def page() -> ResponseReturnValue:
        structure, language = running.structure(), running.language()
        slip, is_large = _named("slip"), _is_large()
        service = _named("service") or running.preview.example_service(language)
        _must_be("slip", slip, [each.id for each in structure.slips])
        _must_be("service", service, [each.id for each in structure.services])
        return running.render(
            "web/preview.html",
            layouts=[each.id for each in structure.slips],
            services=[
                {"id": each.id, "name": structure.name(each.name, language)}
                for each in structure.offered_services
            ],
            chosen={"slip": slip or "", "service": service, "large": is_large},
            papers=[_paper(each, slip, service, is_large) for each in structure.hall.languages],
        )

    @pages.get("/slips/preview.png")
    @running.require(Role.OPERATOR)
    def drawn() -> ResponseReturnValue:
        png = running.preview.png(
            slip=_named("slip"),
            language=request.args.get("language", ""),
            width_dots=_width(),
            large_print=_is_large(),
            service=_named("service"),
        )
        return Response(png, mimetype="image/png")

    return pages


def _paper(language: str, slip: str | None, service: str | None, is_large: bool) -> dict[str, Any]:
    """The pictures of one language, a width each."""
    wanted = {"slip": slip, "service": service, "large": "1" if is_large else None}
    asked = {name: value for name, value in wanted.items() if value}
    return {
        "language": language,
        "name": LANGUAGE_NAMES[language],
        "pictures": [
            {
                "dots": width,
                "mm": width // DOTS_PER_MM,
                "url": f"/slips/preview.png?{urlencode({'language': language, 'width': width, **asked})}",
            }
            for width in WIDTHS
        ],
    }


def _named(field: str) -> str | None:
    return request.args.get(field) or None


def _width() -> int:
    found = request.args.get("width", "")
    # As they are written: int() also takes "+576", " 576" and digits of other scripts.
    if found not in map(str, WIDTHS):
        raise BadInput("malformed", field="width", found=found)
    return int(found)


def _is_large() -> bool:
    found = request.args.get("large", "")
    if found not in _TRUTHS:
        raise BadInput("malformed", field="large", found=found)
    return _TRUTHS[found]


def _must_be(field: str, found: str | None, known: list[str]) -> None:
    if found is not None and found not in known:
        raise BadInput("malformed", field=field, found=found)
