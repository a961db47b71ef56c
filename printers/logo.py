"""Pictures from outside, such as a hall's logo: read with care and once."""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache

from PIL import Image

# What a hall file may hold is less. These limits protect whoever prints, also an agent at another PC, from a
# job that lies: no picture makes it set aside more than 6 MB (1200 x 1200 dots of four bytes).
MAX_SIDE_DOTS = 1200
"""More than twice the widest paper; a file that says it is larger is not opened at all."""

MAX_BYTES = 500_000
"""More than twice what 1200 x 1200 dots in black and white take unpacked."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">8sI4sII")


@lru_cache(maxsize=16)
def opened(png: bytes) -> Image.Image:
    """The picture in shades of grey (mode "L") on white paper.

    Raises ValueError, with what to do, for what is no PNG, a broken one or one that is too large.
    """
    if len(png) > MAX_BYTES:
        raise ValueError(
            f"the picture has {len(png)} bytes, more than {MAX_BYTES}; save it in black and white or smaller"
        )
    width, height = _size(png)
    if not (1 <= width <= MAX_SIDE_DOTS and 1 <= height <= MAX_SIDE_DOTS):
        raise ValueError(
            f"the picture has {width} x {height} dots; make it at most {MAX_SIDE_DOTS} dots wide and high"
        )
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
            colours = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, struct.error, zlib.error, EOFError, IndexError) as error:
        raise ValueError(f"the picture is a broken PNG file ({error}); save it anew") from None
    paper = Image.new("RGBA", colours.size, "white")
    paper.alpha_composite(colours)
    return paper.convert("L")


def _size(png: bytes) -> tuple[int, int]:
    # Read here and not by Pillow, which sets aside the memory that a file asks for.
    if len(png) < _HEADER.size:
        raise ValueError("the picture is no PNG file; save it as PNG")
    signature, _, kind, width, height = _HEADER.unpack_from(png)
    if signature != _SIGNATURE or kind != b"IHDR":
        raise ValueError("the picture is no PNG file; save it as PNG")
    return width, height
