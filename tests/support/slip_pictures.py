"""The reference pictures of slips: how each is drawn, and the command that renews them.

PYTHONPATH=tests/support .venv/bin/python tests/support/slip_pictures.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from escpos_reader import read_stream
from PIL import Image
from typical_slips import LANGUAGES, WIDTHS, typical_slip

import printers
from printers.escpos import encode
from printers.profile import named
from printers.raster import picture

FOLDER = Path(__file__).parents[1] / "printers" / "pictures"
FONTS = Path(printers.__file__).parent / "fonts"


def as_picture(language: str, width: int, *, large: bool = False) -> Image.Image:
    """The slip of that language as it is printed on most printers."""
    return picture(typical_slip(language, large=large), width_dots=width, fonts=FONTS)


def on_a_slow_line(language: str, width: int) -> Image.Image:
    """The same as a printer on a slow line prints it, with letters about like the printer's own."""
    profile = named("default-native", width_dots=width, native=True)
    return read_stream(encode(typical_slip(language), profile=profile, fonts=FONTS), width).preview()


PICTURES: dict[str, Callable[[], Image.Image]] = {
    **{
        f"{language}-{width}": partial(as_picture, language, width)
        for language in LANGUAGES
        for width in WIDTHS
    },
    "uz-Cyrl-576-large": partial(as_picture, "uz-Cyrl", 576, large=True),
    "ru-384-large": partial(as_picture, "ru", 384, large=True),
    "uz-384-large": partial(as_picture, "uz", 384, large=True),
    "uz-384-slow": partial(on_a_slow_line, "uz", 384),
    "uz-Cyrl-576-slow": partial(on_a_slow_line, "uz-Cyrl", 576),
}
"""By the name of the file: what is drawn."""


def renew(folder: Path) -> None:
    """Write all pictures anew, and remove those that no longer are."""
    for old in folder.glob("*.png"):
        old.unlink()
    for name, draw in PICTURES.items():
        draw().save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    renew(FOLDER)
    print(f"{len(PICTURES)} pictures are in {FOLDER}: look at each of them.", file=sys.stderr)
