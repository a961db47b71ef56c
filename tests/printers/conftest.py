"""The cast: fonts, slips, a printer on a socket, and a reader of ESC/POS of its own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from escpos_reader import Paper, read_stream
from PIL import Image, ImageDraw

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


@pytest.fixture(scope="session")
def logo() -> bytes:
    """A PNG file with a ring in shades of grey on a transparent ground."""
    image = Image.new("LA", (200, 120), (0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 110, 110), fill=(40, 255))
    draw.ellipse((30, 30, 90, 90), fill=(240, 255))
    draw.rectangle((130, 10, 190, 110), fill=(0, 120))
    kept = io.BytesIO()
    image.save(kept, format="PNG")
    return kept.getvalue()


@pytest.fixture
def fake() -> Iterator[TcpPrinterFake]:
    with TcpPrinterFake() as printer:
        yield printer


@pytest.fixture(scope="session")
def printed() -> Callable[[bytes, int], Paper]:
    """Read a stream as a printer does; fails on the first byte that is not understood."""
    return read_stream
