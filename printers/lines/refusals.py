"""Why the system does not let a printer's device be opened, in words for staff."""

from __future__ import annotations

import errno
import os

from printers.errors import Fault
from printers.lines.line import CannotOpen

_BY_ITSELF = "Check its cable and power; the slip prints when it is back"
_NO_RIGHT = "Give the hall's user the right to use it, as the manual of printers says"

_REFUSALS = {
    errno.ENOENT: (Fault.OFFLINE, "is not there", _BY_ITSELF),
    errno.ENODEV: (Fault.OFFLINE, "is not there", _BY_ITSELF),
    errno.ENXIO: (
        Fault.OFFLINE,
        "has nobody at its other end",
        "Check its power, or start the program that reads from it",
    ),
    errno.EACCES: (Fault.REFUSED, "may not be used by this user", _NO_RIGHT),
    errno.EPERM: (Fault.REFUSED, "may not be used by this user", _NO_RIGHT),
    errno.EBUSY: (
        Fault.REFUSED,
        "is being used by another program",
        "Stop the other one: CUPS, or a second hall",
    ),
    # What a lock that somebody else holds says.
    errno.EAGAIN: (
        Fault.REFUSED,
        "is being used by another program",
        "Stop the other one: CUPS, or a second hall",
    ),
    errno.ENOTTY: (Fault.REFUSED, "is no serial line", "Use file:// for a device that is none"),
}


def refusal(number: int | None) -> CannotOpen:
    """The refusal behind an error number of the system; any other is an offline printer."""
    if number in _REFUSALS:
        return CannotOpen(*_REFUSALS[number])
    why = os.strerror(number) if number else "unknown error"
    return CannotOpen(Fault.OFFLINE, f"cannot be opened ({why})", _BY_ITSELF)
