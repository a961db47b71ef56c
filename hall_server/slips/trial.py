"""The test slip: what shows at a glance that a printer works, from edge to edge and in every letter."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PIL import Image, ImageDraw

from hall_server.slips.writing import GROUP, foot, head, row_of
from hall_server.texts.catalogue import LANGUAGE_NAMES, Catalogue
from printers.slip import Align, Line, Pair, Picture, Qr, Size, Slip, Space, Text

DOTS_PER_MM = 8

LETTERS = {
    "uz": "Oʻ oʻ Gʻ gʻ Sh sh Ch ch maʼno",
    "uz-Cyrl": "Ў ў Қ қ Ғ ғ Ҳ ҳ Ё ё Ъ ъ",
    "ru": "Ё ё Й й Щ щ Ъ ъ Ы ы Э э",
    "en": "A a G g Q q W w 0 O 1 I l",
}
"""What cheap printers get wrong, by language."""

_GAP = 8
_RULER_HEIGHT = 28
_CENTIMETRE = 10


@dataclass(frozen=True, slots=True)
class TrialFacts:
    """Which printer is tried; `code` is what the QR code holds."""

    language: str
    hall_name: str
    printer: str
    address: str
    width_dots: int
    code: str
    printed_local: datetime

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as a print job keeps it."""
        return row_of(self)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> TrialFacts:
        """The facts of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        return cls(**{**row, "printed_local": datetime.fromisoformat(row["printed_local"])})


def trial_slip(facts: TrialFacts, catalogue: Catalogue) -> Slip:
    """A ruler as wide as the paper, every language's own letters, digits of each size, and a code."""
    language = facts.language

    def say(key: str, **values: object) -> str:
        return catalogue.say(key, language, **values)

    lines: list[Line] = [
        *head(facts.hall_name, say("papers-test")),
        Pair(say("papers-test-printer"), facts.printer),
        Pair(say("papers-test-address"), facts.address),
        *GROUP,
        Picture(ruler(facts.width_dots), Align.LEFT),
        Space(_GAP),
        Text(say("papers-test-width", dots=facts.width_dots, mm=facts.width_dots // DOTS_PER_MM), Size.SMALL),
        *GROUP,
        *(Text(f"{LANGUAGE_NAMES[each]}: {letters}") for each, letters in LETTERS.items()),
        Space(_GAP),
        Text("0123456789", Size.LABEL),
        *GROUP,
        Qr(facts.code, say("papers-test-code")),
        Space(_GAP),
        Text(say("papers-test-good"), bold=True),
    ]
    return Slip((*lines, *foot(facts.printed_local, language, catalogue)))


def ruler(width_dots: int) -> bytes:
    """A ruler of that width as a PNG file: a stroke each millimetre, a high one each centimetre and edge."""
    picture = Image.new("1", (width_dots, _RULER_HEIGHT), 1)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, _RULER_HEIGHT - 2, width_dots - 1, _RULER_HEIGHT - 1), fill=0)
    for millimetre in range(width_dots // DOTS_PER_MM):
        height = _RULER_HEIGHT if millimetre % _CENTIMETRE == 0 else _RULER_HEIGHT // 3
        x = millimetre * DOTS_PER_MM
        draw.rectangle((x, _RULER_HEIGHT - height, x + 1, _RULER_HEIGHT - 1), fill=0)
    draw.rectangle((width_dots - 2, 0, width_dots - 1, _RULER_HEIGHT - 1), fill=0)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
