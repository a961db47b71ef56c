"""From the facts of a ticket to the slip that its visitor carries.

It is pure: no clock, no store, no printer. It decides what is said and in which order; `printers` decides how
it looks, and `hall_server.outputs` decides when it is printed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from hall_server.texts.catalogue import Catalogue
from printers.errors import Fault
from printers.slip import Line, Qr, Rule, Size, Slip, Space, Text

# Dots, 8 a millimetre: between groups, and between lines of two sizes.
_GAP = 16
_SMALL_GAP = 4
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

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as a print job keeps it."""
        return {**asdict(self), "issued_local": self.issued_local.isoformat()}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> SlipFacts:
        """The facts of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        visit = tuple(ServiceFacts(**each) for each in row.get("visit", ()))
        return cls(**{**row, "issued_local": datetime.fromisoformat(row["issued_local"]), "visit": visit})


def ticket_slip(facts: SlipFacts, catalogue: Catalogue) -> Slip:
    """The slip of one ticket: first the label, then for what, then how long, then what else helps."""
    groups = (_ticket(facts, catalogue), _waiting(facts, catalogue), _to_bring(facts, catalogue))
    lines: list[Line] = [Text(facts.hall_name, Size.SMALL), Space(_GAP), *groups[0]]
    for group in groups[1:]:
        if group:
            lines += [Space(_GAP), Rule(), Space(_GAP), *group]
    lines += [Space(_GAP), Rule(), Space(_GAP)]
    if facts.status_url:
        lines += [Qr(facts.status_url, catalogue.say("slips-follow", facts.language)), Space(_GAP)]
    lines.append(Text(_issued(facts, catalogue), Size.SMALL))
    return Slip(tuple(lines))


def paper_slip(kind: str, facts: Mapping[str, Any], catalogue: Catalogue) -> Slip:
    """Any paper of the hall; raises KeyError, TypeError or ValueError for facts that are none of its kind."""
    if kind == "ticket":
        return ticket_slip(SlipFacts.from_row(facts), catalogue)
    return Slip((Text(facts["text"]),))


PROBLEMS = (
    *(fault.value for fault in Fault),
    "no_printer",
    "too_late",
    "server_died",
    "printing_failed",
)
"""Codes of everything that can be wrong with a slip; each has a sentence."""


def problem(code: str, printer: str, language: str, catalogue: Catalogue) -> str:
    """What is wrong with a slip, and what to do: the sentence for one of the PROBLEMS; raises KeyError."""
    return catalogue.say(f"slips-problem-{code.replace('_', '-')}", language, printer=printer)


def _ticket(facts: SlipFacts, catalogue: Catalogue) -> list[Line]:
    lines: list[Line] = [Text(facts.label, Size.LABEL), Space(_GAP)]
    if facts.is_copy:
        lines.append(Text(catalogue.say("slips-copy", facts.language), Size.NORMAL, bold=True))
    if facts.visit:
        lines.append(Text(catalogue.say("slips-visit", facts.language)))
        for n, service in enumerate(facts.visit, start=1):
            lines += [Space(_SMALL_GAP), Text(f"{n}. {service.name}", bold=True)]
            if service.department:
                lines.append(Text(service.department, Size.SMALL))
    else:
        lines.append(Text(facts.service_name, Size.LARGE))
        if facts.department_name:
            lines += [Space(_SMALL_GAP), Text(facts.department_name)]
    if facts.quantity > 1:
        quantity = catalogue.say("slips-quantity", facts.language, count=facts.quantity)
        lines += [Space(_SMALL_GAP), Text(quantity, bold=True)]
    return lines


def _waiting(facts: SlipFacts, catalogue: Catalogue) -> list[Line]:
    lines: list[Line] = []
    if facts.ahead is not None:
        ahead = catalogue.say("slips-ahead", facts.language, count=facts.ahead)
        lines.append(Text(ahead, bold=True))
    wait = _wait(facts, catalogue)
    if wait:
        lines.append(Text(wait))
    if facts.place:
        lines.append(Text(catalogue.say("slips-place", facts.language, place=facts.place)))
    return lines


def _to_bring(facts: SlipFacts, catalogue: Catalogue) -> list[Line]:
    lines: list[Line] = []
    for each in facts.visit or (ServiceFacts("", documents=facts.documents, fee=facts.fee),):
        said = []
        if each.documents:
            said.append(catalogue.say("slips-documents", facts.language, documents=each.documents))
        if each.fee:
            said.append(catalogue.say("slips-fee", facts.language, fee=each.fee))
        if said and each.name:
            lines.append(Text(each.name, Size.SMALL, bold=True))
        lines += [Text(text, Size.SMALL) for text in said]
    return lines


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


def _issued(facts: SlipFacts, catalogue: Catalogue) -> str:
    at = facts.issued_local
    months = catalogue.say("slips-months", facts.language).split(", ")
    # As text: as numbers they would be written "2,026" in some languages.
    return catalogue.say(
        "slips-issued",
        facts.language,
        day=str(at.day),
        month=months[at.month - 1],
        year=str(at.year),
        time=at.strftime("%H:%M"),
    )
