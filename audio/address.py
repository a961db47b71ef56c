"""Addresses of speakers, as the hall file writes them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from audio.speakers import LocalSpeaker, Speaker, VirtualSpeaker


class Where(Enum):
    """Who plays the sound when it is not this process."""

    SCREEN = "screen"
    AGENT = "agent"


@dataclass(frozen=True)
class PlayedElsewhere:
    """Not driven from here: the page of a screen, or another PC of the hall, plays the file itself."""

    where: Where
    name: str


def open_speaker(
    address: str,
    *,
    clock: Callable[[], float] = time.monotonic,
    wait: Callable[[float], object] | None = None,
) -> Speaker | PlayedElsewhere:
    """The speaker at `address`; `PlayedElsewhere` for screen:// and agent://. Raises ValueError.

    `clock` and `wait` are for virtual speakers, in seconds.
    """
    if address == "local:":
        return LocalSpeaker()
    scheme, separator, name = address.partition("://")
    if separator and name and "/" not in name:
        if scheme == "virtual":
            return VirtualSpeaker(name, clock=clock, wait=wait)
        if scheme in (where.value for where in Where):
            return PlayedElsewhere(Where(scheme), name)
    raise ValueError(f"{address!r} is no speaker; use local:, screen://ID, agent://NAME or virtual://NAME")
