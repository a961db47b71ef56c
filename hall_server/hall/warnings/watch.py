"""What a warning is, and what this server sees of those who are warned: consoles and screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from hall_server.domain.times import Millis
from hall_server.hall.presence import Presence
from hall_server.hall.screens import Screens
from hall_server.texts.catalogue import Catalogue


@dataclass(frozen=True)
class Watch:
    """Who looks at which console and which screens are there, and since when this server looks at them.

    `load`: where the words for what is seen come from, once they are needed.
    """

    presence: Presence
    began_at: Millis
    load: Callable[[], Catalogue]
    screens: Screens = field(default_factory=Screens)

    @cached_property
    def sentences(self) -> Catalogue:
        """The words."""
        return self.load()


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, which `text` says.

    `left` since a moment, `two_people` with the names of the others, or `two_consoles` of one person; a call
    was `not_shown` by screens, or `not_spoken` by speakers; `sound_blocked` at screens and speakers.
    """

    code: str
    text: str
    since: Millis | None = None
    operators: tuple[str, ...] = ()
    call_id: str | None = None
    screens: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
