"""What every sign and lamp can do, and how it says that it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from display.signs.errors import Fault


class Kind(StrEnum):
    """What hangs above a counter."""

    NUMBER = "number"
    LAMP = "lamp"


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen at a counter: a number, or nothing; a light, or none."""

    text: str | None = None
    is_lit: bool = False

    def of(self, kind: Kind) -> View:
        """The part of it that a sign of that kind shows."""
        return View(text=self.text) if kind is Kind.NUMBER else View(is_lit=self.is_lit)


DARK = View()


class Sign(Protocol):
    """A sign or a lamp. Both methods come back once it has confirmed, and raise SignError."""

    def show(self, text: str | None) -> None:
        """Show a text; None: nothing."""

    def light(self, on: bool) -> None:
        """Switch the lamp or the relay."""


class Port(Protocol):
    """The line that signs hang on. It belongs to one thread."""

    @property
    def name(self) -> str:
        """The line, as staff know it."""

    @property
    def is_open(self) -> bool:
        """Can something be sent? A line that breaks is closed by that."""

    def open(self) -> None:
        """Take the line for this program alone; raises SignError."""

    def look(self) -> None:
        """Find out whether the line is still there; raises SignError."""

    def close(self) -> None:
        """Let go of the line. Never waits, never raises."""


class Condition(StrEnum):
    """How a sign is. Unknown: nothing has been sent to it yet."""

    ONLINE = "online"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Health:
    """How a sign is, and what its problem is, if it has one."""

    condition: Condition = Condition.UNKNOWN
    problem: Fault | None = None


def fitted(text: str | None, places: int) -> str:
    """A text for a sign of so many places, flush right; a label that is too long loses its letters first."""
    whole = (text or "").upper()
    if len(whole) > places:
        whole = "".join(each for each in whole if each.isdecimal()) or whole
    plain = whole.encode("ascii", "replace").decode("ascii")
    return plain[-places:].rjust(places)
