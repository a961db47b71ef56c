"""What a slip will say, frozen when its ticket is issued: later changes of the hall file change no slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from config.layouts import SlipLayout
from config.logo import png_text
from config.models import Service, Structure
from hall_server.domain.times import Millis, local

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Issued:
    """The ticket as far as its slip tells of it."""

    label: str
    language: str
    services: Sequence[str]
    issued_at: Millis
    ahead: int | None
    status_url: str
    quantity: int = 1


def facts_of(
    structure: Structure, ticket: Issued, layout: SlipLayout | None, *, large_print: bool = False
) -> Row:
    """The facts, as a print job keeps them, in the visitor's language; `layout` None: the usual slip.

    Raises KeyError for a service that the hall does not have.
    """
    language = ticket.language
    services = [structure.service(each) for each in ticket.services]
    visit = [_service_facts(structure, service, language) for service in services]
    named = visit[0]
    return {
        "label": ticket.label,
        "language": language,
        "hall_name": structure.name(structure.hall.name, language),
        "service_name": named["name"],
        "department_name": named["department"],
        "issued_local": local(ticket.issued_at, structure.hall.timezone).isoformat(),
        "ahead": ticket.ahead,
        "estimate_low_s": None,
        "estimate_high_s": None,
        "documents": named["documents"],
        "fee": named["fee"],
        "place": _only_place(structure, services[0], language),
        "status_url": ticket.status_url,
        "is_copy": False,
        "quantity": ticket.quantity,
        "visit": visit if len(visit) > 1 else [],
        "layout": _layout(structure, layout, language),
        "logo": _logo(structure, layout),
        # Nothing where it is not asked for: most rows say nothing of it.
        **({"large_print": True} if large_print else {}),
    }


def layout_of(structure: Structure, kiosk_id: str | None) -> SlipLayout | None:
    """The layout of the slips of a kiosk; None for the usual one, also where the kiosk is no more."""
    kiosk = next((each for each in structure.kiosks if each.id == kiosk_id), None)
    return structure.slip(kiosk.slip) if kiosk and kiosk.slip else None


def _layout(structure: Structure, layout: SlipLayout | None, language: str) -> list[Row]:
    lines = layout.lines if layout else ()
    rows = (
        {
            "show": line.show,
            "size": line.size,
            "bold": line.bold,
            "align": line.align,
            "text": structure.name(line.text, language) or None,
            "dots": line.dots,
        }
        for line in lines
    )
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


def _logo(structure: Structure, layout: SlipLayout | None) -> str | None:
    """The hall's logo, where the slip shows it: it would only make the row long."""
    shows = layout is None or any(line.show == "logo" for line in layout.lines)
    return png_text(structure.hall.logo) if structure.hall.logo and shows else None


def _service_facts(structure: Structure, service: Service, language: str) -> dict[str, str | None]:
    return {
        "name": structure.name(service.name, language),
        "department": structure.name(structure.department(service.department).name, language),
        "documents": structure.name(service.documents, language) or None,
        "fee": structure.name(service.fee, language) or None,
    }


def _only_place(structure: Structure, service: Service, language: str) -> str | None:
    """Where to go, when one counter alone serves the service."""
    counters = structure.counters_serving(service.id)
    if len(counters) != 1:
        return None
    names = (structure.name(counters[0].name, language), structure.name(counters[0].place, language))
    return ", ".join(name for name in names if name)
