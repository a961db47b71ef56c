"""The cast: a serial line with signs of both languages behind a pseudo-terminal, and whoever drives them."""

import time
from collections.abc import Callable, Iterator

import pytest

from display.signs.address import SignAt, open_bus
from display.signs.bus import Bus
from display.signs.fakes.serial import SignLineFake
from display.signs.fakes.unit import LineUnitFake, ModbusUnitFake
from display.signs.port import SerialPort

PATIENCE_S = 20


def until_true(question: Callable[[], object]) -> object:
    """Wait for an answer that is not nothing, and give it; fails when none comes."""
    deadline = time.monotonic() + PATIENCE_S
    while not (answer := question()):
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.005)
    return answer


@pytest.fixture
def until() -> Callable[[Callable[[], object]], object]:
    return until_true


@pytest.fixture
def left() -> LineUnitFake:
    """A sign that understands lines of text, number 5."""
    return LineUnitFake(5)


@pytest.fixture
def right() -> ModbusUnitFake:
    """A sign that understands Modbus, number 7, for eight characters."""
    return ModbusUnitFake(7)


@pytest.fixture
def line(tmp_path, left, right) -> Iterator[SignLineFake]:
    """Both of them on one line, behind one adapter."""
    with SignLineFake(tmp_path / "usb-adapter", left, right) as fake:
        yield fake


@pytest.fixture
def port(line) -> Iterator[SerialPort]:
    """The line, open."""
    opened = SerialPort(str(line.path))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def make_bus() -> Iterator[Callable[..., Bus]]:
    """Owners of a line, at work: `make_bus(SignAt(...), ...)`."""
    made: list[Bus] = []

    def make(*signs: SignAt, tell: Callable[[], None] = lambda: None) -> Bus:
        made.append(open_bus(signs, tell=tell))
        made[-1].start()
        return made[-1]

    yield make
    for bus in made:
        bus.close()
    for bus in made:
        bus.join(PATIENCE_S)


@pytest.fixture
def bus(make_bus, line) -> Bus:
    """The owner of the line, with the signs `left` and `right` and a lamp at each."""
    return make_bus(
        SignAt("left", line.address, "line", unit=5),
        SignAt("left-lamp", line.address, "line", unit=5, kind="lamp", channel=1),
        SignAt("right", line.address, "modbus", unit=7),
        SignAt("right-lamp", line.address, "modbus", unit=7, kind="lamp", channel=172),
    )
