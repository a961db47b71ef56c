"""A serial line with signs on it (RS-485, half duplex): one question at a time, each within its time."""

from __future__ import annotations

import errno
import os
import re
import select
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import serial

from display.signs.deadline import Deadline
from display.signs.errors import Fault, SignError

Answer = TypeVar("Answer")

BAUDS = (9600, 19200, 38400, 57600, 115200)
DEFAULT_BAUD = 9600

ANSWER_S = 0.3
"""How long a sign may take to answer beyond the time that the bytes need, in seconds."""

WRITE_S = 1.0
"""How long the kernel may take to accept a question beyond that time, in seconds."""

BITS_A_CHARACTER = 11
"""As the Modbus specification counts them: a start bit, eight of the byte, parity or a stop bit, a stop."""

SILENT_CHARACTERS = 3.5
FIXED_SILENCE_S = 0.00175
"""The silence before a frame above 19200 baud, as the Modbus specification recommends it, in seconds."""

_READ_BYTES = 256

if sys.platform == "win32":
    _BROKEN: tuple[type[Exception], ...] = (OSError,)
else:
    import termios

    # Not an OSError, although it is one in all but name.
    _BROKEN = (OSError, termios.error)


class SerialPort:
    """A serial device, 8 bits, no parity, one stop bit. It belongs to one thread."""

    def __init__(self, path: str, *, baud: int = DEFAULT_BAUD, answer_s: float = ANSWER_S) -> None:
        self._path = path
        self._baud = baud
        self._answer_s = answer_s
        self._byte_s = BITS_A_CHARACTER / baud
        self._silence_s = FIXED_SILENCE_S if baud > 19200 else SILENT_CHARACTERS * self._byte_s
        self._quiet_at = 0.0
        self._device: serial.Serial | None = None

    @property
    def name(self) -> str:
        """The path of the device."""
        return self._path

    @property
    def is_open(self) -> bool:
        """Can something be sent?"""
        return self._device is not None

    def open(self) -> None:
        """Open the device for this program alone. It never waits; raises SignError."""
        try:
            self._device = serial.Serial(self._path, self._baud, timeout=0, write_timeout=0, exclusive=True)
        except _BROKEN as error:
            raise self._refusal(_number(error)) from None
        self._quiet_at = time.monotonic() + self._silence_s

    def look(self) -> None:
        """Ask the kernel for what is waiting, which fails when the device is gone; raises SignError."""
        if self._device is not None:
            try:
                _ = self._device.in_waiting
            except _BROKEN:
                raise self._away() from None

    def ask(self, request: bytes, read: Callable[[bytes], Answer | None], *, longest: int) -> Answer:
        """Send a question and give what `read` makes of the bytes that came; raises SignError.

        `read`: None as long as no whole answer is among them. `longest`: the bytes of the longest answer.
        """
        device = self._device
        if device is None:
            raise self._away()
        try:
            self._send(device, request)
            return self._listen(device, read, len(request) + longest)
        except _BROKEN:
            raise self._away() from None

    def close(self) -> None:
        """Let go of the device."""
        device, self._device = self._device, None
        if device is not None:
            with suppress(*_BROKEN):
                # The kernel would wait up to half a minute for bytes that nobody takes.
                device.reset_output_buffer()
            with suppress(*_BROKEN):
                device.close()

    def _send(self, device: serial.Serial, request: bytes) -> None:
        time.sleep(max(0.0, self._quiet_at - time.monotonic()))
        # The answer to a question that was given up belongs to nobody any more.
        device.reset_input_buffer()
        deadline = Deadline(WRITE_S + len(request) * self._byte_s)
        rest = memoryview(request)
        try:
            while rest:
                _wait_for_room(device.fileno(), deadline)
                rest = rest[device.write(rest) or 0 :]
        except TimeoutError:
            raise self._away() from None

    def _listen(self, device: serial.Serial, read: Callable[[bytes], Answer | None], expected: int) -> Answer:
        deadline = Deadline(self._answer_s + expected * self._byte_s)
        received = b""
        try:
            while True:
                device.timeout = deadline.left()
                received += device.read(1) + device.read(min(device.in_waiting, _READ_BYTES))
                if (answer := read(received)) is not None:
                    return answer
        except TimeoutError:
            raise self._silent(received) from None
        finally:
            self._quiet_at = time.monotonic() + self._silence_s

    def _silent(self, received: bytes) -> SignError:
        if received:
            message = (
                f"What came back on {self._path} is no answer of this sign. "
                "Check that no two signs have the same number, the speed, and the wires."
            )
            return SignError(message, retry=True, code=Fault.GARBLED)
        message = f"No answer on {self._path}. Check the sign's power, its number and its wires."
        return SignError(message, retry=True, code=Fault.SILENT)

    def _away(self) -> SignError:
        self.close()
        message = f"The adapter at {self._path} is gone. Plug it in; the signs follow by themselves."
        return SignError(message, retry=True, code=Fault.LINE_AWAY)

    def _refusal(self, number: int | None) -> SignError:
        happened, to_do, code = _REFUSALS.get(number or 0, (None, "", Fault.LINE_AWAY))
        if happened is None:
            why = os.strerror(number) if number else "unknown error"
            happened, to_do = f"cannot be opened ({why})", "Check its cable"
        message = f"The adapter at {self._path} {happened}. {to_do}; the signs follow by themselves."
        return SignError(message, retry=True, code=code)


_NOT_THERE = ("is not there", "Plug it in", Fault.LINE_AWAY)
_NO_RIGHT = (
    "may not be used by this user",
    "Put the hall's user into the group dialout, as the manual of signs says",
    Fault.LINE_REFUSED,
)
_IN_USE = ("is being used by another program", "Stop the other one", Fault.LINE_REFUSED)
_REFUSALS: dict[int, tuple[str | None, str, Fault]] = {
    errno.ENOENT: _NOT_THERE,
    errno.ENODEV: _NOT_THERE,
    errno.ENXIO: _NOT_THERE,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EBUSY: _IN_USE,
    errno.EAGAIN: _IN_USE,  # what a lock that somebody else holds says
    errno.ENOTTY: ("is no serial line", "Correct the address in the hall file", Fault.LINE_REFUSED),
}


if sys.platform == "win32":

    def _wait_for_room(_file: int, deadline: Deadline) -> None:
        """On this system the library comes back at once and says how much was taken."""
        deadline.left()

else:

    def _wait_for_room(file: int, deadline: Deadline) -> None:
        """Until the kernel takes at least a byte: with nothing to take, the library would spin for ever."""
        room = select.poll()
        room.register(file, select.POLLOUT)
        while not room.poll(deadline.left() * 1000):
            pass


def _number(error: Exception) -> int | None:
    """The number of an error of the system; the library keeps some in its text only."""
    first = error.args[0] if error.args else None
    if isinstance(first, int):
        return first
    named = re.search(r"\((\d+), ", str(error))
    return int(named[1]) if named else None
