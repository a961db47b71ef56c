"""What a manager has to know of a printer at first sight: whether it needs somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Document = dict[str, Any]

LOW_SHARE = 0.1
"""A roll of which less than this share is left is soon to be changed."""

SIGN_PROBLEMS = (
    *("line_away", "line_refused", "sign_silent", "sign_garbled", "sign_refused"),
    "not_used",
)
"""Codes of everything that can be wrong with a sign or lamp; each has a sentence."""


def is_counted(station: Document) -> bool:
    """Is it known what is left? Before a first roll was put in, nobody knows how full the present one was."""
    return station["roll_since"] is not None or station["paper"] == "out"


def still_there(station: Document) -> int:
    """About how many slips the roll still gives; none when the printer says that its paper is out."""
    left: int = station["left"]
    return 0 if station["paper"] == "out" else left


def is_low(station: Document) -> bool:
    """Is the paper of a Station running low, as it says or as its slips were counted?"""
    # Many printers feel the end of the roll only, and say "enough" until then: the count is believed too.
    is_nearly_over: bool = station["left"] < LOW_SHARE * (station["slips"] + station["left"])
    return (is_counted(station) and is_nearly_over) or station["paper"] in ("low", "out")


def sign_problem(code: str) -> str:
    """The key of the sentence for one of the SIGN_PROBLEMS."""
    return f"manager-sign-problem-{code.replace('_', '-')}"


def signs_that_fail(signs: Iterable[Document]) -> list[str]:
    """Ids of the signs and lamps that do not show what they should."""
    return [each["id"] for each in signs if each["problem"]]


def people_needed(stations: Iterable[Document]) -> dict[str, list[str]]:
    """Ids of the printers that do not print (`failing`) and of those that soon will not (`low`)."""
    all_of_them = list(stations)
    return {
        "failing": [each["id"] for each in all_of_them if each["problem"]],
        "low": [each["id"] for each in all_of_them if is_low(each) and not each["problem"]],
    }
