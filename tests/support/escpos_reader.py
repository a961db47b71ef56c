"""A reader of ESC/POS of its own: what a printer would have put on paper; it knows no other commands."""

from __future__ import annotations

from dataclasses import dataclass, field

import qrcode
from PIL import Image, ImageDraw, ImageFont

CELL = (12, 24)  # font A


@dataclass(frozen=True)
class Strip:
    """Rows of dots, as wide as the paper; `sent` of them were in the stream, the others printed twice."""

    rows: tuple[bytes, ...]
    sent: int


@dataclass(frozen=True)
class Line:
    """A line in the printer's own letters."""

    text: str
    across: int
    down: int
    align: str
    bold: bool


@dataclass(frozen=True)
class Symbol:
    """A QR code drawn by the printer."""

    data: str
    module: int
    level: str
    align: str


@dataclass(frozen=True)
class Cut:
    """Here the paper was cut."""


@dataclass
class Paper:
    """What came out of a printer that was sent a stream of bytes."""

    width: int
    parts: list[Strip | Line | Symbol | Cut] = field(default_factory=list)
    feeds: int = 0

    @property
    def strips(self) -> list[int]:
        """The printed rows of each picture."""
        return [len(part.rows) for part in self.parts if isinstance(part, Strip)]

    @property
    def cuts(self) -> int:
        return sum(isinstance(part, Cut) for part in self.parts)

    @property
    def native(self) -> list[Line | Symbol]:
        """What the printer drew by itself."""
        return [part for part in self.parts if isinstance(part, Line | Symbol)]

    def picture(self) -> Image.Image:
        """All rows of dots, black on white."""
        return _joined(self.width, [part for part in self.parts if isinstance(part, Strip)])

    def between(self) -> list[Image.Image]:
        """The pictures between whatever is no picture; empty ones are left out."""
        found: list[list[Strip]] = [[]]
        for part in self.parts:
            if isinstance(part, Strip):
                found[-1].append(part)
            else:
                found.append([])
        return [_joined(self.width, strips) for strips in found if strips]

    def preview(self) -> Image.Image:
        """What the paper looks like, with letters and codes about as a printer draws them."""
        images = []
        for part in self.parts:
            match part:
                case Strip():
                    images.append(_joined(self.width, [part]))
                case Line():
                    images.append(_drawn(part, self.width))
                case Symbol():
                    images.append(_code(part, self.width))
        paper = Image.new("1", (self.width, sum(image.height for image in images)), 1)
        top = 0
        for image in images:
            paper.paste(image, (0, top))
            top += image.height
        return paper


def read_stream(stream: bytes, width: int) -> Paper:
    """Read a whole job as a printer with paper `width` dots wide does."""
    reader = _Reader(stream, width)
    reader.job()
    return reader.paper


class _Reader:
    def __init__(self, stream: bytes, width: int) -> None:
        self.paper = Paper(width)
        self._stream = stream
        self._at = 0
        self._width = width
        self._row_bytes = (width + 7) // 8
        self._size = (1, 1)
        self._bold = False
        self._align = "left"
        self._spacing: int | None = None
        self._code = {"module": 3, "level": "L", "data": ""}

    def job(self) -> None:
        assert self._take(2) == b"\x1b@", "a job starts with a printer in its first state"
        while self._at < len(self._stream):
            self._command()
        assert (self._size, self._bold, self._align, self._spacing) == ((1, 1), False, "left", None), (
            "what was set for one line is set back after it"
        )

    def _command(self) -> None:
        two = self._take(2)
        match two:
            case b"\x1dv":
                self._raster()
            case b"\x1b*":
                self._columns()
            case b"\x1b3":
                self._spacing = self._byte()
            case b"\x1b2":
                self._spacing = None
            case b"\x1bd":
                self.paper.feeds += self._byte()
            case b"\x1dV":
                # Function B: feed to the cutter and cut all but a thread.
                assert self._take(2) == b"B\x00"
                self.paper.parts.append(Cut())
            case b"\x1ba":
                self._align = ("left", "center", "right")[self._byte()]
            case b"\x1bE":
                self._bold = self._byte() == 1
            case b"\x1d!":
                size = self._byte()
                self._size = (size >> 4) + 1, (size & 15) + 1
                assert max(self._size) <= 8
            case b"\x1d(":
                self._symbol()
            case _:
                self._at -= 2
                self._letters()

    def _raster(self) -> None:
        assert self._take(1) == b"0"
        mode, across, rows = self._byte(), self._two(), self._two()
        assert mode in (0, 2)
        assert self._align == "left", "the place of a picture depends on the alignment"
        assert 1 <= across <= self._row_bytes
        assert rows >= 1
        dots = self._take(across * rows)
        lines = [dots[row * across : (row + 1) * across].ljust(self._row_bytes, b"\0") for row in range(rows)]
        printed = [line for line in lines for _ in range(2 if mode == 2 else 1)]
        self.paper.parts.append(Strip(tuple(printed), rows))

    def _columns(self) -> None:
        assert self._byte() == 0x21
        columns = self._two()
        assert 1 <= columns <= self._width
        assert self._align == "left"
        dots = self._take(3 * columns)
        band = [bytearray(self._row_bytes) for _ in range(24)]
        for column in range(columns):
            three = int.from_bytes(dots[3 * column : 3 * column + 3], "big")
            for row in range(24):
                if three >> (23 - row) & 1:
                    band[row][column // 8] |= 0x80 >> column % 8
        assert self._take(1) == b"\n"
        self.paper.parts.append(Strip(tuple(bytes(row) for row in band), 24))

    def _symbol(self) -> None:
        assert self._take(1) == b"k"
        body = self._take(self._two())
        assert body[:1] == b"1", "a QR code"
        function, rest = body[1], body[2:]
        match function:
            case 65:
                assert rest == b"2\0"
            case 67:
                assert 1 <= rest[0] <= 16
                self._code["module"] = rest[0]
            case 69:
                self._code["level"] = "LMQH"[rest[0] - 48]
            case 80:
                assert rest[:1] == b"0"
                self._code["data"] = rest[1:].decode("utf-8")
            case 81:
                assert rest == b"0"
                self.paper.parts.append(Symbol(**self._code, align=self._align))
            case _:
                raise AssertionError(f"not a function of QR codes: {function}")

    def _letters(self) -> None:
        end = self._stream.index(b"\n", self._at)
        text = self._take(end - self._at)
        self._at += 1
        assert all(0x20 <= byte < 0x7F for byte in text), f"not a command and no text: {text[:8]!r}"
        if text:
            across, down = self._size
            assert len(text) * across * CELL[0] <= self._width, "the line is wider than the paper"
            line = Line(text.decode("ascii"), across, down, self._align, self._bold)
            self.paper.parts.append(line)
        else:
            assert self._spacing is not None, "only a line of a known height is fed"
            white = b"\0" * self._row_bytes
            self.paper.parts.append(Strip((white,) * self._spacing, 0))

    def _take(self, count: int) -> bytes:
        taken = self._stream[self._at : self._at + count]
        assert len(taken) == count, f"the stream ends inside a command, at {self._at}"
        self._at += count
        return taken

    def _byte(self) -> int:
        return self._take(1)[0]

    def _two(self) -> int:
        return int.from_bytes(self._take(2), "little")


def _joined(width: int, strips: list[Strip]) -> Image.Image:
    rows = [row for strip in strips for row in strip.rows]
    return Image.frombytes("1", (width, len(rows)), b"".join(rows), "raw", "1;I")


def _drawn(line: Line, width: int) -> Image.Image:
    cells = Image.new("1", (CELL[0] * len(line.text), CELL[1]), 1)
    font = ImageFont.load_default_imagefont()
    for place, letter in enumerate(line.text):
        small = Image.new("1", (6, 11), 1)
        ImageDraw.Draw(small).text((0, 0), letter, font=font, fill=0)
        cells.paste(small.resize((12, 22)), (CELL[0] * place, 0))
    size = (cells.width * line.across, cells.height * line.down)
    return _placed(cells.resize(size, Image.Resampling.NEAREST), width, line.align)


def _code(symbol: Symbol, width: int) -> Image.Image:
    levels = {"L": 1, "M": 0, "Q": 3, "H": 2}
    code = qrcode.QRCode(error_correction=levels[symbol.level], border=0)
    code.add_data(symbol.data)
    code.make(fit=True)
    rows = code.get_matrix()
    small = Image.new("1", (len(rows), len(rows)), 1)
    small.putdata([0 if dark else 1 for row in rows for dark in row])
    side = len(rows) * symbol.module
    return _placed(small.resize((side, side), Image.Resampling.NEAREST), width, symbol.align)


def _placed(image: Image.Image, width: int, align: str) -> Image.Image:
    paper = Image.new("1", (width, image.height), 1)
    paper.paste(image, ((width - image.width) // 2 if align == "center" else 0, 0))
    return paper
