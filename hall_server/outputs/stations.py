"""How the hall's printers are, for the pages of the staff and for kiosks."""

from __future__ import annotations

from typing import Any

from config.models import Printer, Structure
from hall_server.domain.times import rfc3339
from hall_server.hall.errands import Errands
from hall_server.outputs.printing import NO_PRINTER, Printing
from printers.driver import Condition, Paper

Document = dict[str, Any]


class Stations:
    """Reads what printers said of themselves and what they have used."""

    def __init__(self, printing: Printing, errands: Errands) -> None:
        self._printing = printing
        self._errands = errands

    def all(self, structure: Structure) -> list[Document]:
        """Every printer of the hall, in the order of its file."""
        return [self._station(printer) for printer in structure.printers]

    def problem_of_kiosk(self, structure: Structure, kiosk_id: str) -> str | None:
        """Why no printer of a kiosk can print a slip now; None while one can, or where it has none.

        Raises KeyError for an unknown kiosk.
        """
        problems = []
        for name in structure.kiosk(kiosk_id).printers:
            desk = self._printing.desk(name)
            if desk is not None and not desk.is_failing:
                return None
            problems.append(desk.problem if desk is not None else NO_PRINTER)
        return problems[0] if problems else None

    def _station(self, printer: Printer) -> Document:
        desk = self._printing.desk(printer.id)
        supply = self._errands.supply(printer.id)
        return {
            "id": printer.id,
            "address": printer.address,
            "condition": (desk.health.condition if desk else Condition.UNKNOWN).value,
            "paper": (desk.health.paper if desk else Paper.UNKNOWN).value,
            "problem": desk.problem if desk else NO_PRINTER,
            "slips": supply.slips,
            "left": supply.left(printer.roll_slips),
            "roll_since": _moment(supply.roll_since),
            "last_good_at": _moment(supply.last_good_at),
        }


def _moment(at: int | None) -> str | None:
    return rfc3339(at) if at is not None else None
