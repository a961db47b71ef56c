"""The hall's logo: a small picture inside the document of the hall file, which so needs nothing beside it."""

import base64
import binascii
import io
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from PIL import Image
from pydantic import AfterValidator

from config.sentences import Sentence, sentence, together

LARGEST_BYTES = 8192
"""A logo is kept with every slip that waits to be printed, so it is small."""

WIDEST_DOTS, HIGHEST_DOTS = 576, 240
"""The widest paper, and 30 mm: a higher one pushes the label down and is slow on serial lines."""

PREFIX = "data:image/png;base64,"

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def embedded(document: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """The document with the picture itself where it names a file of the folder.

    What cannot be read stays as it is: whoever checks the document names it with all its other problems.
    """
    hall = document.get("hall")
    name = hall.get("logo") if isinstance(hall, Mapping) else None
    if not isinstance(hall, Mapping) or not isinstance(name, str) or not _is_file_name(name):
        return document
    try:
        with (folder / name).open("rb") as file:
            png = file.read(LARGEST_BYTES + 1)
    except OSError:
        return document
    return {**document, "hall": {**hall, "logo": PREFIX + base64.b64encode(png).decode()}}


def png_text(logo: str) -> str:
    """The PNG file that a logo of a valid document holds, in base64."""
    return logo.removeprefix(PREFIX)


def _is_file_name(name: str) -> bool:
    # A name and no path: a hall file from somewhere else must not look around on this PC.
    return name.lower().endswith(".png") and not set(name) & {"/", "\\", "\0"}


def _refused(why: Sentence) -> ValueError:
    return ValueError(together(why, _allowed()))


def _allowed() -> Sentence:
    kilobytes = LARGEST_BYTES // 1024
    return sentence("logo-allowed", kilobytes=kilobytes, width=WIDEST_DOTS, height=HIGHEST_DOTS)


def _logo(value: str) -> str:
    if not value.startswith(PREFIX):
        raise _refused(sentence("logo-missing")) if _is_file_name(value) else ValueError(_allowed())
    try:
        png = base64.b64decode(value.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise _refused(sentence("logo-base64")) from None
    if len(png) > LARGEST_BYTES:
        raise _refused(sentence("logo-large"))
    # Read here, and not by the library, which would make room for a picture of any size first.
    if not png.startswith(_SIGNATURE) or len(png) < 24:
        raise _refused(sentence("logo-no-png"))
    width, height = struct.unpack(">II", png[16:24])
    if not (0 < width <= WIDEST_DOTS and 0 < height <= HIGHEST_DOTS):
        raise _refused(sentence("logo-dots", width=width, height=height))
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            # As printers do: there are kinds of pictures that can be read and not be drawn.
            picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError):
        raise _refused(sentence("logo-damaged")) from None
    return value


Logo = Annotated[str, AfterValidator(_logo)]
