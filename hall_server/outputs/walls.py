"""How the hall's screens and loudspeakers are, for the pages of the staff and for the log."""

from __future__ import annotations

import logging
from typing import Any

from config.models import Structure
from config.sounds import Speaker
from hall_server.domain.announcing import SoundState
from hall_server.domain.times import SECOND, rfc3339
from hall_server.hall.hall import Hall
from hall_server.hall.receipts import Heard, Receipts
from hall_server.hall.screens import Sound
from hall_server.outputs.agents import Agents

log = logging.getLogger(__name__)

Document = dict[str, Any]

AWAY_MS = 30 * SECOND
"""A page that is loaded anew, or a server that was started anew, is no reason to complain."""


class Walls:
    """Reads what screens and loudspeakers have confirmed, and which of them are connected."""

    def __init__(self, hall: Hall, agents: Agents) -> None:
        self._hall = hall
        self._agents = agents
        self._screens = hall.watch.screens
        self._receipts = Receipts(hall)
        self._missed: set[str] = set()

    def screens(self, structure: Structure) -> list[Document]:
        """The screens of the hall file in its order, then those of single counters that were here."""
        shown = self._receipts.shown()
        found = []
        for name in self._names(structure):
            sight, sound, shown_at = (
                self._screens.sight_of(name),
                self._screens.sound_of(name),
                shown.get(name),
            )
            found.append(
                {
                    "id": name,
                    "is_connected": sight.is_connected,
                    "since": _moment(sight.since),
                    "last_shown_at": _moment(shown_at),
                    "sound": sound.value if sound else None,
                }
            )
        return found

    def speakers(self, structure: Structure) -> list[Document]:
        """Every loudspeaker of the hall file."""
        heard = self._receipts.heard()
        found = []
        for speaker in structure.speakers:
            known = heard.get(speaker.id, Heard(None, None, is_late=False))
            condition, problem = self._condition(speaker, known)
            found.append(
                {
                    "id": speaker.id,
                    "address": speaker.address,
                    "condition": condition,
                    "problem": problem,
                    "last_spoken_at": _moment(known.spoken_at),
                }
            )
        return found

    def complain(self) -> None:
        """Write down once that a screen went, and once that it is back."""
        structure, now = self._hall.structure(), self._hall.timekeeper.wall()
        for name in self._names(structure):
            sight = self._screens.sight_of(name)
            if sight.is_connected and name in self._missed:
                self._missed.discard(name)
                log.info("screen %s is back", name)
            is_gone = not sight.is_connected and sight.since is not None and now - sight.since >= AWAY_MS
            if is_gone and name not in self._missed:
                self._missed.add(name)
                log.warning("screen %s is gone: check its power, its network and its page", name)

    def _names(self, structure: Structure) -> list[str]:
        listed = [screen.id for screen in structure.screens]
        own = (name for name in self._screens.seen() if structure.counter_of_own_screen(name))
        return [*listed, *own]

    def _condition(self, speaker: Speaker, heard: Heard) -> tuple[str, str | None]:
        """How a loudspeaker is, and what is wrong with it; what it does now counts more than how it went."""
        last = heard.last
        if speaker.screen is not None:
            sight, sound = self._screens.sight_of(speaker.screen), self._screens.sound_of(speaker.screen)
            if not sight.is_connected:
                return "away", "screen_away"
            if sound is Sound.BLOCKED:
                return "blocked", "sound_blocked"
            if sound is Sound.FAILED:
                return "failing", "sound_failed"
            # What it missed while it was away says nothing of it now.
            last = last if last and last.at >= (sight.since or 0) else None
            if sound is Sound.READY and last is None and not heard.is_late:
                return "ready", None
        elif speaker.agent is not None and self._agents.is_away(speaker.agent):
            return "away", "agent_away"
        if last is not None and last.state is SoundState.FAILED:
            return "failing", last.problem or "speaker_failed"
        if heard.is_voice_late:
            return "failing", "voice_late"
        if heard.is_late or (last is not None and last.state is SoundState.STALE):
            return "failing", "not_said"
        return ("ready", None) if last else ("unknown", None)


def _moment(at: int | None) -> str | None:
    return rfc3339(at) if at is not None else None
