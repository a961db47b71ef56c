"""Screens that are to call for a counter and may not make a sound."""

from __future__ import annotations

from config.models import Structure
from hall_server.domain.counters import Counter
from hall_server.hall.screens import Sound
from hall_server.hall.warnings.watch import Warned, Watch


def of_sound(structure: Structure, counter: Counter, watch: Watch) -> list[Warned]:
    """A warning while a loudspeaker that calls for the counter is on a screen without sound."""
    mute = {
        speaker.id: speaker.screen
        for speaker in structure.speakers
        if speaker.screen is not None
        and watch.screens.sound_of(speaker.screen) in (Sound.BLOCKED, Sound.FAILED)
        if counter.id in {each.id for each in structure.speaker_counters(speaker.id)}
    }
    if not mute:
        return []
    screens = tuple(dict.fromkeys(mute.values()))

    def words(language: str) -> str:
        return watch.sentences.say("counter-warning-sound-blocked", language, screens=", ".join(screens))

    text = watch.in_each(structure, words)
    return [Warned("sound_blocked", text, screens=screens, speakers=tuple(mute))]
