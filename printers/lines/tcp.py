"""Lines over the network: a connection for each slip."""

from __future__ import annotations

import ipaddress
import os
import selectors
import socket
import threading
from contextlib import suppress

from printers.deadlines import Deadline, Interrupted
from printers.errors import Fault
from printers.lines.line import CannotOpen

# With its usual buffer the kernel takes a whole slip at once, also for a printer that never reads a byte.
_SEND_BUFFER_BYTES = 4096


class TcpConnector:
    """A printer that listens on `host`:`port`."""

    byte_s = 0.0

    may_be_tried = True

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port

    @property
    def name(self) -> str:
        """Host and port."""
        return f"{self._host}:{self._port}"

    def open(self, deadline: Deadline) -> TcpLine:
        """A connection to the first address of the host that takes one."""
        try:
            return TcpLine(self._connected(deadline))
        except ConnectionRefusedError:
            raise CannotOpen(
                Fault.REFUSED,
                "refuses the connection",
                "Check that it is switched on and ready, and that its address and port are right",
            ) from None
        except (TimeoutError, Interrupted):
            raise
        except OSError as error:
            raise CannotOpen(
                Fault.OFFLINE,
                f"cannot be reached ({error.strerror or error})",
                "Check its cable, power and address; the slip prints when it is back",
            ) from None

    def _connected(self, deadline: Deadline) -> socket.socket:
        refusal = OSError(f"{self._host} has no address")
        for family, address in _addresses(self._host, self._port, deadline):
            line = socket.socket(family, socket.SOCK_STREAM)
            try:
                _connect(line, address, deadline)
            except OSError as error:
                line.close()
                refusal = error
            else:
                return line
        raise refusal


class TcpLine:
    """A connection."""

    can_answer = True

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)

    def write(self, rest: memoryview, deadline: Deadline) -> int:
        """As much as the kernel takes."""
        while True:
            self._connection.settimeout(deadline.slice())
            with suppress(TimeoutError):
                return self._connection.send(rest)

    def read(self, deadline: Deadline) -> bytes:
        """What has come."""
        while True:
            self._connection.settimeout(deadline.slice())
            with suppress(TimeoutError):
                return self._connection.recv(64)

    def drain(self, deadline: Deadline) -> None:
        """What the kernel has left over is little, and hanging up waits for it."""

    def hang_up(self, deadline: Deadline) -> None:
        """To close with unread answers would reset the connection, and could cost the end of the slip."""
        self._connection.shutdown(socket.SHUT_WR)
        while self.read(deadline):
            pass

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def _connect(line: socket.socket, address: tuple[str, int], deadline: Deadline) -> None:
    line.setblocking(False)
    with suppress(BlockingIOError):
        line.connect(address)
        return
    with selectors.DefaultSelector() as ready:
        ready.register(line, selectors.EVENT_WRITE)
        while not ready.select(deadline.slice()):
            pass
    if failure := line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        raise OSError(failure, os.strerror(failure))


def _addresses(
    host: str, port: int, deadline: Deadline
) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    """The addresses of a host. A name is looked up in a thread: the resolver knows no deadline."""
    with suppress(ValueError):
        number = ipaddress.ip_address(host)
        return [(socket.AF_INET if number.version == 4 else socket.AF_INET6, (str(number), port))]
    found: list[list[tuple[socket.AddressFamily, tuple[str, int]]] | OSError] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.append([(family, (str(address[0]), port)) for family, *_, address in answers])
        except OSError as error:
            found.append(error)

    thread = threading.Thread(target=look_up, name=f"look up {host}", daemon=True)
    thread.start()
    while not found and thread.is_alive():
        thread.join(deadline.slice())
    match found:
        case [OSError() as error]:
            raise error
        case [list() as addresses]:
            return addresses
    raise OSError(f"{host} cannot be looked up")
