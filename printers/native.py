"""What a printer draws by itself: large labels in its own letters, and QR codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from escpos.constants import ESC, QR_ECLEVEL_M
from escpos.printer import Dummy

from printers.slip import Align

# Font A has 12 dots a letter; a few models have 13, and there a label must not run over the edge either.
_LETTER_DOTS = 13
_LETTER_ROWS = 24
# Capitals and digits fill about so much of the height of their rows.
_CAPITALS = 0.75
_LARGEST = 8
# What looks the same in every code page and in every country's set of letters.
_IN_EVERY_SET = re.compile(r"[0-9A-Za-z ./:,+()-]+")


@dataclass(frozen=True, slots=True)
class NativeText:
    """One line in the printer's own letters, each of them `across` times as wide and `down` times as high."""

    text: str
    across: int
    down: int
    align: Align


@dataclass(frozen=True, slots=True)
class NativeCode:
    """A QR code drawn by the printer: `module` dots a module, `quiet` dots of white below."""

    data: str
    module: int
    quiet: int


def native_text(text: str, width: int, height: int, align: Align) -> NativeText | None:
    """The label as high as `height` dots at most and as wide as fits; None when it cannot be a native one."""
    if not _IN_EVERY_SET.fullmatch(text):
        return None
    across = min(_LARGEST, width // (_LETTER_DOTS * len(text)))
    # Letters twice as high as wide are still letters; higher ones are bars.
    down = min(_LARGEST, round(height / (_LETTER_ROWS * _CAPITALS)), 2 * across)
    return NativeText(text, across, down, align) if across >= 1 else None


def put_text(printer: Dummy, line: NativeText) -> None:
    """Print the line; everything is set back afterwards, for settings last until they are changed."""
    printer.set(align=line.align.value, bold=True, custom_size=True, width=line.across, height=line.down)
    printer._raw(line.text.encode("ascii") + b"\n")
    printer.set(align=Align.LEFT.value, bold=False, custom_size=True, width=1, height=1)


def put_code(printer: Dummy, code: NativeCode) -> None:
    """Print the code, and end the line: some models draw it only then. It is as high as the quiet zone."""
    printer.qr(code.data, ec=QR_ECLEVEL_M, size=code.module, native=True)
    printer._raw(ESC + b"3" + bytes([code.quiet]) + b"\n" + ESC + b"2")
