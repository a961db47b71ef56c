"""What a warning is, and what this server sees of the hall: consoles, screens and agents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from config.models import Structure
from config.sounds import Speaker
from hall_server.domain.times import Millis
from hall_server.hall.presence import Presence
from hall_server.hall.screens import Screens, Sight
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

    def in_each(self, structure: Structure, words: Callable[[str], str]) -> dict[str, str]:
        """Words in every language of the hall, its first one first."""
        return {language: words(language) for language in structure.hall.languages}

    def mute_since(self, speaker: Speaker) -> Millis | None:
        """Since when nobody plays for a loudspeaker; None while somebody may, as far as this server sees."""
        sight = self._player_of(speaker)
        is_mute = speaker.screen is not None and self.screens.is_mute(speaker.screen)
        if sight is None or (sight.is_connected and not is_mute):
            return None
        return self.began_at if sight.since is None else sight.since

    def plays_since(self, speaker: Speaker) -> Millis | None:
        """Since when somebody is there to play for a loudspeaker; None while nobody is, or has to be."""
        sight = self._player_of(speaker)
        return sight.since if sight is not None and sight.is_connected else None

    def _player_of(self, speaker: Speaker) -> Sight | None:
        """The screen or agent that plays for a loudspeaker; None where this server does."""
        if speaker.screen is not None:
            return self.screens.sight_of(speaker.screen)
        return None if speaker.agent is None else self.agents.sight_of(speaker.agent)


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, which `text` says, by language.

    `left` since a moment, `two_people` with the names of the others, or `two_consoles` of one person; a call
    was `not_shown` by screens, or `not_spoken` by speakers; `sound_blocked` at screens and speakers.
    """

    code: str
    text: Mapping[str, str]
    since: Millis | None = None
    operators: tuple[str, ...] = ()
    call_id: str | None = None
    screens: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
