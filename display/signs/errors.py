"""The one way in which a sign fails."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Why a sign does not show what it should, for programs."""

    LINE_AWAY = "line_away"
    LINE_REFUSED = "line_refused"
    SILENT = "sign_silent"
    GARBLED = "sign_garbled"
    REFUSED = "sign_refused"


OF_THE_LINE = frozenset({Fault.LINE_AWAY, Fault.LINE_REFUSED})
"""Faults of everything that hangs on a line at once."""


class SignError(Exception):
    """The sign has not confirmed. `retry` says whether trying again soon can help.

    The message is a whole sentence for staff: what happened, why, what to do.
    """

    def __init__(self, message: str, *, retry: bool, code: Fault) -> None:
        super().__init__(message)
        self.message = message
        self.retry = retry
        self.code = code
