"""What a manager has to know of screens and loudspeakers at first sight: which of them need somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Document = dict[str, Any]

OF_SCREEN = ("screen_away", "sound_blocked", "sound_failed")
"""Problems of a loudspeaker that are those of its screen."""

SPEAKER_PROBLEMS = (*OF_SCREEN, "agent_away", "not_said", "voice_failed", "voice_late")
"""Problems that have words of their own; the others are said as `failed`."""


def screen_problem(screen: Document) -> str | None:
    """What is wrong with a screen: away, blocked or failed; None when nothing is known to be."""
    if not screen["is_connected"]:
        return "away"
    sound: str | None = screen["sound"]
    return sound if sound in ("blocked", "failed") else None


def walls_in_need(screens: Iterable[Document], speakers: Iterable[Document]) -> dict[str, list[str]]:
    """Ids of the `screens` and `speakers` that need somebody.

    A screen that was not here since the server started may not hang yet. A loudspeaker that is as mute as its
    screen is not named beside it.
    """
    return {
        "screens": [each["id"] for each in screens if screen_problem(each) and each["since"]],
        "speakers": [each["id"] for each in speakers if each["problem"] and each["problem"] not in OF_SCREEN],
    }
