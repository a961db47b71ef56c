"""What every line to a printer can do, whatever it is made of."""

from __future__ import annotations

from typing import Protocol

from printers.deadlines import Deadline
from printers.errors import Fault


class CannotOpen(Exception):
    """There is no way to the printer. `happened` and `to_do` are parts of a sentence for staff."""

    def __init__(self, code: Fault, happened: str, to_do: str) -> None:
        super().__init__(happened)
        self.code = code
        self.happened = happened
        self.to_do = to_do


class BrokeUnderWay(OSError):
    """The line broke while it carried bytes, and nobody knows how many of them arrived."""


class Line(Protocol):
    """An open way to a printer, for one slip.

    Whatever waits has a deadline: it raises TimeoutError when that is over, and OSError when the line breaks.
    """

    @property
    def can_answer(self) -> bool:
        """Can the printer say something on this line?"""

    def write(self, rest: memoryview, deadline: Deadline) -> int:
        """Send the beginning of `rest`; the number of bytes taken, at least one."""

    def read(self, deadline: Deadline) -> bytes:
        """What the printer says, as soon as there is something; nothing when it has hung up."""

    def drain(self, deadline: Deadline) -> None:
        """Wait until all that was written has left this PC, as far as that can be known."""

    def hang_up(self, deadline: Deadline) -> None:
        """Say that this was all, and listen for a break until the other end hangs up, too."""

    def close(self) -> None:
        """Let go of the line; what has not left this PC is thrown away. Never waits, never raises."""


class Connector(Protocol):
    """Where a printer hangs."""

    @property
    def name(self) -> str:
        """The place, as staff know it."""

    @property
    def byte_s(self) -> float:
        """How long a byte is under way at least, in seconds; 0 where nobody would notice."""

    @property
    def may_be_tried(self) -> bool:
        """Can it be opened and closed without a byte, and nobody on the other end takes that for a slip?"""

    def open(self, deadline: Deadline) -> Line:
        """A line to the printer without old answers in it; raises CannotOpen, TimeoutError or Interrupted."""
