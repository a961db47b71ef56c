"""What every printer can do."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from printers.slip import Slip


class Delivery(Enum):
    """How sure it is that the slip came out."""

    SENT = "sent"  # the printer took all bytes and confirmed nothing
    PRINTED = "printed"  # the printer said that everything before its answer is on paper


class Printer(Protocol):
    """A device that prints one slip at a time."""

    def print(self, slip: Slip) -> Delivery:
        """Print the slip and say how sure that is; raise PrinterError when it did not come out."""

    def close(self) -> None:
        """Let go of the device; a print that waits for it ends early."""
