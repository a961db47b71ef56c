"""Lines of one bit after the other: RS-232, and adapters that behave like it."""

from __future__ import annotations

import re
import select
import sys
import time
from contextlib import suppress

import serial

from printers.deadlines import Deadline
from printers.lines.refusals import refusal

BAUDS = (9600, 19200, 38400, 57600, 115200)
DEFAULT_BAUD = 38400
FLOWS = ("none", "rtscts", "xonxoff")

_BITS_A_BYTE = 10  # a start bit, eight of the byte, a stop bit
_AHEAD_S = 0.2
"""How far the kernel's buffer may be ahead of the line, in seconds: so what was taken has nearly arrived."""
_CHUNK_BYTES = 256
_DRAIN_LOOK_S = 0.01

if sys.platform == "win32":
    _BROKEN: tuple[type[Exception], ...] = (OSError,)
else:
    import termios

    # Not an OSError, although it is one in all but name.
    _BROKEN = (OSError, termios.error)


class SerialConnector:
    """A printer at a serial device, 8 bits, no parity.

    `flow`: how the printer holds the line up while its buffer is full; "none": it does not.
    """

    may_be_tried = True

    def __init__(self, path: str, *, baud: int = DEFAULT_BAUD, flow: str = "none") -> None:
        self.byte_s = _BITS_A_BYTE / baud
        self._path = path
        self._baud = baud
        self._flow = flow

    @property
    def name(self) -> str:
        """The path of the device."""
        return self._path

    def open(self, deadline: Deadline) -> SerialLine:
        """Open the device for this program alone; old answers are thrown away. It never waits."""
        deadline.left()
        try:
            device = serial.Serial(
                self._path,
                self._baud,
                timeout=0,
                write_timeout=0,
                rtscts=self._flow == "rtscts",
                xonxoff=self._flow == "xonxoff",
                exclusive=True,
            )
        except _BROKEN as error:
            raise refusal(_number(error)) from None
        return SerialLine(device, self.byte_s)


class SerialLine:
    """A serial device that is open."""

    can_answer = True

    def __init__(self, device: serial.Serial, byte_s: float) -> None:
        self._device = device
        self._byte_s = byte_s
        self._free_at = time.monotonic()
        self._is_drained = True

    def write(self, rest: memoryview, deadline: Deadline) -> int:
        """A part, no sooner than the line can carry it."""
        self._is_drained = False
        ahead = self._free_at - time.monotonic()
        if ahead > _AHEAD_S:
            deadline.pause(ahead - _AHEAD_S)
        _wait_for_room(self._device.fileno(), deadline)
        taken = self._device.write(rest[:_CHUNK_BYTES]) or 0
        self._free_at = max(self._free_at, time.monotonic()) + taken * self._byte_s
        return taken

    def read(self, deadline: Deadline) -> bytes:
        """What has come."""
        while True:
            self._device.timeout = deadline.slice()
            if first := self._device.read(1):
                return first + self._device.read(self._device.in_waiting)

    def drain(self, deadline: Deadline) -> None:
        """Wait as long as the bytes need, and until the kernel has none left."""
        deadline.pause(max(0.0, self._free_at - time.monotonic()))
        while self._device.out_waiting:
            deadline.pause(_DRAIN_LOOK_S)
        self._is_drained = True

    def hang_up(self, deadline: Deadline) -> None:
        """A serial line has no other end that could hang up."""

    def close(self) -> None:
        """Let go of the device."""
        with suppress(*_BROKEN):
            # The kernel would wait up to half a minute for a printer that holds the line up.
            if not self._is_drained:
                self._device.reset_output_buffer()
        with suppress(*_BROKEN):
            self._device.close()


if sys.platform == "win32":

    def _wait_for_room(_file: int, deadline: Deadline) -> None:
        """On this system the library comes back at once and says how much was taken."""
        deadline.left()

else:

    def _wait_for_room(file: int, deadline: Deadline) -> None:
        """Until the kernel takes at least a byte: with nothing to take, the library would spin for ever."""
        room = select.poll()
        room.register(file, select.POLLOUT)
        while not room.poll(deadline.slice() * 1000):
            pass


def _number(error: Exception) -> int | None:
    """The number of an error of the system; the library keeps some in its text only."""
    first = error.args[0] if error.args else None
    if isinstance(first, int):
        return first
    named = re.search(r"\((\d+), ", str(error))
    return int(named[1]) if named else None
