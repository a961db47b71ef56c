"""Who acts in the hall, and how they ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hall_server.domain.events import SYSTEM


class Role(StrEnum):
    """What somebody may do. Devices have roles of their own."""

    KIOSK = "kiosk"
    SCREEN = "screen"
    AGENT = "agent"
    VISITOR = "visitor"
    """Whoever has the address on a slip; known by that alone."""
    OPERATOR = "operator"
    MANAGER = "manager"
    ADMIN = "admin"


STAFF = frozenset({Role.OPERATOR, Role.MANAGER, Role.ADMIN})
"""Roles of people at work."""

LEADERS = frozenset({Role.MANAGER, Role.ADMIN})
"""Roles of people who are responsible for the whole hall."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something known to the hall.

    `credential` names the session, token or device, so that keys of one are not keys of another; `target` is
    the kiosk or screen that a device is. A person signed in at a page holds one counter, a token several.
    """

    name: str
    role: Role
    credential: str
    target: str | None = None
    is_person: bool = False
    must_change_password: bool = False


TOKEN_ROLES = tuple(role for role in Role if role is not Role.VISITOR)
"""What a bearer token may be."""


THE_SYSTEM = Actor(SYSTEM, Role.ADMIN, SYSTEM)
"""Who does what comes due by itself."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One command as it was asked: by whom, under which key, seeing which version of the counter.

    `request` is a fingerprint of the path and body: the same key must mean the same request. `language`: in
    which the answer is said, where it says anything; None: the hall's first.
    """

    actor: Actor
    key: str | None = None
    request: str = ""
    version: int | None = None
    language: str | None = None
