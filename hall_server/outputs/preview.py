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
from printers.slip import Slip

WIDTHS = (384, 512, 576)
"""Printable widths in dots, 8 a millimetre."""

_NUMBER = 12
_AHEAD = 3

# As long as a real one and of digits as mixed, so that the code has as many modules: a row of the same digit
# would be packed more tightly. It opens nobody's page.
_NOBODY = "0a1b2c3d4e5f6071-8293a4b5c6d7e8f90a1b2c3d"


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
        """The example as a PNG file. Raises as `example` does, and BadInput for none of the WIDTHS."""
        _one_of("width", width_dots, WIDTHS)
        made = self.example(language=language, slip=slip, service=service, large_print=large_print)
        file = io.BytesIO()
        picture(made, width_dots=width_dots, fonts=self._fonts).save(file, "PNG")
        return file.getvalue()

    def example(self, *, language: str, slip: str | None, service: str | None, large_print: bool) -> Slip:
        """The slip of a ticket that is made up, with the lines that a slip of this hall has.

        `slip` None: the usual layout, `service` None: the one of the longest name. Raises BadInput for a
        language, layout or service that this hall does not have, NotFound in a hall without services.
        """
        structure = self._hall.structure()
        _one_of("language", language, structure.hall.languages)
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
            status_url=f"{self._hall.base_url(structure)}/t/{_NOBODY}",
        )
        facts = facts_of(structure, issued, _layout(structure, slip), large_print=large_print)
        return paper_slip("ticket", facts, self._catalogue)


def _layout(structure: Structure, slip: str | None) -> SlipLayout | None:
    if slip is None:
        return None
    _one_of("slip", slip, [each.id for each in structure.slips])
    return structure.slip(slip)


def _one_of(field: str, found: object, allowed: Collection[object]) -> None:
    if found not in allowed:
        raise BadInput("malformed", field=field, found=str(found))
