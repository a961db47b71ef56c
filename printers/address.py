"""Addresses of printers, as the hall file writes them, and the printers behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlsplit

from printers.deadlines import Deadlines
from printers.driver import Printer
from printers.escpos_printer import EscposPrinter
from printers.lines.file import FileConnector
from printers.lines.line import Connector
from printers.lines.serial import BAUDS, DEFAULT_BAUD, FLOWS, SerialConnector
from printers.lines.tcp import TcpConnector
from printers.lines.usb import UsbConnector
from printers.profile import named
from printers.typefaces import Weight
from printers.virtual import VirtualPrinter

_DEFAULT_PORT = 9100
_ALLOWED = (
    "use tcp://HOST:9100, serial:///dev/ttyUSB0?baud=38400, usb://04b8:0e15, file:///dev/usb/lp0, "
    "agent://NAME or virtual://NAME"
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_USB = re.compile(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})")


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A printer on the network of the hall."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A printer on a serial line; `flow` is how it holds the line up: none, rtscts or xonxoff."""

    path: str
    baud: int = DEFAULT_BAUD
    flow: str = "none"


@dataclass(frozen=True, slots=True)
class UsbAddress:
    """A printer on USB, by the numbers of its maker and model."""

    vendor: int
    product: int


@dataclass(frozen=True, slots=True)
class FileAddress:
    """A printer behind a device file or a FIFO."""

    path: str


@dataclass(frozen=True, slots=True)
class AgentAddress:
    """A printer on another PC of the hall, reached through the program of that name there."""

    name: str


@dataclass(frozen=True, slots=True)
class VirtualAddress:
    """A printer that keeps its slips as pictures."""

    name: str


Address = TcpAddress | SerialAddress | UsbAddress | FileAddress | AgentAddress | VirtualAddress


def parse(address: str) -> Address:
    """The parts of an address; raises ValueError with a sentence that says what is allowed."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise _wrong(address, f"is unknown ({error})") from None
    if parts.fragment or parts.username is not None or (parts.query and parts.scheme != "serial"):
        raise _wrong(address, "says too much")
    query = f"?{parts.query}" if parts.query else ""
    if f"{parts.scheme}://{parts.netloc}{parts.path}{query}" != address:
        # Capitals, blanks and line breaks that others would read differently.
        raise _wrong(address, "is unknown")
    match parts.scheme:
        case "tcp":
            return _tcp(address, parts)
        case "serial":
            return _serial(address, parts)
        case "usb":
            return _usb(address, parts)
        case "file":
            return FileAddress(_path(address, parts))
        case "agent":
            return AgentAddress(_name(address, parts))
        case "virtual":
            return VirtualAddress(_name(address, parts))
    raise _wrong(address, "is unknown")


def open_printer(
    address: str,
    *,
    width_dots: int,
    fonts: Path,
    folder: Path,
    profile: str = "default",
    native: bool | None = None,
    deadlines: Deadlines | None = None,
) -> Printer:
    """The printer at that address, on paper of `width_dots`; nothing is connected before the first slip.

    `native`: with letters and codes of its own; None: on slow serial lines, where the model has them.
    A virtual printer keeps its slips in `folder`/NAME. Raises ValueError for an unknown address or profile,
    and for agent://, which only the server can reach; FileNotFoundError when a font is not in `fonts`: better
    now than with the first visitor.
    """
    place = parse(address)
    baud = place.baud if isinstance(place, SerialAddress) else None
    model = named(profile, width_dots=width_dots, native=native, baud=baud)
    for weight in Weight:
        if not (fonts / weight.value).is_file():
            raise FileNotFoundError(f"the font {weight.value} is not in {fonts}; run `make setup` once more")
    if isinstance(place, VirtualAddress):
        return VirtualPrinter(place.name, folder / place.name, width_dots=width_dots, fonts=fonts)
    return EscposPrinter(_connector(place), profile=model, fonts=fonts, deadlines=deadlines)


def _connector(place: TcpAddress | SerialAddress | UsbAddress | FileAddress | AgentAddress) -> Connector:
    match place:
        case TcpAddress(host, port):
            return TcpConnector(host, port)
        case SerialAddress(path, baud, flow):
            return SerialConnector(path, baud=baud, flow=flow)
        case UsbAddress(vendor, product):
            return UsbConnector(vendor, product)
        case FileAddress(path):
            return FileConnector(path)
        case AgentAddress(name):
            raise ValueError(
                f"printer address 'agent://{name}' hangs on another PC, so it cannot be opened here"
            )


def _tcp(address: str, parts: SplitResult) -> TcpAddress:
    if parts.path:
        raise _wrong(address, "says too much")
    try:
        port = _DEFAULT_PORT if parts.port is None else parts.port
    except ValueError:
        port = 0
    if not 1 <= port <= 65535:
        raise _wrong(address, "has a wrong port, not 1 to 65535")
    if not parts.hostname:
        raise _wrong(address, "names no host")
    return TcpAddress(parts.hostname, port)


def _serial(address: str, parts: SplitResult) -> SerialAddress:
    path = _path(address, parts)
    settings = parse_qsl(parts.query, keep_blank_values=True)
    wanted = dict(settings)
    if len(wanted) < len(settings) or not wanted.keys() <= {"baud", "flow"}:
        raise _wrong(address, "may have ?baud= and &flow= behind the device, each once")
    baud, flow = wanted.get("baud", str(DEFAULT_BAUD)), wanted.get("flow", FLOWS[0])
    if baud not in map(str, BAUDS):
        raise _wrong(address, f"has a wrong baud, not {', '.join(map(str, BAUDS))}")
    if flow not in FLOWS:
        raise _wrong(address, f"has a wrong flow, not {', '.join(FLOWS)}")
    return SerialAddress(path, int(baud), flow)


def _usb(address: str, parts: SplitResult) -> UsbAddress:
    numbers = _USB.fullmatch(parts.netloc)
    if numbers is None or parts.path:
        raise _wrong(address, "has no two numbers of four digits, as lsusb shows them")
    return UsbAddress(int(numbers[1], 16), int(numbers[2], 16))


def _path(address: str, parts: SplitResult) -> str:
    if parts.netloc or not re.fullmatch(r"/[^/].*", parts.path):
        raise _wrong(address, "names no device; three strokes stand before its path")
    return parts.path


def _name(address: str, parts: SplitResult) -> str:
    if parts.path:
        raise _wrong(address, "says too much")
    if not _NAME.fullmatch(parts.netloc):
        raise _wrong(address, "has no plain name, in letters and digits")
    return parts.netloc


def _wrong(address: str, what: str) -> ValueError:
    return ValueError(f"printer address {address!r} {what}; {_ALLOWED}")
