"""The running hall as pages and API see it, and who is asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlencode

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from config.models import Structure
from hall_server.board.media import Media
from hall_server.domain.errors import NotAllowed, NotSignedIn
from hall_server.hall.access import Access
from hall_server.hall.announcements import Announcements
from hall_server.hall.errands import Errands
from hall_server.hall.hall import Hall
from hall_server.hall.notices import Notices
from hall_server.hall.people import Actor, Role
from hall_server.outputs.agents import Agents
from hall_server.outputs.outputs import Outputs
from hall_server.outputs.papers import Papers
from hall_server.outputs.preview import Preview
from hall_server.outputs.signing import Signing
from hall_server.outputs.snapshots import Snapshots
from hall_server.outputs.stations import Stations
from hall_server.outputs.walls import Walls
from hall_server.reports.desk import Reports
from hall_server.texts.catalogue import LANGUAGE_NAMES, Catalogue, best_language
from hall_server.web.forms import Forms
from hall_server.web.limits import Limits
from hall_server.web.pictures import Pictures

P = ParamSpec("P")
R = TypeVar("R")

SESSION_COOKIE = "navbat_session"
LANGUAGE_COOKIE = "navbat_language"
DEVICE_COOKIES = {Role.KIOSK: "navbat_kiosk", Role.SCREEN: "navbat_screen"}
"""A browser may be a kiosk and a screen at once, as on the desk of somebody who tries the hall out."""

RANK = {Role.OPERATOR: 1, Role.MANAGER: 2, Role.ADMIN: 3}


@dataclass(frozen=True, slots=True)
class Visitor:
    """The browser that asks: the person signed in there and the devices it is paired as."""

    person: Actor | None
    devices: tuple[Actor, ...]

    def is_paired_as(self, kind: Role, target: str) -> bool:
        """Is this browser that kiosk or that screen?"""
        return any(device.role is kind and device.target == target for device in self.devices)


@dataclass(frozen=True, slots=True)
class Running:
    """The running hall, handed to every page, route and socket."""

    hall: Hall
    access: Access
    errands: Errands
    announcements: Announcements
    notices: Notices
    snapshots: Snapshots
    agents: Agents
    signing: Signing
    stations: Stations
    walls: Walls
    reports: Reports
    outputs: Outputs
    catalogue: Catalogue
    forms: Forms
    limits: Limits
    pictures: Pictures
    media: Media
    preview: Preview
    papers: Papers

    # -- who asks --------------------------------------------------------------------------------

    def visitor(self) -> Visitor:
        """Whom the cookies of this request belong to."""
        if "visitor" not in g:
            session = request.cookies.get(SESSION_COOKIE)
            secrets = [request.cookies.get(name) for name in DEVICE_COOKIES.values()]
            devices = [self.access.by_device(secret) for secret in secrets if secret]
            g.visitor = Visitor(
                self.access.by_session(session) if session else None,
                tuple(device for device in devices if device is not None),
            )
        found: Visitor = g.visitor
        return found

    def actor(self) -> Actor:
        """The person signed in; raises NotSignedIn."""
        person = self.visitor().person
        if person is None:
            raise NotSignedIn("not_signed_in")
        return person

    def require(
        self, least: Role
    ) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
        """A page for staff of that role or a higher one; others are sent to sign in, or refused."""

        def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
            @wraps(view)
            def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
                person = self.visitor().person
                if person is None:
                    return redirect(url_for("staff.sign_in", next=request.full_path.rstrip("?")))
                if person.must_change_password:
                    return redirect(url_for("staff.new_password"))
                if RANK.get(person.role, 0) < RANK[least]:
                    raise NotAllowed("not_allowed")
                return view(*args, **kwargs)

            return guarded

        return decorate

    # -- how it is said --------------------------------------------------------------------------

    def structure(self) -> Structure:
        """The hall's structure, read once a request."""
        if "structure" not in g:
            g.structure = self.hall.structure()
        found: Structure = g.structure
        return found

    def language(self) -> str:
        """The language of this request: asked for, chosen before, or what the browser prefers."""
        available = tuple(self.structure().hall.languages)
        for choice in (request.args.get("language"), request.cookies.get(LANGUAGE_COOKIE)):
            if choice in available:
                return choice
        return best_language(request.headers.get("Accept-Language"), available)

    def say(self, key: str, **values: Any) -> str:
        """A sentence in the language of this request."""
        return self.catalogue.say(key, self.language(), **values)

    def render(self, template: str, *, language: str | None = None, **context: Any) -> str:
        """A page, with what every page may use; in the language of this request unless another is named."""
        structure, language = self.structure(), language or self.language()
        person = self.visitor().person
        frame = {
            "t": lambda key, **values: self.catalogue.say(key, language, **values),
            "language": language,
            "languages": [
                {"id": each, "name": LANGUAGE_NAMES[each], "url": _in_language(each)}
                for each in structure.hall.languages
            ],
            "asset": asset,
            "hall_name": structure.name(structure.hall.name, language),
            "alarm": self._alarm(),
            "emergency_stands": lambda: self.notices.is_emergency(),
            "signed_in": {"name": person.name, "role": person.role.value} if person else None,
        }
        if "csrf" not in context:
            frame["csrf"] = self.forms.token()
        return render_template(template, **{**frame, **context})

    def _alarm(self) -> str | None:
        """Why the hall does no business at present, in words; None when it does."""
        alarm = self.hall.timekeeper.alarm
        code = alarm.value if alarm else self.hall.store.trouble
        return self.say(f"error-{code.replace('_', '-')}", retry_s=1) if code else None


def _in_language(language: str) -> str:
    """The address of this page in another language, with all else that it was asked for."""
    asked = {name: value for name, value in request.args.items() if name != "language"}
    return "?" + urlencode({**asked, "language": language})


def asset(path: str) -> str:
    """The address of a static file."""
    return url_for("static", filename=path)
