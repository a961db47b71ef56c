"""What every printer can do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Protocol

from printers.errors import Fault
from printers.slip import Slip


class Delivery(Enum):
    """How sure it is that the slip came out."""

    SENT = "sent"  # the printer took all bytes; its model, or its line, confirms nothing
    UNCONFIRMED = "unconfirmed"  # it took all bytes and was silent, though its model confirms
    PRINTED = "printed"  # the printer said that everything before its answer is on paper


class Condition(StrEnum):
    """How a printer is, as far as it says so. UNKNOWN is a state of its own: never taken for "fine"."""

    ONLINE = "online"
    OFFLINE = "offline"
    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    ERROR = "error"
    UNKNOWN = "unknown"


class Paper(StrEnum):
    """How much paper a printer says it has."""

    ENOUGH = "enough"
    LOW = "low"
    OUT = "out"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Health:
    """What a printer said of itself at one moment.

    `problem` and `sentence`: why it cannot print, where more is known than its condition tells.
    """

    condition: Condition = Condition.UNKNOWN
    paper: Paper = Paper.UNKNOWN
    problem: Fault | None = None
    sentence: str = field(default="", compare=False)


class Printer(Protocol):
    """A device that prints one slip at a time."""

    def print(self, slip: Slip) -> Delivery:
        """Print the slip and say how sure that is; raise PrinterError when it did not come out."""

    def look(self) -> Health:
        """Ask how it is, within a deadline of its own; what does not answer is UNKNOWN or OFFLINE.

        Never raises, and prints nothing.
        """

    def close(self) -> None:
        """Let go of the device; a print that waits for it ends early."""
