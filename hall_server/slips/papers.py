"""Every paper of the hall by its kind: from the row that a print job keeps to the slip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hall_server.slips.day import DayFacts, day_slip
from hall_server.slips.shift import ShiftFacts, shift_slip
from hall_server.slips.ticket import SlipFacts, ticket_slip
from hall_server.slips.trial import TrialFacts, trial_slip
from hall_server.slips.waiting import ListFacts, list_slip
from hall_server.texts.catalogue import Catalogue
from printers.slip import Slip

Row = Mapping[str, Any]

_MADE: dict[str, Callable[[Row, Catalogue], Slip]] = {
    "ticket": lambda row, catalogue: ticket_slip(SlipFacts.from_row(row), catalogue),
    "shift": lambda row, catalogue: shift_slip(ShiftFacts.from_row(row), catalogue),
    "test": lambda row, catalogue: trial_slip(TrialFacts.from_row(row), catalogue),
    "day": lambda row, catalogue: day_slip(DayFacts.from_row(row), catalogue),
    "list": lambda row, catalogue: list_slip(ListFacts.from_row(row), catalogue),
}

PAPERS = ("ticket", "shift", "test", "day", "list")
"""The kinds: a visitor's slip, an operator's shift, a test of the printer, the day, everybody who waits."""


def paper_slip(kind: str, facts: Row, catalogue: Catalogue) -> Slip:
    """The paper of one of the PAPERS, from its facts.

    Raises KeyError for another kind; KeyError, TypeError or ValueError for facts that are none of its.
    """
    return _MADE[kind](facts, catalogue)
