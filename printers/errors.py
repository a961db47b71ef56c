"""The one kind of error that every printer raises."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """What was wrong, for programs and for texts in other languages."""

    OFFLINE = "printer_offline"
    REFUSED = "printer_refused"
    TIMEOUT = "printer_timeout"
    BROKE_OFF = "printer_broke_off"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    ERROR = "printer_error"
    AWAY = "agent_away"
    UNSURE = "agent_silent"
    NOT_CONFIRMED = "not_confirmed"
    """Not raised: what is wrong with an UNCONFIRMED delivery."""


class PrinterError(Exception):
    """The slip did not come out. `retry` says whether trying again can help.

    The message is a whole sentence for staff: what happened, why, what to do. `began` says that the printer
    had taken a part of the slip, so a torn one may lie in it; otherwise nothing was printed at all.
    """

    def __init__(self, message: str, *, retry: bool, code: Fault, began: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.retry = retry
        self.code = code
        self.began = began
