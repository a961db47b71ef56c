"""Slips of an example ticket as a printer would print them, for whoever designs them."""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path

from config.layouts import SlipLayout
from config.models import Structure
from hall_server.domain.errors import BadInput, NotFound
from hall_server.hall.hall import Hall
from hall_server.hall.slip_facts import Issued, facts_of
from hall_server.slips.papers import paper_slip
from hall_server.texts.catalogue import Catalogue
from printers.raster import picture

WIDTHS = (384, 512, 576)
"""Printable widths in dots, 8 a millimetre."""

_NUMBER = 12
_AHEAD = 3
_LOW_S, _HIGH_S = 520, 1100

# As long as a real one, so that the code has as many modules; it opens nobody's page.
_TOKEN = f"{'0' * 16}-{'0' * 24}"


class Preview:
    """Draws slips that nobody gets. It issues no ticket and prints nothing."""

    def __init__(self, hall: Hall, catalogue: Catalogue, fonts: Path) -> None:
        """`fonts`: the folder of the typefaces of slips."""
        self._hall = hall
        self._catalogue = catalogue
        self._fonts = fonts

    def example_service(self, language: str) -> str | None:
        """The service whose name is the longest: where that fits, all do. None in a hall without services."""
        structure = self._hall.structure()
        services = structure.offered_services
        return (
            max(services, key=lambda each: len(structure.name(each.name, language))).id if services else None
        )

    def png(
        self, *, language: str, width_dots: int, slip: str | None, service: str | None, large_print: bool
    ) -> bytes:
        """The slip as a PNG file; `slip` None: the usual layout, `service` None: the one of the longest name.

        Raises BadInput for a language, width, layout or service that this hall does not have, NotFound in a
        hall without services.
        """
        structure = self._hall.structure()
        _one_of("language", language, structure.hall.languages)
        _one_of("width", width_dots, WIDTHS)
        if service is not None:
            _one_of("service", service, [each.id for each in structure.services])
        chosen = service or self.example_service(language)
        if chosen is None:
            raise NotFound("not_found", service="")
        issued = Issued(
            label=structure.one_series(structure.service(chosen).series).label(_NUMBER),
            language=language,
            services=[chosen],
            issued_at=self._hall.now(),
            ahead=_AHEAD,
            status_url=f"{self._hall.base_url(structure)}/t/{_TOKEN}",
        )
        facts = facts_of(structure, issued, _layout(structure, slip), large_print=large_print)
        facts |= {"estimate_low_s": _LOW_S, "estimate_high_s": _HIGH_S}
        paper = picture(
            paper_slip("ticket", facts, self._catalogue), width_dots=width_dots, fonts=self._fonts
        )
        file = io.BytesIO()
        paper.save(file, "PNG")
        return file.getvalue()


def _layout(structure: Structure, slip: str | None) -> SlipLayout | None:
    if slip is None:
        return None
    _one_of("slip", slip, [each.id for each in structure.slips])
    return structure.slip(slip)


def _one_of(field: str, found: object, allowed: Collection[object]) -> None:
    if found not in allowed:
        raise BadInput("malformed", field=field, found=str(found))
