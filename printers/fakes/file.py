"""A printer that reads from a FIFO, and so can answer nothing."""

from __future__ import annotations

import fcntl
import os

from printers.fakes.device import DeviceFake

_BUFFER_BYTES = 4096


class FilePrinterFake(DeviceFake):
    """Its FIFO is `path`, and stays when the printer is unplugged: then nobody reads from it."""

    @property
    def address(self) -> str:
        """As the hall file writes it."""
        return f"file://{self.path}"

    def _made(self) -> int:
        if not self.path.exists():
            os.mkfifo(self.path)
        reader = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        # Small, so that a printer that does not read stops its sender soon.
        fcntl.fcntl(reader, fcntl.F_SETPIPE_SZ, _BUFFER_BYTES)
        return reader
