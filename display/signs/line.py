"""The driver `line`: one line of ASCII text each way, with address, checksum and acknowledgement.

docs/signs.md describes it for whoever builds a sign.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import xor

from display.signs.errors import Fault, SignError
from display.signs.port import SerialPort
from display.signs.sign import fitted

LONGEST_ANSWER = len(b"@247 OK FF*FF\r\n")

_FRAME = re.compile(rb"@([^@*\r\n]{1,64})\*([0-9A-F]{2})\r\n")
_SAID = re.compile(r"(\d{2,3}) (OK|NO) (\S{1,8})")


def checksum(body: bytes) -> str:
    """Two hexadecimal digits: all bytes between @ and * combined by XOR."""
    return f"{reduce(xor, body, 0):02X}"


def frame(unit: int, words: str) -> bytes:
    """A line to or from a unit."""
    body = f"{unit:02d} {words}".encode("ascii")
    return b"@" + body + b"*" + checksum(body).encode("ascii") + b"\r\n"


def bodies(received: bytes) -> list[str]:
    """What the whole lines with a right checksum say, whatever noise stands between them."""
    return [
        body.decode("ascii", "replace")
        for body, check in _FRAME.findall(received)
        if checksum(body).encode("ascii") == check
    ]


class LineSign:
    """A unit that understands lines of text."""

    def __init__(self, port: SerialPort, *, unit: int, places: int, channel: int) -> None:
        self._port = port
        self._unit = unit
        self._places = places
        self._channel = channel

    def show(self, text: str | None) -> None:
        """Show a text; None: nothing."""
        self._ask(f"S {fitted(text, self._places)}")

    def light(self, on: bool) -> None:
        """Switch the lamp."""
        self._ask(f"L {self._channel} {int(on)}")

    def _ask(self, words: str) -> None:
        request = frame(self._unit, words)
        # The answer names the question by its checksum: one that comes too late is not taken for another's.
        number = request[-4:-2].decode("ascii")

        def read(received: bytes) -> tuple[str, str] | None:
            for body in bodies(received):
                said = _SAID.fullmatch(body)
                if said and int(said[1]) == self._unit and (said[2] == "NO" or said[3] == number):
                    return said[2], said[3]
            return None

        verdict, why = self._port.ask(request, read, longest=LONGEST_ANSWER)
        if verdict == "NO":
            message = (
                f"The sign {self._unit} on {self._port.name} cannot do what it was asked (it says NO {why}). "
                "Check its kind, places and channel in the hall file."
            )
            raise SignError(message, retry=False, code=Fault.REFUSED)
