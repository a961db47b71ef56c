"""QR codes, module for module."""

from __future__ import annotations

from dataclasses import dataclass

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

# The quiet zone that a code needs, in its modules. On its left there is the bare edge of the paper.
QUIET_MODULES = 4
# Readers take any of the eight masks. To try all of them costs half of the time of a slip, and for addresses
# such as ours this one is nearly as good as the best: 604 penalties against 563, by the standard's measure.
MASK = 0

_LARGEST_MODULE = 6
_SMALLEST_MODULE = 3


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as rows of dark and light modules, and how many dots wide a module is printed."""

    rows: tuple[tuple[bool, ...], ...]
    module: int

    @property
    def side(self) -> int:
        """Its width and height in dots, without its quiet zone."""
        return len(self.rows) * self.module

    @property
    def quiet(self) -> int:
        """The white around it, in dots."""
        return QUIET_MODULES * self.module

    def image(self) -> Image.Image:
        """Black on white (mode "L"), as large as it is printed."""
        small = Image.new("L", (len(self.rows), len(self.rows)), 255)
        small.putdata([0 if dark else 255 for row in self.rows for dark in row])
        return small.resize((self.side, self.side), Image.Resampling.NEAREST)


def code_for(data: str, *, side: int, width: int, even: bool = False) -> Code:
    """A code no wider than `side` dots, unless its smallest legible form is wider; never wider than `width`.

    `even`: with modules of an even number of dots. Raises ValueError when the text is too long for a code on
    this paper.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(data)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        raise ValueError(f"a text of {len(data)} letters is too long for a QR code; shorten it") from None
    rows = tuple(tuple(map(bool, row)) for row in code.get_matrix())
    module = max(_SMALLEST_MODULE, min(_LARGEST_MODULE, side // len(rows)))
    if even and module % 2:
        # Larger where there is room, for a code is read the sooner the larger it is.
        module += 1 if (module + 1) * len(rows) <= width // 2 else -1
    module = min(module, width // len(rows))
    if module < 1:
        raise ValueError(f"a text of {len(data)} letters is too long for a QR code on this paper; shorten it")
    return Code(rows, module)
