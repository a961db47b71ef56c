"""From the facts of a ticket to the slip that its visitor carries."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from hall_server.slips.dates import date_and_time
from hall_server.slips.layouts import SMALL_SPACE_DOTS, USUAL, Shown, laid_out
from hall_server.texts.catalogue import Catalogue
from printers.slip import Line, Picture, Qr, Size, Slip, Space, Text

_STEP_MIN = 5


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """One service of a visit to several."""

    name: str
    department: str | None = None
    documents: str | None = None
    fee: str | None = None


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What one slip says, taken when the ticket was issued: all texts in `language`, times local to the hall.

    Estimates are in seconds. A text that does not apply is None and leaves no gap on the paper. The texts of
    the service are those of the first one; `visit` holds all of them, in order, where there are several.
    `layout` are the lines as the hall designed them, none for the usual slip; `logo` is a PNG file in base64.
    """

    label: str
    language: str
    hall_name: str
    service_name: str
    department_name: str | None
    issued_local: datetime
    ahead: int | None = None
    estimate_low_s: int | None = None
    estimate_high_s: int | None = None
    documents: str | None = None
    fee: str | None = None
    place: str | None = None
    status_url: str | None = None
    is_copy: bool = False
    quantity: int = 1
    visit: tuple[ServiceFacts, ...] = ()
    large_print: bool = False
    layout: tuple[Shown, ...] = ()
    logo: str | None = None

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as a print job keeps it."""
        layout = [line.to_row() for line in self.layout]
        return {**asdict(self), "issued_local": self.issued_local.isoformat(), "layout": layout}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> SlipFacts:
        """The facts of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        visit = tuple(ServiceFacts(**each) for each in row.get("visit", ()))
        layout = tuple(Shown.from_row(each) for each in row.get("layout", ()))
        issued_local = datetime.fromisoformat(row["issued_local"])
        return cls(**{**row, "issued_local": issued_local, "visit": visit, "layout": layout})


def ticket_slip(facts: SlipFacts, catalogue: Catalogue) -> Slip:
    """The slip of one ticket, in the layout that its facts hold."""
    layout = _complete(facts.layout or USUAL)
    return Slip(laid_out(layout, _Teller(facts, catalogue, layout).say), large=facts.large_print)


def _complete(layout: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """The layout with what no slip goes without: a reprint says so, behind the label."""
    shows = [shown.show for shown in layout]
    if "copy" in shows or "label" not in shows:
        return layout
    behind = shows.index("label") + 1
    copy = Shown("copy", align=layout[behind - 1].align)
    return (*layout[:behind], copy, *layout[behind:])


class _Teller:
    """Says what one line of a layout shows of a ticket."""

    def __init__(self, facts: SlipFacts, catalogue: Catalogue, layout: tuple[Shown, ...]) -> None:
        self._facts = facts
        self._catalogue = catalogue
        self._shows = {shown.show for shown in layout}
        self._has_said_what_to_bring = False
        self._lines: dict[str, Callable[[Shown], list[Line]]] = {
            "hall": lambda shown: _text(facts.hall_name, shown, Size.SMALL),
            "logo": self._logo,
            "label": lambda shown: [Text(facts.label, Size.LABEL, align=shown.align)],
            "copy": self._copy,
            "service": self._service,
            "department": self._department,
            "visit": self._visit,
            "quantity": self._quantity,
            "ahead": self._ahead,
            "wait": lambda shown: _text(_wait(facts, catalogue), shown),
            "place": self._place,
            "documents": self._to_bring,
            "fee": self._to_bring,
            "qr": self._qr,
            "issued": lambda shown: _text(
                date_and_time(facts.issued_local, facts.language, catalogue), shown, Size.SMALL
            ),
            "text": lambda shown: _text(shown.text, shown),
        }

    def say(self, shown: Shown) -> list[Line]:
        """Its lines on the paper; none where the ticket has nothing of it. Raises KeyError for a gap."""
        return self._lines[shown.show](shown)

    def _say(self, key: str, **values: object) -> str:
        return self._catalogue.say(key, self._facts.language, **values)

    def _logo(self, shown: Shown) -> list[Line]:
        logo = self._facts.logo
        return [Picture(base64.b64decode(logo), shown.align)] if logo else []

    def _copy(self, shown: Shown) -> list[Line]:
        return _text(self._say("slips-copy"), shown, bold=True) if self._facts.is_copy else []

    def _service(self, shown: Shown) -> list[Line]:
        if not self._facts.visit:
            return _text(self._facts.service_name, shown, Size.LARGE)
        # A layout that does not think of visits to several names them here.
        return [] if "visit" in self._shows else self._visit(Shown("visit", align=shown.align))

    def _department(self, shown: Shown) -> list[Line]:
        return [] if self._facts.visit else _text(self._facts.department_name, shown)

    def _visit(self, shown: Shown) -> list[Line]:
        if not self._facts.visit:
            return []
        lines = _text(self._say("slips-visit"), shown, bold=False)
        for n, service in enumerate(self._facts.visit, start=1):
            lines += [Space(SMALL_SPACE_DOTS), *_text(f"{n}. {service.name}", shown, bold=True)]
            if service.department:
                lines.append(Text(service.department, Size.SMALL, align=shown.align))
        return lines

    def _quantity(self, shown: Shown) -> list[Line]:
        count = self._facts.quantity
        return _text(self._say("slips-quantity", count=count), shown, bold=True) if count > 1 else []

    def _ahead(self, shown: Shown) -> list[Line]:
        count = self._facts.ahead
        return [] if count is None else _text(self._say("slips-ahead", count=count), shown, bold=True)

    def _place(self, shown: Shown) -> list[Line]:
        place = self._facts.place
        return _text(self._say("slips-place", place=place), shown) if place else []

    def _to_bring(self, shown: Shown) -> list[Line]:
        """Documents, fee, or for a visit to several both at once, service by service."""
        facts = self._facts
        if not facts.visit:
            what = facts.documents if shown.show == "documents" else facts.fee
            return _text(self._brought(shown.show, what), shown, Size.SMALL)
        if self._has_said_what_to_bring:
            return []
        self._has_said_what_to_bring = True
        lines: list[Line] = []
        for service in facts.visit:
            named = (("documents", service.documents), ("fee", service.fee))
            said = [
                text for show, what in named if show in self._shows and (text := self._brought(show, what))
            ]
            if said:
                lines += _text(service.name, shown, Size.SMALL, bold=True)
            for text in said:
                lines += _text(text, shown, Size.SMALL)
        return lines

    def _brought(self, show: str, what: str | None) -> str | None:
        if not what:
            return None
        return (
            self._say("slips-documents", documents=what)
            if show == "documents"
            else self._say("slips-fee", fee=what)
        )

    def _qr(self, _shown: Shown) -> list[Line]:
        url = self._facts.status_url
        return [Qr(url, self._say("slips-follow"))] if url else []


def _text(text: str | None, shown: Shown, size: Size = Size.NORMAL, *, bold: bool = False) -> list[Line]:
    """The text as the layout asks for, or else in this size and weight; none where there is no text."""
    if not text:
        return []
    return [Text(text, shown.size or size, bold if shown.bold is None else shown.bold, shown.align)]


def _wait(facts: SlipFacts, catalogue: Catalogue) -> str | None:
    """How long it may take, in steps of five minutes; None when nobody knows."""
    if facts.estimate_low_s is None or facts.estimate_high_s is None:
        return None
    low, high = _minutes(facts.estimate_low_s), _minutes(facts.estimate_high_s)
    if high <= 0:
        return None
    if low <= 0 or high <= _STEP_MIN:
        return catalogue.say("slips-wait-up-to", facts.language, minutes=high)
    if low >= high:
        return catalogue.say("slips-wait-about", facts.language, minutes=high)
    return catalogue.say("slips-wait-range", facts.language, low=low, high=high)


def _minutes(seconds: int) -> int:
    """Up to the next five minutes: a visitor forgives a call that comes early."""
    return math.ceil(seconds / (_STEP_MIN * 60)) * _STEP_MIN
