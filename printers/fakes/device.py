"""A printer at the other end of a file of the system, read by a thread of its own."""

from __future__ import annotations

import os
import select
import threading
import time
from contextlib import suppress
from pathlib import Path

from printers.fakes.model import PrinterFake, Session

_LOOK_S = 0.003
_CHUNK_BYTES = 1024


class DeviceFake(PrinterFake):
    """Reads at most one byte in `byte_s` seconds.

    `unplug` and `plug` take the device away and bring it back.
    """

    def __init__(self, path: Path, *, byte_s: float = 0.0) -> None:
        super().__init__()
        self.path = path
        self._byte_s = byte_s
        self._chunk_bytes = max(1, min(_CHUNK_BYTES, int(_LOOK_S / byte_s))) if byte_s else _CHUNK_BYTES
        self._free_at = 0.0
        self._file: int | None = None
        self._session: Session | None = None
        self._plugging = threading.RLock()
        self.plug()
        self._thread = threading.Thread(target=self._run, name="printer fake", daemon=True)
        self._thread.start()

    def plug(self) -> None:
        """The device is there."""
        with self._plugging:
            if self._file is None:
                self._file = self._made()
                # What somebody leaves behind is thrown away, and that must not wait for whoever comes next.
                os.set_blocking(self._file, False)

    def unplug(self) -> None:
        """The device goes, also in the middle of a job."""
        with self._plugging:
            if self._file is not None:
                os.close(self._file)
                self._file = None
                self._removed()
            self._end(is_whole=False)

    def close(self) -> None:
        """Take the device away for good."""
        super().close()
        self._thread.join(5)
        self.unplug()

    def _made(self) -> int:
        """Make the device; the file from which the printer reads."""
        raise NotImplementedError

    def _removed(self) -> None:
        """What else goes with the device."""

    def _run(self) -> None:
        while not self._closing.is_set():
            with self._plugging:
                received = b"" if self._file is None else self._received(self._file)
            if received:
                self._pass_time(len(received))
            elif self._closing.wait(_LOOK_S):
                return
            with self._plugging:
                if received and self._file is not None:
                    self._take(received, self._file)

    def _received(self, file: int) -> bytes:
        """What there is; when nobody has the line open any more, its session ends."""
        ready = select.poll()
        ready.register(file, select.POLLIN)
        flags = dict(ready.poll(0)).get(file, 0)
        received = b""
        if self.hang or (self._session is not None and self._session.is_stuck):
            if flags & select.POLLHUP:
                _forget(file)
                self._end(is_whole=False)
            return b""
        if flags & select.POLLIN:
            # An error is how a pseudo-terminal says that nobody has it open.
            with suppress(OSError):
                received = os.read(file, self._chunk_bytes)
        if flags and not received:
            self._end(is_whole=True)
        return received

    def _pass_time(self, count: int) -> None:
        if self._session is None and self.slow_s:
            self._closing.wait(self.slow_s)
        self._free_at = max(self._free_at, time.monotonic()) + count * self._byte_s
        self._closing.wait(max(0.0, self._free_at - time.monotonic()))

    def _take(self, received: bytes, file: int) -> None:
        if self._session is None:
            self._session = self._opened()
        answers = self._session.take(received)
        if self._session.is_cut:
            self.unplug()
        elif answers:
            with suppress(OSError):
                os.write(file, answers)

    def _end(self, *, is_whole: bool) -> None:
        if self._session is not None:
            self._session.end(is_whole=is_whole)
            self._session = None


def _forget(file: int) -> None:
    with suppress(OSError):
        while os.read(file, _CHUNK_BYTES):
            pass
