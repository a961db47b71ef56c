"""What a warning is, and what this server sees of the hall: consoles, screens and agents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from config.models import Structure
from config.sounds import Speaker
from hall_server.domain.proof import Silence
from hall_server.domain.times import Millis
from hall_server.hall.presence import Presence
from hall_server.hall.screens import Screens
from hall_server.texts.catalogue import Catalogue


@dataclass(frozen=True)
class Watch:
    """Who looks at which console, which screens and agents are there, and since when this server looks.

    `agents` is kept like the screens, by the names of their tokens. `load`: where the words for what
    is seen come from, once they are needed.
    """

    presence: Presence
    began_at: Millis
    load: Callable[[], Catalogue]
    screens: Screens = field(default_factory=Screens)
    agents: Screens = field(default_factory=Screens)

    @cached_property
    def sentences(self) -> Catalogue:
        """The words."""
        return self.load()

    def silence_of(self, speaker: Speaker) -> Silence | None:
        """When nobody played for a loudspeaker last; None for one of this server, which always may."""
        if speaker.screen is not None:
            sight = self.screens.sight_of(speaker.screen)
            is_mute = not sight.is_connected or self.screens.is_mute(speaker.screen)
        elif speaker.agent is not None:
            sight = self.agents.sight_of(speaker.agent)
            is_mute = not sight.is_connected
        else:
            return None
        if is_mute:
            return Silence(self.began_at if sight.since is None else sight.since)
        # Before this server ran nobody could be seen.
        return Silence(self.began_at if sight.away_since is None else sight.away_since, sight.since)

    def in_each(self, structure: Structure, words: Callable[[str], str]) -> dict[str, str]:
        """Words in every language of the hall, its first one first."""
        return {language: words(language) for language in structure.hall.languages}


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, which `text` says, by language.

    `left` since a moment, `two_people` with the names of the others, or `two_consoles` of one person; a call
    was `not_shown` by screens, or `not_spoken` by speakers; `sound_blocked` at screens and speakers.
    `reason`: why, where that is known, as a code.
    """

    code: str
    text: Mapping[str, str]
    since: Millis | None = None
    operators: tuple[str, ...] = ()
    call_id: str | None = None
    screens: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    reason: str | None = None
