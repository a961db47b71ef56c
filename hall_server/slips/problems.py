"""What can be wrong with a slip, in words."""

from __future__ import annotations

from hall_server.texts.catalogue import Catalogue
from printers.errors import Fault

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
