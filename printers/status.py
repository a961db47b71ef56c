"""What printers say of themselves, byte by byte.

Source of all masks: Epson, ESC/POS Command Reference, "DLE EOT" (transmit real-time status) and "GS r"
(transmit status); the manuals of Citizen, Bixolon and Partner printers give the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping

from printers.driver import Condition, Health, Paper
from printers.errors import Fault

PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, ROLL = 1, 2, 3, 4
"""The n of DLE EOT n."""

QUESTIONS = (ROLL, OFFLINE_CAUSE, PRINTER, ERROR_CAUSE)
"""In the order in which they are asked: what more models answer comes first."""

ASK_AFTER_JOB = b"\x1dr\x01"
"""GS r 1: is there paper? Answered in its turn, when everything sent before it has been printed."""

# Every answer to DLE EOT has bits 1 and 4 set, and bits 0 and 7 clear.
_NOW_MASK, _NOW_MARK = 0x93, 0x12

_PRINTER_OFFLINE = 0x08
_COVER_OPEN, _PAPER_STOP, _ERROR = 0x04, 0x20, 0x40
_ANY_ERROR = 0x08 | 0x20 | 0x40  # the cutter, unrecoverable, recovers by itself (a hot head)
_NEAR_END, _PAPER_END = 0x0C, 0x60

_AFTER_JOB_PAPER_LEFT = (0x00, 0x03)  # the second: little is left
_AFTER_JOB_PAPER_END = (0x0C, 0x0F)

TROUBLES = {
    Condition.COVER_OPEN: Fault.COVER_OPEN,
    Condition.PAPER_OUT: Fault.PAPER_OUT,
    Condition.ERROR: Fault.ERROR,
}
"""Conditions in which no slip is begun. A printer that only says "offline" is fed by hand, or recovers."""


def ask_now(question: int) -> bytes:
    """DLE EOT n, which a printer answers at once, also while it is offline or its buffer is full."""
    return b"\x10\x04" + bytes([question])


def is_given_at_once(answer: int) -> bool:
    """Can this byte be an answer to DLE EOT?"""
    return answer & _NOW_MASK == _NOW_MARK


def health(answers: Mapping[int, int]) -> Health:
    """What the answers to DLE EOT n, by n, say; what nobody said is unknown."""
    offline, error = answers.get(OFFLINE_CAUSE, 0), answers.get(ERROR_CAUSE, 0)
    paper = _paper(answers)
    if offline & _COVER_OPEN:
        return Health(Condition.COVER_OPEN, paper)
    if offline & _ERROR or error & _ANY_ERROR:
        return Health(Condition.ERROR, paper)
    if paper is Paper.OUT:
        return Health(Condition.PAPER_OUT, paper)
    if answers.get(PRINTER, 0) & _PRINTER_OFFLINE:
        return Health(Condition.OFFLINE, paper)
    if PRINTER in answers and OFFLINE_CAUSE in answers:
        return Health(Condition.ONLINE, paper)
    return Health(Condition.UNKNOWN, paper)


def paper_after_job(answer: bytes) -> Paper:
    """What the answer to GS r 1 says; UNKNOWN for everything that can be something else."""
    if len(answer) != 1:
        return Paper.UNKNOWN
    if answer[0] in _AFTER_JOB_PAPER_END:
        return Paper.OUT
    if answer[0] in _AFTER_JOB_PAPER_LEFT:
        return Paper.LOW if answer[0] else Paper.ENOUGH
    return Paper.UNKNOWN


def _paper(answers: Mapping[int, int]) -> Paper:
    if answers.get(ROLL, 0) & _PAPER_END or answers.get(OFFLINE_CAUSE, 0) & _PAPER_STOP:
        return Paper.OUT
    if ROLL not in answers:
        return Paper.UNKNOWN
    return Paper.LOW if answers[ROLL] & _NEAR_END else Paper.ENOUGH
