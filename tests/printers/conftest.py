"""The cast: fonts, a slip, a printer on a socket, and a reader of ESC/POS of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

import printers
from printers.fakes.tcp import TcpPrinterFake
from printers.slip import Qr, Rule, Size, Slip, Space, Text

URL = "http://192.168.1.10:8080/t/q8Jk3LmN0pQrStUv"


@pytest.fixture(scope="session")
def fonts() -> Path:
    folder = Path(printers.__file__).parent / "fonts"
    assert list(folder.glob("*.woff2")), "the fonts are missing: run `make setup`"
    return folder


@pytest.fixture
def slip() -> Slip:
    return Slip(
        (
            Text("Ўзбекистон, Қўқон: ҳамма ғалаба", Size.SMALL),
            Space(16),
            Text("A012", Size.LABEL),
            Space(16),
            Text("Gaz taʼminoti boʻyicha shartnoma tuzish va uni uzaytirish", Size.LARGE),
            Rule(),
            Text("Перед вами 3 человека", bold=True),
            Space(300),
            Qr(URL, "Следите за своей очередью в телефоне"),
        )
    )


@pytest.fixture
def fake() -> Iterator[TcpPrinterFake]:
    with TcpPrinterFake() as printer:
        yield printer


@dataclass
class Paper:
    """What came out of a printer that was sent a stream of bytes."""

    width: int
    rows: list[bytes] = field(default_factory=list)
    strips: list[int] = field(default_factory=list)  # rows of each picture
    cuts: int = 0
    feeds: int = 0

    def picture(self) -> Image.Image:
        """All rows, black on white."""
        return Image.frombytes("1", (self.width, len(self.rows)), b"".join(self.rows), "raw", "1;I")


@pytest.fixture(scope="session")
def printed() -> Callable[[bytes, int], Paper]:
    """Read a stream as a printer does; fails on the first byte that is not understood."""
    return read_stream


def read_stream(stream: bytes, width: int) -> Paper:
    paper = Paper(width)
    row_bytes = (width + 7) // 8
    assert stream[:2] == b"\x1b@", "a job starts with a printer in its first state"
    at = 2
    while at < len(stream):
        rest = stream[at:]
        if rest.startswith(b"\x1dv0\x00"):
            across, rows = rest[4] + 256 * rest[5], rest[6] + 256 * rest[7]
            assert 1 <= across <= row_bytes
            dots = rest[8 : 8 + across * rows]
            assert len(dots) == across * rows
            for row in range(rows):
                paper.rows.append(dots[row * across : (row + 1) * across].ljust(row_bytes, b"\0"))
            paper.strips.append(rows)
            at += 8 + across * rows
        elif rest.startswith(b"\x1b*\x21"):
            columns = rest[3] + 256 * rest[4]
            assert 1 <= columns <= width
            dots = rest[5 : 5 + 3 * columns]
            band = [bytearray(row_bytes) for _ in range(24)]
            for column in range(columns):
                three = int.from_bytes(dots[3 * column : 3 * column + 3], "big")
                for row in range(24):
                    if three >> (23 - row) & 1:
                        band[row][column // 8] |= 0x80 >> column % 8
            assert rest[5 + 3 * columns : 6 + 3 * columns] == b"\n"
            paper.rows.extend(bytes(row) for row in band)
            paper.strips.append(24)
            at += 6 + 3 * columns
        elif rest.startswith((b"\x1b3", b"\x1b2")):
            at += 3 if rest[1:2] == b"3" else 2
        elif rest.startswith(b"\x1bd"):
            paper.feeds += rest[2]
            at += 3
        elif rest.startswith(b"\x1dVB"):
            paper.cuts += 1
            at += 4
        else:
            raise AssertionError(f"not a command: {rest[:8]!r} at {at}")
    return paper
