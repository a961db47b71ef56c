"""A printer on a serial line: a pseudo-terminal that carries no more than its baud rate."""

from __future__ import annotations

import os
import pty
from pathlib import Path

from printers.fakes.device import DeviceFake


class SerialPrinterFake(DeviceFake):
    """Its device is `path`, a link that stays the same when the printer is unplugged and comes back."""

    def __init__(self, path: Path, *, baud: int = 9600) -> None:
        self.baud = baud
        super().__init__(path, byte_s=10 / baud)

    @property
    def address(self) -> str:
        """As the hall file writes it."""
        return f"serial://{self.path}?baud={self.baud}"

    def _made(self) -> int:
        printer, line = pty.openpty()
        self.path.symlink_to(os.ttyname(line))
        os.close(line)
        return printer

    def _removed(self) -> None:
        self.path.unlink()
