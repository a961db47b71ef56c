"""Lines through a file of the system: a device such as /dev/usb/lp0, or a FIFO to another program."""

from __future__ import annotations

import errno
import os
import select
import stat
import struct
import sys
from contextlib import suppress
from pathlib import Path

from printers.deadlines import Deadline
from printers.errors import Fault
from printers.lines.line import CannotOpen
from printers.lines.refusals import refusal

_LOOK_S = 0.02
_MOST_OLD_ANSWERS = 16

if sys.platform != "win32":
    import fcntl
    import termios
    import tty


class FileConnector:
    """A printer behind a device file or a FIFO."""

    byte_s = 0.0

    def __init__(self, path: str) -> None:
        self._path = path

    @property
    def may_be_tried(self) -> bool:
        """Not a FIFO: whoever reads from it would see the end of an empty slip."""
        return not Path(self._path).is_fifo()

    @property
    def name(self) -> str:
        """The path."""
        return self._path

    def open(self, deadline: Deadline) -> FileLine:
        """Open the file, which never waits; neither for a printer nor for the reader of a FIFO."""
        deadline.left()
        if sys.platform == "win32":
            raise CannotOpen(
                Fault.REFUSED, "cannot be used: this system has no device files", "Use tcp:// or usb://"
            )
        try:
            mode = Path(self._path).stat().st_mode
            if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
                raise CannotOpen(
                    Fault.REFUSED,
                    "is neither a device nor a FIFO",
                    "Write the printer's device into the hall file, such as file:///dev/usb/lp0",
                )
            line = _opened(self._path, is_fifo=stat.S_ISFIFO(mode))
        except OSError as error:
            raise refusal(error.errno) from None
        line.forget_old_answers()
        return line


class FileLine:
    """An open file that never blocks."""

    def __init__(self, file: int, *, can_answer: bool, is_fifo: bool) -> None:
        self.can_answer = can_answer
        self._file = file
        self._is_fifo = is_fifo
        self._room = select.poll()
        self._room.register(file, select.POLLOUT)

    def write(self, rest: memoryview, deadline: Deadline) -> int:
        """As much as the device takes."""
        while True:
            self._wait_for_room(deadline)
            with suppress(BlockingIOError):
                if taken := os.write(self._file, rest):
                    return taken
            # A device may say that it has room, and take nothing.
            deadline.pause(_LOOK_S)

    def read(self, deadline: Deadline) -> bytes:
        """What the device has; an empty answer is no end here, printers' devices give it while idle."""
        if not self.can_answer:
            raise TimeoutError
        while True:
            with suppress(BlockingIOError):
                if answer := os.read(self._file, 64):
                    return answer
            deadline.pause(_LOOK_S)

    def drain(self, deadline: Deadline) -> None:
        """Wait until the device is done: Linux drops what a printer's device has not sent when it is closed.

        For a FIFO: until its reader has taken all; its reader may end before.
        """
        self._wait_for_room(deadline)
        while self._is_fifo and self._unread():
            deadline.pause(_LOOK_S)
            self._wait_for_room(deadline)

    def hang_up(self, deadline: Deadline) -> None:
        """Nothing follows the last byte."""

    def close(self) -> None:
        """Let go of the file."""
        with suppress(OSError):
            os.close(self._file)

    def forget_old_answers(self) -> None:
        """Answers to questions of earlier slips may still lie in the device."""
        if self.can_answer:
            with suppress(OSError):
                for _ in range(_MOST_OLD_ANSWERS):
                    if not os.read(self._file, 64):
                        return

    def _wait_for_room(self, deadline: Deadline) -> None:
        while not (ready := self._room.poll(deadline.slice() * 1000)):
            pass
        if self._is_fifo and ready[0][1] & select.POLLERR:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    def _unread(self) -> int:
        (count,) = struct.unpack("i", fcntl.ioctl(self._file, termios.FIONREAD, b"\0\0\0\0"))
        return int(count)


def _opened(path: str, *, is_fifo: bool) -> FileLine:
    # Without NOCTTY a serial device could become the terminal of the server, and end it by hanging up.
    flags = os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    if is_fifo:
        # Opened for both, a FIFO would need no reader, and would give back what was written.
        return FileLine(os.open(path, flags | os.O_WRONLY), can_answer=False, is_fifo=True)
    try:
        file, can_answer = os.open(path, flags | os.O_RDWR), True
    except PermissionError:
        file, can_answer = os.open(path, flags | os.O_WRONLY), False
    if os.isatty(file):
        # A terminal would change bytes on their way.
        try:
            tty.setraw(file, termios.TCSANOW)
        except termios.error as error:
            os.close(file)
            raise OSError(*error.args) from None
    return FileLine(file, can_answer=can_answer, is_fifo=False)
