"""A clock that tests move by hand under a real process: see tests/shim/clock_shim.c."""

import datetime as dt
import mmap
import os
import struct
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "shim/clock_shim.c"
SECOND = 1_000_000_000
SHIFTS = struct.Struct("=qq")


class MovedClock:
    """How far the clocks of the processes started with `env` are from the real ones, in seconds."""

    def __init__(self, shim: Path, file: Path) -> None:
        file.write_bytes(SHIFTS.pack(0, 0))
        with file.open("r+b") as opened:
            self._map = mmap.mmap(opened.fileno(), SHIFTS.size)
        self.env = {"LD_PRELOAD": str(shim), "CLOCK_SHIM_FILE": str(file)}

    def pass_time(self, seconds: float) -> None:
        """Let the whole PC live through some time: wall clock and boot clock go on together."""
        both, wall = SHIFTS.unpack(self._map)
        SHIFTS.pack_into(self._map, 0, both + round(seconds * SECOND), wall)

    def set_wall(self, seconds: float) -> None:
        """Turn the wall clock alone, as somebody does who sets it; the boot clock shows the difference."""
        both, wall = SHIFTS.unpack(self._map)
        SHIFTS.pack_into(self._map, 0, both, wall + round(seconds * SECOND))

    def pass_time_until(self, moment: dt.datetime) -> None:
        """Let time pass, or go back, until the wall clock shows this aware moment."""
        self.pass_time((moment - self.now()).total_seconds())

    def set_wall_to(self, moment: dt.datetime) -> None:
        """Turn the wall clock alone to this aware moment."""
        self.set_wall((moment - self.now()).total_seconds())

    def now(self) -> dt.datetime:
        """What the wall clock of the moved processes shows, in UTC."""
        shifted = time.time_ns() + sum(SHIFTS.unpack(self._map))
        return dt.datetime.fromtimestamp(shifted / SECOND, dt.UTC)

    def close(self) -> None:
        self._map.close()


@pytest.fixture(scope="session")
def clock_shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim. No compiler is a failure: the day changes would go untested."""
    library = tmp_path_factory.mktemp("shim") / "clock_shim.so"
    command = ["gcc", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O2", "-shared", "-fPIC"]
    subprocess.run([*command, "-o", library, SOURCE], check=True)
    return library


@pytest.fixture
def make_moved_clock(clock_shim: Path, tmp_path: Path):
    """Makes clocks that are moved independently of each other."""
    made: list[MovedClock] = []

    def make() -> MovedClock:
        made.append(MovedClock(clock_shim, tmp_path / f"clock-{len(made)}"))
        return made[-1]

    yield make
    for clock in made:
        clock.close()


@pytest.fixture
def moved_clock(make_moved_clock: Callable[[], MovedClock]) -> MovedClock:
    """One clock, at first as far as the real one: give it to `make_server(clock=moved_clock)`."""
    return make_moved_clock()


def environment_with(clock: MovedClock | None) -> dict[str, str]:
    """The environment of a test's child process, with the moved clock if there is one."""
    # Neither the settings of a hall nor the options of the make that runs these tests reach a child.
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NAVBAT_", "MAKE", "MFLAGS"))
    }
    return kept | (clock.env if clock else {})
