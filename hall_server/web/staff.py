"""Signing in, pairing, the start page, and the files that pages show."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_datetime
from flask import Blueprint, make_response, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from config.models import Structure
from config.screens import OWN_PREFIX
from hall_server.domain.errors import BadInput, HallError, NotAllowed, NotSignedIn
from hall_server.domain.times import local
from hall_server.hall.access import SESSION_S
from hall_server.hall.people import Actor, Role
from hall_server.web.errors import Errors
from hall_server.web.forms import HEADER
from hall_server.web.guard import YEAR_S
from hall_server.web.names import Words
from hall_server.web.running import DEVICE_COOKIES, SESSION_COOKIE, Running

HOME = {Role.OPERATOR: "/counter", Role.MANAGER: "/manager", Role.ADMIN: "/"}
"""Where somebody of that role begins to work."""


def blueprint(running: Running, errors: Errors) -> Blueprint:
    """The pages of this room."""
    pages = Blueprint("staff", __name__, template_folder="templates")

    @pages.get("/")
    def start() -> ResponseReturnValue:
        return running.render("web/start.html", links=_links(running))

    @pages.get("/sign-in")
    def sign_in() -> ResponseReturnValue:
        return running.render(
            "web/sign_in.html", problem=None, name="", next=_own_path(request.args.get("next"))
        )

    @pages.post("/sign-in")
    def do_sign_in() -> ResponseReturnValue:
        address, name = request.remote_addr or "", request.form.get("name", "").strip()
        running.limits.may_sign_in(address)
        try:
            signed_in = running.access.sign_in(name, request.form.get("password", ""))
        except NotSignedIn as error:
            running.limits.wrong_sign_in(address)
            return _again("web/sign_in.html", error, name=name, next=_own_path(request.form.get("next")))
        target = _own_path(request.form.get("next")) or HOME[signed_in.role]
        if signed_in.must_change:
            target = url_for("staff.new_password", next=target)
        answer = redirect(target, 303)
        _set_secret(answer, SESSION_COOKIE, signed_in.secret, SESSION_S)
        answer.headers[HEADER] = running.forms.renew()
        return answer

    @pages.get("/sign-in/password")
    def new_password() -> ResponseReturnValue:
        if not running.actor().must_change_password:
            return redirect(HOME[running.actor().role])
        return running.render("web/new_password.html", problem=None, next=_own_path(request.args.get("next")))

    @pages.post("/sign-in/password")
    def set_password() -> ResponseReturnValue:
        actor = running.actor()
        running.forms.check()
        # Whoever finds an open console must not be able to take the account over.
        if not actor.must_change_password:
            raise NotAllowed("not_allowed")
        target = _own_path(request.form.get("next"))
        try:
            _must_repeat(request.form.get("password", ""), request.form.get("repeat"))
            running.access.change_password(
                actor.name,
                request.form.get("password", ""),
                but_session=request.cookies.get(SESSION_COOKIE, ""),
            )
        except BadInput as error:
            return _again("web/new_password.html", error, next=target)
        return redirect(target or HOME[actor.role], 303)

    @pages.post("/sign-out")
    def sign_out() -> ResponseReturnValue:
        running.forms.check()
        running.access.sign_out(request.cookies.get(SESSION_COOKIE, ""))
        answer = redirect(url_for("staff.sign_in"), 303)
        answer.delete_cookie(SESSION_COOKIE)
        return answer

    @pages.get("/pair")
    def pair() -> ResponseReturnValue:
        return running.render("web/pair.html", code=request.args.get("code", ""), problem=None)

    @pages.post("/pair")
    def do_pair() -> ResponseReturnValue:
        address, code = request.remote_addr or "", request.form.get("code", "")
        running.limits.may_sign_in(address)
        try:
            secret, device = running.access.pair(code)
        except NotSignedIn as error:
            running.limits.wrong_sign_in(address)
            return _again("web/pair.html", error, code=code)
        page = "kiosk" if device.kind == Role.KIOSK else "display"
        answer = redirect(f"/{page}/{device.target}", 303)
        _set_secret(answer, DEVICE_COOKIES[Role(device.kind)], secret, 10 * YEAR_S)
        running.forms.renew()
        return answer

    @pages.get("/slips")
    @running.require(Role.OPERATOR)
    def slips() -> ResponseReturnValue:
        return running.render("web/slips.html", slips=_slips(running))

    @pages.get("/slips/<printer>/<file>")
    @running.require(Role.OPERATOR)
    def slip(printer: str, file: str) -> ResponseReturnValue:
        return send_file(running.pictures.slip(printer, file), mimetype="image/png")

    @pages.get("/voice/<file>")
    def voice(file: str) -> ResponseReturnValue:
        return send_file(running.pictures.voice(file), mimetype="audio/wav", conditional=True)

    @pages.get("/media/<file>")
    def medium(file: str) -> ResponseReturnValue:
        found = running.media.file(file)
        # With its version in the address it never changes; a video of many megabytes is fetched once.
        kept_s = YEAR_S if "v" in request.args else 0
        return send_file(found.path, mimetype=found.type, conditional=True, max_age=kept_s)

    @pages.get("/t/<token>")
    def status(token: str) -> ResponseReturnValue:
        ticket = running.hall.status(token)
        # The language of the ticket, until the visitor chooses another.
        language = running.language() if "language" in request.args else ticket["language"]
        # The token in the address is the key to what the page does: it needs no cookie, and leaves none.
        return running.render("web/status.html", language=language, ticket=ticket, token=token, csrf="")

    def _again(template: str, error: HallError, **context: Any) -> ResponseReturnValue:
        problem = errors.problem(error)
        return make_response(running.render(template, problem=problem.detail, **context), problem.status)

    return pages


def _links(running: Running) -> dict[str, Any]:
    person: Actor | None = running.visitor().person
    # One that was removed has no console any more, once it is closed.
    counters, structure = (
        running.hall.counters_with_structure(running.language()) if person else ([], running.structure())
    )
    names = Words(structure, running.language(), running.say).things()["counter_names"]
    return {
        "kiosks": [{"id": each.id, "url": f"/kiosk/{each.id}"} for each in structure.kiosks],
        "screens": [{"id": each.id, "url": f"/display/{each.id}"} for each in structure.screens],
        "own_screens": _own_screens(structure, running.language()),
        "counters": [
            {"id": each["id"], "name": names[each["id"]], "url": f"/counter/{each['id']}"}
            for each in counters
        ],
        "staff": person is not None,
        "manager": person is not None and person.role in (Role.MANAGER, Role.ADMIN),
        "admin": person is not None and person.role is Role.ADMIN,
    }


def _own_screens(structure: Structure, language: str) -> list[dict[str, str]]:
    """The screens that counters have of their own; one that the hall file names is among its screens."""
    screens = {f"{OWN_PREFIX}{counter.id}": counter for counter in structure.counters}
    return [
        {"name": structure.name(counter.name, language), "url": f"/display/{screen}"}
        for screen, counter in screens.items()
        if structure.counter_of_own_screen(screen) and not structure.is_retired("counter", counter.id)
    ]


def _slips(running: Running) -> list[dict[str, Any]]:
    zone = running.structure().hall.timezone
    locale = running.language().replace("-", "_")
    return [
        {
            "id": f"{picture.printer}/{picture.file}",
            "printer": picture.printer,
            "at": format_datetime(
                local(round(picture.at_s * 1000), zone), "d MMMM, HH:mm:ss", locale=locale, tzinfo=zone
            ),
            "url": url_for("staff.slip", printer=picture.printer, file=picture.file),
        }
        for picture in running.pictures.newest()
    ]


def _own_path(path: str | None) -> str:
    """A path of this hall to go on to; empty for anything else, so that nobody is led away."""
    # Browsers drop control characters: what stands behind one may become the name of another host.
    if not path or not path.isprintable() or not path.startswith("/") or path.startswith(("//", "/\\")):
        return ""
    parts = urlsplit(path)
    return "" if parts.netloc or parts.scheme else path


def _must_repeat(password: str, repeat: str | None) -> None:
    if repeat is not None and repeat != password:
        raise BadInput("malformed", saying="passwords_differ")


def _set_secret(answer: Any, name: str, secret: str, seconds: int) -> None:
    answer.set_cookie(
        name, secret, max_age=seconds, httponly=True, samesite="Strict", secure=request.is_secure
    )
