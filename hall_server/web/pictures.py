"""Files that the hall has made and pages show: slips of virtual printers, spoken calls."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hall_server.domain.errors import NotFound

SLIPS_SHOWN = 60

LONGEST_NAME = 200
"""Letters of a name at most; file systems take no more than 255 bytes."""

_WAV = re.compile(r"[0-9a-f]{64}\.wav")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PNG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.png")


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a slip: which printer, its file name, when (seconds since 1970)."""

    printer: str
    file: str
    at_s: float


class Pictures:
    """Reads folders that virtual printers and the voice write; serves only names of their form."""

    def __init__(self, slips: Path, voice: Path) -> None:
        self._slips = slips
        self._voice = voice

    def newest(self) -> list[Picture]:
        """The newest slips of all virtual printers, newest first."""
        found = [
            Picture(file.parent.name, file.name, file.stat().st_mtime) for file in self._slips.glob("*/*.png")
        ]
        return sorted(found, key=lambda picture: (picture.at_s, picture.file), reverse=True)[:SLIPS_SHOWN]

    def slip(self, printer: str, file: str) -> Path:
        """The file of a slip's picture; raises NotFound."""
        is_allowed = bool(_NAME.fullmatch(printer) and len(printer) <= LONGEST_NAME and _PNG.fullmatch(file))
        return _existing(self._slips / printer / file, is_allowed)

    def voice(self, file: str) -> Path:
        """The file of an announcement; raises NotFound."""
        return _existing(self._voice / file, bool(_WAV.fullmatch(file)))


def _existing(path: Path, is_allowed: bool) -> Path:
    if not is_allowed or "/" in path.name or not path.is_file():
        raise NotFound("not_found", file=path.name)
    return path
