"""Addresses of signs, as the hall file writes them, and the lines behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from display.signs.bus import Bus
from display.signs.line import LineSign
from display.signs.modbus import ModbusSign
from display.signs.port import BAUDS, DEFAULT_BAUD, SerialPort
from display.signs.post import Post
from display.signs.sign import Kind, Port, Sign
from display.signs.virtual import VirtualPort, VirtualSign

DRIVERS: dict[str, type[LineSign] | type[ModbusSign]] = {"line": LineSign, "modbus": ModbusSign}
"""Languages of signs by their names in the hall file."""

_SERIAL = re.compile(r"serial://(/[^/?#][^?#]*)(?:\?baud=(\d+))?")
_VIRTUAL = re.compile(r"virtual://([A-Za-z0-9][A-Za-z0-9._-]{0,63})")
_ALLOWED = "use serial:///dev/serial/by-id/NAME?baud=9600 or virtual://NAME"


@dataclass(frozen=True, slots=True)
class SignAt:
    """A sign and where it hangs: all that it is opened with."""

    id: str
    address: str
    driver: str = "line"
    unit: int = 1
    kind: str = "number"
    places: int = 4
    channel: int = 0


def line_of(address: str) -> str:
    """The line that an address leads to, without its speed: signs that have it in common share the line."""
    return address.partition("?")[0]


def open_bus(signs: Iterable[SignAt], *, tell: Callable[[], None] = lambda: None) -> Bus:
    """The owner of the line that all these signs hang on, not started yet; nothing is opened before.

    Raises ValueError for an address or a driver that nobody knows.
    """
    all_of_them = list(signs)
    address = all_of_them[0].address
    if virtual := _VIRTUAL.fullmatch(address):
        port: Port = VirtualPort(address)
        drivers: list[Sign] = [VirtualSign(virtual[1]) for _ in all_of_them]
    else:
        line = _serial(address)
        port, drivers = line, [_driver(line, each) for each in all_of_them]
    posts = [Post(each.id, Kind(each.kind), sign) for each, sign in zip(all_of_them, drivers, strict=True)]
    return Bus(port, posts, tell=tell)


def _serial(address: str) -> SerialPort:
    found = _SERIAL.fullmatch(address)
    if found is None:
        raise ValueError(f"sign address {address!r} is unknown; {_ALLOWED}")
    baud = int(found[2] or DEFAULT_BAUD)
    if baud not in BAUDS:
        raise ValueError(f"sign address {address!r} has a wrong baud, not {', '.join(map(str, BAUDS))}")
    return SerialPort(found[1], baud=baud)


def _driver(port: SerialPort, sign: SignAt) -> Sign:
    try:
        driver = DRIVERS[sign.driver]
    except KeyError:
        raise ValueError(f"no driver {sign.driver!r}; there are {', '.join(DRIVERS)}") from None
    return driver(port, unit=sign.unit, places=sign.places, channel=sign.channel)
