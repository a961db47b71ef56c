"""A slip on its way to an agent, and the agent's word about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall_server.domain.errors import NotFound
from printers.errors import Fault

Document = dict[str, Any]

NO_JOB = 0
"""Stands for the print job of a slip that belongs to none, such as a test."""


@dataclass(frozen=True, slots=True)
class Word:
    """What an agent says of a slip that it took: printed, sent, failed or unknown."""

    state: str
    problem: Fault | None = None
    began: bool = True


@dataclass(slots=True)
class HandOver:
    """A slip on its way to an agent. Its id holds the print job's, for a word that comes after a restart."""

    id: str
    printer: str
    slip: Document
    taken_by: str | None = None
    word: Word | None = None


def problem_of(word: Word) -> Fault | None:
    """What is wrong with a slip of which the agent says that."""
    match word.state:
        case "unknown":
            return Fault.UNSURE
        case "failed":
            return word.problem or Fault.ERROR
        case "sent":
            return word.problem if word.problem is Fault.NOT_CONFIRMED else None
    return None


def as_print(state: str, printer: str) -> Document:
    """How the slip stands, as a Ticket says it."""
    return {"state": state, "printer": printer, "problem": None}


def job_in(hand_over: str) -> int:
    """The print job of a hand-over; raises NotFound for what is no id of one."""
    job, dash, _ = hand_over.partition("-")
    if not (dash and job.isascii() and job.isdecimal() and len(job) < 18):
        raise NotFound("not_found", slip=hand_over[:80])
    return int(job)
