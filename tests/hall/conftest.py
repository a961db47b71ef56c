"""The small cast: a clock moved by hand, the small hall on a real store, devices that fail as told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hand_hall import clock, hall, make_hall

import printers
from audio.speakers import VirtualSpeaker
from hall_server.texts.catalogue import Catalogue
from printers.virtual import VirtualPrinter

__all__ = ["clock", "hall", "make_hall"]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def make_printer(tmp_path: Path) -> Callable[[str], VirtualPrinter]:
    """Makes printers that keep their slips and have fault switches."""
    fonts = Path(printers.__file__).parent / "fonts"
    return lambda name: VirtualPrinter(name, tmp_path / "slips" / name, width_dots=384, fonts=fonts)


@pytest.fixture
def printer(make_printer: Callable[[str], VirtualPrinter]) -> VirtualPrinter:
    return make_printer("paper")


@pytest.fixture
def speaker() -> VirtualSpeaker:
    """A speaker that keeps a record; a sound takes no time."""
    return VirtualSpeaker("hall", wait=lambda _seconds: None)
