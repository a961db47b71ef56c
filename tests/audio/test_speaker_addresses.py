"""Addresses of speakers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audio.address import PlayedElsewhere, Where, open_speaker
from audio.speakers import LocalSpeaker, VirtualSpeaker


def test_the_sound_card_has_an_address() -> None:
    assert isinstance(open_speaker("local:"), LocalSpeaker)


def test_a_virtual_speaker_is_opened_with_the_clock_given(clock: Any, sound: Callable[..., Path]) -> None:
    speaker = open_speaker("virtual://hall", clock=clock, wait=clock.wait)

    assert isinstance(speaker, VirtualSpeaker)
    speaker.play(sound())
    assert speaker.name == "hall"
    assert speaker.record[0].start == 100.0


@pytest.mark.parametrize(
    ("address", "where"), [("screen://main", Where.SCREEN), ("agent://reception", Where.AGENT)]
)
def test_screens_and_agents_play_for_themselves(address: str, where: Where) -> None:
    assert open_speaker(address) == PlayedElsewhere(where, address.partition("://")[2])


@pytest.mark.parametrize(
    "address",
    ["", "local", "local:hw0", "virtual://", "virtual:hall", "screen://a/b", "tcp://10.0.0.1", "hall"],
)
def test_another_address_is_refused_with_what_is_allowed(address: str) -> None:
    with pytest.raises(ValueError, match="use local:, screen://ID, agent://NAME or virtual://NAME"):
        open_speaker(address)
