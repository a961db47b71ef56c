"""Addresses of printers, as the hall file writes them, and the printers behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from printers.driver import Printer
from printers.profile import named
from printers.tcp import TcpPrinter
from printers.typefaces import Weight
from printers.virtual import VirtualPrinter

_DEFAULT_PORT = 9100
_LATER = ("serial", "usb", "file", "agent")
_ALLOWED = "use tcp://HOST:9100 or virtual://NAME"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,40}")


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A printer on the network of the hall."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class VirtualAddress:
    """A printer that keeps its slips as pictures."""

    name: str


def parse(address: str) -> TcpAddress | VirtualAddress:
    """The parts of an address; raises ValueError with a sentence that says what is allowed."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise ValueError(f"printer address {address!r} is unknown ({error}); {_ALLOWED}") from None
    if parts.scheme in _LATER:
        raise ValueError(f"printer address {address!r}: {parts.scheme}:// cannot be used yet; {_ALLOWED}")
    if parts.scheme not in ("tcp", "virtual"):
        raise ValueError(f"printer address {address!r} is unknown; {_ALLOWED}")
    if parts.path or parts.query or parts.fragment or parts.username is not None:
        raise ValueError(f"printer address {address!r} says too much; {_ALLOWED}")
    return _tcp(address, parts) if parts.scheme == "tcp" else _virtual(address, parts)


def open_printer(
    address: str, *, width_dots: int, fonts: Path, folder: Path, profile: str = "default"
) -> Printer:
    """The printer at that address, on paper of `width_dots`; nothing is connected before the first slip.

    A virtual printer keeps its slips in `folder`/NAME. Raises ValueError for an unknown address or profile,
    FileNotFoundError when a font is not in `fonts`: better now than with the first visitor.
    """
    model = named(profile, width_dots=width_dots)
    for weight in Weight:
        if not (fonts / weight.value).is_file():
            raise FileNotFoundError(f"the font {weight.value} is not in {fonts}; run `make setup` once more")
    match parse(address):
        case TcpAddress(host, port):
            return TcpPrinter(host, port, profile=model, fonts=fonts)
        case VirtualAddress(name):
            return VirtualPrinter(name, folder / name, width_dots=width_dots, fonts=fonts)


def _tcp(address: str, parts: SplitResult) -> TcpAddress:
    try:
        port = _DEFAULT_PORT if parts.port is None else parts.port
    except ValueError:
        port = 0
    if not 1 <= port <= 65535:
        raise ValueError(f"printer address {address!r} has a wrong port, not 1 to 65535; {_ALLOWED}")
    if not parts.hostname:
        raise ValueError(f"printer address {address!r} names no host; {_ALLOWED}")
    return TcpAddress(parts.hostname, port)


def _virtual(address: str, parts: SplitResult) -> VirtualAddress:
    if not _NAME.fullmatch(parts.netloc):
        raise ValueError(f"printer address {address!r} has no plain name, in letters and digits; {_ALLOWED}")
    return VirtualAddress(parts.netloc)
