"""A printer on the network: one connection a slip, and a deadline for everything that is waited for."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from printers.driver import Delivery, Health
from printers.errors import Fault, PrinterError
from printers.escpos import encode
from printers.profile import Profile
from printers.slip import Slip

# DLE EOT 4: is there paper? Answered at once, also by a printer that is offline: no proof about a job.
_ASK_PAPER_NOW = b"\x10\x04\x04"
_NOW_MASK, _NOW_MARK, _NOW_PAPER_END = 0x93, 0x12, 0x60
# GS r 1: the same question, answered in its turn, when everything sent before it has been printed.
_ASK_PAPER_AFTER_JOB = b"\x1dr\x01"
_AFTER_JOB_PAPER_LEFT = (0x00, 0x03)  # the second: little is left
_AFTER_JOB_PAPER_END = (0x0C, 0x0F)


# With its usual buffer the kernel takes a whole slip at once, also for a printer that never reads a byte.
_SEND_BUFFER_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long each part of a print may take at most, in seconds."""

    open_s: float = 3.0
    paper_s: float = 1.0
    write_s: float = 10.0
    status_s: float = 6.0
    linger_s: float = 0.5


class TcpPrinter:
    """Prints on `host`:`port`. May be used from several threads; it prints one slip at a time."""

    def __init__(
        self, host: str, port: int, *, profile: Profile, fonts: Path, deadlines: Deadlines | None = None
    ) -> None:
        self._host = host
        self._port = port
        self._profile = profile
        self._fonts = fonts
        self._deadlines = deadlines or Deadlines()
        self._one_slip = threading.Lock()
        self._line: socket.socket | None = None
        self._is_closed = False

    def print(self, slip: Slip) -> Delivery:
        """Send the slip and, when the model can, wait for its word that it is on paper.

        Silence or nonsense after the job is no fault: the printer has the slip, so it is SENT. Raises
        PrinterError for everything else.
        """
        job = encode(slip, profile=self._profile, fonts=self._fonts)
        with self._one_slip, closing(self._open()) as line:
            self._line = line
            try:
                if self._profile.confirms:
                    self._refuse_without_paper(line)
                self._write(line, job)
                return self._confirmation(line) if self._profile.confirms else self._farewell(line)
            finally:
                self._line = None

    def look(self) -> Health:
        """Nothing is asked of it between slips."""
        return Health()

    def close(self) -> None:
        """Break off the present slip, if there is one, and take no more."""
        self._is_closed = True
        line = self._line
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _open(self) -> socket.socket:
        if self._is_closed:
            raise self._error(
                "has been taken out of service", "Put it back into the hall file", Fault.OFFLINE
            )
        deadline = _Deadline(self._deadlines.open_s)
        try:
            return _connected(self._host, self._port, deadline)
        except ConnectionRefusedError:
            raise self._error(
                "refuses the connection",
                "Check that it is switched on and ready, and that its address and port are right",
                Fault.REFUSED,
            ) from None
        except TimeoutError:
            why = f"did not answer within {self._deadlines.open_s:g} seconds"
            raise self._error(why, f"Check its cable and power; {_BY_ITSELF}", Fault.OFFLINE) from None
        except OSError as error:
            why = f"cannot be reached ({error.strerror or error})"
            raise self._error(
                why, f"Check its cable, power and address; {_BY_ITSELF}", Fault.OFFLINE
            ) from None

    def _refuse_without_paper(self, line: socket.socket) -> None:
        """Ask first, so that the slip can still go to another printer. No answer is not "no paper"."""
        try:
            line.settimeout(self._deadlines.paper_s)
            line.sendall(_ASK_PAPER_NOW)
            answer = line.recv(64)
        except TimeoutError:
            return
        except OSError:
            raise self._broke_off(0, 0) from None
        for status in answer:
            if status & _NOW_MASK == _NOW_MARK and status & _NOW_PAPER_END:
                raise self._no_paper(began=False)

    def _write(self, line: socket.socket, job: bytes) -> None:
        deadline = _Deadline(self._deadlines.write_s)
        rest = memoryview(job)
        try:
            while rest:
                line.settimeout(deadline.left())
                rest = rest[line.send(rest) :]
        except TimeoutError:
            taken = len(job) - len(rest)
            why = f"took only {taken} of {len(job)} bytes in {self._deadlines.write_s:g} seconds"
            what = f"Check its cover, paper and cable; {_BY_ITSELF}"
            raise self._error(why, what, Fault.TIMEOUT, began=taken > 0) from None
        except OSError:
            raise self._broke_off(len(job) - len(rest), len(job)) from None

    def _confirmation(self, line: socket.socket) -> Delivery:
        """Ask whether everything is on paper; only an answer that can be nothing else counts."""
        deadline = _Deadline(self._deadlines.status_s)
        answer = b""
        try:
            line.settimeout(deadline.left())
            line.sendall(_ASK_PAPER_AFTER_JOB)
            # A late answer to the first question may stand before the one that is waited for.
            while not answer or answer[0] & _NOW_MASK == _NOW_MARK:
                line.settimeout(deadline.left())
                answer = line.recv(1)
                if not answer:
                    return Delivery.SENT
        except TimeoutError:
            return self._farewell(line)
        except OSError:
            raise self._broke_off(1, 1) from None
        if answer[0] in _AFTER_JOB_PAPER_END:
            raise self._no_paper(began=True)
        return Delivery.PRINTED if answer[0] in _AFTER_JOB_PAPER_LEFT else self._farewell(line)

    def _farewell(self, line: socket.socket) -> Delivery:
        """Say that this was all, and listen a moment for a broken connection: the slip may still be lost.

        To close with unread answers in the line would reset the connection and could cost its end.
        """
        deadline = _Deadline(self._deadlines.linger_s)
        try:
            line.shutdown(socket.SHUT_WR)
            while True:
                line.settimeout(deadline.left())
                if not line.recv(1024):
                    return Delivery.SENT
        except TimeoutError:
            return Delivery.SENT
        except OSError:
            raise self._broke_off(1, 1) from None

    def _no_paper(self, *, began: bool) -> PrinterError:
        return self._error(
            "is out of paper", f"Put in a new roll; {_BY_ITSELF}", Fault.PAPER_OUT, began=began
        )

    def _broke_off(self, taken: int, whole: int) -> PrinterError:
        where = f"after {taken} of {whole} bytes" if taken < whole else "before it had printed the slip"
        what = "Check its power and cable and take out the torn slip; its visitor keeps the number"
        return self._error(f"broke off the connection {where}", what, Fault.BROKE_OFF, began=taken > 0)

    def _error(self, happened: str, to_do: str, code: Fault, *, began: bool = False) -> PrinterError:
        message = f"The printer at {self._host}:{self._port} {happened}. {to_do}."
        return PrinterError(message, retry=not self._is_closed, code=code, began=began)


_BY_ITSELF = "the slip prints when it is back"


class _Deadline:
    """A point in time, asked for the seconds until it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def _connected(host: str, port: int, deadline: _Deadline) -> socket.socket:
    """A connection to the first address of the host that takes one; raises OSError."""
    refusal = OSError(f"{host} has no address")
    for number in _numbers(host, deadline):
        try:
            line = socket.create_connection((number, port), timeout=deadline.left())
        except OSError as error:
            refusal = error
        else:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)
            return line
    raise refusal


def _numbers(host: str, deadline: _Deadline) -> list[str]:
    """The IP addresses of a host. A name is looked up in a thread: the resolver knows no deadline."""
    with suppress(ValueError):
        return [str(ipaddress.ip_address(host))]
    found: list[list[str] | OSError] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            found.append([str(address[0]) for *_, address in answers])
        except OSError as error:
            found.append(error)

    thread = threading.Thread(target=look_up, name=f"look up {host}", daemon=True)
    thread.start()
    thread.join(deadline.left())
    match found:
        case [OSError() as error]:
            raise error
        case [list() as numbers]:
            return numbers
    raise TimeoutError
