"""The cast: the small hall, devices that fail as told, and workers that do one round when asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hand_hall import HandHall, clock, hall, make_hall

import printers
from audio.speakers import VirtualSpeaker
from hall_server.outputs.announcing import Announcing
from hall_server.outputs.news import News
from hall_server.outputs.outputs import Branch
from hall_server.outputs.printing import Printing
from hall_server.texts.catalogue import Catalogue
from printers.virtual import VirtualPrinter

__all__ = ["clock", "hall", "make_hall"]

FONTS = Path(printers.__file__).parent / "fonts"


class Rest:
    """Seconds that pass only when a test says so: how long a failed printer is left alone."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def rest() -> Rest:
    return Rest()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def paper(tmp_path: Path) -> VirtualPrinter:
    """The kiosk's first printer."""
    return VirtualPrinter("paper", tmp_path / "paper", width_dots=384, fonts=FONTS)


@pytest.fixture
def spare(tmp_path: Path) -> VirtualPrinter:
    """The kiosk's second printer, where a test gives it one."""
    return VirtualPrinter("spare", tmp_path / "spare", width_dots=384, fonts=FONTS)


@pytest.fixture
def two_printers(make_hall: Callable[..., HandHall]) -> HandHall:
    """The small hall with a second printer beside the kiosk."""

    def edit(document: dict) -> None:
        document["printer"].append({"id": "spare", "address": "virtual://spare"})
        document["kiosk"][0]["printers"] = ["paper", "spare"]

    return make_hall(edit)


@pytest.fixture
def printing(
    catalogue: Catalogue, paper: VirtualPrinter, spare: VirtualPrinter, rest: Rest
) -> Callable[[HandHall], Printing]:
    """The printing of a hall, as at a start of the server."""
    both = {"paper": paper, "spare": spare}
    return lambda hall: Printing(hall.errands, catalogue, both, News(), clock=rest)


@pytest.fixture
def speaker() -> VirtualSpeaker:
    """A speaker that keeps a record; a sound takes no time."""
    return VirtualSpeaker("hall", wait=lambda _seconds: None)


@pytest.fixture
def speaking_hall(make_hall: Callable[..., HandHall]) -> HandHall:
    """The small hall with a speaker of the server's own."""
    return make_hall(lambda document: document["speaker"][0].update(address="virtual://hall"))


@pytest.fixture
def announcing(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, speaker: VirtualSpeaker
) -> Callable[[HandHall], Announcing]:
    """The announcing of a hall; spoken words are kept for the next test."""
    cache = tmp_path_factory.getbasetemp() / "spoken"
    return lambda hall: Announcing(
        hall.inner, hall.announcements, catalogue, cache, {"hall": speaker}, News()
    )


@pytest.fixture
def one_round() -> Callable[[Branch], None]:
    """Let every worker of a branch work once, one after the other, and fail where one of them does."""

    def work(branch: Branch) -> None:
        for worker in branch.workers:
            worker._work()

    return work
